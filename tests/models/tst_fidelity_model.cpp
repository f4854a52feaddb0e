#include "core/engine/gradient_engine.h"
#include "tests/support/probe_fixture.h"
#include "ui/models/fidelity_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::models;
using dpfm::tests::ProbeFixture;

namespace {

session::SweepRecord sweepWith(autodiff::Selection selection,
                               network::Method method = network::Method::Dpfm) {
    session::SweepRecord sweep = tests::sweepOn(network::DataSource::Sum, 3);
    sweep.experiment.network.layers = {{4, autodiff::Activation::Tanh},
                                       {3, autodiff::Activation::Sigmoid},
                                       {1, autodiff::Activation::Linear}};
    sweep.experiment.training.selection = selection;
    sweep.experiment.training.method = method;
    sweep.runs.front().run.parameters.method = method;
    return sweep;
}

} // namespace

class TestFidelityModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void registersGoUpToAll() {
        using Counts = std::vector<std::size_t>;
        QCOMPARE(fidelityRegisters(35, 0), (Counts{2, 4, 8, 16, 32, 0}));
        QCOMPARE(fidelityRegisters(8, 2), (Counts{2, 4, 0}));
        QCOMPARE(fidelityRegisters(8, 3), (Counts{2, 3, 4, 0}));
        QCOMPARE(fidelityRegisters(2, 0), (Counts{0}));
        QCOMPARE(fidelityRegisters(100'000, 500), (Counts{2, 4, 8, 16, 32, 64, 128, 500, 0}));
    }

    void isOfTheSelectedRun() {
        ProbeFixture f;
        FidelityModel model(f.probe);
        QVERIFY(!model.report());
        model.beginLooking();
        QVERIFY(f.look(sweepWith(autodiff::Selection::Largest)));
        QTRY_VERIFY(model.report());
        const FidelityReport& report = *model.report();
        QCOMPARE(report.samples, std::size_t{40}); // of 50, less a fifth
        QCOMPARE(report.trainingSamples, std::size_t{40});
        QCOMPARE(report.probe, f.probe.probe());
        const training::Fidelity& all = report.measured.back();
        QVERIFY(std::fabs(*fidelityValue(all, std::nullopt, Metric::Cosine) - 1.0) < 1e-12);
        for (const Metric measure : kFidelityMeasures)
            for (std::size_t layer = 0; layer < 3; ++layer)
                QVERIFY(std::fabs(*fidelityValue(all, layer, measure) - 1.0) < 1e-12);
        // More registers are nearer to the full gradient on this network.
        const auto cosine = [&](std::size_t place) {
            return *fidelityValue(report.measured[place], std::nullopt, Metric::Cosine);
        };
        QVERIFY(cosine(0) < cosine(report.measured.size() - 2));
        QVERIFY(fidelityTitle(report).contains("batch of 40 of the 40 training samples"));
        QVERIFY(fidelityTitle(report).contains("selection: largest"));
    }

    /// The table has what the engines say of the same batch.
    void tableIsOfTheGradients() {
        ProbeFixture f;
        FidelityModel model(f.probe);
        model.beginLooking();
        QVERIFY(f.look(sweepWith(autodiff::Selection::Random)));
        QTRY_VERIFY(model.report());
        const Probe& probe = *f.probe.probe();
        const network::Topology& topology = probe.pass.topology();
        const auto rows = training::fidelityRows(40, kFidelitySamples, 1);
        const auto gradientOf = [&](std::size_t registers) {
            std::vector<double> gradient(topology.weightCount());
            engine::Batch batch;
            batch.weights = probe.weights;
            batch.samples = &probe.data->training;
            batch.rows = rows;
            batch.gradient = gradient;
            batch.seed = 1;
            batch.epoch = 1;
            engine::makeReferenceEngine(topology, probe.loss, registers,
                                        autodiff::Selection::Random)
                ->compute(std::span(&batch, 1), {});
            return gradient;
        };
        const auto expected = network::gradientFidelity(gradientOf(4), gradientOf(0));
        TextTable table;
        const QAbstractItemModelTester tester(&table);
        table.set(fidelityColumns(), fidelityRows(*model.report()));
        QCOMPARE(table.columnCount(), 9);
        QCOMPARE(table.rowCount(), static_cast<int>(4 * model.report()->measured.size()));
        const auto cell = [&](int row, int column) {
            return table.index(row, column).data().toString();
        };
        QCOMPARE(cell(4, 0), QStringLiteral("whole network"));
        QCOMPARE(cell(4, 1), QStringLiteral("4"));
        QCOMPARE(cell(4, 2), QString::number(*expected.cosine, 'f', 3));
        QCOMPARE(cell(4, 3), QString::number(*expected.normRatio, 'f', 3));
        QCOMPARE(cell(4, 4), QString::number(*expected.signAgreement, 'f', 3));
        QCOMPARE(cell(5, 0), QStringLiteral("layer 1"));
        QCOMPARE(cell(table.rowCount() - 1, 1), QStringLiteral("all"));
        QVERIFY(fidelityTitle(*model.report()).contains("selection: random"));
    }

    void saysWhatItIsNot() {
        ProbeFixture f;
        FidelityModel model(f.probe);
        model.beginLooking();
        QVERIFY(f.look(sweepWith(autodiff::Selection::Largest, network::Method::MeProp)));
        QTRY_VERIFY(model.report());
        QVERIFY(fidelityTitle(*model.report()).contains("prunes no registers"));
        QVERIFY(f.look(sweepWith(autodiff::Selection::ErrorFeedback)));
        QTRY_VERIFY(model.report() && fidelityTitle(*model.report()).contains("remembered"));
    }

    void undefinedIsADash() {
        ProbeFixture f;
        FidelityModel model(f.probe);
        model.beginLooking();
        session::SweepRecord sweep = sweepWith(autodiff::Selection::Largest);
        // The output does not listen to the layers before it.
        network::NestedWeights& weights = sweep.experiment.network.initialWeights.emplace();
        weights = {std::vector(4, std::vector<double>(4, 0.5)),
                   std::vector(3, std::vector<double>(5, 0.5)),
                   std::vector(1, std::vector<double>(4, 0.0))};
        QVERIFY(f.look(sweep));
        QTRY_VERIFY(model.report());
        const auto rows = fidelityRows(*model.report());
        QCOMPARE(rows[1].cells[0], QStringLiteral("layer 1"));
        QCOMPARE(rows[1].cells[2], QStringLiteral("–"));
    }
};

QTEST_GUILESS_MAIN(TestFidelityModel)
#include "tst_fidelity_model.moc"
