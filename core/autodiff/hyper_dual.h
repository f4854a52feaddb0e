#pragma once

namespace dpfm::autodiff {

/// A number that carries two first derivatives and a mixed second one along:
///     f + f_1·ε1 + f_2·ε2 + f_12·ε1ε2,  ε1² = ε2² = 0, ε1ε2 ≠ 0.
/// With ε1 at variable i and ε2 at variable j, f_12 is ∂²f/∂x_i∂x_j, exact but for rounding
/// (J. A. Fike, J. J. Alonso, "The development of hyper-dual numbers for exact second-derivative
/// calculations", AIAA 2011-886). Plain numbers convert to constants.
struct HyperDual {
    double value = 0.0;
    double first = 0.0;  ///< derivative along ε1
    double second = 0.0; ///< derivative along ε2
    double both = 0.0;   ///< mixed second derivative

    HyperDual(double constant = 0.0) : value(constant) {}
    HyperDual(double v, double e1, double e2, double e12)
        : value(v)
        , first(e1)
        , second(e2)
        , both(e12) {}

    /// The chain rule for one argument: f, f' and f'' at this value.
    HyperDual chained(double f, double derivative, double curvature) const;
};

HyperDual operator+(const HyperDual& a, const HyperDual& b);
HyperDual operator-(const HyperDual& a, const HyperDual& b);
HyperDual operator*(const HyperDual& a, const HyperDual& b);
HyperDual operator/(const HyperDual& a, const HyperDual& b);
HyperDual operator-(const HyperDual& a);

/// a^b. The derivatives by b are taken only if b carries any, so that a may be negative otherwise.
HyperDual pow(const HyperDual& a, const HyperDual& b);
HyperDual exp(const HyperDual& a);
HyperDual log(const HyperDual& a);
HyperDual sqrt(const HyperDual& a);
HyperDual sin(const HyperDual& a);
HyperDual cos(const HyperDual& a);
HyperDual tan(const HyperDual& a);
HyperDual tanh(const HyperDual& a);
HyperDual sigmoid(const HyperDual& a);
/// max(a, 0), with derivatives 0 at 0.
HyperDual relu(const HyperDual& a);
/// 1 above 0, else 0, with derivatives 0 everywhere.
HyperDual step(const HyperDual& a);

} // namespace dpfm::autodiff
