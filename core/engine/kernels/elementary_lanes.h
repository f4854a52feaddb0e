#pragma once

#include "core/engine/kernels/lanes.h"

#include <limits>

/// dpfm::elementary (core/base/elementary.h) on a block of lanes: the same operations in the same
/// order, so the same bits. What scalar code branches on is computed both ways and chosen from.
namespace {

/// Two blocks' numbers. A series is a chain of operations that wait for each other; two of them
/// side by side keep the processor busy.
struct Pair {
    Doubles first;
    Doubles second;
};

DPFM_INLINE Pair operator+(Pair a, Pair b) {
    return {a.first + b.first, a.second + b.second};
}
DPFM_INLINE Pair operator-(Pair a, Pair b) {
    return {a.first - b.first, a.second - b.second};
}
DPFM_INLINE Pair operator*(Pair a, Pair b) {
    return {a.first * b.first, a.second * b.second};
}
DPFM_INLINE Pair operator/(Pair a, Pair b) {
    return {a.first / b.first, a.second / b.second};
}
DPFM_INLINE Pair larger(Pair a, Pair b) {
    return {larger(a.first, b.first), larger(a.second, b.second)};
}
DPFM_INLINE Pair smaller(Pair a, Pair b) {
    return {smaller(a.first, b.first), smaller(a.second, b.second)};
}
DPFM_INLINE Pair magnitude(Pair a) {
    return {magnitude(a.first), magnitude(a.second)};
}
DPFM_INLINE Pair negated(Pair a) {
    return {negated(a.first), negated(a.second)};
}
DPFM_INLINE Pair withSignOf(Pair size, Pair sign) {
    return {withSignOf(size.first, sign.first), withSignOf(size.second, sign.second)};
}
DPFM_INLINE Pair powerOfTwo(Pair k) {
    return {powerOfTwo(k.first), powerOfTwo(k.second)};
}
DPFM_INLINE Pair whereAtMost(Pair a, Pair b, Pair yes, Pair no) {
    return {whereAtMost(a.first, b.first, yes.first, no.first),
            whereAtMost(a.second, b.second, yes.second, no.second)};
}

/// The same number everywhere; Numbers is Doubles or Pair in all that follows.
template <class Numbers>
DPFM_INLINE Numbers every(double value) {
    if constexpr (sizeof(Numbers) == sizeof(Pair))
        return {everyLane(value), everyLane(value)};
    else
        return everyLane(value);
}

template <class Numbers>
struct ReducedExp {
    Numbers exponent;    ///< k
    Numbers expMinusOne; ///< e^r − 1
};

template <class Numbers>
DPFM_INLINE ReducedExp<Numbers> reduceExp(Numbers x) {
    const Numbers rounder = every<Numbers>(0x1.8p52);
    const Numbers k = (x * every<Numbers>(1.4426950408889634074) + rounder) - rounder;
    const Numbers r =
        (x - k * every<Numbers>(0x1.62e42fep-1)) - k * every<Numbers>(0x1.f473de6af278fp-30);
    const Numbers r2 = r * r;
    const Numbers r4 = r2 * r2;
    const Numbers r8 = r4 * r4;
    const auto terms = [&](double first, double second) __attribute__((always_inline)) {
        return every<Numbers>(first) + every<Numbers>(second) * r;
    };
    const Numbers terms2 = terms(0.5, 1.0 / 6.0);
    const Numbers terms4 = terms(1.0 / 24.0, 1.0 / 120.0);
    const Numbers terms6 = terms(1.0 / 720.0, 1.0 / 5040.0);
    const Numbers terms8 = terms(1.0 / 40320.0, 1.0 / 362880.0);
    const Numbers terms10 = terms(1.0 / 3628800.0, 1.0 / 39916800.0);
    const Numbers terms12 = terms(1.0 / 479001600.0, 1.0 / 6227020800.0);
    const Numbers series =
        ((terms2 + terms4 * r2) + (terms6 + terms8 * r2) * r4) + (terms10 + terms12 * r2) * r8;
    return {k, r + r2 * series};
}

template <class Numbers>
DPFM_INLINE Numbers exp(Numbers x) {
    const Numbers highest = every<Numbers>(709.782712893384);
    const Numbers lowest = every<Numbers>(-745.1332191019412);
    // Bounded, so that the exponent of a lane that is chosen from elsewhere stays an exponent.
    const Numbers bounded = smaller(larger(x, lowest), highest);
    const ReducedExp<Numbers> reduced = reduceExp(bounded);
    const Numbers rounder = every<Numbers>(0x1.8p52);
    const Numbers half = (reduced.exponent * every<Numbers>(0.5) + rounder) - rounder;
    const Numbers value = (every<Numbers>(1.0) + reduced.expMinusOne) * powerOfTwo(half) *
                          powerOfTwo(reduced.exponent - half);
    const Numbers infinity = every<Numbers>(std::numeric_limits<double>::infinity());
    return whereAtMost(x, highest, whereAtMost(lowest, x, value, every<Numbers>(0.0)),
                       whereAtMost(highest, x, infinity, x));
}

template <class Numbers>
DPFM_INLINE Numbers sigmoid(Numbers x) {
    return every<Numbers>(1.0) / (every<Numbers>(1.0) + exp(negated(x)));
}

template <class Numbers>
DPFM_INLINE Numbers tanh(Numbers x) {
    const Numbers size = magnitude(x);
    const Numbers limit = every<Numbers>(20.0);
    const ReducedExp<Numbers> reduced =
        reduceExp(every<Numbers>(2.0) * whereAtMost(size, limit, size, limit));
    const Numbers scale = powerOfTwo(reduced.exponent);
    const Numbers t = scale * reduced.expMinusOne + (scale - every<Numbers>(1.0));
    const Numbers value = withSignOf(t / (t + every<Numbers>(2.0)), x);
    const Numbers beyond = whereAtMost(limit, size, withSignOf(every<Numbers>(1.0), x), x);
    // At the limit itself the scalar function is already ±1.
    return whereAtMost(limit, size, beyond, whereAtMost(size, limit, value, x));
}

} // namespace
