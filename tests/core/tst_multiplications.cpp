#include "core/hardware/cost.h"
#include "core/network/forward_pass.h"
#include "core/network/multiplications.h"
#include "tests/support/counted_backpropagation.h"
#include "tests/support/networks.h"

#include <QTest>

using namespace dpfm;
using autodiff::Activation;
using test::Dice;
using Layers = std::vector<network::LayerSettings>;

Q_DECLARE_METATYPE(dpfm::network::LayerSettings)

class TestMultiplications : public QObject {
    Q_OBJECT

private slots:
    void forward_data();
    void forward();
    void backward_data();
    void backward();
    void meProp();
    void moreRegistersCostMore();
    void modelBoundAndCountersAgree_data();
    void modelBoundAndCountersAgree();
    void zerosStayBelowTheBound();
    void anyNetworkStaysWithinTheBound();
    void backpropagationAgreesThreeTimes_data() { addNetworks(); }
    void backpropagationAgreesThreeTimes();

private:
    static void addNetworks();
};

namespace {

const Layers kWorkshop{{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}};

struct Network {
    const char* name;
    int inputs;
    Layers layers;
};

const std::vector<Network>& networks() {
    static const std::vector<Network> all{
        {"4-5-5-1", 4, kWorkshop},
        {"one linear neuron", 3, {{1, Activation::Linear}}},
        {"one softmax layer", 7, {{3, Activation::Softmax}}},
        {"6-4-3 classes", 6, {{4, Activation::Relu}, {3, Activation::Softmax}}},
        {"narrow in the middle",
         9,
         {{6, Activation::Tanh}, {1, Activation::Sigmoid}, {5, Activation::Tanh}}},
        {"six layers",
         2,
         {{3, Activation::Tanh},
          {4, Activation::Sigmoid},
          {3, Activation::Linear},
          {2, Activation::Relu},
          {3, Activation::Tanh},
          {2, Activation::Softmax}}},
    };
    return all;
}

/// What a pass and the loss after it multiplied: an output's register meets d loss/d output once.
double counted(network::ForwardPass& pass, const std::vector<double>& weights,
               const std::vector<double>& inputs, std::size_t registers) {
    std::vector<network::LayerCount> counts;
    pass.runCounted(weights, inputs, registers, counts);
    std::size_t multiplications = 0;
    for (const network::LayerCount& count : counts)
        multiplications += count.multiplications;
    for (const network::Neuron& output : pass.outputs())
        multiplications += output.registers.size();
    return static_cast<double>(multiplications);
}

} // namespace

void TestMultiplications::forward_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<Layers>("layers");
    QTest::addColumn<std::size_t>("registers");
    QTest::addColumn<double>("count");
    // One linear neuron: 3 products, and its 4 registers times d loss/d output.
    QTest::newRow("one neuron") << 3 << Layers{{1, Activation::Linear}} << std::size_t{0} << 7.0;
    QTest::newRow("one register") << 3 << Layers{{1, Activation::Linear}} << std::size_t{1} << 4.0;
    // values + candidates + activation, layer by layer, and the loss:
    QTest::newRow("4-5-5-1, all") << 4 << kWorkshop << std::size_t{0}
                                  << 20.0 + 25.0 + (25.0 + 125.0) + 155.0 + (5.0 + 155.0) + 61.0;
    QTest::newRow("4-5-5-1, R = 8") << 4 << kWorkshop << std::size_t{8}
                                    << 20.0 + 25.0 + (25.0 + 125.0) + 40.0 + (5.0 + 40.0) + 8.0;
    QTest::newRow("4-5-5-1, R = 1")
        << 4 << kWorkshop << std::size_t{1} << 20.0 + 5.0 + 50.0 + 5.0 + 10.0 + 1.0;
    // Both outputs carry the 4 weights before them and their own 3.
    QTest::newRow("softmax scales nothing")
        << 1 << Layers{{2, Activation::Tanh}, {2, Activation::Softmax}} << std::size_t{0}
        << 2.0 + 4.0 + (4.0 + 8.0) + 14.0;
}

void TestMultiplications::forward() {
    QFETCH(int, inputs);
    QFETCH(Layers, layers);
    QFETCH(std::size_t, registers);
    QFETCH(double, count);
    QCOMPARE(network::forwardMultiplications(network::Topology(inputs, layers), registers), count);
}

void TestMultiplications::backward_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<Layers>("layers");
    QTest::addColumn<double>("count");
    QTest::newRow("one neuron") << 3 << Layers{{1, Activation::Linear}} << 6.0;
    QTest::newRow("4-5-5-1") << 4 << kWorkshop << 50.0 + 50.0 + 30.0 + 10.0;
}

void TestMultiplications::backward() {
    QFETCH(int, inputs);
    QFETCH(Layers, layers);
    QFETCH(double, count);
    QCOMPARE(network::backpropagationMultiplications(network::Topology(inputs, layers)), count);
}

void TestMultiplications::meProp() {
    const network::Topology topology(4, kWorkshop);
    QCOMPARE(network::mePropMultiplications(topology, 2),
             (20.0 + 8.0 + 5.0) + (25.0 + 20.0 + 5.0) + (5.0 + 10.0));
    QCOMPARE(network::mePropMultiplications(topology, 5),
             network::backpropagationMultiplications(topology));
    QCOMPARE(network::mePropMultiplications(topology, 0),
             network::backpropagationMultiplications(topology));
}

