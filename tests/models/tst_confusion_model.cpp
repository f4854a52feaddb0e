#include "tests/support/probe_fixture.h"
#include "ui/models/confusion_model.h"
#include "ui/models/output_map.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>

using namespace dpfm;
using namespace dpfm::models;
using dpfm::tests::sweepOn;
using network::DataSource;
using session::RunEvent;
using Fixture = dpfm::tests::ProbeFixture;

namespace {

/// Where the first of the largest stands.
std::size_t largest(std::span<const double> values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

} // namespace

class TestConfusionModel : public QObject {
    Q_OBJECT
private slots:
    void countsWhatTheNetworkSays_data() {
        QTest::addColumn<DataSource>("source");
        QTest::addColumn<std::size_t>("classes");
        QTest::newRow("two inputs") << DataSource::Moons << std::size_t{2};
        QTest::newRow("flowers") << DataSource::Iris << std::size_t{3};
        QTest::newRow("digits") << DataSource::Digits << std::size_t{10};
    }
    void countsWhatTheNetworkSays() {
        QFETCH(const DataSource, source);
        QFETCH(const std::size_t, classes);
        Fixture f;
        QVERIFY(f.look(sweepOn(source)));
        const Probe& probe = *f.probe.probe();
        const ConfusionMatrix matrix(f.probe.probe());
        QCOMPARE(matrix.classes(), classes);
        const data::Samples& samples = probe.data->validation;
        QCOMPARE(matrix.sampleCount(), std::size_t{10}); // a share of 0.2
        network::Prediction prediction(probe.pass.topology());
        std::vector<std::vector<std::size_t>> expected(classes * classes);
        std::vector<double> rows(classes);
        std::size_t correct = 0;
        for (std::size_t sample = 0; sample < samples.count(); ++sample) {
            const std::size_t truth = largest(samples.target(sample));
            const std::size_t taken = largest(prediction.run(probe.weights, samples.input(sample)));
            expected[truth * classes + taken].push_back(sample);
            rows[truth] += 1.0;
            correct += truth == taken ? 1U : 0U;
        }
        for (std::size_t truth = 0; truth < classes; ++truth)
            for (std::size_t taken = 0; taken < classes; ++taken) {
                const std::vector<std::size_t>& cell = expected[truth * classes + taken];
                QVERIFY(matrix.samples({truth, taken}) == cell);
                QCOMPARE(matrix.shareOfRow({truth, taken}),
                         rows[truth] > 0.0 ? static_cast<double>(cell.size()) / rows[truth] : 0.0);
            }
        QCOMPARE(matrix.correct(), correct);
        QCOMPARE(matrix.accuracy(), static_cast<double>(correct) / 10.0);
        QCOMPARE(matrix.className(classes - 1), probe.data->outputNames.back());
    }

    void cellsHaveNeighbours_data() {
        QTest::addColumn<ConfusionCell>("from");
        QTest::addColumn<int>("down");
        QTest::addColumn<int>("right");
        QTest::addColumn<ConfusionCell>("to");
        QTest::newRow("down") << ConfusionCell{0, 1} << 1 << 0 << ConfusionCell{1, 1};
        QTest::newRow("right") << ConfusionCell{0, 1} << 0 << 1 << ConfusionCell{0, 2};
        QTest::newRow("at the top") << ConfusionCell{0, 1} << -1 << 0 << ConfusionCell{0, 1};
        QTest::newRow("at the left") << ConfusionCell{2, 0} << 0 << -1 << ConfusionCell{2, 0};
        QTest::newRow("in the last corner") << ConfusionCell{2, 2} << 1 << 1 << ConfusionCell{2, 2};
    }
    void cellsHaveNeighbours() {
        QFETCH(const ConfusionCell, from);
        QFETCH(const int, down);
        QFETCH(const int, right);
        QFETCH(const ConfusionCell, to);
        Fixture f;
        QVERIFY(f.look(sweepOn(DataSource::Iris)));
        const ConfusionMatrix matrix(f.probe.probe());
        QVERIFY(matrix.holds(from) && !matrix.holds({3, 0}) && !matrix.holds({0, 3}));
        QVERIFY(matrix.neighbour(from, down, right) == to);
    }

