#pragma once

#include "core/autodiff/expression.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace dpfm::autodiff {

enum class Descent {
    Gradient, ///< x −= rate·g, g by forward-mode registers
    Newton,   ///< x += newtonStep(), H and g by hyper-dual numbers
};

enum class DescentEnd {
    Converged, ///< the largest |g| fell to the tolerance
    Steps,     ///< all steps were made
    NotFinite, ///< a value or derivative is no finite number at the last point
    Cancelled,
};

struct DescentSettings {
    Descent descent = Descent::Gradient;
    double rate = 0.01; ///< of gradient steps
    std::size_t steps = 10000;
    double tolerance = 1e-9; ///< of the largest |∂f/∂x|
};

/// The steps of a descent on an expression's result f.
struct DescentPath {
    std::vector<double> values;    ///< f at the start and after each step
    std::vector<double> gradients; ///< the largest |∂f/∂x| there
    std::vector<double> point;     ///< of the last value
    DescentEnd end = DescentEnd::Steps;

    std::size_t steps() const { return values.size() - 1; }
};

/// Pure steps, without a line search. Newton's steps lead to any point where the gradient is 0, a
/// maximum or a saddle as well. Stops at the first point that is not finite.
DescentPath descend(const Expression& expression, std::span<const double> start,
                    const DescentSettings& settings, const std::stop_token& stop = {});

} // namespace dpfm::autodiff
