#include "core/data/split.h"
#include "tests/support/experiments.h"
#include "tests/support/idx_files.h"
#include "ui/models/live_run_model.h"
#include "ui/models/touches_model.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace dpfm;
using namespace dpfm::models;
using network::Experiment;
using training::StepUnit;

namespace {

struct Bench {
    explicit Bench(const Experiment& experiment) { document.reset(experiment); }
    bool settles() {
        return QTest::qWaitFor([this] { return live.settled() && live.state(); }, 20'000);
    }
    std::uint64_t run() const { return live.state()->run; }

    ExperimentDocument document;
    LiveRunModel live{document};
    QSignalSpy messages{&live, &LiveRunModel::message};
    QSignalSpy failures{&live, &LiveRunModel::failed};
};

} // namespace

class TestLiveRunModel : public QObject {
    Q_OBJECT
private:
    const Experiment experiment_ = test::workshop();

private slots:
    void beginsWhenSomebodyLooks() {
        Bench bench(experiment_);
        QVERIFY(!bench.live.state() && bench.live.canStep());
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        const session::LiveState& state = *bench.live.state();
        QCOMPARE(state.parameters.corpus, 33); // the largest
        QCOMPARE(state.parameters.registers, experiment_.sweep.registers.front());
        QCOMPARE(state.parameters.seed, experiment_.sweep.seeds.front());
        QCOMPARE(state.weights, network::initialWeights(experiment_, state.parameters.seed));
        bench.live.endLooking();
    }

    void beginsWithTheFirstStep() {
        Bench bench(experiment_);
        bench.live.setUnit(StepUnit::Epoch);
        bench.live.step();
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->position.epoch, 1);
    }

