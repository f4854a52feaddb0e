#include "core/sweep/rank_correlation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace dpfm::sweep {

std::vector<double> midRanks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        for (std::size_t i = first; i < end; ++i)
            ranks[order[i]] = 0.5 * static_cast<double>(first + 1 + end);
        first = end;
    }
    return ranks;
}

std::optional<double> rankCorrelation(std::span<const double> x, std::span<const double> y) {
    assert(x.size() == y.size());
    const std::vector<double> xRanks = midRanks(x);
    const std::vector<double> yRanks = midRanks(y);
    const double mean = 0.5 * (static_cast<double>(x.size()) + 1.0);
    double products = 0.0;
    double xSquares = 0.0;
    double ySquares = 0.0;
    for (std::size_t i = 0; i < xRanks.size(); ++i) {
        products += (xRanks[i] - mean) * (yRanks[i] - mean);
        xSquares += (xRanks[i] - mean) * (xRanks[i] - mean);
        ySquares += (yRanks[i] - mean) * (yRanks[i] - mean);
    }
    if (xSquares == 0.0 || ySquares == 0.0)
        return std::nullopt;
    return std::clamp(products / std::sqrt(xSquares * ySquares), -1.0, 1.0);
}

} // namespace dpfm::sweep
