#include "core/network/workings.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>

using namespace dpfm;
using autodiff::Activation;
using network::Topology;
using network::Workings;

/// The workings say nothing of their own: what they come to are the pass's sums, candidates and
/// registers, bit for bit.
class TestWorkings : public QObject {
    Q_OBJECT

private slots:
    void agreeWithThePass_data() {
        QTest::addColumn<int>("registers");
        QTest::addColumn<int>("last");
        for (const int registers : {0, 1, 3, 8})
            for (const auto last : {Activation::Linear, Activation::Softmax, Activation::Relu})
                QTest::addRow("R=%d, %s", registers, autodiff::name(last).data())
                    << registers << static_cast<int>(last);
    }

    void agreeWithThePass() {
        QFETCH(int, registers);
        QFETCH(int, last);
        const auto r = static_cast<std::size_t>(registers);
        const Topology topology(
            3, {{4, Activation::Sigmoid}, {3, Activation::Relu}, {2, Activation(last)}});
        test::Dice dice(7);
        const auto weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
        network::ForwardPass pass(topology);
        pass.run(weights, dice.numbers(3, -1.0, 1.0), r);
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
            for (std::size_t k = 0; k < topology.width(layer); ++k) {
                const Workings workings = network::workingsOf(pass, weights, layer, k);
                double sum = 0.0;
                for (const Workings::Input& input : workings.inputs)
                    sum += input.product;
                sum += workings.bias;
                QCOMPARE(sum, workings.sum);
                autodiff::Registers nonzero;
                autodiff::Registers carried;
                for (const Workings::Candidate& candidate : workings.candidates) {
                    double added = 0.0;
                    for (std::size_t t = 0; t < candidate.termCount; ++t) {
                        const Workings::Term& term = workings.terms[candidate.firstTerm + t];
                        QCOMPARE(term.id, candidate.id);
                        added += term.product;
                    }
                    if (!candidate.isOwn())
                        QCOMPARE(added, candidate.gradient);
                    if (candidate.gradient != 0.0)
                        nonzero.push_back({candidate.id, candidate.gradient});
                    if (candidate.kept && candidate.scaled != 0.0)
                        carried.push_back({candidate.id, candidate.scaled});
                }
                QCOMPARE(nonzero, pass.candidates(weights, layer, k));
                QCOMPARE(carried, pass.neuron(layer, k).registers);
                QCOMPARE(workings.ranked.size(), nonzero.size());
                for (std::size_t rank = 0; rank < workings.ranked.size(); ++rank)
                    QCOMPARE(workings.candidates[workings.ranked[rank]].kept, r == 0 || rank < r);
            }
    }

    /// Two inputs carry the same weight: 2·0.5 + 3·(−1) = −2, as on paper.
    void addsEqualIds() {
        const Topology topology(
            1, {{1, Activation::Linear}, {2, Activation::Linear}, {1, Activation::Linear}});
        // Layer 1: a = x. Layer 2: 0.5·a and −a. Layer 3: 2 and 3 of them.
        const network::Weights weights{1.0, 0.0, 0.5, 0.0, -1.0, 0.0, 2.0, 3.0, 0.0};
        network::ForwardPass pass(topology);
        pass.run(weights, std::vector<double>{1.0}, 0);
        const Workings workings = network::workingsOf(pass, weights, 3, 0);
        const Workings::Candidate& first = workings.candidates.front();
        QCOMPARE(first.id, WeightId{0});
        QCOMPARE(first.termCount, std::size_t{2});
        QCOMPARE(workings.terms[0].product, 1.0);
        QCOMPARE(workings.terms[1].product, -3.0);
        QCOMPARE(first.gradient, -2.0);
    }
};

QTEST_APPLESS_MAIN(TestWorkings)
#include "tst_workings.moc"
