#pragma once

#include "core/autodiff/expression_parser.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace dpfm::autodiff {

/// The workshop's system of equations A·B = C: A (4×2) and C (4×4) are given, B (2×4) is sought.
/// Column k of C is a polynomial of A's rows (a, b): a + b, a + 2b, 10a + 2b, 2a + 5b. So B's
/// columns, which the workshop prints as the rows 1 1 / 1 2 / 10 2 / 2 5, are the solution; it is
/// unique, as A's columns are independent.
/// Source: D. Ragel, workshop "Dynamic Pruning in Forward Mode", README and autofore.py, example
/// of polynomials: steps of 0.01 times the gradient of the sum of squared errors.
inline constexpr std::array<std::array<double, 2>, 4> kPolynomialSolution = {
    {{1.0, 1.0}, {1.0, 2.0}, {10.0, 2.0}, {2.0, 5.0}}};

/// The system as an expression: the sum over all 16 elements of (A·B − C)², one line for each
/// column of C, variables b11, b21, b12, … b24 (row, column), B's columns one after the other.
///
/// A and the start of B are uniform in [0, 1), as in the workshop, drawn from the seed (A row by
/// row, then B column by column) and rounded to two decimals, so that the text can be read. The
/// workshop ends each column at a squared error of its own; here the columns are one function. Its
/// gradient is the same for each column, because no column's error depends on another's unknowns.
struct PolynomialSystem {
    std::string text;
    std::vector<VariableValue> start;
};
PolynomialSystem polynomialSystem(std::uint64_t seed);

} // namespace dpfm::autodiff
