#include "core/network/variants.h"
#include "tests/support/experiments.h"
#include "tests/support/sample_sweep.h"
#include "ui/models/cost_model.h"
#include "ui/models/quantity_text.h"
#include "ui/models/workshop_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dpfm;
using namespace dpfm::models;

namespace {

struct Fixture {
    ExperimentDocument document;
    ResultsModel results;
    CostModel cost{document, results};
    QAbstractItemModelTester stepsTester{&cost.steps()};
    QAbstractItemModelTester summaryTester{&cost.summary()};

    explicit Fixture(const network::Experiment& experiment = test::workshop()) {
        QLocale::setDefault(QLocale::c());
        document.reset(experiment);
    }
    static QString cell(const TextTable& table, int row, int column) {
        return table.index(row, column).data().toString();
    }
    static int rowOf(const TextTable& table, const QString& begin) {
        for (int row = 0; row < table.rowCount(); ++row)
            if (cell(table, row, 0).startsWith(begin))
                return row;
        return -1;
    }
};

/// Ended runs of R = 2, all and backpropagation on one corpus of 50, so 40 samples: 4 batches of 10
/// an epoch.
session::SweepRecord measuredSweep() {
    session::SweepRecord sweep;
    sweep.experiment = test::workshop();
    sweep.runs = {
        tests::sampleRun(0, 50, 2, 1, {4.0, 2.0}), tests::sampleRun(1, 50, 2, 2, {6.0, 3.0}),
        tests::sampleRun(2, 50, 0, 1, {2.0, 4.0}), tests::sampleRun(3, 50, 0, 1, {1.0, 0.5})};
    sweep.runs[3].run.parameters.method = network::Method::Backpropagation;
    sweep.runs[0].seconds = 0.8;
    sweep.runs[1].seconds = 1.6;
    sweep.runs[2].seconds = 8.0;
    sweep.runs[3].seconds = 0.08;
    return sweep;
}

/// The same with two batch sizes, of which the second run of R = 2 has the larger.
session::SweepRecord sweepOfBatchSizes() {
    session::SweepRecord sweep = measuredSweep();
    sweep.experiment.sweep.fields = {{"training.batch_size", {"10", "20"}}};
    sweep.variants = network::variantsOf(sweep.experiment);
    sweep.runs[1].run.parameters.variant = 1;
    return sweep;
}

const CostLine* lineOf(const CostPlot& plot, CostLine::Kind kind) {
    const auto found = std::find_if(plot.lines.begin(), plot.lines.end(),
                                    [kind](const CostLine& line) { return line.kind == kind; });
    return found == plot.lines.end() ? nullptr : &*found;
}

} // namespace

class TestCostModel : public QObject {
    Q_OBJECT
private slots:
    void tablesAreTheModels() {
        Fixture f;
        f.cost.setRegisters(8);
        TextTable& steps = f.cost.steps();
        // 3 layers and the loss, total; 3 forward and 3 back, total; the ratio.
        QCOMPARE(steps.rowCount(), 5 + 7 + 1);
        QCOMPARE(Fixture::cell(steps, 1, 0), QStringLiteral("DPFM, R = 8: forward, layer 2"));
        QCOMPARE(Fixture::cell(steps, 1, 1), QStringLiteral("190"));
        const int dpfm = Fixture::rowOf(steps, "DPFM, R = 8: total");
        const int back = Fixture::rowOf(steps, "Backprop.: total");
        QCOMPARE(Fixture::cell(steps, dpfm, 1), QStringLiteral("288"));
        QCOMPARE(Fixture::cell(steps, dpfm, 4), QStringLiteral("61"));
        QCOMPARE(Fixture::cell(steps, dpfm, 5), QStringLiteral("65"));
        QCOMPARE(Fixture::cell(steps, back, 1), QStringLiteral("140"));
        QCOMPARE(Fixture::cell(steps, back, 4), QStringLiteral("91"));
        QCOMPARE(Fixture::cell(steps, steps.rowCount() - 1, 1), QStringLiteral("2.06 ×"));
        QVERIFY(steps.index(dpfm, 0).data(Qt::FontRole).isValid());
        QVERIFY(steps.index(1, 0).data(Qt::ToolTipRole).toString().contains("31 candidates"));
        QCOMPARE(f.cost.title(), QStringLiteral("Network 4-5-5-1, 61 weights, batch of 10, R = 8"));
    }

