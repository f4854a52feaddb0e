#include "core/autodiff/forward_scalar.h"
#include "core/autodiff/loss.h"
#include "core/network/forward_pass.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dpfm;
using autodiff::Activation;
using autodiff::ForwardScalar;
using autodiff::Registers;
using autodiff::SigmoidDerivative;
using network::ForwardPass;
using network::Topology;
using test::Dice;

namespace {

/// A whole network in ForwardScalars: the method of design §1 in operators. Every weight is a
/// variable; sums are full, then pruned, then activated.
class OperatorNetwork {
public:
    OperatorNetwork(const Topology& topology, std::span<const double> weights,
                    std::span<const double> inputs, std::size_t registers) {
        layers_.emplace_back(inputs.begin(), inputs.end());
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
            std::vector<ForwardScalar> values;
            for (std::size_t k = 0; k < topology.width(layer); ++k) {
                const auto weight = [&](WeightId id) {
                    return ForwardScalar::variable(weights[index(id)], id);
                };
                ForwardScalar sum = 0.0;
                for (std::size_t j = 0; j < topology.width(layer - 1); ++j)
                    sum += weight(topology.weight(layer, k, j)) * layers_[layer - 1][j];
                sum += weight(topology.bias(layer, k));
                candidates_.push_back(sum.registers());
                sum = sum.pruned(registers);
                if (topology.activation(layer) != Activation::Softmax) {
                    const autodiff::Activated activated = autodiff::activate(
                        topology.activation(layer), topology.sigmoidDerivative(), sum.value());
                    sum = sum.chained(activated.value, activated.derivative);
                }
                values.push_back(sum);
            }
            layers_.push_back(std::move(values));
        }
    }

    const ForwardScalar& neuron(std::size_t layer, std::size_t k) const {
        return layers_[layer][k];
    }
    /// Of all neurons, layer by layer.
    const std::vector<Registers>& candidates() const { return candidates_; }

private:
    std::vector<std::vector<ForwardScalar>> layers_;
    std::vector<Registers> candidates_;
};

bool sameRegisters(const Registers& a, const Registers& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const auto& left, const auto& right) {
            return left.id == right.id && std::bit_cast<std::uint64_t>(left.gradient) ==
                                              std::bit_cast<std::uint64_t>(right.gradient);
        });
}

/// The first difference between the two, empty if there is none.
QString difference(const Topology& topology, const std::vector<double>& weights,
                   const std::vector<double>& inputs, std::size_t registers) {
    const OperatorNetwork expected(topology, weights, inputs, registers);
    ForwardPass pass(topology);
    pass.run(weights, inputs, registers);
    std::size_t position = 0;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        for (std::size_t k = 0; k < topology.width(layer); ++k) {
            const auto place = QStringLiteral("layer %1, neuron %2").arg(layer).arg(k);
            const network::Neuron& neuron = pass.neuron(layer, k);
            const bool softmax = topology.activation(layer) == Activation::Softmax;
            const double value = softmax ? neuron.sum : neuron.value;
            if (!test::sameBits({value}, {expected.neuron(layer, k).value()}))
                return place + QStringLiteral(": value");
            if (!sameRegisters(neuron.registers, expected.neuron(layer, k).registers()))
                return place + QStringLiteral(": registers");
            if (!sameRegisters(pass.candidates(weights, layer, k),
                               expected.candidates()[position++]))
                return place + QStringLiteral(": candidates");
        }
    }
    return {};
}

} // namespace

class TestForwardPass : public QObject {
    Q_OBJECT

private slots:
    void handMadeCase();
    void handMadeTie();
    void equalsOperators_data();
    void equalsOperators();
    void candidatesAreKeptAndDropped();
    void fullRegistersAreDerivatives_data();
    void fullRegistersAreDerivatives();
    void softmaxKeepsRegistersAtTheLogits();
    void reluCutsTheWay();
    void forgetsThePassBefore();
    void predictionIsTheSame();
};

