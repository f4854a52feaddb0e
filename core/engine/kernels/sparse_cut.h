#pragma once

#include "core/engine/kernels/eights.h"

#include <cstddef>
#include <limits>

/// Finding the smallest of the R largest magnitudes of one neuron's candidates.
namespace {

struct Cut {
    double size = 0.0;       ///< R's largest magnitude, or one that exactly R candidates reach
    std::size_t surplus = 0; ///< how many more than R reach it: that many of its equals must go
};

/// What a threshold parts magnitudes into.
struct Parted {
    std::size_t reach = 0; ///< how many are at least the threshold
    double above = 0.0;    ///< the smallest of those
    double below = 0.0;    ///< the largest of the others
};

DPFM_INLINE Parted part(const double* numbers, std::size_t count, double threshold) {
    const Eight limit = eightOf(threshold);
    const Eight infinity = eightOf(std::numeric_limits<double>::infinity());
    const Eight zero = eightOf(0.0);
    Eight above = infinity;
    Eight below = zero;
    std::size_t reach = 0;
    for (std::size_t i = 0; i < count; i += kEight) {
        const Eight size = magnitude(loadEight(numbers + i));
        const EightMask reaches = atLeast(size, limit);
        reach += static_cast<std::size_t>(std::popcount(bitsOf(reaches)));
        above = smaller(above, where(reaches, size, infinity));
        below = larger(below, where(reaches, zero, size));
    }
    return {reach, smallestOf(above), largestOf(below)};
}

/// `numbers` are finite and go on with zeros up to a multiple of 8. `low` > 0 is reached by
/// `reachLow` > wanted ≥ 1 of them. Narrows the range down from both sides, by the share of numbers
/// that should be left.
DPFM_INLINE Cut cutOf(const double* numbers, std::size_t count, std::size_t wanted, double low,
                      std::size_t reachLow) {
    Eight largest = eightOf(0.0);
    for (std::size_t i = 0; i < count; i += kEight)
        largest = larger(largest, magnitude(loadEight(numbers + i)));
    double top = largestOf(largest);
    std::size_t overTop = 0;
    for (unsigned step = 0;; ++step) {
        if (low == top)
            return {low, reachLow - wanted};
        const double share = step % 4 == 3 ? 0.5
                                           : static_cast<double>(reachLow - wanted) /
                                                 static_cast<double>(reachLow - overTop);
        double threshold = low + (top - low) * share;
        if (!(threshold > low && threshold <= top))
            threshold = top;
        const Parted parted = part(numbers, count, threshold);
        if (parted.reach == wanted)
            return {parted.above, 0};
        if (parted.reach > wanted) {
            low = parted.above;
            reachLow = parted.reach;
        } else {
            top = parted.below;
            overTop = parted.reach;
        }
    }
}

} // namespace