    void followsTheExperiment() {
        Fixture f;
        QSignalSpy changed(&f.cost, &CostModel::changed);
        f.document.edit("batch", [](network::Experiment& e) { e.training.batchSize = 7; });
        QVERIFY(!changed.isEmpty());
        QCOMPARE(f.cost.question()->batch, std::size_t{7});
        QCOMPARE(f.cost.summary().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("A batch of 7"));
        f.document.edit("layer", [](network::Experiment& e) { e.network.layers[0].neurons = 0; });
        QVERIFY(!f.cost.question());
        QVERIFY(f.cost.problem().contains("network.layers[0]"));
        QCOMPARE(f.cost.steps().rowCount(), 0);
        QVERIFY(f.cost.costOverRegisters(CostMeasure::Energy).lines.empty());
        f.document.undoStack().undo();
        QVERIFY(f.cost.question());
        QVERIFY(f.cost.problem().isEmpty());
    }

    void refusedDeviceLeavesTheLastOne() {
        Fixture f;
        hardware::Device device;
        device.clockMHz = -5.0;
        f.cost.setDevice(device);
        QCOMPARE(f.cost.deviceProblems().size(), std::size_t{1});
        QCOMPARE(f.cost.deviceProblems()[0].place, std::string("clock"));
        QCOMPARE(f.cost.device(), hardware::Device());
        const int row = Fixture::rowOf(f.cost.summary(), "time, multiplying");
        const QString before = Fixture::cell(f.cost.summary(), row, 1);
        device.clockMHz = 200.0;
        f.cost.setDevice(device);
        QVERIFY(f.cost.deviceProblems().empty());
        QVERIFY(Fixture::cell(f.cost.summary(), row, 1) != before);
    }

    void costGrowsWithRegisters_data() {
        QTest::addColumn<CostMeasure>("measure");
        QTest::addColumn<bool>("sinksAtAll");
        for (const CostMeasure measure : kCostMeasures)
            QTest::newRow(qPrintable(costMeasureName(measure)))
                << measure
                << (measure == CostMeasure::Comparisons || measure == CostMeasure::Energy);
    }

    void costGrowsWithRegisters() {
        QFETCH(CostMeasure, measure);
        QFETCH(bool, sinksAtAll); // nothing is selected where all are kept
        Fixture f;
        const CostPlot plot = f.cost.costOverRegisters(measure);
        const CostLine* line = lineOf(plot, CostLine::Kind::Model);
        QVERIFY(line != nullptr);
        QCOMPARE(line->x.size(), line->y.size());
        QVERIFY(std::is_sorted(line->x.begin(), line->x.end()));
        const auto end = sinksAtAll ? line->y.begin() + 8 : line->y.end();
        QVERIFY(std::is_sorted(line->y.begin(), end));
        QVERIFY(lineOf(plot, CostLine::Kind::Backpropagation) != nullptr);
        QVERIFY(plot.yTitle.startsWith("model: "));
    }

    void utilisationHasALineForEachLayer() {
        Fixture f;
        const CostPlot plot = f.cost.utilisation();
        QCOMPARE(plot.lines.size(), std::size_t{3});
        // Layer 2 is the workshop's: 4250 products in 20 cycles at R = 16.
        QCOMPARE(plot.lines[1].name, QStringLiteral("layer 2: 5 × 5"));
        QCOMPARE(plot.lines[1].x[16], 16.0);
        QCOMPARE(plot.lines[1].y[16], 4250.0 / 4400.0);
        for (const CostLine& line : plot.lines)
            for (const double share : line.y)
                QVERIFY(share > 0.0 && share <= 1.0);
    }