    void samplesFollowEachOther() {
        Fixture f;
        QVERIFY(f.look(sweepOn(DataSource::Iris)));
        const ConfusionMatrix matrix(f.probe.probe());
        bool several = false;
        bool none = false;
        for (std::size_t place = 0; place < 9; ++place) {
            const ConfusionCell cell{place / 3, place % 3};
            const std::vector<std::size_t>& samples = matrix.samples(cell);
            if (samples.empty()) {
                QVERIFY(!matrix.sampleAfter(cell, std::nullopt));
                none = true;
                continue;
            }
            several = several || samples.size() > 1;
            std::optional<std::size_t> sample;
            for (const std::size_t expected : samples) {
                sample = matrix.sampleAfter(cell, sample);
                QCOMPARE(sample, std::optional(expected));
            }
            QCOMPARE(matrix.sampleAfter(cell, sample), std::optional(samples.front()));
        }
        QVERIFY(several && none);
    }

    void isOfClassificationsOnly_data() {
        QTest::addColumn<DataSource>("source");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<bool>("confusion");
        QTest::addColumn<bool>("map");
        QTest::newRow("a sum of two") << DataSource::Sum << 2 << false << true;
        QTest::newRow("a sum of four") << DataSource::Sum << 4 << false << false;
        QTest::newRow("two classes in the plane") << DataSource::Xor << 2 << true << true;
        QTest::newRow("flowers") << DataSource::Iris << 2 << true << false;
    }
    void isOfClassificationsOnly() {
        QFETCH(const DataSource, source);
        QFETCH(const int, inputs);
        QFETCH(const bool, confusion);
        QFETCH(const bool, map);
        const network::Experiment experiment = sweepOn(source, inputs).experiment;
        QCOMPARE(hasConfusion(experiment), confusion);
        QCOMPARE(hasOutputMap(experiment), map);
    }

    void followsTheTraining() {
        Fixture f;
        ConfusionModel model(f.probe);
        model.beginLooking();
        QVERIFY(f.look(sweepOn(DataSource::Iris)));
        QTRY_VERIFY(model.matrix() && &model.matrix()->probe() == f.probe.probe().get());
        const sweep::GridRun run = f.results.run(0).run;
        f.results.apply(std::array{RunEvent{run, session::RunStarted{}}});
        network::Weights weights = f.probe.probe()->weights;
        for (int epoch = 1; epoch <= 3; ++epoch) {
            for (double& weight : weights)
                weight = -1.5 * weight;
            training::EpochSnapshot snapshot{{epoch, 1.0, 1.0, {}, {}}, weights, {}};
            f.results.apply(std::array{RunEvent{
                run, std::make_shared<const training::EpochSnapshot>(std::move(snapshot))}});
        }
        QTRY_VERIFY(model.matrix()->probe().epoch == 3);
        QVERIFY(model.matrix()->probe().weights == weights);
    }

    void isKeptWhileSomebodyLooks() {
        Fixture f;
        ConfusionModel model(f.probe);
        QSignalSpy changed(&model, &ConfusionModel::changed);
        QVERIFY(f.look(sweepOn(DataSource::Iris)));
        QVERIFY(!model.matrix() && changed.isEmpty());
        model.beginLooking();
        QTRY_VERIFY(model.matrix());
        model.endLooking();
        f.probe.setSample(1);
        QTRY_COMPARE(f.probe.probe()->sample, std::size_t{1});
        QCOMPARE(model.matrix()->probe().sample, std::size_t{0});
        model.beginLooking();
        QTRY_VERIFY(model.matrix()->probe().sample == 1);
        // What is of another sweep must not stay, whether somebody looks or not.
        model.endLooking();
        f.results.reset({});
        QVERIFY(!model.matrix());
        model.beginLooking();
        QVERIFY(f.look(sweepOn(DataSource::Moons)));
        QTRY_VERIFY(model.matrix());
        QVERIFY(f.look(sweepOn(DataSource::Sine)));
        QTRY_VERIFY(!model.matrix());
    }
};

QTEST_GUILESS_MAIN(TestConfusionModel)
#include "tst_confusion_model.moc"