/// 2 inputs, 2 linear neurons, 1 linear output, R = 2; x = (1, 2). Ids: neuron (1,0) has 0 1 2,
/// neuron (1,1) has 3 4 5, the output 6 7 8.
///
///   (1,0): w = (3, -1), b = 2: s = 3 - 2 + 2 = 3. Candidates {0: 1, 1: 2, 2: 1}; two stay: 2 and,
///          of the tied ones, the lower id: {0: 1, 1: 2}.
///   (1,1): w = (0.5, 1), b = -4: s = 0.5 + 2 - 4 = -1.5. Candidates {3: 1, 4: 2, 5: 1}: {3: 1, 4:
///   2}. (2,0): w = (-2, 1), b = 0.25: s = -6 - 1.5 + 0.25 = -7.25. Candidates from below, times -2
///   and
///          1: {0: -2, 1: -4, 3: 1, 4: 2}; its own {6: 3, 7: -1.5, 8: 1}. Two stay: {1: -4, 6: 3}.
void TestForwardPass::handMadeCase() {
    const Topology topology(2, {{2, Activation::Linear}, {1, Activation::Linear}});
    const std::vector<double> weights{3, -1, 2, 0.5, 1, -4, -2, 1, 0.25};
    const std::vector<double> inputs{1, 2};
    ForwardPass pass(topology);
    pass.run(weights, inputs, 2);
    QCOMPARE(pass.neuron(1, 0).value, 3.0);
    QCOMPARE(pass.neuron(1, 0).registers, (Registers{{weightId(0), 1.0}, {weightId(1), 2.0}}));
    QCOMPARE(pass.neuron(1, 1).value, -1.5);
    QCOMPARE(pass.neuron(1, 1).registers, (Registers{{weightId(3), 1.0}, {weightId(4), 2.0}}));
    QCOMPARE(pass.outputs().front().value, -7.25);
    QCOMPARE(pass.outputs().front().registers,
             (Registers{{weightId(1), -4.0}, {weightId(6), 3.0}}));
    QCOMPARE(pass.candidates(weights, 2, 0), (Registers{{weightId(0), -2.0},
                                                        {weightId(1), -4.0},
                                                        {weightId(3), 1.0},
                                                        {weightId(4), 2.0},
                                                        {weightId(6), 3.0},
                                                        {weightId(7), -1.5},
                                                        {weightId(8), 1.0}}));
    QCOMPARE(pass.neuron(0, 1).value, 2.0);
    QVERIFY(pass.neuron(0, 1).registers.empty());
}

/// Selection is by the sum before the activation: f' scales all registers alike and cannot change
/// it. One sigmoid neuron at s = 0, x = (1, -1, 0), w = 0, R = 2: candidates {0: 1, 1: -1, 3: 1}
/// (the zero input has none), {0: 1, 1: -1} stay and are multiplied by f'(0) = 1/4.
void TestForwardPass::handMadeTie() {
    const Topology topology(3, {{1, Activation::Sigmoid}});
    const std::vector<double> weights{0, 0, 0, 0};
    const std::vector<double> inputs{1, -1, 0};
    ForwardPass pass(topology);
    pass.run(weights, inputs, 2);
    QCOMPARE(pass.outputs().front().value, 0.5);
    QCOMPARE(pass.outputs().front().derivative, 0.25);
    QCOMPARE(pass.outputs().front().registers,
             (Registers{{weightId(0), 0.25}, {weightId(1), -0.25}}));
    QCOMPARE(pass.candidates(weights, 1, 0).size(), std::size_t{3});
}

