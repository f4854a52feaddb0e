#pragma once

#include "core/base/ids.h"
#include "core/network/experiment.h"

#include <cstddef>
#include <vector>

namespace dpfm::network {

/// Where a weight sits: from input `input` of layer `layer` (that is, neuron `input` of the layer
/// before) to its neuron `neuron`; or that neuron's bias. Layer 0 is the inputs, so the first
/// layer that has weights is 1.
struct WeightPlace {
    std::size_t layer = 1;
    std::size_t neuron = 0;
    std::size_t input = 0; ///< meaningless for a bias
    bool isBias = false;

    bool operator==(const WeightPlace&) const = default;
};

/// The shape of a fully connected network and its numbering of weights. Layer 0 is the inputs.
class Topology {
public:
    /// `inputs` ≥ 1 and at least one layer of at least one neuron each, as validate() ensures.
    Topology(int inputs, std::vector<LayerSettings> layers,
             autodiff::SigmoidDerivative sigmoidDerivative = autodiff::SigmoidDerivative::Exact);
    explicit Topology(const Experiment& experiment);

    /// Layers with neurons, so without the inputs: L.
    std::size_t layerCount() const { return layers_.size(); }
    /// Neurons of layer 0 (the inputs) … L.
    std::size_t width(std::size_t layer) const { return widths_[layer]; }
    std::size_t inputs() const { return widths_.front(); }
    std::size_t outputs() const { return widths_.back(); }
    /// P, the number of weights and biases.
    std::size_t weightCount() const { return weightCount_; }
    /// The weights and biases of one layer, from 1.
    std::size_t weightCount(std::size_t layer) const {
        return widths_[layer] * (widths_[layer - 1] + 1);
    }

    autodiff::Activation activation(std::size_t layer) const {
        return layers_[layer - 1].activation;
    }
    autodiff::SigmoidDerivative sigmoidDerivative() const { return sigmoidDerivative_; }

    /// Layer from 1; `input` = width(layer − 1) is the bias.
    WeightId weight(std::size_t layer, std::size_t neuron, std::size_t input) const {
        return weightId(offsets_[layer - 1] + neuron * (widths_[layer - 1] + 1) + input);
    }
    WeightId bias(std::size_t layer, std::size_t neuron) const {
        return weight(layer, neuron, widths_[layer - 1]);
    }
    WeightPlace place(WeightId id) const;

private:
    std::vector<LayerSettings> layers_;
    autodiff::SigmoidDerivative sigmoidDerivative_;
    std::vector<std::size_t> widths_;
    std::vector<std::size_t> offsets_; ///< first weight id of layer 1 … L
    std::size_t weightCount_ = 0;
};

/// Registers that a forward pass holds at once, over all its neurons, if no gradient is 0: of each
/// neuron R or, if these are fewer or R is 0, all weights that are before it and its own.
double registersHeld(const Topology& topology, int registers);

} // namespace dpfm::network
