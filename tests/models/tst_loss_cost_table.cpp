#include "tests/support/sample_sweep.h"
#include "ui/models/loss_cost_table.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;
using session::SweepRecord;
using tests::sampleRun;

namespace {

/// 4-5-5-1 for two epochs: with 80 % of the corpus in training, R = 8 takes 288 multiplications a
/// sample, all take 571 (tst_multiplications).
SweepRecord emptySweep() {
    SweepRecord sweep;
    sweep.experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                       {5, autodiff::Activation::Sigmoid},
                                       {1, autodiff::Activation::Linear}};
    sweep.experiment.training.epochs = 2;
    return sweep;
}

/// Two seeds of R = 8 and all on corpora 50 and 100.
SweepRecord sweepOf(const std::vector<double>& losses) {
    SweepRecord sweep = emptySweep();
    std::size_t i = 0;
    for (const int corpus : {50, 100})
        for (const int registers : {8, 0})
            for (const std::uint64_t seed : {1U, 2U})
                sweep.runs.push_back(
                    sampleRun(sweep.runs.size(), corpus, registers, seed, {losses[i++]}));
    return sweep;
}

} // namespace

class TestLossCostTable : public QObject {
    Q_OBJECT
private slots:
    void pointsAreGroups();
    void frontIsOfTheMedians();
    void moreAccuracyIsBetter();
    void divergedGroupsAreNotOnTheFront();
    void byCorpus();
    void sentences();
};

void TestLossCostTable::pointsAreGroups() {
    const LossCostTable table =
        lossCostTable(sweepOf({4, 2, 1, 1, 2, 2, 1, 3}), Metric::Loss, Reading::Best);
    QCOMPARE(table.points.size(), std::size_t{4});
    QCOMPARE(table.points[0].group, (RunGroup{{network::Method::Dpfm, 8}, {0, 50}}));
    QCOMPARE(table.points[0].multiplications, 288.0 * 40 * 2);
    QCOMPARE(table.points[1].multiplications, 571.0 * 40 * 2);
    QCOMPARE(table.points[3].multiplications, 571.0 * 80 * 2);
    QCOMPARE(table.points[0].readings.values, (std::vector<double>{4, 2}));
    QCOMPARE(table.points[0].readings.median.value(), 3.0);
    QCOMPARE(table.points[3].readings.runs, (std::vector<std::size_t>{6, 7}));

    const LossCostTable less = lossCostTable(sweepOf({4, 2, 1, 1, 2, 2, 1, 3}), Metric::Loss,
                                             Reading::Best, {{true, true, false, false}, {50}});
    QCOMPARE(less.points.size(), std::size_t{1});
    QVERIFY(lossCostTable({}, Metric::Loss, Reading::Best).points.empty());
}

void TestLossCostTable::frontIsOfTheMedians() {
    // By cost: 8 and all on 50, then 8 and all on 100.
    const LossCostTable table =
        lossCostTable(sweepOf({4, 2, 2, 2, 9, 1, 1, 1}), Metric::Loss, Reading::Best);
    QCOMPARE(table.front, (std::vector<std::size_t>{0, 1, 3}));
}

void TestLossCostTable::moreAccuracyIsBetter() {
    SweepRecord sweep = sweepOf({1, 1, 1, 1, 1, 1, 1, 1});
    for (std::size_t run = 0; run < 8; ++run)
        sweep.runs[run].epochs[0].valAccuracy = run < 2 ? 0.9 : 0.5;
    const LossCostTable table = lossCostTable(sweep, Metric::ValAccuracy, Reading::Best);
    QCOMPARE(table.front, std::vector<std::size_t>{0});
}

void TestLossCostTable::divergedGroupsAreNotOnTheFront() {
    SweepRecord sweep = sweepOf({1, 1, 2, 2, 3, 3, 4, 4});
    sweep.runs[0].status = sweep.runs[1].status = session::RunStatus::Diverged;
    const LossCostTable table = lossCostTable(sweep, Metric::Loss, Reading::Best);
    QCOMPARE(table.points.size(), std::size_t{4});
    QCOMPARE(table.front, std::vector<std::size_t>{1});
}

void TestLossCostTable::byCorpus() {
    const SweepRecord sweep = sweepOf({4, 2, 1, 1, 2, 2, 3, 3});
    QCOMPARE(lossCostTables(sweep, Metric::Loss, Reading::Best, {}).size(), std::size_t{1});
    const std::vector<LossCostTable> tables =
        lossCostTables(sweep, Metric::Loss, Reading::Best, "corpus");
    QCOMPARE(tables.size(), std::size_t{2});
    QCOMPARE(tables[1].panel, QStringLiteral("corpus 100"));
    QCOMPARE(tables[0].front, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(tables[1].front, std::vector<std::size_t>{0}); // beaten by corpus 50 in the whole
}

void TestLossCostTable::sentences() {
    const std::vector<LossCostTable> tables =
        lossCostTables(sweepOf({4, 2, 1, 1, 2, 2, 3, 3}), Metric::Loss, Reading::Best, {});
    const QStringList said = lossCostSentences(tables, QLocale::c());
    QCOMPARE(said.size(), 2 + 1);
    QCOMPARE(said[0], QStringLiteral("R = 8, corpus 50: 2.3·10⁴ multiplications, loss at the "
                                     "lowest training loss, median over 2 seeds 3."));
    QVERIFY(said[2].contains("upper bound"));
    QVERIFY(lossCostSentences({}).isEmpty());
    QVERIFY(lossCostSentences({LossCostTable()}).isEmpty());
}

QTEST_GUILESS_MAIN(TestLossCostTable)
#include "tst_loss_cost_table.moc"
