#include "core/engine/gradient_engine.h"
#include "core/hardware/cost.h"
#include "core/hardware/latency.h"
#include "core/hardware/toper.h"
#include "core/network/loss_gradient.h"
#include "tests/support/batches.h"
#include "tests/support/counted_backpropagation.h"
#include "tests/support/networks.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dpfm;
using autodiff::Activation;
using hardware::SampleCost;
using hardware::StepCost;
using network::Topology;
using test::Dice;

namespace {

/// Weights and inputs of which no gradient becomes 0, as the model assumes.
struct Sample {
    Sample(const Topology& topology, std::uint64_t seed) {
        Dice dice(seed);
        weights = dice.numbers(topology.weightCount(), 0.1, 0.6);
        inputs = dice.numbers(topology.inputs(), 0.2, 1.0);
        targets.assign(topology.outputs(), 0.0);
        targets.front() = 1.0;
    }

    std::vector<double> weights;
    std::vector<double> inputs;
    std::vector<double> targets;
};

autodiff::Loss lossOf(const Topology& topology) {
    return topology.activation(topology.layerCount()) == Activation::Softmax
               ? autodiff::Loss::CrossEntropy
               : autodiff::Loss::MeanSquaredError;
}

std::size_t whole(double value) {
    return static_cast<std::size_t>(value);
}

void addTopologies() {
    QTest::addColumn<std::vector<int>>("widths");
    QTest::addColumn<Activation>("inner");
    QTest::addColumn<Activation>("last");
    QTest::addColumn<std::size_t>("registers");
    const auto add = [](const char* name, std::vector<int> widths, Activation inner,
                        Activation last) {
        for (const std::size_t registers : {0U, 1U, 2U, 5U, 8U, 16U, 1000U})
            QTest::addRow("%s, R %zu", name, registers) << widths << inner << last << registers;
    };
    add("workshop", {4, 5, 5, 1}, Activation::Sigmoid, Activation::Linear);
    add("one neuron", {1, 1}, Activation::Linear, Activation::Linear);
    add("one layer", {7, 3}, Activation::Tanh, Activation::Softmax);
    add("classes", {6, 4, 3}, Activation::Relu, Activation::Softmax);
    add("deep", {2, 3, 4, 3, 2, 2}, Activation::Tanh, Activation::Sigmoid);
}

Topology topologyOf(const std::vector<int>& widths, Activation inner, Activation last) {
    std::vector<network::LayerSettings> layers;
    for (std::size_t layer = 1; layer < widths.size(); ++layer)
        layers.push_back({widths[layer], layer + 1 == widths.size() ? last : inner});
    return {widths.front(), layers};
}

} // namespace

class TestCost : public QObject {
    Q_OBJECT

private slots:
    void dpfmIsWhatThePassCounts_data() { addTopologies(); }
    void dpfmIsWhatThePassCounts();
    void comparisonsAreWhatTopersCount_data() { addTopologies(); }
    void comparisonsAreWhatTopersCount();
    void backpropagationIsWhatIsCounted_data() { addTopologies(); }
    void backpropagationIsWhatIsCounted();
    void zerosOnlySave();
    void countingChangesNoBit();
    void workshopNetworkByHand();
    void memoryByHand();
    void readmeTable_data();
    void readmeTable();
    void utilisationOfMultipliers_data();
    void utilisationOfMultipliers();
    void largeNetworksDoNotOverflow();
    void latencyIsMeasured();
    void latencyStops();
};

