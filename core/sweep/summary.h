#pragma once

#include "core/training/snapshot.h"

#include <optional>
#include <span>
#include <vector>

namespace dpfm::sweep {

/// What one run came to. Three readings that must not be mixed up: best, lowest and final.
struct RunSummary {
    training::EpochMetrics best; ///< the epoch of the lowest training loss, the earliest of equals
    training::EpochMetrics lowest; ///< the epoch of the lowest val_loss, the earliest of equals
    training::EpochMetrics final;  ///< the last epoch
};

/// Takes one more epoch, later than all before, into a summary (none: it is the first).
void extend(std::optional<RunSummary>& summary, const training::EpochMetrics& epoch);

/// None if there is no epoch.
std::optional<RunSummary> summarize(std::span<const training::EpochMetrics> epochs);

/// The `q`-quantile, q in [0, 1], by linear interpolation between the order statistics (Hyndman
/// and Fan's type 7). Values may be infinite; the middle of -∞ and ∞ counts as 0. Not to be asked
/// of no values.
double quantile(std::vector<double> values, double q);
/// The same of values that are in ascending order.
double quantileOfSorted(std::span<const double> values, double q);

/// The 0.5-quantile.
double median(std::vector<double> values);

} // namespace dpfm::sweep
