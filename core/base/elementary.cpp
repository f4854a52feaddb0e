#include "core/base/elementary.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace dpfm::elementary {

namespace {

constexpr double kLog2OfE = 1.4426950408889634074;
// ln 2 in two parts: the first ends in 25 zero bits, so that k times it is exact for every exponent
// k of a double; the second is the rest.
constexpr double kLn2High = 0x1.62e42fep-1;
constexpr double kLn2Low = 0x1.f473de6af278fp-30;
// Adding and subtracting 1.5·2^52 rounds a double of moderate size to the nearest integer.
constexpr double kRounder = 0x1.8p52;

double powerOfTwo(std::int64_t k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

struct Reduced {
    std::int64_t exponent; ///< k
    double expMinusOne;    ///< e^r − 1
};

Reduced reduceExp(double x) {
    const double k = (x * kLog2OfE + kRounder) - kRounder;
    const double r = (x - k * kLn2High) - k * kLn2Low;
    // Estrin's scheme: pairs of terms, pairs of pairs, so that few operations wait for each other.
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double r8 = r4 * r4;
    const double terms2 = 0.5 + 1.0 / 6.0 * r;
    const double terms4 = 1.0 / 24.0 + 1.0 / 120.0 * r;
    const double terms6 = 1.0 / 720.0 + 1.0 / 5040.0 * r;
    const double terms8 = 1.0 / 40320.0 + 1.0 / 362880.0 * r;
    const double terms10 = 1.0 / 3628800.0 + 1.0 / 39916800.0 * r;
    const double terms12 = 1.0 / 479001600.0 + 1.0 / 6227020800.0 * r;
    const double series =
        ((terms2 + terms4 * r2) + (terms6 + terms8 * r2) * r4) + (terms10 + terms12 * r2) * r8;
    return {static_cast<std::int64_t>(k), r + r2 * series};
}

/// sin(y) for |y| ≤ π/4.
double sineSeries(double y) {
    const double z = y * y;
    double series = 1.0 / 355687428096000.0;
    series = series * z - 1.0 / 1307674368000.0;
    series = series * z + 1.0 / 6227020800.0;
    series = series * z - 1.0 / 39916800.0;
    series = series * z + 1.0 / 362880.0;
    series = series * z - 1.0 / 5040.0;
    series = series * z + 1.0 / 120.0;
    series = series * z - 1.0 / 6.0;
    return y + y * z * series;
}

/// cos(y) for |y| ≤ π/4.
double cosineSeries(double y) {
    const double z = y * y;
    double series = 1.0 / 20922789888000.0;
    series = series * z - 1.0 / 87178291200.0;
    series = series * z + 1.0 / 479001600.0;
    series = series * z - 1.0 / 3628800.0;
    series = series * z + 1.0 / 40320.0;
    series = series * z - 1.0 / 720.0;
    series = series * z + 1.0 / 24.0;
    return 1.0 + z * (series * z - 0.5);
}

/// sin(π·(x + quarters/2)).
double sinPiAhead(double x, int quarters) {
    const double period = std::fmod(x, 2.0); // exact
    const double quarter = std::nearbyint(2.0 * period);
    const double y = std::numbers::pi * (period - 0.5 * quarter);
    if (!std::isfinite(y))
        return std::numeric_limits<double>::quiet_NaN();
    switch ((static_cast<int>(quarter) + quarters) & 3) {
    case 0:
        return sineSeries(y);
    case 1:
        return cosineSeries(y);
    case 2:
        return -sineSeries(y);
    default:
        return -cosineSeries(y);
    }
}

} // namespace

double exp(double x) {
    if (!(x <= 709.782712893384))
        return x > 0.0 ? std::numeric_limits<double>::infinity() : x;
    if (x < -745.1332191019412)
        return 0.0;
    const Reduced reduced = reduceExp(x);
    // Two factors, because 2^k alone would overflow or be rounded at the ends of the range.
    const std::int64_t half = reduced.exponent / 2;
    return (1.0 + reduced.expMinusOne) * powerOfTwo(half) * powerOfTwo(reduced.exponent - half);
}

double log(double x) {
    if (!(x > 0.0))
        return x == 0.0 ? -std::numeric_limits<double>::infinity()
                        : std::numeric_limits<double>::quiet_NaN();
    if (x == std::numeric_limits<double>::infinity())
        return x;
    std::int64_t exponent = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        exponent = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    // Taking the bits of √½ off first puts the mantissa into [√½, √2).
    const std::uint64_t rootHalf = 0x3fe6a09e667f3bcdu;
    const auto shifted = static_cast<std::int64_t>(bits - rootHalf);
    exponent += shifted >> 52;
    const double m =
        std::bit_cast<double>(bits - (static_cast<std::uint64_t>(shifted >> 52) << 52));
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    double series = 2.0 / 25.0;
    series = series * z + 2.0 / 23.0;
    series = series * z + 2.0 / 21.0;
    series = series * z + 2.0 / 19.0;
    series = series * z + 2.0 / 17.0;
    series = series * z + 2.0 / 15.0;
    series = series * z + 2.0 / 13.0;
    series = series * z + 2.0 / 11.0;
    series = series * z + 2.0 / 9.0;
    series = series * z + 2.0 / 7.0;
    series = series * z + 2.0 / 5.0;
    series = series * z + 2.0 / 3.0;
    series = series * z;
    // log m = f − (f²/2 − s·(f²/2 + series)): the same sum with the exact f in front.
    const double halfSquare = 0.5 * f * f;
    const double k = static_cast<double>(exponent);
    return k * kLn2High - ((halfSquare - (s * (halfSquare + series) + k * kLn2Low)) - f);
}

double tanh(double x) {
    const double magnitude = std::fabs(x);
    if (!(magnitude < 20.0))
        return magnitude >= 20.0 ? std::copysign(1.0, x) : x;
    const Reduced reduced = reduceExp(2.0 * magnitude);
    const double scale = powerOfTwo(reduced.exponent);
    const double t = scale * reduced.expMinusOne + (scale - 1.0);
    return std::copysign(t / (t + 2.0), x);
}

double sigmoid(double x) {
    return 1.0 / (1.0 + exp(-x));
}

double sinPi(double x) {
    return sinPiAhead(x, 0);
}

double cosPi(double x) {
    return sinPiAhead(x, 1);
}

} // namespace dpfm::elementary
