#include "core/network/loss_gradient.h"
#include "core/network/two_passes.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace dpfm;
using namespace dpfm::network;
using autodiff::Activation;
using autodiff::Loss;
using autodiff::SigmoidDerivative;

namespace {

std::vector<std::vector<std::size_t>> heldOverTime(const PassAccount& account) {
    std::vector<std::vector<std::size_t>> held;
    for (std::size_t moment = 0; moment < account.moments.size(); ++moment)
        held.push_back(account.heldAt(moment));
    return held;
}

} // namespace

class TestTwoPasses : public QObject {
    Q_OBJECT

private slots:
    void bothFindTheGradient_data();
    void bothFindTheGradient();
    void memoryByHand();
    void everythingIsGivenUp();
    void weightsAreReadOnceOrTwice();
    void fewRegistersKeepLess();
};

void TestTwoPasses::bothFindTheGradient_data() {
    QTest::addColumn<SigmoidDerivative>("derivative");
    QTest::addColumn<Activation>("last");
    QTest::addColumn<Loss>("loss");
    QTest::newRow("mse") << SigmoidDerivative::Exact << Activation::Linear
                         << Loss::MeanSquaredError;
    QTest::newRow("mse, published")
        << SigmoidDerivative::Published << Activation::Sigmoid << Loss::MeanSquaredError;
    QTest::newRow("cross-entropy")
        << SigmoidDerivative::Exact << Activation::Softmax << Loss::CrossEntropy;
}

void TestTwoPasses::bothFindTheGradient() {
    QFETCH(const SigmoidDerivative, derivative);
    QFETCH(const Activation, last);
    QFETCH(const Loss, loss);
    test::Dice dice(3);
    for (int i = 0; i < 50; ++i) {
        const Topology topology = dice.topology(last, derivative);
        const auto weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
        const auto inputs = dice.numbers(topology.inputs(), -1.0, 1.0);
        const auto targets = dice.numbers(topology.outputs(), 0.0, 1.0);
        std::vector<std::vector<double>> deltas;
        const PassAccount backward =
            backpropagationAccount(topology, weights, inputs, targets, loss, deltas);
        ForwardPass pass(topology);
        pass.run(weights, inputs, 0);
        const PassAccount forward = forwardModeAccount(pass, weights, targets, loss);
        for (std::size_t id = 0; id < weights.size(); ++id)
            QVERIFY(std::fabs(backward.gradient[id] - forward.gradient[id]) < 1e-13);
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
            for (std::size_t k = 0; k < topology.width(layer); ++k)
                QCOMPARE(deltas[layer - 1][k], backward.gradient[index(topology.bias(layer, k))]);
    }
}

void TestTwoPasses::memoryByHand() {
    // 2-1-1: two inputs, a neuron of three weights, an output of two.
    const Topology topology(2, {{1, Activation::Sigmoid}, {1, Activation::Linear}});
    const std::vector<double> weights{0.5, -0.25, 0.125, 2.0, 1.0};
    const std::vector<double> inputs{1.0, 2.0};
    const std::vector<double> targets{0.0};
    std::vector<std::vector<double>> deltas;
    const PassAccount backward =
        backpropagationAccount(topology, weights, inputs, targets, Loss::MeanSquaredError, deltas);
    using Row = std::vector<std::size_t>;
    // Values, deltas, candidates, registers, gradient.
    QCOMPARE(heldOverTime(backward), (std::vector<Row>{{2, 0, 0, 0, 0},    // start
                                                       {3, 0, 0, 0, 0},    // forward 1
                                                       {4, 0, 0, 0, 0},    // forward 2
                                                       {4, 1, 0, 0, 0},    // loss
                                                       {4, 1, 0, 0, 2},    // backward 2
                                                       {3, 2, 0, 0, 5},    // backward 1
                                                       {0, 0, 0, 0, 5}})); // done
    QCOMPARE(backward.totals(), (Row{2, 3, 4, 5, 7, 10, 5}));

    ForwardPass pass(topology);
    pass.run(weights, inputs, 2);
    const PassAccount forward = forwardModeAccount(pass, weights, targets, Loss::MeanSquaredError);
    // The output's candidates: two that were kept below, its weight and its bias.
    QCOMPARE(heldOverTime(forward), (std::vector<Row>{{2, 0, 0, 0, 0},    // start
                                                      {3, 0, 6, 0, 0},    // candidates 1
                                                      {1, 0, 0, 4, 0},    // selected 1
                                                      {2, 0, 8, 4, 0},    // candidates 2
                                                      {1, 0, 0, 4, 0},    // selected 2
                                                      {1, 1, 0, 4, 0},    // loss
                                                      {0, 1, 0, 4, 2},    // gradient
                                                      {0, 0, 0, 0, 2}})); // done
    QCOMPARE(forward.totals(), (Row{2, 9, 5, 14, 5, 6, 7, 2}));
}

