#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dpfm::autodiff {

/// What a node of an expression does with its operands.
enum class Operation {
    Constant,
    Variable,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Negate,
    Sin,
    Cos,
    Tan,
    Exp,
    Log, ///< the natural logarithm
    Sqrt,
    Tanh,
    Sigmoid, ///< 1/(1 + e^−x)
    Relu,    ///< max(x, 0)
    Step,    ///< 1 for x > 0, else 0: the derivative of relu
};

/// 0 for constants and variables, 1 for Negate and functions, 2 for Add … Power.
int operandCount(Operation operation);
/// "+", "*", "sin", …: as in the text of an expression. Empty for constants and variables.
std::string_view symbol(Operation operation);

/// Where in a text, both counted from 1, columns in characters.
struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;

    bool operator==(const TextPlace&) const = default;
};

struct ExpressionNode {
    Operation operation = Operation::Constant;
    std::size_t a = 0; ///< the first operand: an earlier node
    std::size_t b = 0; ///< the second
    double constant = 0.0;
    std::size_t variable = 0; ///< of a Variable: its place among the variables
    std::string name;         ///< a variable's, or what the node was assigned to; may be empty
    TextPlace place;          ///< of its operator, function, name or number
};

/// An expression as a graph. Operands come before the nodes that use them, so that a walk from the
/// first node to the last evaluates it; a node that is used several times is there once.
struct Expression {
    std::vector<std::string> variables; ///< names; a variable's place here is its id
    std::vector<ExpressionNode> nodes;
    std::size_t result = 0; ///< the node of the last statement

    /// Whether each node is used by the result, itself among them.
    std::vector<bool> used() const;
    /// How many operations lie between each node and the leaves at most; 0 for leaves.
    std::vector<std::size_t> depths() const;
};

/// A node as text that reads back as the same expression. Operands that have a name appear by it;
/// the node itself is written out, unless it is a variable. Ends in "…" when it would be longer
/// than `most` bytes.
std::string formula(const Expression& expression, std::size_t node, std::size_t most = 2000);

} // namespace dpfm::autodiff
