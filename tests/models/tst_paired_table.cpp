#include "tests/support/sample_sweep.h"
#include "ui/models/paired_table.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using namespace dpfm::models;
using session::RunStatus;
using session::SweepRecord;
using tests::sampleRun;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr RegisterCategory kEight{network::Method::Dpfm, 8};
constexpr RegisterCategory kBackpropagation{network::Method::Backpropagation, 0};

/// One corpus, with one loss a seed for all registers and for R = 8.
SweepRecord sweepOf(const std::vector<double>& all, const std::vector<double>& eight) {
    SweepRecord sweep;
    const auto add = [&](int registers, const std::vector<double>& losses) {
        for (std::size_t i = 0; i < losses.size(); ++i)
            sweep.runs.push_back(sampleRun(sweep.runs.size(), 50, registers, i + 1, {losses[i]}));
    };
    add(0, all);
    add(8, eight);
    return sweep;
}

/// R = 8 less all is as given.
SweepRecord sweepOf(const std::vector<double>& differences) {
    std::vector<double> all(differences.size(), 0.5);
    std::vector<double> eight = all;
    for (std::size_t i = 0; i < differences.size(); ++i)
        eight[i] += differences[i];
    return sweepOf(all, eight);
}

PairedTable lossTable(const SweepRecord& sweep, const RunFilter& filter = {}) {
    return pairedTable(sweep, Metric::Loss, Reading::Best, filter);
}

std::vector<double> valuesOf(const PairedComparison& comparison) {
    std::vector<double> values;
    for (const SeedDifference& difference : comparison.differences)
        values.push_back(difference.value);
    return values;
}

} // namespace

class TestPairedTable : public QObject {
    Q_OBJECT
private slots:
    void pairsShareCorpusAndSeed();
    void otherReadingsAreOtherDifferences();
    void onlyEndedShownRunsArePaired();
    void deletedRunsAreNotPaired();
    void pairsShareTheirVariant();
    void divergedIsInfinitelyBad();
    void backpropagationIsACategory();
    void correctedOverAllThatAreShown();
    void verdicts_data();
    void verdicts();
    void accuracyIsBetterAbove();
    void sentences_data();
    void sentences();
    void sentencesFollowTheLocale();
    void howToReadThem();
    void nothingToCompare_data();
    void nothingToCompare();
};

void TestPairedTable::pairsShareCorpusAndSeed() {
    SweepRecord sweep;
    sweep.runs = {sampleRun(0, 100, 8, 3, {5.0}), sampleRun(1, 100, 0, 3, {1.0}),
                  sampleRun(2, 100, 8, 1, {2.0}), sampleRun(3, 100, 0, 1, {4.0}),
                  sampleRun(4, 100, 8, 2, {7.0}), sampleRun(5, 50, 0, 2, {1.0}),
                  sampleRun(6, 50, 2, 2, {1.5})};
    const PairedTable table = lossTable(sweep);
    QCOMPARE(table.rows, (std::vector<RunRow>{{0, 50}, {0, 100}}));
    QCOMPARE(table.seeds, (std::vector<std::uint64_t>{1, 2, 3}));
    QCOMPARE(table.categories, (std::vector{RegisterCategory{network::Method::Dpfm, 2}, kEight}));
    QCOMPARE(table.comparisons.size(), std::size_t{2});
    QCOMPARE(table.comparisons[0].row.corpus, 50);
    QCOMPARE(valuesOf(table.comparisons[0]), std::vector{0.5});
    QCOMPARE(table.comparisons[0].differences[0].seed, std::size_t{1});
    QCOMPARE(table.comparisons[1].category, kEight);
    QCOMPARE(valuesOf(table.comparisons[1]), (std::vector{-2.0, 4.0}));
    QCOMPARE(table.comparisons[1].differences[1].seed, std::size_t{2});

    const PairedTable one = lossTable(sweep, {{}, {50}});
    QCOMPARE(one.rows, (std::vector<RunRow>{{0, 50}}));
    QCOMPARE(one.comparisons.size(), std::size_t{1});
}

