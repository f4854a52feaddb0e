#include "core/sweep/curve.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dpfm::sweep {

std::vector<double> minimumSoFar(std::span<const double> values) {
    std::vector<double> least(values.begin(), values.end());
    for (std::size_t i = 1; i < least.size(); ++i)
        least[i] = std::fmin(least[i - 1], least[i]);
    return least;
}

std::vector<double> maximumSoFar(std::span<const double> values) {
    std::vector<double> most(values.begin(), values.end());
    for (std::size_t i = 1; i < most.size(); ++i)
        most[i] = std::fmax(most[i - 1], most[i]);
    return most;
}

std::vector<double> smoothed(std::span<const double> values, double s) {
    assert(s >= 0.0 && s < 1.0);
    std::vector<double> averages;
    averages.reserve(values.size());
    double sum = 0.0;
    double weight = 0.0;
    for (const double value : values) {
        sum = s * sum + value;
        weight = s * weight + 1.0;
        averages.push_back(sum / weight);
    }
    return averages;
}

} // namespace dpfm::sweep
