#pragma once

#include "core/autodiff/expression.h"
#include "core/autodiff/forward_scalar.h"
#include "core/base/error.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace dpfm::autodiff {

/// The value of every node, with one value for each of the expression's variables. What has no
/// value is a NaN or an infinity, as IEEE arithmetic gives it.
std::vector<double> valuesOf(const Expression& expression, std::span<const double> variables);
/// The result's value.
double evaluate(const Expression& expression, std::span<const double> variables);

/// Every node's value with its derivative registers: forward-mode differentiation. A register's id
/// is the variable's place among the expression's variables. Each node keeps the `registers`
/// largest; 0 keeps all. Where there is no value (NaN) there are no derivatives either: registers
/// are NaN.
std::vector<ForwardScalar> forward(const Expression& expression, std::span<const double> variables,
                                   std::size_t registers = 0);

/// The derivatives of one node by its first and its second operand, as if these were variables:
/// what the chain rule multiplies their registers by. 0 for an operand that is not there.
std::array<double, 2> localDerivatives(const Expression& expression, std::size_t node,
                                       std::span<const ForwardScalar> nodes);

/// The result's derivative by each variable as
///     (f(x + h) − f(x − h)) / 2h,  h = ∛ε·max(1, |x|), ε = 2⁻⁵²,
/// whose error is about ε^(2/3) ≈ 4e-11 relative to f and its third derivative.
std::vector<double> centralDifferences(const Expression& expression,
                                       std::span<const double> variables);

/// The first node, in the order of evaluation, that has no finite value or derivative.
struct EvaluationFault {
    std::size_t node = 0;
    Error error; ///< its place is "line 1, column 5"
};

/// None if all is finite. `nodes` is what forward() returned.
std::optional<EvaluationFault> faultOf(const Expression& expression,
                                       std::span<const ForwardScalar> nodes);

} // namespace dpfm::autodiff
