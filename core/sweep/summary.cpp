#include "core/sweep/summary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dpfm::sweep {

void extend(std::optional<RunSummary>& summary, const training::EpochMetrics& epoch) {
    if (!summary) {
        summary = RunSummary{epoch, epoch, epoch};
        return;
    }
    if (epoch.loss < summary->best.loss)
        summary->best = epoch;
    if (epoch.valLoss < summary->lowest.valLoss)
        summary->lowest = epoch;
    summary->final = epoch;
}

std::optional<RunSummary> summarize(std::span<const training::EpochMetrics> epochs) {
    std::optional<RunSummary> summary;
    for (const training::EpochMetrics& epoch : epochs)
        extend(summary, epoch);
    return summary;
}

double quantile(std::vector<double> values, double q) {
    std::sort(values.begin(), values.end());
    return quantileOfSorted(values, q);
}

double quantileOfSorted(std::span<const double> values, double q) {
    assert(!values.empty() && q >= 0.0 && q <= 1.0);
    const double position = q * static_cast<double>(values.size() - 1);
    const auto index = static_cast<std::size_t>(std::floor(position));
    const double below = values[index];
    const double above = values[std::min(index + 1, values.size() - 1)];
    const double part = position - std::floor(position);
    // Between equal infinities, and at one, there would be 0·∞.
    if (below == above || part == 0.0)
        return below;
    if (std::isinf(below) && std::isinf(above))
        return part == 0.5 ? 0.0 : (part < 0.5 ? below : above);
    return below + part * (above - below);
}

double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

} // namespace dpfm::sweep
