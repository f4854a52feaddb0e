#pragma once

#include "core/autodiff/expression.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::autodiff {

/// The result's value, first and second derivatives at a point, by hyper-dual numbers: one walk of
/// the graph for each pair of variables i ≤ j.
struct SecondOrder {
    double value = 0.0;
    std::vector<double> gradient; ///< by each of n variables
    std::vector<double> hessian;  ///< n×n, ∂²f/∂x_i∂x_j at i·n + j; symmetric

    double at(std::size_t i, std::size_t j) const { return hessian[i * gradient.size() + j]; }
    bool finite() const;
};
SecondOrder secondOrder(const Expression& expression, std::span<const double> variables);

/// What the signs of the Hessian's eigenvalues say about the place that a Newton step leads to.
enum class Curvature {
    Minimum,  ///< all positive: the step leads down, to a minimum
    Maximum,  ///< all negative: it leads up
    Saddle,   ///< of both signs: it leads to a saddle
    Singular, ///< at least one is 0: along its direction there is no step
};

/// Newton's step to where the gradient of the quadratic model is 0: H·step = −g.
struct NewtonStep {
    std::vector<double> step;
    std::vector<double> eigenvalues; ///< of H, ascending
    Curvature curvature = Curvature::Minimum;
};

/// H is decomposed into its eigenvalues and -vectors; an eigenvalue below 1e-12 of the largest |λ|
/// counts as 0 and its direction is left out, which gives the shortest of the possible steps. All
/// of `at` has to be finite.
NewtonStep newtonStep(const SecondOrder& at);

} // namespace dpfm::autodiff
