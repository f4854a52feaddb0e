#include "core/autodiff/symbolic_derivative.h"

#include <bit>
#include <cassert>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace dpfm::autodiff {

namespace {

/// Adds nodes to an expression, simplifying as it goes.
class Builder {
public:
    explicit Builder(Expression expression) : expression_(std::move(expression)) {
        for (std::size_t i = 0; i < expression_.nodes.size(); ++i) {
            const ExpressionNode& node = expression_.nodes[i];
            if (node.operation != Operation::Constant)
                known_.try_emplace(keyOf(node), i);
        }
    }

    const ExpressionNode& node(std::size_t i) const { return expression_.nodes[i]; }

    std::size_t constant(double value) {
        ExpressionNode node;
        node.constant = value;
        return add(std::move(node));
    }

    std::size_t plus(std::size_t a, std::size_t b) {
        if (is(a, 0.0))
            return b;
        if (is(b, 0.0))
            return a;
        if (areConstants(a, b))
            return constant(number(a) + number(b));
        if (a == b)
            return times(constant(2.0), a);
        if (node(b).operation == Operation::Negate)
            return minus(a, node(b).a);
        if (node(a).operation == Operation::Negate)
            return minus(b, node(a).a);
        return add(Operation::Add, a, b);
    }

    std::size_t minus(std::size_t a, std::size_t b) {
        if (is(b, 0.0))
            return a;
        if (is(a, 0.0))
            return negated(b);
        if (areConstants(a, b))
            return constant(number(a) - number(b));
        if (a == b)
            return constant(0.0);
        if (node(b).operation == Operation::Negate)
            return plus(a, node(b).a);
        return add(Operation::Subtract, a, b);
    }

    std::size_t negated(std::size_t a) {
        if (isConstant(a))
            return constant(-number(a));
        if (node(a).operation == Operation::Negate)
            return node(a).a;
        if (node(a).operation == Operation::Multiply && isConstant(node(a).a))
            return times(constant(-number(node(a).a)), node(a).b);
        return add(Operation::Negate, a);
    }

    std::size_t times(std::size_t a, std::size_t b) {
        if (is(a, 0.0) || is(b, 0.0))
            return constant(0.0);
        if (is(a, 1.0))
            return b;
        if (is(b, 1.0))
            return a;
        if (areConstants(a, b))
            return constant(number(a) * number(b));
        if (isConstant(b))
            std::swap(a, b);
        if (is(a, -1.0))
            return negated(b);
        if (node(a).operation == Operation::Negate)
            return negated(times(node(a).a, b));
        if (node(b).operation == Operation::Negate)
            return negated(times(a, node(b).a));
        if (node(b).operation == Operation::Multiply && isConstant(node(b).a)) {
            const std::size_t factor = node(b).a;
            const std::size_t rest = node(b).b;
            return isConstant(a) ? times(constant(number(a) * number(factor)), rest)
                                 : times(factor, times(a, rest));
        }
        if (node(a).operation == Operation::Multiply && isConstant(node(a).a))
            return times(node(a).a, times(node(a).b, b));
        return add(Operation::Multiply, a, b);
    }

    std::size_t over(std::size_t a, std::size_t b) {
        if (is(a, 0.0))
            return constant(0.0);
        if (is(b, 1.0))
            return a;
        if (node(a).operation == Operation::Negate)
            return negated(over(node(a).a, b));
        return add(Operation::Divide, a, b);
    }

    std::size_t power(std::size_t a, std::size_t b) {
        if (is(b, 0.0))
            return constant(1.0);
        if (is(b, 1.0))
            return a;
        return add(Operation::Power, a, b);
    }

    std::size_t function(Operation operation, std::size_t a) { return add(operation, a); }

    Expression finish(std::size_t result) {
        expression_.result = result;
        return std::move(expression_);
    }

private:
    using Key = std::tuple<Operation, std::size_t, std::size_t, std::uint64_t>;
    static Key keyOf(const ExpressionNode& node) {
        return {node.operation, node.a, node.b, node.variable};
    }

