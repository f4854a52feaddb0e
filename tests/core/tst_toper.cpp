#include "core/hardware/toper.h"
#include "core/hardware/toper_tree.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace dpfm;
using autodiff::Register;
using autodiff::Registers;
using hardware::Toper;
using hardware::ToperTree;
using test::Dice;

namespace {

/// Candidates with ids in an order of their own; coarse ones tie and vanish all the time.
Registers randomCandidates(std::size_t count, bool coarse, Dice& dice) {
    const std::vector<double> gradients =
        coarse ? dice.coarseNumbers(count) : dice.numbers(count, -1.0, 1.0);
    Registers candidates;
    for (std::size_t i = 0; i < count; ++i)
        candidates.push_back({weightId(i), gradients[i]});
    for (std::size_t i = count; i > 1; --i)
        std::swap(candidates[i - 1], candidates[dice.below(i)]);
    return candidates;
}

/// The largest of a list by sorting it, without zeros.
Registers sortedLargest(Registers candidates, std::size_t count) {
    std::erase_if(candidates, [](const Register& entry) { return entry.gradient == 0.0; });
    std::sort(candidates.begin(), candidates.end(), [](const Register& a, const Register& b) {
        const double sizeA = std::fabs(a.gradient);
        const double sizeB = std::fabs(b.gradient);
        return sizeA != sizeB ? sizeA > sizeB : a.id < b.id;
    });
    candidates.resize(std::min(count, candidates.size()));
    return candidates;
}

Registers descending(std::size_t count) {
    Registers candidates;
    for (std::size_t i = 0; i < count; ++i)
        candidates.push_back({weightId(i), static_cast<double>(count - i)});
    return candidates;
}

std::size_t cyclesOf(const Registers& candidates, std::size_t cells, Toper::Flow flow,
                     std::size_t perExchange) {
    Toper toper(cells, flow, perExchange);
    toper.feed(candidates);
    toper.finish();
    return toper.cycle();
}

} // namespace

class TestToper : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatSortingKeeps_data();
    void keepsWhatSortingKeeps();
    void everyCycleByHand();
    void equalSizesKeepTheLowerId();
    void equalIdsAreNotMerged();
    void infinityAndNanAreKept();
    void cycles_data();
    void cycles();
    void cyclesDoNotDependOnTheNumbers();
    void publishedFormula();
    void nothingIsLost();
    void feedsOn();
    void treeKeepsTheSame_data();
    void treeKeepsTheSame();
    void treeCyclesByHand();
};

void TestToper::keepsWhatSortingKeeps_data() {
    QTest::addColumn<bool>("coarse");
    QTest::addColumn<Toper::Flow>("flow");
    QTest::newRow("pipelined") << false << Toper::Flow::Pipelined;
    QTest::newRow("pipelined, ties and zeros") << true << Toper::Flow::Pipelined;
    QTest::newRow("sequential") << false << Toper::Flow::Sequential;
    QTest::newRow("sequential, ties and zeros") << true << Toper::Flow::Sequential;
}

void TestToper::keepsWhatSortingKeeps() {
    QFETCH(bool, coarse);
    QFETCH(Toper::Flow, flow);
    Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        const Registers candidates = randomCandidates(dice.below(40), coarse, dice);
        const std::size_t cells = 1 + dice.below(20);
        Toper toper(cells, flow, 1 + dice.below(3));
        toper.feed(candidates);
        toper.finish();
        QCOMPARE(toper.held(), sortedLargest(candidates, cells));
        // And what the method keeps, which is in the order of ids.
        Registers method = candidates;
        std::sort(method.begin(), method.end(),
                  [](const Register& a, const Register& b) { return a.id < b.id; });
        autodiff::keepLargest(method, cells);
        Registers held = toper.held();
        std::sort(held.begin(), held.end(),
                  [](const Register& a, const Register& b) { return a.id < b.id; });
        QCOMPARE(held, method);
    }
}

