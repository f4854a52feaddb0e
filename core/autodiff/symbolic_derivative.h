#pragma once

#include "core/autodiff/expression.h"

#include <cstddef>

namespace dpfm::autodiff {

/// The derivative of an expression's result by one of its variables, as an expression of the same
/// variables, by the rules of differentiation. It begins with the nodes of the expression itself,
/// which it refers to, so that formula() writes it with the names that were assigned:
/// c = a+b; e = c*c gives 2*c.
///
/// Simplified modestly: constants are computed, 0 and 1 vanish where they change nothing, factors
/// that are constants come first, x + x becomes 2*x, and equal parts are there once. 0*x counts as
/// 0 whatever x is.
Expression derivative(const Expression& expression, std::size_t variable);

} // namespace dpfm::autodiff
