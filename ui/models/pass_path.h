#pragma once

#include "ui/models/probe_model.h"

#include <optional>
#include <vector>

/// How far a probe's sample has come through its network, and what came along.
namespace dpfm::models {

/// How far a sample that is walked through the network has come in a neuron.
enum class Walk {
    Through, ///< or none is walked; inputs always are
    Here,    ///< the sum s is known
    Ahead,   ///< there is nothing to show yet
};
Walk walkOf(const Probe& probe, NeuronIndex neuron);

/// Each weight: whether an output that the sample has come through holds a register of it.
std::vector<bool> reachesOutput(const Probe& probe);

/// Whether the sample has come through a neuron and left a register of a weight in it.
bool carries(const Probe& probe, NeuronIndex neuron, WeightId weight);

/// Whether the gradient of `weight` comes along the edge of another, or its own: to all neurons
/// that hold a register of it or, if `to` is given, to that one alone.
bool comesAlong(const Probe& probe, WeightId weight, WeightId edge,
                std::optional<NeuronIndex> to = {});

} // namespace dpfm::models
