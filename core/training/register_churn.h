#pragma once

#include "core/base/ids.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// How the ids that a neuron, or a network, holds change from epoch to epoch.
namespace dpfm::training {

/// Ids ascending, none twice.
using HeldIds = std::vector<WeightId>;

/// |a ∩ b| / |a ∪ b| (P. Jaccard, 1912): 1 if both hold the same, or nothing, 0 if they share none.
double jaccard(const HeldIds& a, const HeldIds& b);

/// After how many epochs at most half of the ids that were held are still there, held in each epoch
/// between: the smallest lag d such that, summed over all epochs that have one d later, half of
/// their ids or fewer have been held on without a break. `epochs` are consecutive. None if more
/// than half stay for as long as is known.
std::optional<std::size_t> halfLife(std::span<const HeldIds> epochs);

} // namespace dpfm::training