/// Two cells, candidates 1, −3, 2 of ids 0, 1, 2.
void TestToper::everyCycleByHand() {
    const Register a{weightId(0), 1.0};
    const Register b{weightId(1), -3.0};
    const Register c{weightId(2), 2.0};
    Toper toper(2, Toper::Flow::Pipelined);
    toper.feed({a, b, c});
    const auto look = [&](std::size_t cell) { return toper.cells()[cell]; };
    using Cell = Toper::Cell;
    QCOMPARE(look(0), (Cell{std::nullopt, a, 0}));
    toper.step(); // a stays, b arrives
    QCOMPARE(look(0), (Cell{a, b, 1}));
    QVERIFY(look(0).comparing());
    toper.step(); // b pushes a on, c arrives
    QCOMPARE(look(0), (Cell{b, c, 2}));
    QCOMPARE(look(1), (Cell{std::nullopt, a, 1}));
    QVERIFY(!look(1).comparing());
    toper.step(); // c goes on, a stays in the second cell
    QCOMPARE(look(0), (Cell{b, std::nullopt, 2}));
    QCOMPARE(look(1), (Cell{a, c, 2}));
    QVERIFY(!toper.done());
    toper.step(); // c pushes a out
    QVERIFY(toper.done());
    QCOMPARE(toper.cycle(), std::size_t{4});
    QCOMPARE(toper.held(), (Registers{b, c}));
    QCOMPARE(toper.dropped(), (Registers{a}));
    QCOMPARE(toper.comparisons(), std::size_t{3});
    toper.step();
    QCOMPARE(toper.cycle(), std::size_t{4});
}

void TestToper::equalSizesKeepTheLowerId() {
    for (const bool higherFirst : {false, true}) {
        Registers candidates{{weightId(4), -2.0}, {weightId(7), 2.0}};
        if (higherFirst)
            std::reverse(candidates.begin(), candidates.end());
        Toper toper(1, Toper::Flow::Pipelined);
        toper.feed(candidates);
        toper.finish();
        QCOMPARE(toper.held(), (Registers{{weightId(4), -2.0}}));
    }
}

void TestToper::equalIdsAreNotMerged() {
    Toper toper(2, Toper::Flow::Pipelined);
    toper.feed({{weightId(1), 2.0}, {weightId(2), 1.0}, {weightId(1), 1.5}});
    toper.finish();
    QCOMPARE(toper.held(), (Registers{{weightId(1), 2.0}, {weightId(1), 1.5}}));
}

void TestToper::infinityAndNanAreKept() {
    const double infinity = std::numeric_limits<double>::infinity();
    Toper toper(2, Toper::Flow::Pipelined);
    toper.feed({{weightId(0), 5.0}, {weightId(1), std::nan("")}, {weightId(2), -infinity}});
    toper.finish();
    QCOMPARE(toper.held().size(), std::size_t{2});
    QVERIFY(std::isnan(toper.held()[0].gradient));
    QCOMPARE(toper.held()[1], (Register{weightId(2), -infinity}));
}

void TestToper::cycles_data() {
    QTest::addColumn<std::size_t>("cells");
    QTest::addColumn<std::size_t>("candidates");
    QTest::addColumn<std::size_t>("perExchange");
    QTest::addColumn<std::size_t>("pipelined");
    QTest::addColumn<std::size_t>("sequential");
    // A candidate enters a cycle, the last goes through all cells: 19 + 16. One after the other: 1
    // + 2 + … + 16 to fill, 4·16 for the rest.
    const auto row = [](const char* name, std::size_t cells, std::size_t candidates,
                        std::size_t perExchange, std::size_t pipelined, std::size_t sequential) {
        QTest::newRow(name) << cells << candidates << perExchange << pipelined << sequential;
    };
    row("16 of 20", 16, 20, 1, 35, 200);
    row("16 of 20, three cycles each", 16, 20, 3, 105, 600);
    row("1 of 1", 1, 1, 1, 1, 1);
    row("1 of 5", 1, 5, 1, 5, 5);
    row("more cells than candidates", 8, 3, 1, 5, 6);
    row("nothing", 4, 0, 1, 0, 0);
}

void TestToper::cycles() {
    QFETCH(std::size_t, cells);
    QFETCH(std::size_t, candidates);
    QFETCH(std::size_t, perExchange);
    QFETCH(std::size_t, pipelined);
    QFETCH(std::size_t, sequential);
    const Registers list = descending(candidates);
    QCOMPARE(cyclesOf(list, cells, Toper::Flow::Pipelined, perExchange), pipelined);
    QCOMPARE(cyclesOf(list, cells, Toper::Flow::Sequential, perExchange), sequential);
}

void TestToper::cyclesDoNotDependOnTheNumbers() {
    Dice dice(5);
    for (int round = 0; round < 30; ++round) {
        const std::size_t count = 1 + dice.below(30);
        const std::size_t cells = 1 + dice.below(20);
        const Registers candidates = randomCandidates(count, false, dice);
        for (const Toper::Flow flow : {Toper::Flow::Sequential, Toper::Flow::Pipelined})
            QCOMPARE(cyclesOf(candidates, cells, flow, 1),
                     cyclesOf(descending(count), cells, flow, 1));
    }
}

