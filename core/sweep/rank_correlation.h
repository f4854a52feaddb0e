#pragma once

#include <optional>
#include <span>
#include <vector>

namespace dpfm::sweep {

/// The ranks of values, from 1; equal ones share the mean of their ranks.
std::vector<double> midRanks(std::span<const double> values);

/// Spearman's rank correlation ("The proof and measurement of association between two things",
/// 1904): Pearson's correlation of the mid-ranks of pairs (x_i, y_i), which holds with ties as
/// well. In [-1, 1]. None of fewer than two pairs, and none if all x or all y are equal. Infinite
/// values have ranks as others; NaN has none and must not be given.
std::optional<double> rankCorrelation(std::span<const double> x, std::span<const double> y);

} // namespace dpfm::sweep
