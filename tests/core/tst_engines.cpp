#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"
#include "tests/support/batches.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace dpfm;
using autodiff::Activation;
using autodiff::Loss;
using autodiff::SigmoidDerivative;
using engine::GradientEngine;
using network::Topology;
using test::Dice;

namespace {

data::Samples randomSamples(const Topology& topology, std::size_t count, Dice& dice) {
    data::Samples samples{topology.inputs(), topology.outputs(), {}, {}};
    samples.inputs = dice.numbers(count * topology.inputs(), -1.0, 1.0);
    if (topology.activation(topology.layerCount()) != Activation::Softmax) {
        samples.targets = dice.numbers(count * topology.outputs(), -1.0, 1.0);
        return samples;
    }
    samples.targets.assign(count * topology.outputs(), 0.0);
    for (std::size_t row = 0; row < count; ++row)
        samples.targets[row * topology.outputs() + dice.below(topology.outputs())] = 1.0;
    return samples;
}

std::vector<std::size_t> allRows(std::size_t count) {
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::vector<double> gradientOf(GradientEngine& engine, const std::vector<double>& weights,
                               const data::Samples& samples, const std::vector<std::size_t>& rows) {
    // Not zero: the engine has to overwrite it.
    std::vector<double> gradient(weights.size(), 123.0);
    test::computeBatch(engine, weights, samples, rows, gradient);
    return gradient;
}

} // namespace

class TestEngines : public QObject {
    Q_OBJECT

private slots:
    void fullForwardIsBackpropagation_data();
    void fullForwardIsBackpropagation();
    void gradientIsOfTheLoss_data();
    void gradientIsOfTheLoss();
    void sumsSampleBySample();
    void largeBatchesGoInParts();
    void countsCorrectSamples();
    void isCorrect_data();
    void isCorrect();
    void stopsWhenAsked();
};

void TestEngines::fullForwardIsBackpropagation_data() {
    QTest::addColumn<Activation>("last");
    QTest::addColumn<SigmoidDerivative>("derivative");
    const auto row = [](const char* name, Activation last, SigmoidDerivative derivative) {
        QTest::newRow(name) << last << derivative;
    };
    row("linear", Activation::Linear, SigmoidDerivative::Exact);
    row("sigmoid", Activation::Sigmoid, SigmoidDerivative::Exact);
    row("published", Activation::Sigmoid, SigmoidDerivative::Published);
    row("tanh", Activation::Tanh, SigmoidDerivative::Exact);
    row("relu", Activation::Relu, SigmoidDerivative::Exact);
    row("softmax", Activation::Softmax, SigmoidDerivative::Exact);
}

void TestEngines::fullForwardIsBackpropagation() {
    QFETCH(Activation, last);
    QFETCH(SigmoidDerivative, derivative);
    const Loss loss = last == Activation::Softmax ? Loss::CrossEntropy : Loss::MeanSquaredError;
    Dice dice(61);
    for (int round = 0; round < 60; ++round) {
        const Topology topology = dice.topology(last, derivative);
        const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.5, 1.5);
        const std::size_t count = 1 + dice.below(12);
        const data::Samples samples = randomSamples(topology, count, dice);
        const auto forward = engine::makeReferenceEngine(topology, loss, 0);
        const auto backward = engine::makeBackpropagationEngine(topology, loss);
        const std::vector<double> a = gradientOf(*forward, weights, samples, allRows(count));
        const std::vector<double> b = gradientOf(*backward, weights, samples, allRows(count));
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(std::fabs(a[i] - b[i]) <= 1e-12 * std::max(1.0, std::fabs(a[i])),
                     qPrintable(QStringLiteral("weight %1: %2, %3").arg(i).arg(a[i]).arg(b[i])));

        std::vector<double> unused(weights.size());
        const auto ofForward =
            test::computeBatch(*forward, weights, samples, allRows(count), unused, {});
        const auto ofBackward =
            test::computeBatch(*backward, weights, samples, allRows(count), unused, {});
        const auto ofValues = engine::evaluate(topology, loss, weights, samples, {});
        QVERIFY(std::fabs(ofForward->loss - ofBackward->loss) <=
                1e-12 * std::max(1.0, ofForward->loss));
        QVERIFY(ofForward->loss == ofValues->loss);
        QCOMPARE(ofForward->correct, ofBackward->correct);
        QCOMPARE(ofForward->correct, ofValues->correct);
        QCOMPARE(ofForward->samples, count);
    }
}

void TestEngines::gradientIsOfTheLoss_data() {
    QTest::addColumn<Activation>("last");
    QTest::newRow("mse") << Activation::Sigmoid;
    QTest::newRow("cross-entropy") << Activation::Softmax;
}

void TestEngines::gradientIsOfTheLoss() {
    QFETCH(Activation, last);
    const Loss loss = last == Activation::Softmax ? Loss::CrossEntropy : Loss::MeanSquaredError;
    Dice dice(67);
    const Topology topology(3, {{4, Activation::Tanh}, {3, last}});
    const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
    const data::Samples samples = randomSamples(topology, 7, dice);
    const auto engine = engine::makeReferenceEngine(topology, loss, 0);
    const std::vector<double> gradient = gradientOf(*engine, weights, samples, allRows(7));
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double h = 1e-6;
        const auto lossAt = [&](double change) {
            std::vector<double> moved = weights;
            moved[i] += change;
            return engine::evaluate(topology, loss, moved, samples, {})->loss;
        };
        QVERIFY(std::fabs(gradient[i] - (lossAt(h) - lossAt(-h)) / (2.0 * h)) < 1e-8);
    }
}