void TestForwardPass::equalsOperators_data() {
    QTest::addColumn<Activation>("last");
    QTest::addColumn<SigmoidDerivative>("derivative");
    QTest::addColumn<bool>("coarse");
    const auto row = [](const char* name, Activation last, SigmoidDerivative derivative,
                        bool coarse) { QTest::newRow(name) << last << derivative << coarse; };
    row("linear", Activation::Linear, SigmoidDerivative::Exact, false);
    row("published", Activation::Sigmoid, SigmoidDerivative::Published, false);
    row("tanh", Activation::Tanh, SigmoidDerivative::Exact, false);
    row("relu", Activation::Relu, SigmoidDerivative::Exact, false);
    row("softmax", Activation::Softmax, SigmoidDerivative::Exact, false);
    row("ties", Activation::Linear, SigmoidDerivative::Exact, true);
    row("ties with relu", Activation::Relu, SigmoidDerivative::Exact, true);
    row("ties with softmax", Activation::Softmax, SigmoidDerivative::Published, true);
}

void TestForwardPass::equalsOperators() {
    QFETCH(Activation, last);
    QFETCH(SigmoidDerivative, derivative);
    QFETCH(bool, coarse);
    Dice dice(41);
    for (int round = 0; round < 60; ++round) {
        const Topology topology = dice.topology(last, derivative);
        const std::size_t count = topology.weightCount();
        const std::vector<double> weights =
            coarse ? dice.coarseNumbers(count) : dice.numbers(count, -2.0, 2.0);
        std::vector<double> inputs = coarse ? dice.coarseNumbers(topology.inputs())
                                            : dice.numbers(topology.inputs(), -1.0, 1.0);
        inputs[dice.below(inputs.size())] = 0.0;
        for (const std::size_t registers : {0U, 1U, 2U, 3U, 5U, 8U, 1000U}) {
            const QString found = difference(topology, weights, inputs, registers);
            QVERIFY2(found.isEmpty(), qPrintable(found));
        }
    }
}

void TestForwardPass::candidatesAreKeptAndDropped() {
    Dice dice(43);
    constexpr std::size_t kRegisters = 3;
    for (int round = 0; round < 50; ++round) {
        // Linear, so that registers are the selected candidates themselves.
        const Topology topology(3, {{4, Activation::Linear}, {2, Activation::Linear}});
        const std::vector<double> weights = dice.coarseNumbers(topology.weightCount());
        const std::vector<double> inputs = dice.coarseNumbers(3);
        ForwardPass pass(topology);
        pass.run(weights, inputs, kRegisters);
        for (std::size_t layer = 1; layer <= 2; ++layer) {
            for (std::size_t k = 0; k < topology.width(layer); ++k) {
                const Registers candidates = pass.candidates(weights, layer, k);
                const Registers& kept = pass.neuron(layer, k).registers;
                QCOMPARE(kept.size(), std::min(kRegisters, candidates.size()));
                for (const autodiff::Register& candidate : candidates) {
                    const bool isKept =
                        std::find(kept.begin(), kept.end(), candidate) != kept.end();
                    const auto better =
                        std::count_if(candidates.begin(), candidates.end(), [&](const auto& other) {
                            return autodiff::outranks(other, candidate);
                        });
                    QCOMPARE(isKept, static_cast<std::size_t>(better) < kRegisters);
                }
            }
        }
    }
}

void TestForwardPass::fullRegistersAreDerivatives_data() {
    QTest::addColumn<Activation>("activation");
    QTest::newRow("linear") << Activation::Linear;
    QTest::newRow("sigmoid") << Activation::Sigmoid;
    QTest::newRow("tanh") << Activation::Tanh;
    QTest::newRow("relu") << Activation::Relu;
}

void TestForwardPass::fullRegistersAreDerivatives() {
    QFETCH(Activation, activation);
    const Topology topology(3, {{4, activation}, {3, activation}, {2, activation}});
    Dice dice(47);
    const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
    const std::vector<double> inputs = dice.numbers(3, 0.1, 1.0);
    ForwardPass pass(topology);
    network::Prediction prediction(topology);
    for (std::size_t weight = 0; weight < weights.size(); ++weight) {
        const double h = 1e-6;
        const auto outputsAt = [&](double change) {
            std::vector<double> moved = weights;
            moved[weight] += change;
            const auto outputs = prediction.run(moved, inputs);
            return std::vector<double>(outputs.begin(), outputs.end());
        };
        const std::vector<double> up = outputsAt(h);
        const std::vector<double> down = outputsAt(-h);
        pass.run(weights, inputs, 0);
        for (std::size_t o = 0; o < topology.outputs(); ++o) {
            double gradient = 0.0;
            for (const autodiff::Register& entry : pass.outputs()[o].registers)
                if (index(entry.id) == weight)
                    gradient = entry.gradient;
            QVERIFY(std::fabs(gradient - (up[o] - down[o]) / (2.0 * h)) < 1e-8);
        }
    }
}

