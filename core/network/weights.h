#pragma once

#include "core/network/topology.h"

#include <cstdint>
#include <vector>

namespace dpfm::network {

/// All weights and biases of a network, indexed by weight id.
using Weights = std::vector<double>;

/// Glorot uniform: each layer's weights in ±√(6/(inputs + outputs)), drawn in id order without the
/// biases, which start at 0 (X. Glorot, Y. Bengio, 2010). The draws depend on the seed and shape
/// only.
Weights glorotUniform(const Topology& topology, std::uint64_t seed);

/// Between the flat form and the one of files; the nested form must fit (see checkShape).
Weights flatten(const NestedWeights& nested);
NestedWeights nest(const Topology& topology, const Weights& weights);

/// The weights a run starts at: the experiment's own if it gives them, Glorot uniform otherwise.
Weights initialWeights(const Experiment& experiment, std::uint64_t seed);

} // namespace dpfm::network
