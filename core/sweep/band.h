#pragma once

#include <vector>

/// Statistics over the seeds of one group of runs.
namespace dpfm::sweep {

enum class Centre { Median, Mean };

/// What lies about a centre.
enum class Spread {
    None,
    Quartiles,         ///< the quantiles 1/4 and 3/4, as quantile() has them
    StandardDeviation, ///< mean -/+ s, s² = Σ(x - mean)²/(n - 1)
    StandardError,     ///< mean -/+ s/√n
    Range,             ///< the least and the largest
};

/// What several values come to. The standard deviation and error lie about the mean, whichever
/// centre is asked for.
struct Band {
    double centre = 0.0;
    double lower = 0.0; ///< without a spread the centre, as the next
    double upper = 0.0;
};

/// Of at least one value; `values` are sorted on the way. A deviation of a single value is 0.
/// Values may be infinite: those of one sign make the mean infinite and the deviation unknown, so
/// that its ends are NaN; so is the mean of both signs.
Band bandOf(std::vector<double>& values, Centre centre, Spread spread);

} // namespace dpfm::sweep
