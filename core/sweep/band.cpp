#include "core/sweep/band.h"

#include "core/sweep/summary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace dpfm::sweep {

namespace {

double deviation(const std::vector<double>& values, double mean) {
    if (values.size() < 2)
        return 0.0;
    double squares = 0.0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

} // namespace

Band bandOf(std::vector<double>& values, Centre centre, Spread spread) {
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    const bool aboutMean = spread == Spread::StandardDeviation || spread == Spread::StandardError;
    const double mean = centre == Centre::Mean || aboutMean
                            ? std::accumulate(values.begin(), values.end(), 0.0) / count
                            : 0.0;
    const double middle = centre == Centre::Mean ? mean : quantileOfSorted(values, 0.5);
    if (spread == Spread::None)
        return {middle, middle, middle};
    if (spread == Spread::Quartiles)
        return {middle, quantileOfSorted(values, 0.25), quantileOfSorted(values, 0.75)};
    if (spread == Spread::Range)
        return {middle, values.front(), values.back()};
    double half = deviation(values, mean);
    if (spread == Spread::StandardError)
        half /= std::sqrt(count);
    return {middle, mean - half, mean + half};
}

} // namespace dpfm::sweep