void TestCost::dpfmIsWhatThePassCounts() {
    QFETCH(std::vector<int>, widths);
    QFETCH(Activation, inner);
    QFETCH(Activation, last);
    QFETCH(std::size_t, registers);
    const Topology topology = topologyOf(widths, inner, last);
    const Sample sample(topology, 7);
    network::ForwardPass pass(topology);
    std::vector<network::LayerCount> counts;
    pass.runCounted(sample.weights, sample.inputs, registers, counts);

    const SampleCost cost = hardware::dpfmCost(topology, registers);
    QCOMPARE(cost.steps.size(), counts.size() + 1);
    double held = 0.0;
    for (std::size_t l = 0; l < counts.size(); ++l) {
        const StepCost& step = cost.steps[l];
        QCOMPARE(step.pass, StepCost::Pass::Forward);
        QCOMPARE(step.layer, l + 1);
        QCOMPARE(whole(step.work.weightReads), counts[l].weightReads);
        QCOMPARE(whole(step.work.multiplications), counts[l].multiplications);
        QCOMPARE(whole(step.work.additions), counts[l].additions);
        QCOMPARE(step.kept * topology.width(l + 1), counts[l].kept);
        QVERIFY(counts[l].candidates <= step.candidates * topology.width(l + 1));
        // Below the first pruned layer nothing is a bound.
        if (l == 0 || registers == 0 || cost.steps[l - 1].kept == cost.steps[l - 1].candidates)
            QCOMPARE(step.candidates * topology.width(l + 1), counts[l].candidates);
        std::size_t below = 0;
        for (const network::Neuron& neuron : pass.layer(l))
            below += neuron.registers.size();
        QCOMPARE(whole(step.registers), below + counts[l].kept);
        held = std::max(held, step.registers);
    }
    QCOMPARE(cost.registers, held);

    // The loss: each register of an output is one product and one sum.
    std::size_t reaching = 0;
    for (const network::Neuron& output : pass.outputs())
        reaching += output.registers.size();
    QCOMPARE(whole(cost.steps.back().work.multiplications), reaching);
    std::vector<double> gradient(topology.weightCount(), 0.0);
    network::addLossGradient(pass, lossOf(topology), sample.targets, 1, gradient);
    const auto touched = static_cast<std::size_t>(
        std::count_if(gradient.begin(), gradient.end(), [](double g) { return g != 0.0; }));
    QVERIFY(touched <= whole(cost.touched));
    if (topology.outputs() == 1 || registers == 0)
        QCOMPARE(whole(cost.touched), touched);
    QCOMPARE(cost.steps.back().work.additions,
             cost.steps.back().work.multiplications + cost.touched);
}

void TestCost::comparisonsAreWhatTopersCount() {
    QFETCH(std::vector<int>, widths);
    QFETCH(Activation, inner);
    QFETCH(Activation, last);
    QFETCH(std::size_t, registers);
    const Topology topology = topologyOf(widths, inner, last);
    const Sample sample(topology, 11);
    network::ForwardPass pass(topology);
    pass.run(sample.weights, sample.inputs, registers);
    const SampleCost cost = hardware::dpfmCost(topology, registers);
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const StepCost& step = cost.steps[layer - 1];
        std::size_t counted = 0;
        bool exact = true;
        for (std::size_t k = 0; k < topology.width(layer); ++k) {
            const autodiff::Registers candidates = pass.candidates(sample.weights, layer, k);
            exact = exact && candidates.size() == step.candidates;
            if (candidates.size() <= step.kept)
                continue; // a register each: nothing is selected
            hardware::Toper toper(step.kept, hardware::Toper::Flow::Pipelined);
            toper.feed(candidates);
            toper.finish();
            counted += toper.comparisons();
            QCOMPARE(hardware::chainComparisons(candidates.size(), step.kept),
                     static_cast<double>(toper.comparisons()));
        }
        QVERIFY(counted <= whole(step.work.comparisons));
        if (exact)
            QCOMPARE(whole(step.work.comparisons), counted);
    }
}

void TestCost::backpropagationIsWhatIsCounted() {
    QFETCH(std::vector<int>, widths);
    QFETCH(Activation, inner);
    QFETCH(Activation, last);
    const Topology topology = topologyOf(widths, inner, last);
    const Sample sample(topology, 13);
    test::CountedBackpropagation counted(topology);
    std::vector<double> gradient(topology.weightCount(), 0.0);
    counted.run(sample.weights, sample.inputs, sample.targets, lossOf(topology), gradient);

    // It is backpropagation: the engine's gradient.
    const data::Samples samples{topology.inputs(), topology.outputs(), sample.inputs,
                                sample.targets};
    const std::size_t row = 0;
    std::vector<double> expected(topology.weightCount());
    const auto engine = engine::makeBackpropagationEngine(topology, lossOf(topology));
    QVERIFY(test::computeBatch(*engine, sample.weights, samples, std::span(&row, 1), expected));
    for (std::size_t id = 0; id < gradient.size(); ++id)
        QVERIFY(std::fabs(gradient[id] - expected[id]) <= 1e-12);

    const SampleCost cost = hardware::backpropagationCost(topology);
    const std::size_t layers = topology.layerCount();
    QCOMPARE(cost.steps.size(), 2 * layers);
    for (std::size_t s = 0; s < cost.steps.size(); ++s) {
        const StepCost& step = cost.steps[s];
        const bool forward = s < layers;
        QCOMPARE(step.pass, forward ? StepCost::Pass::Forward : StepCost::Pass::Backward);
        QCOMPARE(step.layer, forward ? s + 1 : 2 * layers - s);
        const test::PassCount& count =
            (forward ? counted.forward : counted.backward)[step.layer - 1];
        QCOMPARE(whole(step.work.weightReads), count.weightReads);
        QCOMPARE(whole(step.work.multiplications), count.multiplications);
        QCOMPARE(whole(step.work.additions), count.additions);
        QCOMPARE(step.work.comparisons, 0.0);
    }
    QCOMPARE(whole(cost.touched), topology.weightCount());
}