    bool isConstant(std::size_t i) const { return node(i).operation == Operation::Constant; }
    bool areConstants(std::size_t a, std::size_t b) const { return isConstant(a) && isConstant(b); }
    bool is(std::size_t i, double value) const { return isConstant(i) && number(i) == value; }
    double number(std::size_t i) const { return node(i).constant; }

    std::size_t add(Operation operation, std::size_t a, std::size_t b = 0) {
        ExpressionNode node;
        node.operation = operation;
        node.a = a;
        node.b = b;
        return add(std::move(node));
    }

    std::size_t add(ExpressionNode node) {
        const std::size_t next = expression_.nodes.size();
        // By its bits: a NaN must not be taken for another constant.
        const auto [found, isNew] = known_.try_emplace(
            node.operation == Operation::Constant
                ? Key{Operation::Constant, 0, 0, std::bit_cast<std::uint64_t>(node.constant)}
                : keyOf(node),
            next);
        if (isNew)
            expression_.nodes.push_back(std::move(node));
        return found->second;
    }

    Expression expression_;
    std::map<Key, std::size_t> known_;
};

/// The derivative of node i, whose operands' derivatives are da and db.
std::size_t ruleFor(Builder& build, std::size_t i, std::size_t da, std::size_t db) {
    // By value: the builder's nodes move as it grows.
    const ExpressionNode node = build.node(i);
    const std::size_t a = node.a;
    const std::size_t b = node.b;
    const auto isZero = [&](std::size_t k) {
        return build.node(k).operation == Operation::Constant && build.node(k).constant == 0.0;
    };
    switch (node.operation) {
    case Operation::Constant:
    case Operation::Variable:
    case Operation::Step:
        return build.constant(0.0);
    case Operation::Add:
        return build.plus(da, db);
    case Operation::Subtract:
        return build.minus(da, db);
    case Operation::Multiply:
        return build.plus(build.times(da, b), build.times(a, db));
    case Operation::Divide:
        // (a/b)' = (a' − (a/b)·b')/b
        return build.over(build.minus(da, build.times(i, db)), b);
    case Operation::Power:
        if (isZero(db)) {
            const std::size_t lower = build.node(b).operation == Operation::Constant
                                          ? build.constant(build.node(b).constant - 1.0)
                                          : build.minus(b, build.constant(1.0));
            return build.times(build.times(b, build.power(a, lower)), da);
        } else {
            const std::size_t byExponent = build.times(db, build.function(Operation::Log, a));
            const std::size_t byBase = isZero(da) ? da : build.over(build.times(b, da), a);
            return build.times(i, build.plus(byExponent, byBase));
        }
    case Operation::Negate:
        return build.negated(da);
    case Operation::Sin:
        return build.times(build.function(Operation::Cos, a), da);
    case Operation::Cos:
        return build.negated(build.times(build.function(Operation::Sin, a), da));
    case Operation::Tan:
        return build.times(build.plus(build.constant(1.0), build.power(i, build.constant(2.0))),
                           da);
    case Operation::Exp:
        return build.times(i, da);
    case Operation::Log:
        return build.over(da, a);
    case Operation::Sqrt:
        return build.over(da, build.times(build.constant(2.0), i));
    case Operation::Tanh:
        return build.times(build.minus(build.constant(1.0), build.power(i, build.constant(2.0))),
                           da);
    case Operation::Sigmoid:
        return build.times(build.times(i, build.minus(build.constant(1.0), i)), da);
    case Operation::Relu:
        return build.times(build.function(Operation::Step, a), da);
    }
    return build.constant(0.0);
}

} // namespace

Expression derivative(const Expression& expression, std::size_t variable) {
    assert(variable < expression.variables.size());
    Builder build(expression);
    const std::vector<bool> used = expression.used();
    std::vector<std::size_t> derivatives(expression.nodes.size(), 0);
    for (std::size_t i = 0; i <= expression.result; ++i) {
        if (!used[i])
            continue;
        const ExpressionNode& node = expression.nodes[i];
        if (node.operation == Operation::Variable)
            derivatives[i] = build.constant(node.variable == variable ? 1.0 : 0.0);
        else
            derivatives[i] = ruleFor(build, i, derivatives[node.a], derivatives[node.b]);
    }
    return build.finish(derivatives[expression.result]);
}

} // namespace dpfm::autodiff
