#include "core/autodiff/hyper_dual.h"

#include "core/base/elementary.h"

#include <cmath>

namespace dpfm::autodiff {

namespace {

/// b·a^(b−1) and the like: a factor of 0 must not meet the infinity of 0 to a negative power.
double scaledPower(double factor, double base, double exponent) {
    return factor == 0.0 ? 0.0 : factor * std::pow(base, exponent);
}

} // namespace

HyperDual HyperDual::chained(double f, double derivative, double curvature) const {
    return {f, derivative * first, derivative * second,
            derivative * both + curvature * first * second};
}

HyperDual operator+(const HyperDual& a, const HyperDual& b) {
    return {a.value + b.value, a.first + b.first, a.second + b.second, a.both + b.both};
}

HyperDual operator-(const HyperDual& a, const HyperDual& b) {
    return {a.value - b.value, a.first - b.first, a.second - b.second, a.both - b.both};
}

HyperDual operator*(const HyperDual& a, const HyperDual& b) {
    return {a.value * b.value, a.first * b.value + a.value * b.first,
            a.second * b.value + a.value * b.second,
            a.both * b.value + a.first * b.second + a.second * b.first + a.value * b.both};
}

HyperDual operator/(const HyperDual& a, const HyperDual& b) {
    // a = q·b, differentiated and solved for q's parts one after the other.
    const double q = a.value / b.value;
    const double q1 = (a.first - q * b.first) / b.value;
    const double q2 = (a.second - q * b.second) / b.value;
    return {q, q1, q2, (a.both - q1 * b.second - q2 * b.first - q * b.both) / b.value};
}

HyperDual operator-(const HyperDual& a) {
    return {-a.value, -a.first, -a.second, -a.both};
}

HyperDual pow(const HyperDual& a, const HyperDual& b) {
    const double x = a.value;
    const double y = b.value;
    const double f = std::pow(x, y);
    const double byA = scaledPower(y, x, y - 1.0);
    const double byAA = scaledPower(y * (y - 1.0), x, y - 2.0);
    if (b.first == 0.0 && b.second == 0.0 && b.both == 0.0)
        return a.chained(f, byA, byAA);
    const double log = elementary::log(x);
    const double byB = f == 0.0 ? 0.0 : f * log;
    const double byBB = f == 0.0 ? 0.0 : f * log * log;
    const double byAB = std::pow(x, y - 1.0) * (1.0 + y * log);
    return {f, byA * a.first + byB * b.first, byA * a.second + byB * b.second,
            byA * a.both + byB * b.both + byAA * a.first * a.second +
                byAB * (a.first * b.second + b.first * a.second) + byBB * b.first * b.second};
}

HyperDual exp(const HyperDual& a) {
    const double f = elementary::exp(a.value);
    return a.chained(f, f, f);
}

HyperDual log(const HyperDual& a) {
    const double inverse = 1.0 / a.value;
    return a.chained(elementary::log(a.value), inverse, -inverse * inverse);
}

HyperDual sqrt(const HyperDual& a) {
    const double f = std::sqrt(a.value);
    return a.chained(f, 0.5 / f, -0.25 / (f * a.value));
}

HyperDual sin(const HyperDual& a) {
    const double f = std::sin(a.value);
    return a.chained(f, std::cos(a.value), -f);
}

HyperDual cos(const HyperDual& a) {
    const double f = std::cos(a.value);
    return a.chained(f, -std::sin(a.value), -f);
}

HyperDual tan(const HyperDual& a) {
    const double f = std::tan(a.value);
    const double derivative = 1.0 + f * f;
    return a.chained(f, derivative, 2.0 * f * derivative);
}

HyperDual tanh(const HyperDual& a) {
    const double f = elementary::tanh(a.value);
    const double derivative = 1.0 - f * f;
    return a.chained(f, derivative, -2.0 * f * derivative);
}

HyperDual sigmoid(const HyperDual& a) {
    const double f = elementary::sigmoid(a.value);
    const double derivative = f * (1.0 - f);
    return a.chained(f, derivative, derivative * (1.0 - 2.0 * f));
}

HyperDual relu(const HyperDual& a) {
    return a.value <= 0.0 ? a.chained(0.0, 0.0, 0.0) : a;
}

HyperDual step(const HyperDual& a) {
    if (std::isnan(a.value))
        return a;
    return a.chained(a.value <= 0.0 ? 0.0 : 1.0, 0.0, 0.0);
}

} // namespace dpfm::autodiff