void TestPairedTable::otherReadingsAreOtherDifferences() {
    SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 0, 1, {1, 2}, {0.5, 0.25}),
                  sampleRun(1, 50, 8, 1, {4, 3}, {0.75, 1.0})};
    const auto only = [&](Metric metric, Reading reading) {
        return valuesOf(pairedTable(sweep, metric, reading).comparisons.at(0)).at(0);
    };
    QCOMPARE(only(Metric::ValLoss, Reading::Best), 0.5);
    QCOMPARE(only(Metric::ValLoss, Reading::Final), 0.75);
    QCOMPARE(only(Metric::ValLoss, Reading::Lowest), 0.5);
    QCOMPARE(only(Metric::Loss, Reading::Lowest), 2.0);
    QVERIFY(pairedTable(sweep, Metric::ValAccuracy, Reading::Best).comparisons.empty());
}

void TestPairedTable::onlyEndedShownRunsArePaired() {
    SweepRecord sweep = sweepOf({1, 1, 1, 1}, {2, 3, 4, 5});
    sweep.runs[0].status = RunStatus::Running;
    sweep.runs[5].status = RunStatus::Pending; // as what an earlier sweep left
    const RunFilter filter{{true, true, true, true, true, true, false, true}, {}};
    const PairedTable table = lossTable(sweep, filter);
    QCOMPARE(table.seeds.size(), std::size_t{4});
    QCOMPARE(valuesOf(table.comparisons[0]), std::vector{4.0});
    QCOMPARE(table.comparisons[0].differences[0].seed, std::size_t{3});
}

void TestPairedTable::deletedRunsAreNotPaired() {
    SweepRecord sweep = sweepOf({-0.25, 0.5});
    sweep.runs[2].marks.deleted = true; // R = 8, seed 1
    const PairedTable table = lossTable(sweep);
    QCOMPARE(table.comparisons.size(), std::size_t{1});
    QCOMPARE(valuesOf(table.comparisons[0]), std::vector{0.5});
}

void TestPairedTable::pairsShareTheirVariant() {
    SweepRecord sweep = sweepOf({1, 2}, {3, 7});
    sweep.runs[1].run.parameters.seed = sweep.runs[3].run.parameters.seed = 1;
    sweep.runs[1].run.parameters.variant = sweep.runs[3].run.parameters.variant = 1;
    const PairedTable table = lossTable(sweep);
    QCOMPARE(table.comparisons.size(), std::size_t{2});
    QCOMPARE(valuesOf(table.comparisons[0]), std::vector{2.0});
    QCOMPARE(valuesOf(table.comparisons[1]), std::vector{5.0});
}

void TestPairedTable::divergedIsInfinitelyBad() {
    SweepRecord sweep = sweepOf({1, 1, 1}, {0.1, 2, 3});
    for (const std::size_t run : {3u, 1u, 5u, 2u})
        sweep.runs[run].status = RunStatus::Diverged;
    PairedTable table = lossTable(sweep);
    QCOMPARE(valuesOf(table.comparisons[0]), (std::vector{kInfinity, -kInfinity, 0.0}));
    QCOMPARE(table.comparisons[0].diverged, std::size_t{3});
    table = pairedTable(sweep, Metric::ValAccuracy, Reading::Best);
    QCOMPARE(valuesOf(table.comparisons[0]), std::vector{0.0}); // no other pair has accuracies
}

void TestPairedTable::backpropagationIsACategory() {
    SweepRecord sweep = sweepOf({1, 2}, {});
    sweep.runs.push_back(sampleRun(2, 50, 0, 2, {2.5}));
    sweep.runs[2].run.parameters.method = network::Method::Backpropagation;
    const PairedTable table = lossTable(sweep);
    QCOMPARE(table.categories, std::vector{kBackpropagation});
    QCOMPARE(valuesOf(table.comparisons[0]), std::vector{0.5});
    QVERIFY(pairedSentences(table)[0].startsWith("Corpus 50: backpropagation came out better"));
}

