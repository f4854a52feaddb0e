#pragma once

#include "core/network/topology.h"

#include <QString>

namespace dpfm::models {

/// How a weight is called: "layer 1: x2 → 3" for the weight from input 2 to neuron 3 of layer 1,
/// "layer 2: 4 → 1" between neurons, "layer 2: bias → 1". Counted from 1; layer 1 is the first with
/// neurons.
QString weightName(const network::Topology& topology, WeightId id);

/// "layer 2, neuron 3", or "input x2" in layer 0; both counted from 1.
QString neuronName(std::size_t layer, std::size_t neuron);

} // namespace dpfm::models
