#include "core/autodiff/selection_policy.h"
#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"
#include "core/network/workings.h"
#include "tests/support/engine_runs.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

using namespace dpfm;
using autodiff::Activation;
using autodiff::DrawKey;
using autodiff::Register;
using autodiff::Registers;
using autodiff::Selection;
using autodiff::SelectionContext;
using network::ForwardPass;
using network::Topology;
using test::Dice;

namespace {

constexpr Selection kAll[] = {Selection::Largest,       Selection::Random,
                              Selection::LayerQuota,    Selection::LargestTimesWeight,
                              Selection::ErrorFeedback, Selection::Streaming};

Registers registersOf(const std::vector<std::pair<std::size_t, double>>& pairs) {
    Registers registers;
    for (const auto& [id, gradient] : pairs)
        registers.push_back({weightId(id), gradient});
    return registers;
}

std::vector<std::size_t> idsOf(const Registers& registers) {
    std::vector<std::size_t> ids;
    for (const Register& one : registers)
        ids.push_back(index(one.id));
    return ids;
}

/// Two layers of ids, 0 … 4 and 5 … 9, seen by a neuron of the second one.
struct Case {
    std::vector<double> weights = std::vector<double>(10, 1.0);
    std::vector<std::size_t> layerEnds{5, 10};

    Registers kept(Selection selection, std::size_t count, Registers candidates, DrawKey draw = {},
                   std::size_t neuron = 0) const {
        autodiff::policyOf(selection).keep(candidates, {count, draw, neuron, weights, layerEnds});
        return candidates;
    }
};

Topology mixed() {
    return {3, {{4, Activation::Tanh}, {3, Activation::Sigmoid}, {2, Activation::Linear}}};
}

} // namespace

class TestSelectionPolicy : public QObject {
    Q_OBJECT

private slots:
    void quotaSplitsEvenly() {
        const Registers candidates = registersOf(
            {{0, 1.0}, {1, -3.0}, {2, 2.0}, {5, 10.0}, {6, 20.0}, {7, -30.0}, {9, 5.0}});
        const Case test;
        // The remainder goes to the nearest layer: one of the first, two of the second.
        QCOMPARE(idsOf(test.kept(Selection::LayerQuota, 3, candidates)),
                 (std::vector<std::size_t>{1, 6, 7}));
        QCOMPARE(idsOf(test.kept(Selection::LayerQuota, 4, candidates)),
                 (std::vector<std::size_t>{1, 2, 6, 7}));
        QCOMPARE(idsOf(test.kept(Selection::LayerQuota, 1, candidates)),
                 (std::vector<std::size_t>{7}));
        QCOMPARE(idsOf(test.kept(Selection::LayerQuota, 7, candidates)), idsOf(candidates));
    }

    void quotaPassesUnusedPlacesOn() {
        const Registers candidates =
            registersOf({{0, 0.5}, {5, 10.0}, {6, 20.0}, {7, -30.0}, {9, 5.0}});
        QCOMPARE(idsOf(Case().kept(Selection::LayerQuota, 4, candidates)),
                 (std::vector<std::size_t>{0, 5, 6, 7}));
    }

    /// In every neuron each layer it can have seen has its share, as long as it has candidates.
    void quotaStarvesNoLayer() {
        Dice dice(3);
        const Topology topology = mixed();
        constexpr std::size_t kRegisters = 3;
        for (int round = 0; round < 50; ++round) {
            const auto weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
            ForwardPass pass(topology);
            pass.run(weights, dice.numbers(3, -1.0, 1.0), {kRegisters, Selection::LayerQuota});
            for (std::size_t layer = 1; layer <= 3; ++layer)
                for (const network::Neuron& neuron : pass.layer(layer)) {
                    std::map<std::size_t, std::size_t> counts;
                    for (const Register& one : neuron.registers)
                        ++counts[topology.place(one.id).layer];
                    QCOMPARE(neuron.registers.size(), kRegisters);
                    for (std::size_t seen = 1; seen <= layer; ++seen)
                        QVERIFY(counts[seen] >= kRegisters / layer);
                }
        }
    }

