#pragma once

/// exp, log and tanh of the engines, and the sine of the generators. They are our own because those
/// of the C library differ between versions and machines in the last bit, and a training run has to
/// give the same bits everywhere. Only + − × ÷ and bit operations are used, always in the same
/// order, so that a vectorised version can repeat them lane by lane.
///
/// Largest distance from the exact result: exp and log 1 ulp, tanh and sigmoid 3 ulp (measured on
/// 10^7 points or more: 0.99, 0.85, 2.55 and 2.45).
namespace dpfm::elementary {

/// e^x: x = k·ln 2 + r with |r| ≤ ln 2 / 2, the Taylor series of e^r up to r^13, scaled by 2^k.
/// +infinity above 709.78…, 0 below −745.13…, NaN for NaN.
double exp(double x);

/// Natural logarithm: x = m·2^e with m in [√½, √2), log m = 2·artanh((m−1)/(m+1)) by its series.
/// −infinity at 0, NaN below 0.
double log(double x);

/// tanh x = t/(t+2) with t = e^(2x) − 1, whose series is summed without the leading 1, so that
/// small x lose no digits.
double tanh(double x);

/// 1/(1 + e^−x). 0 below −709.78…, where e^−x is infinite.
double sigmoid(double x);

/// sin(π·x), so a period is 2 and is taken off exactly; then Taylor series of sine or cosine up to
/// |π·r| ≤ π/4, within 2 ulp. NaN for what is not finite.
double sinPi(double x);
/// cos(π·x), as sinPi().
double cosPi(double x);

} // namespace dpfm::elementary
