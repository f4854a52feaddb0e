#pragma once

#include "core/autodiff/expression.h"
#include "core/base/result.h"

#include <string_view>
#include <vector>

namespace dpfm::autodiff {

/// What a text may hold at most; beyond it, parsing fails with a sentence.
inline constexpr std::size_t kMaxExpressionCharacters = 10000;
inline constexpr std::size_t kMaxExpressionNesting = 200; ///< of parentheses, functions and powers
inline constexpr std::size_t kMaxExpressionVariables = 64;

/// A variable and the value it is given.
struct VariableValue {
    std::string name;
    double value = 0.0;

    bool operator==(const VariableValue&) const = default;
};

/// Reads an expression:
///
///     text      = [ statement ] { ( ";" | line break ) [ statement ] }
///     statement = [ name "=" ] sum
///     sum       = product { ( "+" | "-" ) product }
///     product   = signed { ( "*" | "/" ) signed }
///     signed    = { "+" | "-" } power
///     power     = atom [ "^" signed ]
///     atom      = number | name | function "(" sum ")" | "(" sum ")"
///     function  = "sin" | "cos" | "tan" | "exp" | "log" | "ln" | "sqrt" | "tanh" | "sigmoid"
///               | "relu" | "step"
///     number    = digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ]
///     name      = letter { letter | digit | "_" }
///
/// So -x^2 is -(x^2), 2^3^2 is 2^(3^2), and 2^-x needs no parentheses. A name is one of the
/// `variables`, or what a statement above was assigned to; each is assigned once. "pi" is the
/// constant. "#" begins a comment that ends with its line. "−", "·", "×", "÷" and "**" are taken
/// for "-", "*", "*", "/" and "^". The last statement is the result. An error's place is
/// "line 1, column 5".
Result<Expression> parseExpression(std::string_view text, std::vector<std::string> variables);

/// Reads values of variables: "a = 2, b = -1/2", separated by "," ";" or line breaks. Each value is
/// an expression without variables, though those before it may be used, and has to be finite.
Result<std::vector<VariableValue>> parseValues(std::string_view text);

} // namespace dpfm::autodiff
