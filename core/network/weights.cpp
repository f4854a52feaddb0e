#include "core/network/weights.h"

#include "core/base/random.h"

#include <cassert>
#include <cmath>

namespace dpfm::network {

Weights glorotUniform(const Topology& topology, std::uint64_t seed) {
    RandomStream stream(seed, Purpose::Weights);
    Weights weights(topology.weightCount(), 0.0);
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const std::size_t inputs = topology.width(layer - 1);
        const std::size_t outputs = topology.width(layer);
        const double bound = std::sqrt(6.0 / static_cast<double>(inputs + outputs));
        for (std::size_t neuron = 0; neuron < outputs; ++neuron)
            for (std::size_t input = 0; input < inputs; ++input)
                weights[index(topology.weight(layer, neuron, input))] =
                    bound * (2.0 * stream.uniform() - 1.0);
    }
    return weights;
}

Weights flatten(const NestedWeights& nested) {
    Weights weights;
    for (const auto& layer : nested)
        for (const auto& neuron : layer)
            weights.insert(weights.end(), neuron.begin(), neuron.end());
    return weights;
}

NestedWeights nest(const Topology& topology, const Weights& weights) {
    assert(weights.size() == topology.weightCount());
    NestedWeights nested(topology.layerCount());
    auto next = weights.begin();
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const auto perNeuron = static_cast<std::ptrdiff_t>(topology.width(layer - 1) + 1);
        for (std::size_t neuron = 0; neuron < topology.width(layer); ++neuron) {
            nested[layer - 1].emplace_back(next, next + perNeuron);
            next += perNeuron;
        }
    }
    return nested;
}

Weights initialWeights(const Experiment& experiment, std::uint64_t seed) {
    if (experiment.network.initialWeights)
        return flatten(*experiment.network.initialWeights);
    return glorotUniform(Topology(experiment), seed);
}

} // namespace dpfm::network