/// A gradient of 0 needs no register: what is counted is then less, and never more.
void TestCost::zerosOnlySave() {
    Dice dice(17);
    bool saved = false;
    for (int round = 0; round < 50; ++round) {
        const Topology topology = dice.topology(Activation::Relu);
        const std::vector<double> weights = dice.coarseNumbers(topology.weightCount());
        const std::vector<double> inputs = dice.coarseNumbers(topology.inputs());
        const std::size_t registers = dice.below(9);
        network::ForwardPass pass(topology);
        std::vector<network::LayerCount> counts;
        pass.runCounted(weights, inputs, registers, counts);
        const SampleCost cost = hardware::dpfmCost(topology, registers);
        for (std::size_t l = 0; l < counts.size(); ++l) {
            const StepCost& step = cost.steps[l];
            QVERIFY(counts[l].multiplications <= whole(step.work.multiplications));
            QVERIFY(counts[l].additions <= whole(step.work.additions));
            QVERIFY(counts[l].candidates <= step.candidates * topology.width(l + 1));
            QCOMPARE(counts[l].weightReads, whole(step.work.weightReads));
            saved = saved || counts[l].multiplications < whole(step.work.multiplications);
        }
    }
    QVERIFY(saved);
}

void TestCost::countingChangesNoBit() {
    Dice dice(19);
    for (int round = 0; round < 20; ++round) {
        const Topology topology = dice.topology(Activation::Sigmoid);
        const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
        const std::vector<double> inputs = dice.numbers(topology.inputs(), -1.0, 1.0);
        network::ForwardPass counted(topology);
        network::ForwardPass plain(topology);
        std::vector<network::LayerCount> counts;
        counted.runCounted(weights, inputs, 4, counts);
        plain.run(weights, inputs, 4);
        for (std::size_t o = 0; o < topology.outputs(); ++o) {
            QVERIFY(test::sameBits({counted.outputs()[o].value}, {plain.outputs()[o].value}));
            QCOMPARE(counted.outputs()[o].registers, plain.outputs()[o].registers);
        }
    }
}

/// 4-5-5-1 with R = 8. Layer 1: 5 candidates, all kept: 5·4 + 5·5 = 45 products. Layer 2: 5
/// registers an input, 5·5·5 = 125 products for them, 25 for the sums and 5·8 by f': 190; 25 + 6 =
/// 31 candidates. Layer 3: 5·8 + 5 = 45; at most 40 + 6 = 46 candidates. Loss: 8.
void TestCost::workshopNetworkByHand() {
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    const SampleCost cost = hardware::dpfmCost(topology, 8);
    const auto products = [&](std::size_t step) { return cost.steps[step].work.multiplications; };
    QCOMPARE(products(0), 45.0);
    QCOMPARE(products(1), 190.0);
    QCOMPARE(products(2), 45.0);
    QCOMPARE(products(3), 8.0);
    QCOMPARE(cost.total.multiplications, 288.0);
    QCOMPARE(cost.total.weightReads, 61.0);
    QCOMPARE(cost.steps[1].candidates, std::size_t{31});
    QCOMPARE(cost.steps[2].candidates, std::size_t{46});
    // 5 neurons · (8·7/2 + 23·8), and 28 + 38·8.
    QCOMPARE(cost.steps[1].work.comparisons, 1060.0);
    QCOMPARE(cost.steps[2].work.comparisons, 332.0);
    QCOMPARE(cost.touched, 8.0);
    // Forward 20 + 25 + 5; back 5·2, 5·5·2 + 5, and 5·4 + 5.
    const SampleCost back = hardware::backpropagationCost(topology);
    QCOMPARE(back.total.multiplications, 50.0 + 10.0 + 55.0 + 25.0);
    QCOMPARE(back.total.weightReads, 61.0 + 5.0 + 25.0);
}

