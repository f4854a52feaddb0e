#pragma once

#include "core/autodiff/registers.h"

namespace dpfm::autodiff {

/// A number that carries its derivatives along: a value and registers (variable id, d value / d
/// variable). Arithmetic on it is forward-mode automatic differentiation; with a limit on the
/// registers it is dynamic pruning in forward mode (DPFM).
///
/// Every operation f(a, b) yields value f and, for each id that a or b carries,
///     gradient = ∂f/∂a · a.gradient(id) + ∂f/∂b · b.gradient(id),
/// equal ids added together. If a limit is set, the result then keeps only that many registers of
/// largest |gradient| (see keepLargest). Plain numbers convert to constants, which carry none.
class ForwardScalar {
public:
    /// A constant. Implicit, so that plain numbers mix with carried ones.
    ForwardScalar(double value = 0.0) : value_(value) {}
    /// A variable: its derivative by itself is 1. `limit` is how many registers results may keep;
    /// 0 keeps all. A result takes the smaller limit of its operands.
    static ForwardScalar variable(double value, WeightId id, std::size_t limit = 0);
    /// A number with given registers, which must be sorted as Registers are.
    ForwardScalar(double value, Registers registers, std::size_t limit = 0);

    double value() const { return value_; }
    const Registers& registers() const { return registers_; }
    std::size_t limit() const { return limit_; }
    /// The derivative by the variable `id`; 0 if no register holds it.
    double gradient(WeightId id) const;

    /// This number with only the `count` largest registers; 0 keeps all. The limit stays.
    ForwardScalar pruned(std::size_t count) const;

    ForwardScalar& operator+=(const ForwardScalar& other);
    ForwardScalar& operator-=(const ForwardScalar& other);
    ForwardScalar& operator*=(const ForwardScalar& other);
    ForwardScalar& operator/=(const ForwardScalar& other);

    /// The chain rule for one argument: value f(x), every register multiplied by f'(x).
    ForwardScalar chained(double value, double derivative) const;
    /// The chain rule for two arguments with the partial derivatives by each.
    static ForwardScalar chained(double value, const ForwardScalar& a, double byA,
                                 const ForwardScalar& b, double byB);

private:
    double value_ = 0.0;
    Registers registers_;
    std::size_t limit_ = 0;
};

ForwardScalar operator+(const ForwardScalar& a, const ForwardScalar& b);
ForwardScalar operator-(const ForwardScalar& a, const ForwardScalar& b);
ForwardScalar operator*(const ForwardScalar& a, const ForwardScalar& b);
ForwardScalar operator/(const ForwardScalar& a, const ForwardScalar& b);
ForwardScalar operator-(const ForwardScalar& a);

/// a^b. The derivative by b, a^b·log a (0 where a^b is 0), is taken only if b carries registers:
/// with a constant exponent a may be negative, as for std::pow.
ForwardScalar pow(const ForwardScalar& a, const ForwardScalar& b);
ForwardScalar exp(const ForwardScalar& a);
ForwardScalar log(const ForwardScalar& a);
ForwardScalar sin(const ForwardScalar& a);
ForwardScalar cos(const ForwardScalar& a);
ForwardScalar tanh(const ForwardScalar& a);
ForwardScalar sigmoid(const ForwardScalar& a);
/// max(a, 0), with derivative 0 at 0.
ForwardScalar relu(const ForwardScalar& a);
ForwardScalar tan(const ForwardScalar& a);
/// With an infinite derivative at 0.
ForwardScalar sqrt(const ForwardScalar& a);
/// 1 above 0, else 0, with derivative 0: the derivative of relu.
ForwardScalar step(const ForwardScalar& a);

} // namespace dpfm::autodiff
