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
    assert(!values.empty() && q >= 0.0 && q <= 1.0);
    std::sort(values.begin(), values.end());
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(position));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (position - std::floor(position)) * (values[above] - values[below]);
}

double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

} // namespace dpfm::sweep
