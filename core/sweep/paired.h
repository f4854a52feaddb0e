#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// Whether one of two settings that were tried on the same seeds is better: statistics of the
/// differences d_s = a_s - b_s. A pair shares its data, its initial weights and its sample order,
/// so what the seed does to both falls out of d_s.
///
/// Differences may be infinite (one of the two diverged) but must not be NaN. All tests are
/// two-sided; ranks and signs take an infinite difference as one that is larger than all others.
namespace dpfm::sweep {

/// With fewer pairs nothing is tested: even if all of five have one sign, that is 2·2^-5 = 0.0625.
inline constexpr std::size_t kFewestPairs = 6;

/// The percentile bootstrap: so many resamples, and what share of their medians lies between the
/// ends.
inline constexpr std::size_t kResamples = 10'000;
inline constexpr double kConfidence = 0.95;

/// The signed-rank test is exact up to so many differences that are not 0, and normal above: all
/// 2^50 signs can still be counted in doubles without rounding.
inline constexpr std::size_t kMostExactPairs = 50;

struct Interval {
    double lower = 0.0;
    double upper = 0.0;

    bool operator==(const Interval&) const = default;
};

/// What may be inferred from enough pairs.
struct PairedTests {
    Interval interval;     ///< of the median: medianInterval()
    double sign = 1.0;     ///< p of signTest()
    double wilcoxon = 1.0; ///< p of signedRankTest()
};

/// What the differences of one comparison came to.
struct PairedSummary {
    std::size_t below = 0; ///< differences under 0
    std::size_t above = 0;
    std::size_t equal = 0;            ///< exactly 0
    std::optional<double> median;     ///< none without a pair
    std::optional<PairedTests> tests; ///< none of fewer than kFewestPairs

    std::size_t pairs() const { return below + above + equal; }
};

PairedSummary summarizePairs(std::span<const double> differences);

/// The percentile bootstrap interval of the median (B. Efron, "Bootstrap methods: another look at
/// the jackknife", 1979): the quantiles (1 ± kConfidence)/2 of the medians of kResamples samples
/// that are drawn from the differences with replacement. The draws are the same in every call, so
/// the interval depends on the differences alone, and not on their order. At least one is needed.
Interval medianInterval(std::span<const double> differences);

/// p of the exact sign test: how likely a fair coin divides the differences at least as unevenly.
/// Differences of 0 are left out; without others p is 1.
double signTest(std::size_t below, std::size_t above);

/// p of the signed-rank test (F. Wilcoxon, "Individual comparisons by ranking methods", 1945): the
/// differences that are not 0 are ranked by size, and equal sizes share the mean of their ranks;
/// the statistic is the sum of the ranks of the positive ones. Differences of 0 are left out, as
/// Wilcoxon did (Pratt would let them take ranks); without others p is 1.
///
/// Up to kMostExactPairs the distribution is exact for these very ranks, ties among them: of all
/// choices of signs, equally likely. Above it is normal, with the variance corrected for ties and
/// the statistic by ½ for continuity.
double signedRankTest(std::span<const double> differences);

/// Holm's correction ("A simple sequentially rejective multiple test procedure", 1979): the p of
/// each of several tests such that rejecting those up to α errs anywhere with a probability of at
/// most α. In the order of what is given.
std::vector<double> holm(std::span<const double> p);

} // namespace dpfm::sweep