void TestCost::memoryByHand() {
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    const SampleCost cost = hardware::dpfmCost(topology, 8);
    // Layer 2: 5 neurons with 5 registers below, 5 with 8.
    QCOMPARE(cost.registers, 65.0);
    QCOMPARE(cost.numbers, 10.0);
    // Back in layer 2: the values of inputs and 5 + 5 neurons, the derivatives of 5 and of the 5
    // below.
    const SampleCost back = hardware::backpropagationCost(topology);
    QCOMPARE(back.registers, 0.0);
    QCOMPARE(back.numbers, 4.0 + 10.0 + 10.0);
}

void TestCost::readmeTable_data() {
    QTest::addColumn<QString>("row");
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    const auto row = [](const char* name, const SampleCost& cost) {
        QString text = QLatin1Char('|') + QString::fromLatin1(name);
        for (const double number :
             {cost.total.multiplications, cost.total.additions, cost.total.comparisons,
              cost.total.weightReads, cost.registers, cost.numbers})
            text += QStringLiteral("|%1").arg(number, 0, 'f', 0);
        QTest::newRow(name) << text + QLatin1Char('|');
    };
    for (const std::size_t registers : {2U, 8U, 16U})
        row(qPrintable(QStringLiteral("R=%1").arg(registers)),
            hardware::dpfmCost(topology, registers));
    row("all", hardware::dpfmCost(topology, 0));
    row("backpropagation", hardware::backpropagationCost(topology));
}

void TestCost::readmeTable() {
    QFETCH(QString, row);
    QFile file(QStringLiteral(DPFM_SOURCE_DIR "/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(file.readAll());
    text.remove(QLatin1Char(' ')).remove(QChar(QChar::Nbsp));
    QVERIFY2(text.contains(row), qPrintable(row));
}

void TestCost::utilisationOfMultipliers_data() {
    QTest::addColumn<std::size_t>("registers");
    QTest::addColumn<double>("products");
    QTest::addColumn<double>("cycles");
    QTest::addColumn<double>("share");
    QTest::newRow("R 16") << std::size_t{16} << 4250.0 << 20.0 << 4250.0 / 4400.0;
    QTest::newRow("R 0: the value alone") << std::size_t{0} << 250.0 << 2.0 << 250.0 / 440.0;
    QTest::newRow("R 21: no multiplier rests") << std::size_t{21} << 5500.0 << 25.0 << 1.0;
}

void TestCost::utilisationOfMultipliers() {
    QFETCH(std::size_t, registers);
    QFETCH(double, products);
    QFETCH(double, cycles);
    QFETCH(double, share);
    QCOMPARE(hardware::parallelMultiplications(5, 5, 10, registers), products);
    QCOMPARE(hardware::multiplierCycles(products, 220.0), cycles);
    QCOMPARE(hardware::utilisation(products, 220.0), share);
}

void TestCost::largeNetworksDoNotOverflow() {
    const Topology topology(784, {{100'000, Activation::Relu}, {10, Activation::Softmax}});
    const SampleCost cost = hardware::dpfmCost(topology, 50'000'000);
    // 100 000 inputs with 785 registers each: 785e5 + 100 001 candidates, of which 5e7 stay.
    QCOMPARE(cost.steps[1].candidates, std::size_t{78'600'001});
    QCOMPARE(cost.steps[1].work.comparisons, 10.0 * (0.5 * 5e7 * (5e7 - 1.0) + 28'600'001.0 * 5e7));
}

void TestCost::latencyIsMeasured() {
    const Topology topology(4, {{5, Activation::Sigmoid}, {3, Activation::Softmax}});
    const auto latency =
        hardware::measureLatency(topology, autodiff::Loss::CrossEntropy, 4, 100, {});
    QVERIFY(latency);
    QVERIFY(latency->prediction > 0.0 && std::isfinite(latency->prediction));
    QVERIFY(latency->sample > 0.0 && std::isfinite(latency->sample));
    QVERIFY(latency->batch > 0.0 && std::isfinite(latency->batch));
}

void TestCost::latencyStops() {
    const Topology topology(4, {{1, Activation::Linear}});
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!hardware::measureLatency(topology, autodiff::Loss::MeanSquaredError, 4, 10,
                                      RunControl(stop.get_token())));
}

QTEST_APPLESS_MAIN(TestCost)
#include "tst_cost.moc"