void TestToper::publishedFormula() {
    QCOMPARE(hardware::publishedCycles(16, 20), std::size_t{192});
    QCOMPARE(hardware::publishedCycles(20, 20), std::size_t{0});
    QCOMPARE(hardware::publishedCycles(20, 3), std::size_t{0});
    // What it counts is in the simulation: the exchanges after the filling, three cycles each.
    QCOMPARE(cyclesOf(descending(20), 16, Toper::Flow::Sequential, 3) -
                 cyclesOf(descending(16), 16, Toper::Flow::Sequential, 3),
             hardware::publishedCycles(16, 20));
}

void TestToper::nothingIsLost() {
    Dice dice(7);
    for (int round = 0; round < 50; ++round) {
        const Registers candidates = randomCandidates(dice.below(30), true, dice);
        Toper toper(1 + dice.below(8), Toper::Flow::Pipelined, 1 + dice.below(3));
        toper.feed(candidates);
        while (true) {
            Registers seen = toper.dropped();
            for (const Toper::Cell& cell : toper.cells()) {
                if (cell.held)
                    seen.push_back(*cell.held);
                if (cell.arriving)
                    seen.push_back(*cell.arriving);
            }
            const auto waiting =
                toper.candidates().begin() + static_cast<std::ptrdiff_t>(toper.entered());
            seen.insert(seen.end(), waiting, toper.candidates().end());
            QVERIFY(std::is_permutation(seen.begin(), seen.end(), candidates.begin(),
                                        candidates.end()));
            if (toper.done())
                break;
            toper.step();
        }
    }
}

void TestToper::feedsOn() {
    Dice dice(9);
    const Registers candidates = randomCandidates(25, true, dice);
    Toper toper(6, Toper::Flow::Pipelined);
    toper.feed({candidates.begin(), candidates.begin() + 10});
    toper.step();
    toper.feed({candidates.begin() + 10, candidates.begin() + 12}); // while it works
    toper.finish();
    toper.feed({candidates.begin() + 12, candidates.end()}); // at rest
    toper.finish();
    QCOMPARE(toper.held(), sortedLargest(candidates, 6));
}

void TestToper::treeKeepsTheSame_data() {
    QTest::addColumn<std::size_t>("topers");
    for (const std::size_t topers : {1U, 2U, 3U, 4U, 7U, 8U, 100U})
        QTest::addRow("%zu", topers) << topers;
}

void TestToper::treeKeepsTheSame() {
    QFETCH(std::size_t, topers);
    Dice dice(11);
    for (int round = 0; round < 100; ++round) {
        const Registers candidates = randomCandidates(dice.below(60), round % 2 == 0, dice);
        const std::size_t cells = 1 + dice.below(12);
        const ToperTree tree =
            hardware::runToperTree(candidates, topers, cells, Toper::Flow::Pipelined);
        QCOMPARE(tree.kept, sortedLargest(candidates, cells));
        std::size_t cycles = 0;
        for (const ToperTree::Level& level : tree.levels)
            cycles += level.cycles;
        QCOMPARE(tree.cycles, cycles);
    }
}

/// 20 candidates, 4 topers of 4 cells: five each, 4 + 4 = 8 cycles. Then four are emptied into four
/// filled cells, twice: 3 + 4 = 7 cycles a level.
void TestToper::treeCyclesByHand() {
    const ToperTree tree = hardware::runToperTree(descending(20), 4, 4, Toper::Flow::Pipelined);
    QCOMPARE(tree.levels,
             (std::vector<ToperTree::Level>{{4, 0, 5, 8}, {2, 0, 4, 7}, {1, 0, 4, 7}}));
    QCOMPARE(tree.cycles, std::size_t{22});
    QCOMPARE(tree.cells, std::size_t{16});
    // Against 19 + 4 of one toper.
    QCOMPARE(cyclesOf(descending(20), 4, Toper::Flow::Pipelined, 1), std::size_t{23});
    // Three topers: one waits a level.
    QCOMPARE(hardware::runToperTree(descending(20), 3, 4, Toper::Flow::Pipelined).levels[1].idle,
             std::size_t{1});
}

QTEST_APPLESS_MAIN(TestToper)
#include "tst_toper.moc"
