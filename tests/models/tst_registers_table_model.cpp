#include "core/sweep/grid.h"
#include "ui/models/registers_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::models;
using autodiff::Activation;
using Table = RegistersTableModel;

namespace {

/// 2-1 with one neuron whose candidates are its inputs and 1, or 2-2-1 to look deeper; R = 2.
session::SweepRecord sweepOf(std::vector<network::LayerSettings> layers,
                             network::NestedWeights weights, int registers = 2) {
    session::SweepRecord sweep;
    network::Experiment& experiment = sweep.experiment;
    experiment.data.inputs = 2;
    experiment.network.layers = std::move(layers);
    experiment.network.initialWeights = std::move(weights);
    experiment.training.batchSize = 4;
    experiment.sweep.registers = {registers};
    experiment.sweep.corpus = {10};
    experiment.sweep.seeds = {1};
    for (const sweep::GridRun& run : sweep::grid(experiment))
        sweep.runs.emplace_back().run = run;
    return sweep;
}

struct Fixture {
    ResultsModel results;
    ProbeModel probe{results};
    Table table{probe};

    bool look(session::SweepRecord sweep, NeuronIndex neuron) {
        results.reset(std::move(sweep));
        results.select(0);
        probe.selectNeuron(neuron);
        return QTest::qWaitFor([this] { return probe.probe() != nullptr; });
    }
    QVariant at(int row, int column, int role = Qt::DisplayRole) const {
        return table.index(row, column).data(role);
    }
};

} // namespace

class TestRegistersTableModel : public QObject {
    Q_OBJECT
private slots:
    void ranksByMagnitude() {
        Fixture f;
        // s = −3·x1 + 2·x2 + 0.5; linear, so the candidates are x1, x2 and 1.
        QVERIFY(f.look(sweepOf({{1, Activation::Linear}}, {{{-3.0, 2.0, 0.5}}}), {1, 0}));
        const auto x = f.probe.probe()->data->validation.input(0);
        QVERIFY(x[0] < 1.0 && x[1] < 1.0 && x[0] != x[1]);
        const std::size_t larger = x[0] > x[1] ? 0 : 1;
        QCOMPARE(f.table.rowCount(), 3);
        QCOMPARE(f.at(0, Table::Rank).toInt(), 1);
        QCOMPARE(f.at(0, Table::Weight).toString(), QStringLiteral("layer 1: bias → 1"));
        QCOMPARE(f.at(0, Table::Id).toInt(), 2);
        QCOMPARE(f.at(0, Table::Candidate).toString(), QStringLiteral("1"));
        QCOMPARE(f.at(0, Table::Register).toString(), QStringLiteral("1"));
        QCOMPARE(f.at(0, Table::Candidate, Table::BarRole).toDouble(), 1.0);
        QCOMPARE(f.at(1, Table::Rank).toInt(), 2);
        QCOMPARE(f.at(1, Table::Weight).toString(),
                 QStringLiteral("layer 1: x%1 → 1").arg(larger + 1));
        QCOMPARE(f.at(1, Table::Id).toULongLong(), qulonglong{larger});
        QCOMPARE(f.at(1, Table::Candidate, Table::BarRole).toDouble(), x[larger]);
        QCOMPARE(f.at(1, Table::Candidate, Qt::ToolTipRole).toString().toDouble(), x[larger]);
        QVERIFY(!f.at(1, Table::Weight, Table::BarRole).isValid());
        QCOMPARE(f.table.weight(1), weightId(larger));
        // The third candidate got none of the two registers.
        QCOMPARE(f.at(2, Table::Id).toULongLong(), qulonglong{1 - larger});
        QCOMPARE(f.at(2, Table::Candidate, Qt::ToolTipRole).toString().toDouble(), x[1 - larger]);
        QCOMPARE(f.at(2, Table::Register).toString(), QStringLiteral("–"));
        for (int row = 0; row < 3; ++row) {
            QCOMPARE(f.at(row, Table::Rank, Table::FirstDroppedRole).toBool(), row == 2);
            QCOMPARE(f.at(row, Table::Rank, Table::KeptRole).toBool(), row < 2);
        }

        QVERIFY(f.table.summary().has_value());
        const Table::Summary summary = *f.table.summary();
        QCOMPARE(summary.sum, -3.0 * x[0] + 2.0 * x[1] + 0.5);
        QCOMPARE(summary.value, summary.sum);
        QCOMPARE(summary.derivative, 1.0);
        QCOMPARE(summary.candidates, std::size_t{3});
        QCOMPARE(summary.kept, std::size_t{2});
        const double smaller = x[1 - larger];
        QCOMPARE(summary.keptShare, (1.0 + x[larger]) / (1.0 + x[larger] + smaller));
        QCOMPARE(summary.keptSquares,
                 (1.0 + x[larger] * x[larger]) / (1.0 + x[larger] * x[larger] + smaller * smaller));
    }

    void registersAreScaledByTheActivation() {
        Fixture f;
        QVERIFY(f.look(sweepOf({{1, Activation::Sigmoid}, {1, Activation::Linear}},
                               {{{0.5, -0.5, 0.25}}, {{1.0, 0.0}}}),
                       {1, 0}));
        const network::Neuron& neuron = f.probe.probe()->pass.neuron(1, 0);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(f.at(row, Table::Register, Qt::ToolTipRole).toString().toDouble(),
                     f.at(row, Table::Candidate, Qt::ToolTipRole).toString().toDouble() *
                         neuron.derivative);
    }

