#include "core/network/topology.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dpfm::network {

Topology::Topology(int inputs, std::vector<LayerSettings> layers,
                   autodiff::SigmoidDerivative sigmoidDerivative)
    : layers_(std::move(layers))
    , sigmoidDerivative_(sigmoidDerivative) {
    assert(inputs >= 1 && !layers_.empty());
    widths_.push_back(static_cast<std::size_t>(inputs));
    for (const LayerSettings& layer : layers_) {
        assert(layer.neurons >= 1);
        offsets_.push_back(weightCount_);
        const auto neurons = static_cast<std::size_t>(layer.neurons);
        weightCount_ += neurons * (widths_.back() + 1);
        widths_.push_back(neurons);
    }
}

Topology::Topology(const Experiment& experiment)
    : Topology(shapeOf(experiment.data).inputs, experiment.network.layers,
               experiment.network.sigmoidDerivative) {}

WeightPlace Topology::place(WeightId id) const {
    assert(index(id) < weightCount_);
    const auto next = std::upper_bound(offsets_.begin(), offsets_.end(), index(id));
    const auto layer = static_cast<std::size_t>(next - offsets_.begin());
    const std::size_t perNeuron = widths_[layer - 1] + 1;
    const std::size_t within = index(id) - offsets_[layer - 1];
    const std::size_t input = within % perNeuron;
    return {layer, within / perNeuron, input, input + 1 == perNeuron};
}

double registersHeld(const Topology& topology, int registers) {
    double held = 0.0;
    double before = 0.0;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const auto width = static_cast<double>(topology.width(layer));
        const double candidates = before + static_cast<double>(topology.width(layer - 1)) + 1.0;
        held += width * (registers == 0 ? candidates : std::min<double>(registers, candidates));
        before += static_cast<double>(topology.weightCount(layer));
    }
    return held;
}

} // namespace dpfm::network