    void rewindComesBackToTheSameStart() {
        Bench bench(experiment_);
        bench.live.setUnit(StepUnit::Epoch);
        bench.live.step();
        QVERIFY(bench.settles());
        const network::Weights trained = bench.live.state()->weights;
        bench.live.setRegisters(3);
        bench.live.rewind();
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->weights,
                 network::initialWeights(experiment_, bench.live.seed()));
        QCOMPARE(bench.live.state()->position.epoch, 0);
        QCOMPARE(bench.live.state()->parameters.registers, 3); // R is the person's
        QVERIFY(bench.live.state()->touches.empty());
        bench.live.setRegisters(experiment_.sweep.registers.front());
        bench.live.rewind();
        bench.live.step();
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->weights, trained);
    }

    void anotherSeedIsAnotherNetwork() {
        Bench bench(experiment_);
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        const std::uint64_t before = bench.live.seed();
        bench.live.newSeed();
        QVERIFY(bench.live.seed() != before);
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->weights,
                 network::initialWeights(experiment_, bench.live.seed()));
        const auto run = bench.run();
        bench.live.setSeed(bench.live.seed()); // the same: nothing begins anew
        QVERIFY(bench.settles());
        QCOMPARE(bench.run(), run);
        bench.live.setSeed(before);
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->weights, network::initialWeights(experiment_, before));
        bench.live.endLooking();
    }

    void doesNotBeginAnewFor_data() {
        QTest::addColumn<int>("edit");
        QTest::addColumn<int>("touches");
        QTest::newRow("learning rate") << 0 << 1;
        QTest::newRow("batch size") << 1 << 1;
        QTest::newRow("epochs") << 2 << 0;
        QTest::newRow("name") << 3 << 0;
        QTest::newRow("registers of the sweep") << 4 << 0;
        QTest::newRow("seeds") << 5 << 0;
        QTest::newRow("method") << 6 << 0;
    }
    void doesNotBeginAnewFor() {
        QFETCH(int, edit);
        QFETCH(int, touches);
        Bench bench(experiment_);
        bench.live.setUnit(StepUnit::Batch);
        bench.live.step();
        QVERIFY(bench.settles());
        bench.document.edit(QStringLiteral("edit"), [&](Experiment& e) {
            switch (edit) {
            case 0:
                e.training.optimizer.learningRate *= 2.0;
                break;
            case 1:
                e.training.batchSize = 3;
                break;
            case 2:
                e.training.epochs += 10;
                break;
            case 3:
                e.name = "another";
                break;
            case 4:
                e.sweep.registers = {7};
                break;
            case 5:
                e.sweep.seeds = {5};
                break;
            default:
                e.training.method = network::Method::Backpropagation;
            }
        });
        QVERIFY(bench.settles());
        QCOMPARE(bench.run(), std::uint64_t{1});
        QCOMPARE(static_cast<int>(bench.live.state()->touches.size()), touches);
        QVERIFY(bench.live.state()->trainedSamples > 0);
        QCOMPARE(bench.messages.count(), 0);
    }

    void beginsAnewAndSaysSoFor_data() {
        QTest::addColumn<int>("edit");
        QTest::newRow("a neuron more") << 0;
        QTest::newRow("another activation") << 1;
        QTest::newRow("noise") << 2;
        QTest::newRow("another optimizer") << 3;
    }
    void beginsAnewAndSaysSoFor() {
        QFETCH(int, edit);
        Bench bench(experiment_);
        bench.live.setUnit(StepUnit::Batch);
        bench.live.step();
        QVERIFY(bench.settles());
        bench.document.edit(QStringLiteral("edit"), [&](Experiment& e) {
            switch (edit) {
            case 0:
                ++e.network.layers.front().neurons;
                break;
            case 1:
                e.network.layers.front().activation = autodiff::Activation::Tanh;
                break;
            case 2:
                e.data.noise = 0.1;
                break;
            default:
                e.training.optimizer.kind = network::OptimizerKind::Adam;
            }
        });
        QVERIFY(bench.settles());
        QCOMPARE(bench.run(), std::uint64_t{2});
        QCOMPARE(bench.live.state()->trainedSamples, std::size_t{0});
        QCOMPARE(bench.messages.count(), 1);
    }

    void registersAndSeedAreTheExperimentsUntilTheyAreChosen() {
        Bench bench(experiment_);
        const auto edit = [&](int registers, std::uint64_t seed, int neurons) {
            bench.document.edit(QStringLiteral("edit"), [&](Experiment& e) {
                e.sweep.registers = {registers};
                e.sweep.seeds = {seed};
                e.network.layers.front().neurons = neurons;
            });
        };
        edit(8, 2, 5); // before it is begun
        QCOMPARE(bench.live.registers(), 8);
        QCOMPARE(bench.live.seed(), std::uint64_t{2});
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        edit(6, 2, 5);
        QVERIFY(bench.live.registers() != 6); // there is a run that goes on
        edit(7, 3, 6);
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->parameters.registers, 7);
        QCOMPARE(bench.live.state()->parameters.seed, std::uint64_t{3});
        bench.live.setRegisters(2);
        bench.live.setSeed(11);
        edit(5, 4, 4);
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.state()->parameters.registers, 2);
        QCOMPARE(bench.live.state()->parameters.seed, std::uint64_t{11});
        bench.live.endLooking();
    }

    void goesOnWhileTheExperimentHasAProblem() {
        Bench bench(experiment_);
        bench.live.play();
        QTRY_VERIFY(bench.live.state() && bench.live.state()->trainedSamples > 0);
        // As it is while "0.05" is typed.
        bench.document.edit(QStringLiteral("edit"),
                            [](Experiment& e) { e.training.optimizer.learningRate = 0.0; });
        QVERIFY(bench.live.playing() && !bench.live.canRewind());
        QCOMPARE(bench.messages.count(), 1);
        const std::size_t before = bench.live.state()->trainedSamples;
        QTRY_VERIFY(bench.live.state()->trainedSamples > before);
        bench.document.edit(QStringLiteral("edit"),
                            [](Experiment& e) { e.training.optimizer.learningRate = 0.05; });
        QVERIFY(bench.live.playing() && bench.live.canRewind());
        bench.live.pause();
        QVERIFY(bench.settles());
        QCOMPARE(bench.run(), std::uint64_t{1});
        QCOMPARE(bench.live.state()->settings.optimizer.learningRate, 0.05);
    }

    void theSweepsListsMayHaveProblems() {
        Bench bench(experiment_);
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        bench.document.edit(QStringLiteral("edit"), [](Experiment& e) {
            network::chooseSource(e, network::DataSource::Iris);
            e.sweep.corpus = {50, 400}; // there are 150
            e.sweep.registers = {};
        });
        QVERIFY(!bench.document.valid() && bench.live.canRewind());
        QVERIFY(bench.settles());
        QCOMPARE(bench.run(), std::uint64_t{2});
        QCOMPARE(bench.live.state()->parameters.corpus, 150);
        // A list that is typed begins nothing.
        for (const std::vector<int>& corpora :
             {std::vector{5}, std::vector{50}, std::vector{50, 1}})
            bench.document.edit(QStringLiteral("edit"),
                                [&](Experiment& e) { e.sweep.corpus = corpora; });
        QVERIFY(bench.settles());
        QCOMPARE(bench.run(), std::uint64_t{2});
        bench.live.endLooking();
    }

    void weightsAreFiniteNumbers_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("good");
        QTest::newRow("a number") << 0.25 << true;
        QTest::newRow("minus zero") << -0.0 << true;
        QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN() << false;
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << false;
    }
    void weightsAreFiniteNumbers() {
        QFETCH(double, value);
        QFETCH(bool, good);
        Bench bench(experiment_);
        QVERIFY(!bench.live.setWeight(1, WeightId{3}, 0.5)); // there is none yet
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        const network::Weights before = bench.live.state()->weights;
        QCOMPARE(bench.live.setWeight(bench.run(), WeightId{3}, value).ok(), good);
        QVERIFY(bench.settles());
        network::Weights expected = before;
        if (good)
            expected[3] = value;
        QCOMPARE(bench.live.state()->weights, expected);
        QVERIFY(!bench.live.setWeight(bench.run(), weightId(before.size()), 0.5));
        QVERIFY(!bench.live.setWeight(bench.run() + 1, WeightId{3}, 0.5));
        bench.live.endLooking();
    }

    void touchesAreTold() {
        Bench bench(experiment_);
        TouchesModel touches(bench.live);
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        QVERIFY(liveSummary(nullptr).contains("no live run"));
        // Before the training a setting is what it begins with.
        bench.live.setRegisters(3);
        QVERIFY(bench.settles());
        QVERIFY(!liveSummary(bench.live.state().get()).contains("by hand"));
        bench.live.setUnit(StepUnit::Batch);
        bench.live.step();
        QVERIFY(bench.settles());
        QVERIFY(bench.live.setWeight(bench.run(), WeightId{0}, 0.5));
        bench.live.setRegisters(0);
        QVERIFY(bench.settles());
        touches.refresh();
        QCOMPARE(touches.rowCount(), 2);
        const auto line = [&](int row) {
            return touches.data(touches.index(row), Qt::DisplayRole).toString();
        };
        QVERIFY(line(0).contains("R from") && line(0).endsWith("to all"));
        QVERIFY(line(1).contains("x1 → 1") && line(1).endsWith("to 0.5"));
        QVERIFY(liveSummary(bench.live.state().get()).contains("by hand"));
        bench.live.endLooking();
    }

    void anotherDocumentIsAnotherRun() {
        Bench bench(experiment_);
        bench.live.beginLooking();
        bench.live.setSeed(77);
        bench.live.setRegisters(5);
        QVERIFY(bench.settles());
        Experiment other = experiment_;
        other.sweep.seeds = {9};
        other.sweep.registers = {0};
        bench.document.reset(other);
        QVERIFY(bench.settles());
        QCOMPARE(bench.live.seed(), std::uint64_t{9});
        QCOMPARE(bench.live.registers(), 0);
        QCOMPARE(bench.live.state()->parameters.seed, std::uint64_t{9});
        QCOMPARE(bench.messages.count(), 0);
        bench.live.endLooking();
    }

    /// A weight that was seen in a network before the present one is not set in this one.
    void aWeightOfTheNetworkBeforeIsNotSet() {
        Experiment large = experiment_;
        large.network.layers.front().neurons = 40;
        Bench bench(large);
        bench.live.beginLooking();
        QVERIFY(bench.settles());
        const WeightId last = weightId(bench.live.state()->weights.size() - 1);
        const auto run = bench.run();
        bench.document.edit(QStringLiteral("edit"),
                            [](Experiment& e) { e.network.layers.front().neurons = 1; });
        QVERIFY(!bench.live.setWeight(run, last, 0.5)); // the smaller one is on its way
        QVERIFY(bench.settles());
        QVERIFY(bench.live.state()->touches.empty());
        bench.live.endLooking();
    }

    void aDivergedRunIsRewound() {
        Experiment diverging = experiment_;
        for (auto& layer : diverging.network.layers)
            layer.activation = autodiff::Activation::Linear;
        diverging.training.optimizer = {network::OptimizerKind::Sgd, 1e6};
        Bench bench(diverging);
        bench.live.play();
        QTRY_VERIFY(bench.live.state() && bench.live.state()->divergence && !bench.live.playing());
        QVERIFY(!bench.live.canStep());
        QSignalSpy controls(&bench.live, &LiveRunModel::controlsChanged);
        bench.live.rewind();
        QVERIFY(bench.live.canStep());
        QVERIFY(bench.settles());
        QVERIFY(controls.count() > 0 && bench.live.canStep());
        bench.live.setUnit(StepUnit::Stage);
        bench.live.step();
        QVERIFY(bench.settles());
        QVERIFY(bench.live.state()->position.inSample());
    }

    void dataThatCannotBeReadIsToldOnce() {
        // The beginning can be unpacked, and is all that is looked at before the file is read.
        const QTemporaryDir folder;
        QByteArray packed = test::gzip(test::idxImages(20, 100, 100));
        packed.chop(40);
        Experiment damaged = experiment_;
        network::chooseSource(damaged, network::DataSource::Idx);
        damaged.data.idx = {test::put(folder.path(), "images.gz", packed),
                            test::put(folder.path(), "labels", test::idxLabels(20, 2)),
                            {},
                            {},
                            {10'000, 2, 20, 0}};
        network::adaptToData(damaged);
        damaged.sweep.corpus = {20};
        Bench bench(damaged);
        QVERIFY(bench.document.valid());
        bench.live.beginLooking();
        QTRY_COMPARE(bench.failures.count(), 1);
        QVERIFY(!bench.live.state());
        for (int i = 1; i < 5; ++i)
            bench.document.edit(QStringLiteral("rate"), [&](Experiment& e) {
                e.training.optimizer.learningRate = 0.01 * i;
            });
        bench.live.step(); // asked for, unlike what came before
        QTRY_COMPARE(bench.failures.count(), 2);
        bench.live.endLooking();
    }
};

QTEST_GUILESS_MAIN(TestLiveRunModel)
#include "tst_live_run_model.moc"