void TestTwoPasses::everythingIsGivenUp() {
    test::Dice dice(9);
    for (int i = 0; i < 30; ++i) {
        const Topology topology = dice.topology(Activation::Linear);
        const auto weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
        const auto inputs = dice.numbers(topology.inputs(), -1.0, 1.0);
        const auto targets = dice.numbers(topology.outputs(), -1.0, 1.0);
        std::vector<std::vector<double>> deltas;
        ForwardPass pass(topology);
        pass.run(weights, inputs, 3);
        for (const PassAccount& account :
             {backpropagationAccount(topology, weights, inputs, targets, Loss::MeanSquaredError,
                                     deltas),
              forwardModeAccount(pass, weights, targets, Loss::MeanSquaredError)}) {
            const std::vector<std::size_t> totals = account.totals();
            QCOMPARE(totals.size(), account.moments.size());
            for (std::size_t moment = 0; moment < totals.size(); ++moment) {
                const std::vector<std::size_t> held = account.heldAt(moment);
                QCOMPARE(std::accumulate(held.begin(), held.end(), std::size_t{0}), totals[moment]);
            }
            const std::vector<std::size_t> last = account.heldAt(totals.size() - 1);
            QCOMPARE(last[static_cast<std::size_t>(Keeping::Gradient)], totals.back());
            QCOMPARE(account.moments.back().stage, PassStage::Done);
        }
    }
}

void TestTwoPasses::weightsAreReadOnceOrTwice() {
    // 4-5-5-1: 61 weights; on the way back those to layer 2 (25) and 3 (5) are read again, without
    // the biases.
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    const Weights weights = glorotUniform(topology, 1);
    const std::vector<double> inputs{0.1, 0.2, 0.3, 0.4};
    const std::vector<double> targets{1.0};
    std::vector<std::vector<double>> deltas;
    ForwardPass pass(topology);
    pass.run(weights, inputs, 8);
    QCOMPARE(
        backpropagationAccount(topology, weights, inputs, targets, Loss::MeanSquaredError, deltas)
            .moments.back()
            .weightReads,
        std::size_t{91});
    QCOMPARE(forwardModeAccount(pass, weights, targets, Loss::MeanSquaredError)
                 .moments.back()
                 .weightReads,
             std::size_t{61});
}

void TestTwoPasses::fewRegistersKeepLess() {
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    const Weights weights = glorotUniform(topology, 1);
    const std::vector<double> inputs{0.1, 0.2, 0.3, 0.4};
    const std::vector<double> targets{1.0};
    std::size_t before = 0;
    for (const std::size_t registers : std::initializer_list<std::size_t>{1, 2, 4, 8, 16, 0}) {
        ForwardPass pass(topology);
        pass.run(weights, inputs, registers);
        const std::vector<std::size_t> totals =
            forwardModeAccount(pass, weights, targets, Loss::MeanSquaredError).totals();
        const std::size_t peak = *std::max_element(totals.begin(), totals.end());
        QVERIFY(peak > before);
        before = peak;
    }
}

QTEST_APPLESS_MAIN(TestTwoPasses)
#include "tst_two_passes.moc"