    void barsHaveTheirSign() {
        Fixture f;
        // The output's gradients of the hidden weights are scaled by −4.
        QVERIFY(f.look(sweepOf({{1, Activation::Linear}, {1, Activation::Linear}},
                               {{{0.0, 0.0, 0.5}}, {{-4.0, 0.0}}}, 0),
                       {2, 0}));
        const auto x = f.probe.probe()->data->validation.input(0);
        // Candidates: −4·x1, −4·x2, −4 (the hidden bias), 0.5 (its value) and 1 (the bias).
        QCOMPARE(f.table.rowCount(), 5);
        QCOMPARE(f.at(0, Table::Weight).toString(), QStringLiteral("layer 1: bias → 1"));
        QCOMPARE(f.at(0, Table::Candidate, Table::BarRole).toDouble(), -1.0);
        double before = 1.0;
        double total = 0.0;
        for (int row = 0; row < 5; ++row) {
            const double bar = f.at(row, Table::Candidate, Table::BarRole).toDouble();
            QVERIFY(std::fabs(bar) <= before);
            before = std::fabs(bar);
            total += bar;
        }
        QCOMPARE(total, (-4.0 * x[0] - 4.0 * x[1] - 4.0 + 0.5 + 1.0) / 4.0);
        QCOMPARE(f.table.summary()->keptShare, 1.0);
    }

    void aReluThatIsOffCarriesNothing() {
        Fixture f;
        QVERIFY(f.look(sweepOf({{1, Activation::Relu}, {1, Activation::Linear}},
                               {{{0.0, 0.0, -1.0}}, {{1.0, 0.0}}}),
                       {1, 0}));
        QCOMPARE(f.table.rowCount(), 3);
        QCOMPARE(f.at(0, Table::Register).toString(), QStringLiteral("0"));
        QCOMPARE(f.at(2, Table::Register).toString(), QStringLiteral("–"));
        QCOMPARE(f.table.summary()->derivative, 0.0);
        QCOMPARE(f.table.summary()->candidates, std::size_t{3});
        QCOMPARE(f.table.summary()->kept, std::size_t{2});
        QVERIFY(f.table.summary()->keptShare > 0.5);
    }

    void isEmptyWithoutANeuron() {
        Fixture f;
        const QAbstractItemModelTester tester(
            &f.table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&f.table, &Table::summaryChanged);
        QVERIFY(!f.table.summary());
        QVERIFY(f.look(sweepOf({{1, Activation::Linear}}, {{{-3.0, 2.0, 0.5}}}), {1, 0}));
        QVERIFY(f.table.summary() && f.table.rowCount() == 3);
        QVERIFY(!changed.isEmpty());
        f.probe.selectNeuron(std::nullopt);
        QVERIFY(!f.table.summary());
        QCOMPARE(f.table.rowCount(), 0);
        f.probe.selectNeuron(NeuronIndex{1, 0});
        QCOMPARE(f.table.rowCount(), 3);
        f.results.reset({});
        QVERIFY(!f.table.summary());
        QCOMPARE(f.table.rowCount(), 0);
    }

    void whileTrainingTheRowsStay() {
        Fixture f;
        QVERIFY(f.look(sweepOf({{1, Activation::Linear}}, {{{-3.0, 2.0, 0.5}}}), {1, 0}));
        QSignalSpy reset(&f.table, &Table::modelReset);
        QSignalSpy changed(&f.table, &Table::dataChanged);
        f.probe.setSample(1);
        QTRY_COMPARE(f.probe.probe()->sample, std::size_t{1});
        QVERIFY(reset.isEmpty());
        QCOMPARE(changed.count(), 1);
        const auto x = f.probe.probe()->data->validation.input(1);
        QCOMPARE(f.at(1, Table::Candidate, Table::BarRole).toDouble(), std::max(x[0], x[1]));
    }

    void whatIfMovesTheThreshold() {
        Fixture f;
        QVERIFY(f.look(sweepOf({{1, Activation::Linear}}, {{{-3.0, 2.0, 0.5}}}), {1, 0}));
        f.probe.setWhatIf(1);
        QTRY_COMPARE(f.table.summary()->kept, std::size_t{1});
        QCOMPARE(f.table.rowCount(), 3);
        QVERIFY(f.at(1, Table::Rank, Table::FirstDroppedRole).toBool());
        f.probe.setWhatIf(0);
        QTRY_COMPARE(f.table.summary()->kept, std::size_t{3});
        f.probe.setWhatIf(std::nullopt);
        QTRY_COMPARE(f.table.summary()->kept, std::size_t{2});
    }

    void headers() {
        const Fixture f;
        QStringList headers;
        for (int column = 0; column < f.table.columnCount(); ++column)
            headers << f.table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QCOMPARE(headers, (QStringList{"#", "Weight", "id", "g", "g·f'"}));
    }
};

QTEST_GUILESS_MAIN(TestRegistersTableModel)
#include "tst_registers_table_model.moc"
