#include "tests/support/sample_sweep.h"
#include "ui/models/plot_series.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using namespace dpfm::models;
using tests::sampleRun;

class TestPlotSeries : public QObject {
    Q_OBJECT
private slots:
    void categoriesAreOrdered();
    void curvesHoldTheEpochs();
    void curvesMarkHiddenAndLeaveOutCorpora();
    void curvesOfAnEarlierSweepAreMarked();
    void epochsWithoutTheMetricAreLeftOut();
    void mediansEndWithTheShortestSeed();
    void readings_data();
    void readings();
    void tableIsSortedAndPoolsSeeds();
    void divergedRunsAreTheWorst();
    void deletedRunsAreNotThere();
    void titles();
};

void TestPlotSeries::categoriesAreOrdered() {
    const RegisterCategory two{network::Method::Dpfm, 2};
    const RegisterCategory ten{network::Method::Dpfm, 10};
    const RegisterCategory all{network::Method::Dpfm, 0};
    const RegisterCategory baseline =
        categoryOf({network::Method::Backpropagation, 50, /* registers */ 4, 1});
    QVERIFY(two < ten && ten < all && all < baseline);
    QVERIFY(!(ten < two) && !(all < all) && !(baseline < all));
    QCOMPARE(baseline.registers, 0);
    QCOMPARE(tickLabel(two), QStringLiteral("2"));
    QCOMPARE(tickLabel(all), QStringLiteral("all"));
    QCOMPARE(tickLabel(baseline), QStringLiteral("backprop."));
}

void TestPlotSeries::curvesHoldTheEpochs() {
    const std::vector<CurveSeries> series = curves(tests::sampleSweep(), Metric::ValLoss);
    QCOMPARE(series.size(), std::size_t{6});
    QCOMPARE(series[4].corpus, 100);
    QCOMPARE(series[4].category, (RegisterCategory{network::Method::Dpfm, 8}));
    QCOMPARE(series[4].epochs, (std::vector<double>{1, 2, 3}));
    QCOMPARE(series[4].values, (std::vector<double>{160, 80, 10.0 * (16.0 / 3.0)}));
    QVERIFY(series[4].shown);
}

void TestPlotSeries::curvesMarkHiddenAndLeaveOutCorpora() {
    const RunFilter filter{{true, true, true, false, true, true}, {100}};
    const std::vector<CurveSeries> series = curves(tests::sampleSweep(), Metric::Loss, filter);
    QCOMPARE(series.size(), std::size_t{3});
    QCOMPARE(series[0].corpus, 100);
    QVERIFY(!series[0].shown);
    QVERIFY(series[1].shown);
}

void TestPlotSeries::curvesOfAnEarlierSweepAreMarked() {
    session::SweepRecord sweep;
    for (std::size_t i = 0; i < 4; ++i)
        sweep.runs.push_back(tests::sampleRun(i, 50, i < 2 ? 2 : 8, 1 + i % 2, {3.0, 2.0}));
    RunFilter filter;
    for (const CurveSeries& curve : curves(sweep, Metric::Loss, filter))
        QVERIFY(!curve.stale);
    filter.stale = {true, true, false, false};
    const std::vector<CurveSeries> marked = curves(sweep, Metric::Loss, filter);
    const std::vector<CurveSeries> medians = medianCurves(marked);
    QCOMPARE(medians.size(), std::size_t{2});
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(marked[i].stale, i < 2);
    QVERIFY(medians[0].stale && !medians[1].stale);
}

void TestPlotSeries::epochsWithoutTheMetricAreLeftOut() {
    session::SweepRecord sweep = tests::sampleSweep();
    sweep.runs[0].epochs[1].valAccuracy = 0.5;
    const std::vector<CurveSeries> series = curves(sweep, Metric::ValAccuracy);
    QCOMPARE(series[0].epochs, std::vector<double>{2});
    QCOMPARE(series[0].values, std::vector<double>{0.5});
    QVERIFY(series[1].values.empty());
}

void TestPlotSeries::mediansEndWithTheShortestSeed() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {1, 2, 3}), sampleRun(1, 50, 2, 2, {4, 8}),
                  sampleRun(2, 50, 2, 3, {2, 3, 4}), sampleRun(3, 50, 2, 4, {}),
                  sampleRun(4, 50, 8, 1, {1, 1})};
    std::vector<CurveSeries> series = curves(sweep, Metric::Loss);
    std::vector<CurveSeries> medians = medianCurves(series);
    QCOMPARE(medians.size(), std::size_t{1});
    QCOMPARE(medians[0].epochs, (std::vector<double>{1, 2}));
    QCOMPARE(medians[0].values, (std::vector<double>{2, 3}));
    QVERIFY(!medians[0].run);

    series[0].shown = false;
    medians = medianCurves(series);
    QCOMPARE(medians[0].values, (std::vector<double>{3, 5.5}));
    series[1].shown = false;
    QVERIFY(medianCurves(series).empty());
}