void TestMultiplications::moreRegistersCostMore() {
    const network::Topology topology(4, kWorkshop);
    double before = 0.0;
    for (std::size_t registers = 1; registers <= 61; ++registers) {
        const double count = network::forwardMultiplications(topology, registers);
        QVERIFY(count > before);
        before = count;
    }
    QCOMPARE(network::forwardMultiplications(topology, 0), before);
    QCOMPARE(network::forwardMultiplications(topology, 1000), before);
}

void TestMultiplications::modelBoundAndCountersAgree_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<Layers>("layers");
    QTest::addColumn<std::size_t>("registers");
    for (const Network& network : networks())
        for (const std::size_t registers : {0U, 1U, 2U, 3U, 7U, 16U, 1000U})
            QTest::addRow("%s, R %zu", network.name, registers)
                << network.inputs << network.layers << registers;
}

/// Weights and inputs above 0 leave no gradient 0: the registers are as many as the bound takes
/// them to be, and it is met.
void TestMultiplications::modelBoundAndCountersAgree() {
    QFETCH(int, inputs);
    QFETCH(Layers, layers);
    QFETCH(std::size_t, registers);
    const network::Topology topology(inputs, layers);
    const double bound = network::forwardMultiplications(topology, registers);
    QCOMPARE(hardware::dpfmCost(topology, registers).total.multiplications, bound);
    Dice dice(23);
    network::ForwardPass pass(topology);
    for (int round = 0; round < 3; ++round)
        QCOMPARE(counted(pass, dice.numbers(topology.weightCount(), 0.1, 0.6),
                         dice.numbers(topology.inputs(), 0.2, 1.0), registers),
                 bound);
}

/// Inputs of 0 and relus that are shut have gradients of 0, which need no register.
void TestMultiplications::zerosStayBelowTheBound() {
    const network::Topology topology(
        4, {{6, Activation::Relu}, {5, Activation::Relu}, {2, Activation::Linear}});
    network::ForwardPass pass(topology);
    Dice dice(29);
    for (const std::size_t registers : {0U, 3U, 8U, 1000U}) {
        const double bound = network::forwardMultiplications(topology, registers);
        for (int round = 0; round < 10; ++round) {
            std::vector<double> weights = dice.numbers(topology.weightCount(), 0.1, 0.6);
            // The first neuron of the first layer is shut: its bias outweighs its inputs.
            weights[index(topology.bias(1, 0))] = -100.0;
            const std::vector<double> inputs = dice.numbers(topology.inputs(), 0.2, 1.0);
            const double shut = counted(pass, weights, inputs, registers);
            QVERIFY(shut < bound);
        }
        const double dark = counted(pass, dice.numbers(topology.weightCount(), 0.1, 0.6),
                                    std::vector<double>(topology.inputs(), 0.0), registers);
        QVERIFY(dark <= bound);
        if (registers == 0)
            QVERIFY(dark < bound);
    }
}

void TestMultiplications::anyNetworkStaysWithinTheBound() {
    Dice dice(31);
    for (int round = 0; round < 60; ++round) {
        const network::Topology topology = dice.topology(Activation::Relu);
        const std::size_t registers = dice.below(12);
        const double bound = network::forwardMultiplications(topology, registers);
        QCOMPARE(hardware::dpfmCost(topology, registers).total.multiplications, bound);
        network::ForwardPass pass(topology);
        // Coarse numbers: sums that cancel, inputs of 0.
        const std::vector<double> weights = dice.coarseNumbers(topology.weightCount());
        const std::vector<double> inputs = dice.coarseNumbers(topology.inputs());
        QVERIFY(counted(pass, weights, inputs, registers) <= bound);
    }
}

void TestMultiplications::addNetworks() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<Layers>("layers");
    for (const Network& network : networks())
        QTest::newRow(network.name) << network.inputs << network.layers;
}

/// Backpropagation multiplies as often whatever the numbers are.
void TestMultiplications::backpropagationAgreesThreeTimes() {
    QFETCH(int, inputs);
    QFETCH(Layers, layers);
    const network::Topology topology(inputs, layers);
    const double said = network::backpropagationMultiplications(topology);
    QCOMPARE(hardware::backpropagationCost(topology).total.multiplications, said);

    const bool classes = layers.back().activation == Activation::Softmax;
    std::vector<double> targets(topology.outputs(), 0.0);
    targets.front() = 1.0;
    Dice dice(37);
    for (int round = 0; round < 3; ++round) {
        test::CountedBackpropagation backpropagation(topology);
        std::vector<double> gradient(topology.weightCount(), 0.0);
        backpropagation.run(
            dice.coarseNumbers(topology.weightCount()), dice.coarseNumbers(topology.inputs()),
            targets, classes ? autodiff::Loss::CrossEntropy : autodiff::Loss::MeanSquaredError,
            gradient);
        std::size_t multiplications = 0;
        for (const auto* passes : {&backpropagation.forward, &backpropagation.backward})
            for (const test::PassCount& count : *passes)
                multiplications += count.multiplications;
        QCOMPARE(static_cast<double>(multiplications), said);
    }
}

QTEST_APPLESS_MAIN(TestMultiplications)
#include "tst_multiplications.moc"
