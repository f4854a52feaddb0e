#pragma once

#include <span>
#include <vector>

/// One curve of a run, seen otherwise.
namespace dpfm::sweep {

/// The least of all values up to each place; NaN is passed over while there is a number before it.
std::vector<double> minimumSoFar(std::span<const double> values);
/// The same of the largest.
std::vector<double> maximumSoFar(std::span<const double> values);

/// The exponential moving average y_i = Σ_k s^k·x_{i-k} / Σ_k s^k over k = 0 … i, so that the first
/// value is not held for all that was before it (the bias correction of D. P. Kingma and J. Ba,
/// "Adam", 2015). s in [0, 1); 0 leaves the values as they are.
std::vector<double> smoothed(std::span<const double> values, double s);

} // namespace dpfm::sweep