    void lossBesideCost() {
        Fixture f;
        CostPlot plot =
            f.cost.lossAgainstCost(CostMeasure::Multiplications, Metric::Loss, Reading::Best);
        QVERIFY(plot.lines.empty() && !plot.missing.isEmpty());
        f.results.reset(measuredSweep());
        plot = f.cost.lossAgainstCost(CostMeasure::Multiplications, Metric::Loss, Reading::Best);
        const CostLine* dpfm = lineOf(plot, CostLine::Kind::Corpus);
        const CostLine* back = lineOf(plot, CostLine::Kind::CorpusBackpropagation);
        QVERIFY(dpfm != nullptr && back != nullptr);
        QCOMPARE(dpfm->labels, (std::vector<QString>{"2", "all"}));
        // R = 2: best is epoch 2, 2.0 and 3.0. 4 batches an epoch.
        const network::Topology topology(test::workshop());
        const auto products = [&](std::size_t registers) {
            return 10.0 * hardware::dpfmCost(topology, registers).total.multiplications;
        };
        QCOMPARE(dpfm->x[0], products(2) * 4.0 * 2.0);
        QCOMPARE(dpfm->y[0], 2.5);
        // All: best is epoch 1.
        QCOMPARE(dpfm->x[1], products(0) * 4.0);
        QCOMPARE(dpfm->y[1], 2.0);
        QCOMPARE(back->x[0],
                 10.0 * hardware::backpropagationCost(topology).total.multiplications * 8.0);
        const std::size_t hidden[]{1};
        f.results.setShown(hidden, false);
        plot = f.cost.lossAgainstCost(CostMeasure::Multiplications, Metric::Loss, Reading::Best);
        QCOMPARE(lineOf(plot, CostLine::Kind::Corpus)->y[0], 2.0);
    }

    void someRunsHaveNoPlace() {
        Fixture f;
        session::SweepRecord sweep = measuredSweep();
        sweep.runs[0].status = session::RunStatus::Diverged;
        sweep.runs[1].marks.deleted = true;
        f.results.reset(sweep);
        const CostPlot plot =
            f.cost.lossAgainstCost(CostMeasure::Multiplications, Metric::Loss, Reading::Best);
        QCOMPARE(lineOf(plot, CostLine::Kind::Corpus)->labels, (std::vector<QString>{"all"}));
        f.cost.setRegisters(2);
        QVERIFY(!measuredBatchSeconds(sweep, *f.cost.question(), {network::Method::Dpfm, 2}));
    }

    void variantsCostWhatTheyAre() {
        Fixture f;
        const session::SweepRecord sweep = sweepOfBatchSizes();
        f.results.reset(sweep);
        const CostPlot plot =
            f.cost.lossAgainstCost(CostMeasure::Time, Metric::Loss, Reading::Best);
        const CostLine* line = lineOf(plot, CostLine::Kind::Corpus);
        QCOMPARE(line->labels, (std::vector<QString>{"2 (10)", "2 (20)", "all"}));
        const network::Topology topology(test::workshop());
        const auto seconds = [&](std::size_t batch) {
            return hardware::costOn({}, hardware::dpfmCost(topology, 2), batch, 61).seconds;
        };
        QCOMPARE(line->x[0], seconds(10) * 4.0 * 2.0);
        QCOMPARE(line->x[1], seconds(20) * 2.0 * 2.0);
        f.cost.setRegisters(2);
        // Of the question's batch of 10 is the first alone: 0.8 s over 8 batches.
        QCOMPARE(*measuredBatchSeconds(sweep, *f.cost.question(), {network::Method::Dpfm, 2}), 0.1);
    }

    /// Two batch sizes, which backpropagation's memory does not depend on, are one point with one
    /// name.
    void pointsAreNamedByWhatTellsThemApart() {
        Fixture f;
        session::SweepRecord sweep = sweepOfBatchSizes();
        sweep.runs.push_back(sweep.runs.back());
        QCOMPARE(sweep.runs.back().run.parameters.method, network::Method::Backpropagation);
        sweep.runs.back().run.parameters.variant = 1;
        f.results.reset(sweep);
        const CostPlot plot =
            f.cost.lossAgainstCost(CostMeasure::Memory, Metric::Loss, Reading::Best);
        QCOMPARE(lineOf(plot, CostLine::Kind::Corpus)->labels,
                 (std::vector<QString>{"2 (10)", "2 (20)", "all"}));
        QCOMPARE(lineOf(plot, CostLine::Kind::CorpusBackpropagation)->labels,
                 (std::vector<QString>{"backprop."}));
    }

