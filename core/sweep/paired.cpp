#include "core/sweep/paired.h"

#include "core/base/random.h"
#include "core/sweep/summary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace dpfm::sweep {

namespace {

constexpr std::uint64_t kResamplingSeed = 1;

/// Sizes that are not 0 with the double of their mid-ranks, a whole number, and their sign.
struct SignedRank {
    double size = 0.0;
    bool positive = false;
    std::size_t doubledRank = 0;
};

std::vector<SignedRank> signedRanks(std::span<const double> differences) {
    std::vector<SignedRank> ranks;
    for (const double difference : differences)
        if (difference != 0.0)
            ranks.push_back({std::abs(difference), difference > 0.0, 0});
    std::sort(ranks.begin(), ranks.end(),
              [](const SignedRank& a, const SignedRank& b) { return a.size < b.size; });
    for (std::size_t first = 0; first < ranks.size();) {
        std::size_t end = first;
        while (end < ranks.size() && ranks[end].size == ranks[first].size)
            ++end;
        // Ranks first + 1 … end.
        for (std::size_t i = first; i < end; ++i)
            ranks[i].doubledRank = first + 1 + end;
        first = end;
    }
    return ranks;
}

/// Both tails of a distribution that is symmetric, of which `tail` is the smaller.
double twoSided(double tail) {
    return std::min(1.0, 2.0 * tail);
}

/// `smaller` is the doubled rank sum of the sign that has less of it.
double exactTail(const std::vector<SignedRank>& ranks, std::size_t smaller) {
    // ways[s]: how many choices of positive ones have the doubled rank sum s. Larger sums than the
    // one asked for are of no interest.
    std::vector<double> ways(smaller + 1, 0.0);
    ways[0] = 1.0;
    for (const SignedRank& rank : ranks)
        for (std::size_t sum = smaller + 1; sum-- > rank.doubledRank;)
            ways[sum] += ways[sum - rank.doubledRank];
    return std::ldexp(std::accumulate(ways.begin(), ways.end(), 0.0),
                      -static_cast<int>(ranks.size()));
}

double normalTail(const std::vector<SignedRank>& ranks, std::size_t smaller) {
    // A sum of independent terms, each 0 or its rank: the squares of mid-ranks hold the correction
    // for ties already.
    double mean = 0.0;
    double variance = 0.0;
    for (const SignedRank& rank : ranks) {
        const double r = 0.5 * static_cast<double>(rank.doubledRank);
        mean += 0.5 * r;
        variance += 0.25 * r * r;
    }
    const double distance = std::max(0.0, mean - 0.5 * static_cast<double>(smaller) - 0.5);
    return 0.5 * std::erfc(distance / std::sqrt(2.0 * variance));
}

} // namespace

PairedSummary summarizePairs(std::span<const double> differences) {
    PairedSummary summary;
    for (const double difference : differences) {
        assert(!std::isnan(difference));
        ++(difference < 0.0 ? summary.below : difference > 0.0 ? summary.above : summary.equal);
    }
    if (!differences.empty())
        summary.median = median({differences.begin(), differences.end()});
    if (differences.size() >= kFewestPairs)
        summary.tests =
            PairedTests{medianInterval(differences), signTest(summary.below, summary.above),
                        signedRankTest(differences)};
    return summary;
}

Interval medianInterval(std::span<const double> differences) {
    assert(!differences.empty());
    std::vector<double> sorted(differences.begin(), differences.end());
    std::sort(sorted.begin(), sorted.end());
    RandomStream random(kResamplingSeed, Purpose::Resampling);
    std::vector<std::size_t> drawn(sorted.size()); // how often each was
    std::vector<double> medians;
    medians.reserve(kResamples);
    for (std::size_t i = 0; i < kResamples; ++i) {
        std::fill(drawn.begin(), drawn.end(), std::size_t{0});
        for (std::size_t draw = 0; draw < drawn.size(); ++draw)
            ++drawn[random.below(drawn.size())];
        // A resample is sorted as the values it is drawn from are.
        std::size_t place = 0;
        std::size_t passed = drawn[0];
        const auto ranked = [&](std::size_t rank) {
            while (passed <= rank)
                passed += drawn[++place];
            return sorted[place];
        };
        const double lower = ranked((drawn.size() - 1) / 2);
        const double middles[]{lower, ranked(drawn.size() / 2)};
        medians.push_back(quantileOfSorted(middles, 0.5));
    }
    std::sort(medians.begin(), medians.end());
    return {quantileOfSorted(medians, 0.5 - 0.5 * kConfidence),
            quantileOfSorted(medians, 0.5 + 0.5 * kConfidence)};
}

double signTest(std::size_t below, std::size_t above) {
    const std::size_t count = below + above;
    const std::size_t fewer = std::min(below, above);
    // The likelihood of exactly `fewer`, by logarithms: 2^-count alone may be too small for a
    // double. Those of fewer still follow from it, each by its quotient.
    double logarithm = -static_cast<double>(count) * std::log(2.0);
    for (std::size_t i = 1; i <= fewer; ++i)
        logarithm += std::log(static_cast<double>(count - fewer + i) / static_cast<double>(i));
    double term = 1.0;
    double sum = 0.0;
    for (std::size_t i = fewer + 1; i-- > 0;) {
        sum += term;
        term *= static_cast<double>(i) / static_cast<double>(count - i + 1);
    }
    return twoSided(std::exp(logarithm) * sum);
}

double signedRankTest(std::span<const double> differences) {
    const std::vector<SignedRank> ranks = signedRanks(differences);
    if (ranks.empty())
        return 1.0;
    std::size_t positive = 0;
    std::size_t negative = 0;
    for (const SignedRank& rank : ranks)
        (rank.positive ? positive : negative) += rank.doubledRank;
    const std::size_t smaller = std::min(positive, negative);
    return twoSided(ranks.size() <= kMostExactPairs ? exactTail(ranks, smaller)
                                                    : normalTail(ranks, smaller));
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> corrected(p.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        largest = std::max(largest, static_cast<double>(order.size() - i) * p[order[i]]);
        corrected[order[i]] = std::min(1.0, largest);
    }
    return corrected;
}

} // namespace dpfm::sweep
