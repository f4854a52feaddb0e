#include "core/network/topology.h"
#include "core/network/weights.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace dpfm;
using network::LayerSettings;
using network::Topology;
using network::WeightPlace;

namespace {

Topology workshop() {
    using autodiff::Activation;
    return {4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}}};
}

} // namespace

class TestTopology : public QObject {
    Q_OBJECT

private slots:
    void workshopHas61Weights();
    void placesRoundTrip();
    void nestRoundTrips();
    void glorotIsInItsBounds();
};

void TestTopology::workshopHas61Weights() {
    const Topology topology = workshop();
    QCOMPARE(topology.layerCount(), std::size_t{3});
    QCOMPARE(topology.weightCount(), std::size_t{61});
    QCOMPARE(topology.inputs(), std::size_t{4});
    QCOMPARE(topology.outputs(), std::size_t{1});
    QCOMPARE(topology.width(0), std::size_t{4});
    QCOMPARE(topology.width(2), std::size_t{5});
    QCOMPARE(topology.activation(3), autodiff::Activation::Linear);
    // 5 neurons of 4 + 1, then 5 of 5 + 1, then 1 of 5 + 1.
    QCOMPARE(index(topology.weight(1, 0, 0)), std::size_t{0});
    QCOMPARE(index(topology.bias(1, 0)), std::size_t{4});
    QCOMPARE(index(topology.weight(1, 1, 0)), std::size_t{5});
    QCOMPARE(index(topology.bias(1, 4)), std::size_t{24});
    QCOMPARE(index(topology.weight(2, 0, 0)), std::size_t{25});
    QCOMPARE(index(topology.weight(2, 3, 2)), std::size_t{25 + 3 * 6 + 2});
    QCOMPARE(index(topology.bias(2, 4)), std::size_t{54});
    QCOMPARE(index(topology.weight(3, 0, 0)), std::size_t{55});
    QCOMPARE(index(topology.bias(3, 0)), std::size_t{60});
}

void TestTopology::placesRoundTrip() {
    std::mt19937_64 engine(5);
    for (int round = 0; round < 50; ++round) {
        std::vector<LayerSettings> layers(1 + engine() % 4);
        for (LayerSettings& layer : layers)
            layer.neurons = static_cast<int>(1 + engine() % 7);
        const Topology topology(static_cast<int>(1 + engine() % 7), layers);
        std::size_t next = 0;
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
            for (std::size_t neuron = 0; neuron < topology.width(layer); ++neuron) {
                for (std::size_t input = 0; input <= topology.width(layer - 1); ++input) {
                    const bool isBias = input == topology.width(layer - 1);
                    const WeightId id = isBias ? topology.bias(layer, neuron)
                                               : topology.weight(layer, neuron, input);
                    QCOMPARE(index(id), next++);
                    const WeightPlace place = topology.place(id);
                    QCOMPARE(place.layer, layer);
                    QCOMPARE(place.neuron, neuron);
                    QCOMPARE(place.isBias, isBias);
                    if (!isBias)
                        QCOMPARE(place.input, input);
                }
            }
        }
        QCOMPARE(topology.weightCount(), next);
    }
}

void TestTopology::nestRoundTrips() {
    const Topology topology = workshop();
    const network::Weights weights = network::glorotUniform(topology, 3);
    const network::NestedWeights nested = network::nest(topology, weights);
    QCOMPARE(nested.size(), std::size_t{3});
    QCOMPARE(nested[1].size(), std::size_t{5});
    QCOMPARE(nested[1][0].size(), std::size_t{6});
    QCOMPARE(nested[1][2][3], weights[index(topology.weight(2, 2, 3))]);
    QCOMPARE(nested[2][0].back(), weights[60]);
    QCOMPARE(network::flatten(nested), weights);
}

void TestTopology::glorotIsInItsBounds() {
    const Topology topology(30,
                            {{40, autodiff::Activation::Tanh}, {2, autodiff::Activation::Linear}});
    const network::Weights weights = network::glorotUniform(topology, 1);
    for (std::size_t layer = 1; layer <= 2; ++layer) {
        const double bound =
            std::sqrt(6.0 / static_cast<double>(topology.width(layer - 1) + topology.width(layer)));
        double largest = 0.0;
        for (std::size_t neuron = 0; neuron < topology.width(layer); ++neuron) {
            QCOMPARE(weights[index(topology.bias(layer, neuron))], 0.0);
            for (std::size_t input = 0; input < topology.width(layer - 1); ++input)
                largest = std::max(
                    largest, std::fabs(weights[index(topology.weight(layer, neuron, input))]));
        }
        QVERIFY(largest <= bound && largest > 0.9 * bound);
    }
    QCOMPARE(network::glorotUniform(topology, 1), weights);
    QVERIFY(network::glorotUniform(topology, 2) != weights);
    // The draws run in id order: a first layer of the same shape starts the same, scaled.
    const Topology narrow(30, {{40, autodiff::Activation::Tanh}});
    QCOMPARE(network::glorotUniform(narrow, 1)[7], weights[7]);
}

QTEST_APPLESS_MAIN(TestTopology)
#include "tst_topology.moc"
