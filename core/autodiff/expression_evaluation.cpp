#include "core/autodiff/expression_evaluation.h"

#include "core/autodiff/applied_operation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace dpfm::autodiff {

namespace {

/// What made the node's value no number; its operands were numbers.
std::string reasonOf(const ExpressionNode& node, double a, double b) {
    switch (node.operation) {
    case Operation::Divide:
        if (b == 0.0)
            return "Division by zero: %1 has no value.";
        break;
    case Operation::Log:
        if (a <= 0.0)
            return a == 0.0 ? "The logarithm of 0: %1 has no value."
                            : "The logarithm of a negative number, %2: %1 has no value.";
        break;
    case Operation::Sqrt:
        if (a < 0.0)
            return "The square root of a negative number, %2: %1 has no value.";
        break;
    case Operation::Power:
        if (a == 0.0)
            return "0 to a negative power: %1 has no value.";
        if (a < 0.0 && b != std::floor(b))
            return "A power of a negative number, %2, with a broken exponent: %1 has no value.";
        break;
    default:
        break;
    }
    return "The numbers grow beyond what a double holds: %1 has no value.";
}

std::string derivativeReasonOf(const ExpressionNode& node, double a) {
    if (node.operation == Operation::Sqrt && a == 0.0)
        return "The square root has no derivative at 0; %1 has a value without one.";
    if (node.operation == Operation::Power && a <= 0.0)
        return "This power has no derivative at %2; %1 has a value without one.";
    return "The derivatives grow beyond what a double holds: %1 has a value without them.";
}

bool allFinite(const Registers& registers) {
    return std::all_of(registers.begin(), registers.end(),
                       [](const Register& entry) { return std::isfinite(entry.gradient); });
}

} // namespace

std::vector<double> valuesOf(const Expression& expression, std::span<const double> variables) {
    assert(variables.size() == expression.variables.size());
    std::vector<double> values;
    values.reserve(expression.nodes.size());
    for (const ExpressionNode& node : expression.nodes) {
        const int operands = operandCount(node.operation);
        values.push_back(node.operation == Operation::Variable
                             ? variables[node.variable]
                             : appliedOperation(node, operands >= 1 ? values[node.a] : 0.0,
                                                operands == 2 ? values[node.b] : 0.0));
    }
    return values;
}

double evaluate(const Expression& expression, std::span<const double> variables) {
    return valuesOf(expression, variables)[expression.result];
}

std::vector<ForwardScalar> forward(const Expression& expression, std::span<const double> variables,
                                   std::size_t registers) {
    assert(variables.size() == expression.variables.size());
    static const ForwardScalar none;
    std::vector<ForwardScalar> nodes;
    nodes.reserve(expression.nodes.size());
    for (const ExpressionNode& node : expression.nodes) {
        if (node.operation == Operation::Variable) {
            nodes.push_back(ForwardScalar::variable(variables[node.variable],
                                                    weightId(node.variable), registers));
            continue;
        }
        const int operands = operandCount(node.operation);
        ForwardScalar result = appliedOperation(node, operands >= 1 ? nodes[node.a] : none,
                                                operands == 2 ? nodes[node.b] : none);
        // 1/x is finite below 0, where log x is not.
        nodes.push_back(std::isnan(result.value()) ? result.chained(result.value(), result.value())
                                                   : std::move(result));
    }
    return nodes;
}

std::array<double, 2> localDerivatives(const Expression& expression, std::size_t which,
                                       std::span<const ForwardScalar> nodes) {
    const ExpressionNode& node = expression.nodes[which];
    const int operands = operandCount(node.operation);
    if (operands == 0)
        return {0.0, 0.0};
    const ForwardScalar a = ForwardScalar::variable(nodes[node.a].value(), weightId(0));
    // An exponent that carries no register is a constant, for which the base may be negative.
    ForwardScalar b;
    if (operands == 2)
        b = nodes[node.b].registers().empty()
                ? ForwardScalar(nodes[node.b].value())
                : ForwardScalar::variable(nodes[node.b].value(), weightId(1));
    const ForwardScalar result = appliedOperation(node, a, b);
    return {result.gradient(weightId(0)), result.gradient(weightId(1))};
}

std::vector<double> centralDifferences(const Expression& expression,
                                       std::span<const double> variables) {
    const double relative = std::cbrt(std::numeric_limits<double>::epsilon());
    std::vector<double> moved(variables.begin(), variables.end());
    std::vector<double> differences;
    differences.reserve(moved.size());
    for (std::size_t i = 0; i < moved.size(); ++i) {
        const double h = relative * std::max(1.0, std::fabs(variables[i]));
        const double above = variables[i] + h;
        const double below = variables[i] - h;
        moved[i] = above;
        const double upper = evaluate(expression, moved);
        moved[i] = below;
        const double lower = evaluate(expression, moved);
        moved[i] = variables[i];
        // The distance of the two places as they were rounded, not 2h.
        differences.push_back((upper - lower) / (above - below));
    }
    return differences;
}

std::optional<EvaluationFault> faultOf(const Expression& expression,
                                       std::span<const ForwardScalar> nodes) {
    assert(nodes.size() == expression.nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const bool isNumber = std::isfinite(nodes[i].value());
        if (isNumber && allFinite(nodes[i].registers()))
            continue;
        const ExpressionNode& node = expression.nodes[i];
        const int operands = operandCount(node.operation);
        const double a = operands >= 1 ? nodes[node.a].value() : 0.0;
        const double b = operands == 2 ? nodes[node.b].value() : 0.0;
        EvaluationFault fault;
        fault.node = i;
        fault.error.place = "line " + std::to_string(node.place.line) + ", column " +
                            std::to_string(node.place.column);
        fault.error.sentence = isNumber ? derivativeReasonOf(node, a) : reasonOf(node, a, b);
        fault.error.arguments = {node.name.empty() ? formula(expression, i, 60) : node.name,
                                 toText(a)};
        return fault;
    }
    return std::nullopt;
}

} // namespace dpfm::autodiff