/// Two logits of 0 from x = 2: values (1/2, 1/2), registers d logit / d weight, not scaled.
void TestForwardPass::softmaxKeepsRegistersAtTheLogits() {
    const Topology topology(1, {{2, Activation::Softmax}});
    const std::vector<double> weights(4, 0.0);
    const std::vector<double> inputs{2.0};
    ForwardPass pass(topology);
    pass.run(weights, inputs, 1);
    QCOMPARE(pass.outputs()[1].value, 0.5);
    QCOMPARE(pass.outputs()[1].sum, 0.0);
    QCOMPARE(pass.outputs()[1].derivative, 1.0);
    QCOMPARE(pass.outputs()[0].registers, (Registers{{weightId(0), 2.0}}));
    QCOMPARE(pass.outputs()[1].registers, (Registers{{weightId(2), 2.0}}));
}

/// A relu at a negative sum carries value 0 and no registers: nothing of it reaches the output, not
/// even the weight it is multiplied by, whose gradient is its value 0.
void TestForwardPass::reluCutsTheWay() {
    const Topology topology(1, {{1, Activation::Relu}, {1, Activation::Linear}});
    const std::vector<double> weights{-1.0, 0.0, 5.0, 0.5};
    const std::vector<double> inputs{2.0};
    ForwardPass pass(topology);
    pass.run(weights, inputs, 0);
    QCOMPARE(pass.neuron(1, 0).sum, -2.0);
    QVERIFY(pass.neuron(1, 0).registers.empty());
    QCOMPARE(pass.outputs().front().registers, (Registers{{weightId(3), 1.0}}));
}

void TestForwardPass::forgetsThePassBefore() {
    Dice dice(53);
    const Topology topology(4, {{5, Activation::Tanh}, {3, Activation::Softmax}});
    const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
    const std::vector<double> inputs = dice.numbers(4, -1.0, 1.0);
    ForwardPass used(topology);
    used.run(dice.numbers(topology.weightCount(), -1.0, 1.0), dice.numbers(4, -1.0, 1.0), 0);
    used.run(weights, inputs, 3);
    ForwardPass fresh(topology);
    fresh.run(weights, inputs, 3);
    for (std::size_t k = 0; k < 3; ++k) {
        QVERIFY(used.outputs()[k].value == fresh.outputs()[k].value);
        QCOMPARE(used.outputs()[k].registers, fresh.outputs()[k].registers);
    }
}

void TestForwardPass::predictionIsTheSame() {
    Dice dice(59);
    for (int round = 0; round < 100; ++round) {
        const Topology topology =
            dice.topology(round % 2 == 0 ? Activation::Softmax : Activation::Sigmoid);
        const std::vector<double> weights = dice.numbers(topology.weightCount(), -3.0, 3.0);
        const std::vector<double> inputs = dice.numbers(topology.inputs(), -2.0, 2.0);
        ForwardPass pass(topology);
        pass.run(weights, inputs, 1 + dice.below(4));
        network::Prediction prediction(topology);
        const auto outputs = prediction.run(weights, inputs);
        std::vector<double> values;
        for (const network::Neuron& neuron : pass.outputs())
            values.push_back(neuron.value);
        QVERIFY(test::sameBits(values, {outputs.begin(), outputs.end()}));
    }
}

QTEST_APPLESS_MAIN(TestForwardPass)
#include "tst_forward_pass.moc"