    void timesWeightRanksByTheProduct() {
        Case test;
        test.weights = {0.0, 0.5, -4.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
        const Registers candidates = registersOf({{0, 100.0}, {1, 6.0}, {2, 1.0}, {3, 3.0}});
        // |g·w| = 0, 3, 4, 3: among equals the lower id.
        QCOMPARE(test.kept(Selection::LargestTimesWeight, 2, candidates),
                 registersOf({{1, 6.0}, {2, 1.0}}));
        QCOMPARE(test.kept(Selection::LargestTimesWeight, 3, candidates),
                 registersOf({{1, 6.0}, {2, 1.0}, {3, 3.0}}));
        test.weights[3] = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(idsOf(test.kept(Selection::LargestTimesWeight, 1, candidates)),
                 (std::vector<std::size_t>{3}));
    }

    /// Id 0 comes as 2 and 2: together it would win, apart it loses to 3.
    void streamingDoesNotAddBeforehand() {
        const Registers arrivals = registersOf({{0, 2.0}, {5, 3.0}, {0, 2.0}, {6, -1.0}});
        const Case test;
        QCOMPARE(test.kept(Selection::Streaming, 1, arrivals), registersOf({{5, 3.0}}));
        QCOMPARE(test.kept(Selection::Streaming, 2, arrivals), registersOf({{0, 2.0}, {5, 3.0}}));
        QCOMPARE(test.kept(Selection::Streaming, 3, arrivals), registersOf({{0, 4.0}, {5, 3.0}}));
        // What stayed may add up to nothing, and then needs no register.
        QCOMPARE(test.kept(Selection::Streaming, 2, registersOf({{0, 2.0}, {0, -2.0}, {5, 1.0}})),
                 Registers{});
    }

    /// Against a chain of cells that is stepped candidate by candidate.
    void streamingIsAChainOfCells() {
        Dice dice(17);
        for (int round = 0; round < 300; ++round) {
            Registers arrivals;
            for (std::size_t i = 0, count = 1 + dice.below(20); i < count; ++i)
                arrivals.push_back(
                    {weightId(dice.below(10)), 0.5 * (1.0 + static_cast<double>(dice.below(4)))});
            const std::size_t cells = 1 + dice.below(6);
            Registers chain;
            for (Register coming : arrivals) {
                for (Register& cell : chain)
                    if (autodiff::outranks(coming, cell))
                        std::swap(coming, cell);
                if (chain.size() < cells)
                    chain.push_back(coming);
            }
            std::map<std::size_t, double> sums;
            for (const Register& cell : chain)
                sums[index(cell.id)] += cell.gradient;
            const Registers kept = Case().kept(Selection::Streaming, cells, arrivals);
            QCOMPARE(kept.size(), sums.size());
            for (const Register& one : kept)
                QCOMPARE(one.gradient, sums[index(one.id)]);
        }
    }

    void randomDependsOnItsKeyAlone() {
        Registers candidates;
        for (std::size_t id = 0; id < 10; ++id)
            candidates.push_back({weightId(id), 1.0 + static_cast<double>(id)});
        const Case test;
        const auto drawn = [&](DrawKey draw, std::size_t neuron) {
            return idsOf(test.kept(Selection::Random, 4, candidates, draw, neuron));
        };
        const auto first = drawn({1, 2, 3}, 4);
        QCOMPARE(first.size(), std::size_t{4});
        QCOMPARE(drawn({1, 2, 3}, 4), first);
        QVERIFY(drawn({2, 2, 3}, 4) != first);
        QVERIFY(drawn({1, 3, 3}, 4) != first);
        QVERIFY(drawn({1, 2, 4}, 4) != first);
        QVERIFY(drawn({1, 2, 3}, 5) != first);
        // What a candidate weighs has no say.
        for (Register& one : candidates)
            one.gradient = 1.0 / one.gradient;
        QCOMPARE(drawn({1, 2, 3}, 4), first);
    }

    /// Each of ten ids is kept in four of ten draws, within five standard deviations.
    void randomIsUniform() {
        Registers candidates;
        for (std::size_t id = 0; id < 10; ++id)
            candidates.push_back({weightId(id), 1.0});
        constexpr int kDraws = 10000;
        std::map<std::size_t, int> counts;
        for (int row = 0; row < kDraws; ++row)
            for (const std::size_t id : idsOf(Case().kept(Selection::Random, 4, candidates,
                                                          {7, 1, static_cast<std::uint64_t>(row)})))
                ++counts[id];
        for (std::size_t id = 0; id < 10; ++id)
            QVERIFY(std::abs(counts[id] - 4000) < 5 * 49);
    }

    void allRegistersNeedNoPolicy_data() {
        QTest::addColumn<int>("policy");
        for (const Selection selection : kAll)
            QTest::newRow(name(selection).data()) << static_cast<int>(selection);
    }

    /// With R = 0, and with R as many as there are candidates, there is nothing to select: the same
    /// bits.
    void allRegistersNeedNoPolicy() {
        QFETCH(int, policy);
        Dice dice(5);
        for (int round = 0; round < 20; ++round) {
            const Topology topology = dice.topology(Activation::Linear);
            const auto weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
            const auto inputs = dice.numbers(topology.inputs(), -1.0, 1.0);
            ForwardPass full(topology);
            full.run(weights, inputs, 0);
            for (const std::size_t registers : {std::size_t{0}, std::size_t{10'000}}) {
                ForwardPass pass(topology);
                pass.run(weights, inputs, {registers, Selection(policy)});
                for (std::size_t o = 0; o < topology.outputs(); ++o)
                    QCOMPARE(pass.outputs()[o].registers, full.outputs()[o].registers);
            }
        }
    }

    void workingsAgreeWithThePass_data() { allRegistersNeedNoPolicy_data(); }

    void workingsAgreeWithThePass() {
        QFETCH(int, policy);
        Dice dice(11);
        const Topology topology = mixed();
        for (const std::size_t registers : {std::size_t{1}, std::size_t{4}, std::size_t{0}}) {
            const auto weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
            ForwardPass pass(topology);
            pass.run(weights, dice.numbers(3, -1.0, 1.0),
                     {registers, Selection(policy), {1, 2, 3}});
            for (std::size_t layer = 1; layer <= 3; ++layer)
                for (std::size_t k = 0; k < topology.width(layer); ++k) {
                    const network::Workings workings = network::workingsOf(pass, weights, layer, k);
                    Registers carried;
                    std::size_t kept = 0;
                    for (const auto& candidate : workings.candidates) {
                        kept += candidate.kept ? 1 : 0;
                        if (!candidate.kept)
                            continue;
                        if (!carried.empty() && carried.back().id == candidate.id)
                            carried.back().gradient += candidate.scaled;
                        else
                            carried.push_back({candidate.id, candidate.scaled});
                    }
                    QCOMPARE(kept, workings.keptCount);
                    for (std::size_t rank = 0; rank < workings.ranked.size(); ++rank)
                        QCOMPARE(workings.candidates[workings.ranked[rank]].kept, rank < kept);
                    const Registers& held = pass.neuron(layer, k).registers;
                    QCOMPARE(idsOf(carried), idsOf(held));
                    for (std::size_t i = 0; i < held.size(); ++i)
                        QVERIFY(std::fabs(carried[i].gradient - held[i].gradient) < 1e-14);
                }
        }
    }

    /// What is kept and what is dropped make the full gradient.
    void errorFeedbackIsTheRest() {
        Dice dice(23);
        const Topology topology = mixed();
        test::Run run = test::randomRun(topology, false, 6, dice);
        std::vector<double> dropped(topology.weightCount(), 99.0);
        engine::Batch batch = test::batchOf(run);
        batch.dropped = dropped;
        const auto loss = autodiff::Loss::MeanSquaredError;
        QVERIFY(engine::makeReferenceEngine(topology, loss, 2, Selection::ErrorFeedback)
                    ->compute(std::span(&batch, 1), {}));
        test::Run same = run;
        engine::Batch pruned = test::batchOf(same);
        QVERIFY(engine::makeReferenceEngine(topology, loss, 2)->compute(std::span(&pruned, 1), {}));
        QCOMPARE(run.gradient, same.gradient);
        QCOMPARE(run.registers, same.registers);
        engine::Batch full = test::batchOf(same);
        QVERIFY(engine::makeReferenceEngine(topology, loss, 0)->compute(std::span(&full, 1), {}));
        double rest = 0.0;
        for (std::size_t i = 0; i < dropped.size(); ++i) {
            QCOMPARE(dropped[i], same.gradient[i] - run.gradient[i]);
            rest += std::fabs(dropped[i]);
        }
        QVERIFY(rest > 0.0);
    }
};

QTEST_APPLESS_MAIN(TestSelectionPolicy)
#include "tst_selection_policy.moc"