void TestPlotSeries::readings_data() {
    QTest::addColumn<int>("metric");
    QTest::addColumn<int>("reading");
    QTest::addColumn<double>("value");
    const auto row = [](const char* name, Metric metric, Reading reading, double value) {
        QTest::newRow(name) << static_cast<int>(metric) << static_cast<int>(reading) << value;
    };
    row("val_loss at the earliest lowest loss", Metric::ValLoss, Reading::Best, 0.7);
    row("val_loss at the end", Metric::ValLoss, Reading::Final, 0.9);
    row("lowest val_loss", Metric::ValLoss, Reading::Lowest, 0.5);
    row("loss at the lowest val_loss", Metric::Loss, Reading::Lowest, 3.0);
    row("lowest loss", Metric::Loss, Reading::Best, 1.0);
}

void TestPlotSeries::readings() {
    QFETCH(int, metric);
    QFETCH(int, reading);
    QFETCH(double, value);
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {3, 1, 1, 2}, {0.5, 0.7, 0.6, 0.9})};
    const ReadingTable table =
        readingTable(sweep, static_cast<Metric>(metric), static_cast<Reading>(reading));
    QCOMPARE(table.cells[0][0].median.value(), value);
}

void TestPlotSeries::tableIsSortedAndPoolsSeeds() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 100, 0, 1, {4}), sampleRun(1, 100, 2, 1, {1}),
                  sampleRun(2, 100, 2, 2, {3}), sampleRun(3, 50, 2, 1, {}),
                  sampleRun(4, 50, 16, 1, {7})};
    sweep.runs[0].run.parameters.method = network::Method::Backpropagation;
    const ReadingTable table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(table.corpora, (std::vector<int>{50, 100}));
    QCOMPARE(table.categories.size(), std::size_t{3});
    QCOMPARE(table.categories[1].registers, 16);
    QCOMPARE(table.categories[2].method, network::Method::Backpropagation);
    QVERIFY(!table.cells[0][0].median);
    QCOMPARE(table.cells[1][0].values, (std::vector<double>{1, 3}));
    QCOMPARE(table.cells[1][0].median.value(), 2.0);
    QCOMPARE(table.cells[1][2].median.value(), 4.0);
    QCOMPARE(table.seeds(), std::size_t{2});
    QVERIFY(!table.empty());

    const RunFilter hidden{{false, false, false, false, false}, {}};
    const ReadingTable none = readingTable(sweep, Metric::Loss, Reading::Best, hidden);
    QVERIFY(none.empty());
    QCOMPARE(none.categories.size(), std::size_t{3});
}

void TestPlotSeries::divergedRunsAreTheWorst() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {1}), sampleRun(1, 50, 2, 2, {2}),
                  sampleRun(2, 50, 2, 3, {0.1})};
    sweep.runs[2].status = session::RunStatus::Diverged;
    ReadingTable table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(table.cells[0][0].median.value(), 2.0);
    sweep.runs[1].status = session::RunStatus::Diverged;
    table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(table.cells[0][0].median.value(), std::numeric_limits<double>::infinity());
    sweep.runs.pop_back();
    table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(table.cells[0][0].median.value(), std::numeric_limits<double>::infinity());
}

void TestPlotSeries::deletedRunsAreNotThere() {
    session::SweepRecord sweep = tests::sampleSweep();
    for (const std::size_t run : {0U, 1U, 2U, 4U}) // corpus 50 and one of 100
        sweep.runs[run].marks.deleted = true;
    const std::vector<CurveSeries> series = curves(sweep, Metric::Loss);
    QCOMPARE(series.size(), std::size_t{2});
    QCOMPARE(series[0].category.registers, 2);
    QCOMPARE(series[1].category.registers, 0);
    const ReadingTable table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(table.corpora, std::vector{100});
    QCOMPARE(table.categories.size(), std::size_t{2});
    QCOMPARE(table.seeds(), std::size_t{1});
}

void TestPlotSeries::titles() {
    QCOMPARE(readingTitle(Metric::ValLoss, Reading::Best),
             QStringLiteral("val_loss at the lowest training loss"));
    QCOMPARE(readingTitle(Metric::ValLoss, Reading::Lowest), QStringLiteral("lowest val_loss"));
    QCOMPARE(readingTitle(Metric::ValAccuracy, Reading::Lowest, 5),
             QStringLiteral("val_accuracy at the lowest val_loss, median over 5 seeds"));
}

QTEST_GUILESS_MAIN(TestPlotSeries)
#include "tst_plot_series.moc"
