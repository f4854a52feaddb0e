#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::sweep {

/// What something costs and how bad it is; less is better in both.
struct Tradeoff {
    double cost = 0.0;
    double badness = 0.0;
};

/// The places of the points that no other one beats: by costing no more and being no worse, one of
/// them truly (V. Pareto's optimum). By ascending cost. Of equal points the first stands for all;
/// one whose cost or badness is not finite is never taken.
std::vector<std::size_t> paretoFront(std::span<const Tradeoff> points);

} // namespace dpfm::sweep