/// The normative order: a batch's gradient is the sum over its samples in the rows' order, each
/// sample's over its outputs; weights without a register get 0.
void TestEngines::sumsSampleBySample() {
    Dice dice(71);
    constexpr std::size_t kRegisters = 3;
    const Topology topology(3, {{4, Activation::Sigmoid}, {2, Activation::Linear}});
    const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
    const data::Samples samples = randomSamples(topology, 9, dice);
    const std::vector<std::size_t> rows{7, 0, 3, 3, 8};

    std::vector<double> expected(weights.size(), 0.0);
    double loss = 0.0;
    network::ForwardPass pass(topology);
    for (const std::size_t row : rows) {
        pass.run(weights, samples.input(row), kRegisters);
        std::vector<double> own(weights.size(), 0.0);
        std::vector<double> outputs;
        for (std::size_t o = 0; o < 2; ++o) {
            const network::Neuron& output = pass.outputs()[o];
            outputs.push_back(output.value);
            const double derivative = autodiff::outputDerivative(
                Loss::MeanSquaredError, output.value, samples.target(row)[o], 2, rows.size());
            for (const autodiff::Register& entry : output.registers)
                own[index(entry.id)] += derivative * entry.gradient;
        }
        for (std::size_t i = 0; i < expected.size(); ++i)
            expected[i] += own[i];
        loss += autodiff::sampleLoss(Loss::MeanSquaredError, outputs, samples.target(row));
    }

    const auto engine = engine::makeReferenceEngine(topology, Loss::MeanSquaredError, kRegisters);
    std::vector<double> gradient(weights.size(), 5.0);
    const auto batch = test::computeBatch(*engine, weights, samples, rows, gradient, {});
    QVERIFY(test::sameBits(gradient, expected));
    QVERIFY(batch->loss == loss / 5.0);
    QVERIFY(std::count(gradient.begin(), gradient.end(), 0.0) > 0);
    // The next batch owes nothing to this one.
    QVERIFY(test::sameBits(gradientOf(*engine, weights, samples, rows), expected));
}

void TestEngines::largeBatchesGoInParts() {
    Dice dice(73);
    const Topology topology(2, {{3, Activation::Tanh}, {1, Activation::Linear}});
    const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
    for (const std::size_t count : {255U, 256U, 257U, 700U}) {
        const data::Samples samples = randomSamples(topology, count, dice);
        const auto forward = engine::makeReferenceEngine(topology, Loss::MeanSquaredError, 0);
        const auto backward = engine::makeBackpropagationEngine(topology, Loss::MeanSquaredError);
        const auto a = gradientOf(*forward, weights, samples, allRows(count));
        const auto b = gradientOf(*backward, weights, samples, allRows(count));
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY(std::fabs(a[i] - b[i]) < 1e-12);
    }
}

/// One neuron per class that passes its input on: the largest input is the prediction.
void TestEngines::countsCorrectSamples() {
    const Topology topology(2, {{2, Activation::Softmax}});
    const std::vector<double> weights{1, 0, 0, 0, 1, 0};
    const data::Samples samples{2, 2, {3, 1, 1, 3, 5, 4, 0, 0}, {1, 0, 1, 0, 1, 0, 1, 0}};
    const auto evaluation = engine::evaluate(topology, Loss::CrossEntropy, weights, samples, {});
    QCOMPARE(evaluation->samples, std::size_t{4});
    QCOMPARE(evaluation->correct, std::size_t{3});
}

void TestEngines::isCorrect_data() {
    using Numbers = std::vector<double>;
    QTest::addColumn<Numbers>("outputs");
    QTest::addColumn<Numbers>("targets");
    QTest::addColumn<bool>("expected");
    QTest::newRow("right") << Numbers{0.1, 0.7, 0.2} << Numbers{0, 1, 0} << true;
    QTest::newRow("wrong") << Numbers{0.7, 0.1, 0.2} << Numbers{0, 1, 0} << false;
    QTest::newRow("the first of equals counts") << Numbers{0.5, 0.5} << Numbers{1, 0} << true;
    QTest::newRow("the second does not") << Numbers{0.5, 0.5} << Numbers{0, 1} << false;
}

void TestEngines::isCorrect() {
    QFETCH(std::vector<double>, outputs);
    QFETCH(std::vector<double>, targets);
    QTEST(engine::isCorrect(outputs, targets), "expected");
}

void TestEngines::stopsWhenAsked() {
    Dice dice(79);
    const Topology topology(2, {{1, Activation::Linear}});
    const std::vector<double> weights = dice.numbers(3, -1.0, 1.0);
    const data::Samples samples = randomSamples(topology, 4, dice);
    std::stop_source stop;
    stop.request_stop();
    const RunControl control(stop.get_token());
    std::vector<double> gradient(3);
    const auto forward = engine::makeReferenceEngine(topology, Loss::MeanSquaredError, 0);
    const auto backward = engine::makeBackpropagationEngine(topology, Loss::MeanSquaredError);
    QVERIFY(!test::computeBatch(*forward, weights, samples, allRows(4), gradient, control));
    QVERIFY(!test::computeBatch(*backward, weights, samples, allRows(4), gradient, control));
    QVERIFY(!engine::evaluate(topology, Loss::MeanSquaredError, weights, samples, control));
    QVERIFY(
        !engine::Evaluator(topology, Loss::MeanSquaredError).classify(weights, samples, control));
}

QTEST_APPLESS_MAIN(TestEngines)
#include "tst_engines.moc"
