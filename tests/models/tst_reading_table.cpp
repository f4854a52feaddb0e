#include "tests/support/sample_sweep.h"
#include "ui/models/reading_table.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using namespace dpfm::models;

namespace {

std::vector<int> corporaOf(const std::vector<RunRow>& rows) {
    std::vector<int> corpora;
    for (const RunRow& row : rows)
        corpora.push_back(row.corpus);
    return corpora;
}

} // namespace

class TestReadingTable : public QObject {
    Q_OBJECT
private slots:
    void readings_data();
    void readings();
    void tableIsSortedAndPoolsSeeds();
    void divergedRunsAreTheWorst();
    void deletedRunsAreNotThere();
    void middleRuns_data();
    void middleRuns();
    void titles();
};

void TestReadingTable::readings_data() {
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

void TestReadingTable::readings() {
    QFETCH(int, metric);
    QFETCH(int, reading);
    QFETCH(double, value);
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {3, 1, 1, 2}, {0.5, 0.7, 0.6, 0.9})};
    const ReadingTable table =
        readingTable(sweep, static_cast<Metric>(metric), static_cast<Reading>(reading));
    QCOMPARE(table.cells[0][0].median.value(), value);
}

void TestReadingTable::tableIsSortedAndPoolsSeeds() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 100, 0, 1, {4}), tests::sampleRun(1, 100, 2, 1, {1}),
                  tests::sampleRun(2, 100, 2, 2, {3}), tests::sampleRun(3, 50, 2, 1, {}),
                  tests::sampleRun(4, 50, 16, 1, {7})};
    sweep.runs[0].run.parameters.method = network::Method::Backpropagation;
    const ReadingTable table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(corporaOf(table.rows), (std::vector{50, 100}));
    QCOMPARE(table.categories.size(), std::size_t{3});
    QCOMPARE(table.categories[1].registers, 16);
    QCOMPARE(table.categories[2].method, network::Method::Backpropagation);
    QVERIFY(!table.cells[0][0].median);
    QCOMPARE(table.cells[1][0].values, (std::vector<double>{1, 3}));
    QCOMPARE(table.cells[1][0].runs, (std::vector<std::size_t>{1, 2}));
    QCOMPARE(table.cells[1][0].median.value(), 2.0);
    QCOMPARE(table.cells[1][2].median.value(), 4.0);
    QCOMPARE(table.seeds(), std::size_t{2});
    QVERIFY(!table.empty());

    const RunFilter hidden{{false, false, false, false, false}, {}};
    const ReadingTable none = readingTable(sweep, Metric::Loss, Reading::Best, hidden);
    QVERIFY(none.empty());
    QCOMPARE(none.categories.size(), std::size_t{3});
}

void TestReadingTable::divergedRunsAreTheWorst() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {1}), tests::sampleRun(1, 50, 2, 2, {2}),
                  tests::sampleRun(2, 50, 2, 3, {0.1})};
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

void TestReadingTable::deletedRunsAreNotThere() {
    session::SweepRecord sweep = tests::sampleSweep();
    for (const std::size_t run : {0U, 1U, 2U, 4U}) // corpus 50 and one of 100
        sweep.runs[run].marks.deleted = true;
    const ReadingTable table = readingTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(corporaOf(table.rows), std::vector{100});
    QCOMPARE(table.categories.size(), std::size_t{2});
    QCOMPARE(table.seeds(), std::size_t{1});
}

void TestReadingTable::middleRuns_data() {
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<std::size_t>("run");
    using Numbers = std::vector<double>;
    QTest::newRow("one") << Numbers{3} << std::size_t{5};
    QTest::newRow("odd") << Numbers{9, 1, 4} << std::size_t{7};
    QTest::newRow("even") << Numbers{1, 8, 4, 3} << std::size_t{7};
    QTest::newRow("the first of equals") << Numbers{2, 4} << std::size_t{5};
    QTest::newRow("diverged") << Numbers{1, HUGE_VAL, HUGE_VAL} << std::size_t{6};
}

void TestReadingTable::middleRuns() {
    QFETCH(std::vector<double>, values);
    QFETCH(std::size_t, run);
    SeedReadings readings{values, {}, sweep::median(values)};
    for (std::size_t i = 0; i < values.size(); ++i)
        readings.runs.push_back(5 + i);
    QCOMPARE(readings.middleRun().value(), run);
    QVERIFY(!SeedReadings().middleRun());
}

void TestReadingTable::titles() {
    QCOMPARE(readingTitle(Metric::ValLoss, Reading::Best),
             QStringLiteral("val_loss at the lowest training loss"));
    QCOMPARE(readingTitle(Metric::ValLoss, Reading::Lowest), QStringLiteral("lowest val_loss"));
    QCOMPARE(readingTitle(Metric::ValAccuracy, Reading::Lowest, 5),
             QStringLiteral("val_accuracy at the lowest val_loss, median over 5 seeds"));
}

QTEST_GUILESS_MAIN(TestReadingTable)
#include "tst_reading_table.moc"
