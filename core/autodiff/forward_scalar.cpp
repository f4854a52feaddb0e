#include "core/autodiff/forward_scalar.h"

#include "core/base/elementary.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::autodiff {

namespace {

/// The smaller of two limits, where 0 means none.
std::size_t tighter(std::size_t a, std::size_t b) {
    if (a == 0 || b == 0)
        return a + b;
    return std::min(a, b);
}

} // namespace

ForwardScalar ForwardScalar::variable(double value, WeightId id, std::size_t limit) {
    return {value, {{id, 1.0}}, limit};
}

ForwardScalar::ForwardScalar(double value, Registers registers, std::size_t limit)
    : value_(value)
    , registers_(std::move(registers))
    , limit_(limit) {
    keepLargest(registers_, limit_);
}

double ForwardScalar::gradient(WeightId id) const {
    const auto found = std::lower_bound(
        registers_.begin(), registers_.end(), id,
        [](const Register& candidate, WeightId wanted) { return candidate.id < wanted; });
    return found != registers_.end() && found->id == id ? found->gradient : 0.0;
}

ForwardScalar ForwardScalar::pruned(std::size_t count) const {
    ForwardScalar result = *this;
    keepLargest(result.registers_, count);
    return result;
}

ForwardScalar ForwardScalar::chained(double value, double derivative) const {
    Registers scaled = registers_;
    for (Register& entry : scaled)
        entry.gradient *= derivative;
    return {value, std::move(scaled), limit_};
}

ForwardScalar ForwardScalar::chained(double value, const ForwardScalar& a, double byA,
                                     const ForwardScalar& b, double byB) {
    Registers merged;
    merged.reserve(a.registers_.size() + b.registers_.size());
    auto left = a.registers_.begin();
    auto right = b.registers_.begin();
    while (left != a.registers_.end() || right != b.registers_.end()) {
        if (right == b.registers_.end() || (left != a.registers_.end() && left->id < right->id)) {
            merged.push_back({left->id, byA * left->gradient});
            ++left;
        } else if (left == a.registers_.end() || right->id < left->id) {
            merged.push_back({right->id, byB * right->gradient});
            ++right;
        } else {
            merged.push_back({left->id, byA * left->gradient + byB * right->gradient});
            ++left;
            ++right;
        }
    }
    return {value, std::move(merged), tighter(a.limit_, b.limit_)};
}

ForwardScalar& ForwardScalar::operator+=(const ForwardScalar& other) {
    return *this = *this + other;
}

ForwardScalar& ForwardScalar::operator-=(const ForwardScalar& other) {
    return *this = *this - other;
}

ForwardScalar& ForwardScalar::operator*=(const ForwardScalar& other) {
    return *this = *this * other;
}

ForwardScalar& ForwardScalar::operator/=(const ForwardScalar& other) {
    return *this = *this / other;
}

ForwardScalar operator+(const ForwardScalar& a, const ForwardScalar& b) {
    return ForwardScalar::chained(a.value() + b.value(), a, 1.0, b, 1.0);
}

ForwardScalar operator-(const ForwardScalar& a, const ForwardScalar& b) {
    return ForwardScalar::chained(a.value() - b.value(), a, 1.0, b, -1.0);
}

ForwardScalar operator*(const ForwardScalar& a, const ForwardScalar& b) {
    return ForwardScalar::chained(a.value() * b.value(), a, b.value(), b, a.value());
}

ForwardScalar operator/(const ForwardScalar& a, const ForwardScalar& b) {
    const double quotient = a.value() / b.value();
    return ForwardScalar::chained(quotient, a, 1.0 / b.value(), b, -quotient / b.value());
}

ForwardScalar operator-(const ForwardScalar& a) {
    return a.chained(-a.value(), -1.0);
}

ForwardScalar pow(const ForwardScalar& a, const ForwardScalar& b) {
    const double power = std::pow(a.value(), b.value());
    // At b = 0 the power is 1 whatever a is; b·a^(b−1) would be 0·infinity at a = 0.
    const double byA = b.value() == 0.0 ? 0.0 : b.value() * std::pow(a.value(), b.value() - 1.0);
    if (b.registers().empty())
        return ForwardScalar::chained(power, a, byA, b, 0.0);
    // a^b·log a tends to 0 with a, although log a is infinite there.
    const double byB = power == 0.0 ? 0.0 : power * elementary::log(a.value());
    return ForwardScalar::chained(power, a, byA, b, byB);
}

ForwardScalar exp(const ForwardScalar& a) {
    const double value = elementary::exp(a.value());
    return a.chained(value, value);
}

ForwardScalar log(const ForwardScalar& a) {
    return a.chained(elementary::log(a.value()), 1.0 / a.value());
}

ForwardScalar sin(const ForwardScalar& a) {
    return a.chained(std::sin(a.value()), std::cos(a.value()));
}

ForwardScalar cos(const ForwardScalar& a) {
    return a.chained(std::cos(a.value()), -std::sin(a.value()));
}

ForwardScalar tanh(const ForwardScalar& a) {
    const double value = elementary::tanh(a.value());
    return a.chained(value, 1.0 - value * value);
}

ForwardScalar sigmoid(const ForwardScalar& a) {
    const double value = elementary::sigmoid(a.value());
    return a.chained(value, value * (1.0 - value));
}

ForwardScalar relu(const ForwardScalar& a) {
    // A NaN fails the comparison and stays, as in activate().
    return a.value() <= 0.0 ? a.chained(0.0, 0.0) : a;
}

ForwardScalar tan(const ForwardScalar& a) {
    const double value = std::tan(a.value());
    return a.chained(value, 1.0 + value * value);
}

ForwardScalar sqrt(const ForwardScalar& a) {
    const double value = std::sqrt(a.value());
    return a.chained(value, 0.5 / value);
}

ForwardScalar step(const ForwardScalar& a) {
    const double value = a.value() > 0.0 ? 1.0 : 0.0;
    return a.chained(std::isnan(a.value()) ? a.value() : value, 0.0);
}

} // namespace dpfm::autodiff
