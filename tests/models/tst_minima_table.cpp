#include "tests/support/sample_sweep.h"
#include "ui/models/minima_table.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::models;
using session::RunStatus;
using session::SweepRecord;
using tests::sampleRun;

namespace {

/// A run with this val_loss at its lowest training loss, in epoch 2, and this lowest one in
/// epoch 3.
session::RunRecord minimaRun(std::size_t index, int registers, std::uint64_t seed, double atBest,
                             double lowest) {
    return sampleRun(index, 50, registers, seed, {3, 1, 2}, {9, atBest, lowest});
}

} // namespace

class TestMinimaTable : public QObject {
    Q_OBJECT
private slots:
    void pointsAreCompletedRuns();
    void correlationsAreOfOneCorpus();
    void choices_data();
    void choices();
    void chooseOfEndedRunsOnly();
    void sentences();
};

void TestMinimaTable::pointsAreCompletedRuns() {
    SweepRecord sweep;
    sweep.runs = {minimaRun(0, 2, 7, 5, 4), sampleRun(1, 50, 8, 7, {2, 1}, {6, 5}),
                  minimaRun(2, 0, 7, 1, 1), minimaRun(3, 4, 7, 1, 1), minimaRun(4, 6, 7, 1, 1)};
    sweep.runs[2].status = RunStatus::Diverged;
    sweep.runs[3].status = RunStatus::Running;
    const MinimaTable table = minimaTable(sweep, {{true, true, true, true, false}, {}});
    QCOMPARE(table.points.size(), std::size_t{2});
    QCOMPARE(table.points[0].atBest, 5.0);
    QCOMPARE(table.points[0].bestEpoch, 2);
    QCOMPARE(table.points[0].lowest, 4.0);
    QCOMPARE(table.points[0].lowestEpoch, 3);
    QCOMPARE(table.points[1].run, std::size_t{1});
    QCOMPARE(table.rows.size(), std::size_t{1});
    QCOMPARE(table.rows[0].runs, std::size_t{2});
    QCOMPARE(table.rows[0].diverged, std::size_t{1});
    QCOMPARE(table.rows[0].sameEpoch, std::size_t{1});
    QVERIFY(minimaTable(sweep, {{}, {100}}).points.empty());
}

void TestMinimaTable::correlationsAreOfOneCorpus() {
    SweepRecord sweep;
    // Ranks 1 2 3 4 and 2 1 4 3: ρ = 0.6, as in tst_rank_correlation.
    const std::vector<double> atBest{2, 4, 6, 8};
    const std::vector<double> lowest{1.5, 1, 5, 4};
    for (std::size_t i = 0; i < 4; ++i)
        sweep.runs.push_back(minimaRun(i, 2, i, atBest[i], lowest[i]));
    sweep.runs.push_back(sampleRun(4, 100, 2, 1, {2, 1}, {6, 5}));
    const MinimaTable table = minimaTable(sweep);
    QCOMPARE(table.rows.size(), std::size_t{2});
    QVERIFY(std::abs(table.rows[0].losses.value() - 0.6) < 1e-12);
    QVERIFY(!table.rows[0].epochs); // all are equal
    QVERIFY(!table.rows[1].losses);
    QCOMPARE(table.rows[1].row.corpus, 100);
}

void TestMinimaTable::choices_data() {
    // By R = 2, 8 and all: val_loss at the lowest training loss, and the lowest.
    QTest::addColumn<std::vector<double>>("atBest");
    QTest::addColumn<std::vector<double>>("lowest");
    QTest::addColumn<bool>("same");
    using Numbers = std::vector<double>;
    QTest::newRow("the same") << Numbers{5, 2, 3} << Numbers{4, 1, 2} << true;
    QTest::newRow("another") << Numbers{5, 2, 3} << Numbers{4, 2, 1} << false;
    QTest::newRow("all may be chosen") << Numbers{5, 3, 2} << Numbers{4, 3, 1} << true;
    QTest::newRow("of equals the smallest") << Numbers{5, 2, 2} << Numbers{4, 1, 2} << true;
    QTest::newRow("of equals not the largest") << Numbers{5, 2, 2} << Numbers{4, 2, 1} << false;
}

void TestMinimaTable::choices() {
    QFETCH(std::vector<double>, atBest);
    QFETCH(std::vector<double>, lowest);
    QFETCH(bool, same);
    SweepRecord sweep;
    const std::vector<int> registers{0, 2, 8}; // not in the axis's order
    const std::vector<std::size_t> places{2, 0, 1};
    for (std::size_t i = 0; i < 3; ++i)
        sweep.runs.push_back(minimaRun(i, registers[i], 1, atBest[places[i]], lowest[places[i]]));
    const MinimaOfRow of = minimaTable(sweep).rows.at(0);
    QCOMPARE(of.choices, std::size_t{1});
    QCOMPARE(of.sameChoice, std::size_t{same ? 1U : 0U});
}

void TestMinimaTable::chooseOfEndedRunsOnly() {
    SweepRecord sweep;
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U})
        for (const int registers : {2, 8})
            sweep.runs.push_back(minimaRun(sweep.runs.size(), registers, seed, 2, 1));
    sweep.runs[1].status = RunStatus::Running;                         // seed 1 has to wait
    sweep.runs[2].status = RunStatus::Diverged;                        // seed 2 chooses 8 by both
    sweep.runs[4].status = sweep.runs[5].status = RunStatus::Diverged; // seed 3 cannot choose
    MinimaOfRow of = minimaTable(sweep).rows.at(0);
    QCOMPARE(of.choices, std::size_t{2});
    QCOMPARE(of.sameChoice, std::size_t{2});
    QCOMPARE(of.diverged, std::size_t{3});
    // Backpropagation is no register count.
    sweep.runs[7].run.parameters.method = network::Method::Backpropagation;
    of = minimaTable(sweep).rows.at(0);
    QCOMPARE(of.choices, std::size_t{1});
}

void TestMinimaTable::sentences() {
    SweepRecord sweep;
    sweep.runs = {minimaRun(0, 2, 1, 5, 4), minimaRun(1, 8, 1, 3, 2), minimaRun(2, 0, 1, 1, 1)};
    sweep.runs[2].status = RunStatus::Diverged;
    const QStringList said = minimaSentences(minimaTable(sweep), QLocale::c());
    QCOMPARE(said.size(), 1 + 1);
    QCOMPARE(said[0],
             QStringLiteral("Corpus 50, 2 runs: rank correlation 1.00 of the val_losses, none (all "
                            "are equal) of the epochs; the same epoch in 0 of 2 runs; both choose "
                            "the same R in 1 of 1 seeds; diverged and left out: 1."));
    QVERIFY(said[1].contains("Spearman"));
    QCOMPARE(minimaSentences({}).size(), 1);
}

QTEST_GUILESS_MAIN(TestMinimaTable)
#include "tst_minima_table.moc"