    void measuredTimesAreOfTheSameNetwork() {
        Fixture f;
        f.results.reset(measuredSweep());
        f.cost.setRegisters(2);
        const int row = Fixture::rowOf(f.cost.summary(), "in the sweep");
        // 0.8 s and 1.6 s over 8 batches.
        QCOMPARE(Fixture::cell(f.cost.summary(), row, 1), QStringLiteral("150 ms"));
        QCOMPARE(Fixture::cell(f.cost.summary(), row, 2), QStringLiteral("10 ms"));
        const CostPlot plot = f.cost.costOverRegisters(CostMeasure::Time);
        const CostLine* measured = lineOf(plot, CostLine::Kind::Measured);
        QVERIFY(measured != nullptr);
        QCOMPARE(measured->y.size(), std::size_t{2});
        QCOMPARE(measured->y[0], 0.15);
        QCOMPARE(measured->y[1], 1.0);
        QVERIFY(plot.yTitle.contains("measured"));
        QVERIFY(lineOf(f.cost.costOverRegisters(CostMeasure::Energy), CostLine::Kind::Measured) ==
                nullptr);
        f.document.edit("net", [](network::Experiment& e) { e.network.layers[0].neurons = 6; });
        QCOMPARE(Fixture::cell(f.cost.summary(), row, 1), QStringLiteral("–"));
        QVERIFY(lineOf(f.cost.costOverRegisters(CostMeasure::Time), CostLine::Kind::Measured) ==
                nullptr);
    }

    void measuresHere() {
        Fixture f;
        const int row = Fixture::rowOf(f.cost.summary(), "gradient of the batch");
        QCOMPARE(Fixture::cell(f.cost.summary(), row, 1), QStringLiteral("–"));
        f.cost.measure();
        QVERIFY(f.cost.measuring());
        QTRY_VERIFY(!f.cost.measuring());
        QVERIFY(f.cost.latency());
        QVERIFY(f.cost.latency()->batch > 0.0);
        QCOMPARE(Fixture::cell(f.cost.summary(), row, 1), secondsText(f.cost.latency()->batch));
        f.cost.setRegisters(3); // it was of another R
        QVERIFY(!f.cost.latency());
        QCOMPARE(Fixture::cell(f.cost.summary(), row, 1), QStringLiteral("–"));
    }

    void quantitiesAreWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ns") << secondsText(2e-7) << "200 ns";
        QTest::newRow("ms") << secondsText(0.0015) << "1.5 ms";
        QTest::newRow("1 ms") << secondsText(1e-3) << "1 ms";
        QTest::newRow("s") << secondsText(567.0) << "567 s";
        QTest::newRow("0") << secondsText(0.0) << "0 ps";
        QTest::newRow("pJ") << jouleText(3.7e-12) << "3.7 pJ";
        QTest::newRow("bytes") << bytesText(999.0) << "999 B";
        QTest::newRow("kB") << bytesText(1500.0) << "1.5 kB";
        QTest::newRow("share") << percentText(4250.0 / 4400.0) << "96.6 %";
        QTest::newRow("count") << countText(4250.0) << "4250";
    }

    void quantitiesAreWritten() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(text, expected);
    }

    void workshopIsTold() {
        QLocale::setDefault(QLocale::c());
        const auto steps = workshopSteps({}, 8000.0);
        QCOMPARE(steps.size(), std::size_t{6});
        QCOMPARE(steps[0].formula, QStringLiteral("10 samples × 5 neurons × 5 weights × 17 = 4250 "
                                                  "multiplications"));
        QVERIFY(steps[1].formula.startsWith("4250 ÷ 220 multipliers = 19.3, so 20 cycles"));
        QCOMPARE(steps[2].formula, QStringLiteral("20 cycles at 100 MHz = 200 ns"));
        QCOMPARE(steps[3].formula, QStringLiteral("2 layers × 5 executions × 200 ns = 0.002 ms"));
        QVERIFY(steps[4].formula.startsWith("6.5 s ÷ 0.002 ms = 3250000; 567 s ÷"));
        QVERIFY(steps[4].explanation.contains("8000 batches, takes 16 ms"));
        QVERIFY(steps[5].formula.startsWith("1 ms a pass × 17 = 17 ms; × 10 samples = 170 ms; a "
                                            "kernel call: 20 ms"));
        for (const WorkshopStep& step : steps)
            QVERIFY(!step.explanation.isEmpty() && !step.leftOut.isEmpty());
        QVERIFY(!workshopSteps({}, std::nullopt)[4].explanation.contains("batches"));
        QVERIFY(ownLatency(std::nullopt, {}).contains("Measure"));
        QVERIFY(ownLatency(hardware::Latency{1e-6, 2e-6, 3e-5}, "N").contains("30 µs"));
    }
};

QTEST_GUILESS_MAIN(TestCostModel)
#include "tst_cost_model.moc"
