#pragma once

#include "core/engine/kernels/lanes.h"

#include <limits>

/// dpfm::elementary (core/base/elementary.h) on a block of lanes: the same operations in the same
/// order, so the same bits. What scalar code branches on is computed both ways and chosen from.
namespace {

struct ReducedExp {
    Doubles exponent;    ///< k
    Doubles expMinusOne; ///< e^r − 1
};

DPFM_INLINE ReducedExp reduceExp(Doubles x) {
    const Doubles rounder = everyLane(0x1.8p52);
    const Doubles k = (x * everyLane(1.4426950408889634074) + rounder) - rounder;
    const Doubles r = (x - k * everyLane(0x1.62e42fep-1)) - k * everyLane(0x1.f473de6af278fp-30);
    Doubles series = everyLane(1.0 / 6227020800.0);
    series = series * r + everyLane(1.0 / 479001600.0);
    series = series * r + everyLane(1.0 / 39916800.0);
    series = series * r + everyLane(1.0 / 3628800.0);
    series = series * r + everyLane(1.0 / 362880.0);
    series = series * r + everyLane(1.0 / 40320.0);
    series = series * r + everyLane(1.0 / 5040.0);
    series = series * r + everyLane(1.0 / 720.0);
    series = series * r + everyLane(1.0 / 120.0);
    series = series * r + everyLane(1.0 / 24.0);
    series = series * r + everyLane(1.0 / 6.0);
    series = series * r + everyLane(0.5);
    return {k, r + r * r * series};
}

DPFM_INLINE Doubles exp(Doubles x) {
    const Doubles highest = everyLane(709.782712893384);
    const Doubles lowest = everyLane(-745.1332191019412);
    // Bounded, so that the exponent of a lane that is chosen from elsewhere stays an exponent.
    const Doubles bounded = smaller(larger(x, lowest), highest);
    const ReducedExp reduced = reduceExp(bounded);
    const Doubles rounder = everyLane(0x1.8p52);
    const Doubles half = (reduced.exponent * everyLane(0.5) + rounder) - rounder;
    const Doubles value = (everyLane(1.0) + reduced.expMinusOne) * powerOfTwo(half) *
                          powerOfTwo(reduced.exponent - half);
    const Doubles infinity = everyLane(std::numeric_limits<double>::infinity());
    return whereAtMost(x, highest, whereAtMost(lowest, x, value, everyLane(0.0)),
                       whereAtMost(highest, x, infinity, x));
}

DPFM_INLINE Doubles sigmoid(Doubles x) {
    return everyLane(1.0) / (everyLane(1.0) + exp(negated(x)));
}

DPFM_INLINE Doubles tanh(Doubles x) {
    const Doubles size = magnitude(x);
    const Doubles limit = everyLane(20.0);
    const ReducedExp reduced = reduceExp(everyLane(2.0) * whereAtMost(size, limit, size, limit));
    const Doubles scale = powerOfTwo(reduced.exponent);
    const Doubles t = scale * reduced.expMinusOne + (scale - everyLane(1.0));
    const Doubles value = withSignOf(t / (t + everyLane(2.0)), x);
    const Doubles beyond = whereAtMost(limit, size, withSignOf(everyLane(1.0), x), x);
    // At the limit itself the scalar function is already ±1.
    return whereAtMost(limit, size, beyond, whereAtMost(size, limit, value, x));
}

} // namespace