void TestPairedTable::correctedOverAllThatAreShown() {
    SweepRecord sweep = sweepOf({-1, -2, -3, -4, -5, -6});
    for (std::size_t i = 0; i < 6; ++i)
        sweep.runs.push_back(
            sampleRun(sweep.runs.size(), 50, 2, i + 1, {0.6 + 0.1 * static_cast<double>(i)}));
    // Too few to be tested, and so to be corrected for.
    sweep.runs.push_back(sampleRun(sweep.runs.size(), 50, 4, 1, {0.6}));
    PairedTable table = lossTable(sweep);
    QCOMPARE(table.comparisons.size(), std::size_t{3});
    QCOMPARE(table.comparisons[0].corrected->wilcoxon, 0.0625);
    QCOMPARE(table.comparisons[2].corrected->sign, 0.0625);
    QVERIFY(!table.comparisons[1].corrected);
    QCOMPARE(verdictOf(table.comparisons[2], Metric::Loss), Verdict::NoDifference);
    RunFilter filter;
    filter.shown.assign(sweep.runs.size(), true);
    for (std::size_t run = 12; run < 18; ++run)
        filter.shown[run] = false;
    table = lossTable(sweep, filter);
    QCOMPARE(table.comparisons[1].corrected->wilcoxon, 0.03125);
    QCOMPARE(verdictOf(table.comparisons[1], Metric::Loss), Verdict::Better);
}

void TestPairedTable::verdicts_data() {
    QTest::addColumn<std::vector<double>>("differences");
    QTest::addColumn<Verdict>("verdict");
    using Numbers = std::vector<double>;
    QTest::newRow("few") << Numbers{-1, -2, -3, -4, -5} << Verdict::Untested;
    QTest::newRow("better") << Numbers{-1, -2, -3, -4, -5, -6} << Verdict::Better;
    QTest::newRow("worse") << Numbers{1, 2, 3, 4, 5, 6} << Verdict::Worse;
    QTest::newRow("mixed") << Numbers{1, -2, 3, -4, 5, -6} << Verdict::NoDifference;
    QTest::newRow("same") << Numbers(6, 0.0) << Verdict::Same;
    QTest::newRow("mostly the same")
        << Numbers{0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6} << Verdict::Worse;
}

void TestPairedTable::verdicts() {
    QFETCH(std::vector<double>, differences);
    QFETCH(Verdict, verdict);
    QCOMPARE(verdictOf(lossTable(sweepOf(differences)).comparisons[0], Metric::Loss), verdict);
}

void TestPairedTable::accuracyIsBetterAbove() {
    SweepRecord sweep = sweepOf(std::vector<double>(6, 0.0));
    for (std::size_t i = 0; i < sweep.runs.size(); ++i)
        sweep.runs[i].epochs[0].valAccuracy = i < 6 ? 0.5 : 0.75;
    sweep.runs[0].status = RunStatus::Diverged;
    const PairedTable table = pairedTable(sweep, Metric::ValAccuracy, Reading::Best);
    QCOMPARE(table.comparisons[0].differences[0].value, kInfinity);
    QCOMPARE(verdictOf(table.comparisons[0], Metric::ValAccuracy), Verdict::Better);
    QVERIFY(pairedSentences(table)[0].contains("R = 8 is better than all in 6 of 6 seeds"));
    QVERIFY(pairedSentences(table)[1].contains("above 0 is better"));
}

void TestPairedTable::sentences_data() {
    QTest::addColumn<std::vector<double>>("differences");
    QTest::addColumn<QString>("sentence");
    using Numbers = std::vector<double>;
    QTest::newRow("few") << Numbers{-0.25, 0.125, -0.0625}
                         << "Corpus 50: R = 8 came out better than all in 2 and worse in 1 of 3 "
                            "seeds; median difference −0.0625; no test of fewer than 6 pairs.";
    QTest::newRow("better")
        << Numbers(8, -0.25)
        << "Corpus 50: R = 8 is better than all in 8 of 8 seeds; median difference −0.25, 95 % "
           "interval −0.25 … −0.25; Wilcoxon p = 0.0078, sign test p = 0.0078 (Holm).";
    QTest::newRow("worse")
        << Numbers(20, 0.125)
        << "Corpus 50: R = 8 is worse than all in 20 of 20 seeds; median difference 0.125, 95 % "
           "interval 0.125 … 0.125; Wilcoxon p < 0.0001, sign test p < 0.0001 (Holm).";
    QTest::newRow("no difference")
        << Numbers{0.25, -0.25, 0.25, -0.25, 0.25, -0.25}
        << "Corpus 50: no difference between R = 8 and all is shown, better in 3 and worse in 3 "
           "of 6 seeds; median difference 0, 95 % interval −0.25 … 0.25; Wilcoxon p = 1, sign "
           "test p = 1 (Holm).";
    QTest::newRow("same") << Numbers(7, 0.0)
                          << "Corpus 50: R = 8 is the same as all, to the last digit, in each of 7 "
                             "seeds.";
}

void TestPairedTable::sentences() {
    QFETCH(std::vector<double>, differences);
    QFETCH(QString, sentence);
    QCOMPARE(pairedSentences(lossTable(sweepOf(differences)), QLocale::c())[0], sentence);
}

void TestPairedTable::sentencesFollowTheLocale() {
    const QLocale spanish(QLocale::Spanish, QLocale::Spain);
    const QStringList said = pairedSentences(lossTable(sweepOf(std::vector(6, -0.25))), spanish);
    QVERIFY2(said[0].contains("−0,25 … −0,25; Wilcoxon p = 0,031"), qPrintable(said[0]));
}

void TestPairedTable::howToReadThem() {
    SweepRecord sweep = sweepOf(std::vector(6, -0.25));
    QCOMPARE(pairedSentences(lossTable(sweep)).back(),
             QString("Difference: loss at the lowest training loss, less that of all with the same "
                     "seed; below 0 is better. p is two-sided and corrected for the number of "
                     "comparisons, 1; the interval is the median's, by bootstrap."));
    sweep.runs[8].status = RunStatus::Diverged;
    const QStringList said = pairedSentences(lossTable(sweep));
    QVERIFY(said[0].endsWith("; in 1 of the pairs a run diverged."));
    QVERIFY(said[1].endsWith("A run that diverged counts as infinitely bad."));
    QVERIFY(!pairedSentences(lossTable(sweepOf({1.0}))).back().contains("bootstrap"));
    QCOMPARE(pairedTitle(Metric::ValLoss, Reading::Lowest),
             QString("lowest val_loss, difference to all registers, seed by seed"));
}

void TestPairedTable::nothingToCompare_data() {
    QTest::addColumn<SweepRecord>("sweep");
    QTest::newRow("no runs") << SweepRecord();
    QTest::newRow("no reference") << sweepOf({}, {1, 2});
    QTest::newRow("nothing else") << sweepOf({1, 2}, {});
    SweepRecord otherSeeds = sweepOf({1}, {1, 2});
    otherSeeds.runs.erase(otherSeeds.runs.begin() + 1);
    QTest::newRow("other seeds") << otherSeeds;
    SweepRecord running = sweepOf({1}, {2});
    running.runs[1].status = RunStatus::Running;
    QTest::newRow("not ended") << running;
}

void TestPairedTable::nothingToCompare() {
    QFETCH(const SweepRecord, sweep);
    const PairedTable table = lossTable(sweep);
    QVERIFY(table.comparisons.empty());
    const QStringList said = pairedSentences(table);
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0].startsWith("No pairs yet"));
}

QTEST_GUILESS_MAIN(TestPairedTable)
#include "tst_paired_table.moc"
