#include "core/autodiff/expression.h"

#include "core/base/error.h"

#include <algorithm>
#include <variant>

namespace dpfm::autodiff {

namespace {

/// How tightly what is written holds together.
enum class Binding { Sum, Product, Sign, Power, Atom };

Binding bindingOf(const ExpressionNode& node) {
    switch (node.operation) {
    case Operation::Add:
    case Operation::Subtract:
        return Binding::Sum;
    case Operation::Multiply:
    case Operation::Divide:
        return Binding::Product;
    case Operation::Negate:
        return Binding::Sign;
    case Operation::Power:
        return Binding::Power;
    case Operation::Constant:
        return node.constant < 0.0 ? Binding::Sign : Binding::Atom;
    default:
        return Binding::Atom;
    }
}

Binding tighter(Binding binding) {
    return static_cast<Binding>(static_cast<int>(binding) + 1);
}

} // namespace

int operandCount(Operation operation) {
    switch (operation) {
    case Operation::Constant:
    case Operation::Variable:
        return 0;
    case Operation::Add:
    case Operation::Subtract:
    case Operation::Multiply:
    case Operation::Divide:
    case Operation::Power:
        return 2;
    default:
        return 1;
    }
}

std::string_view symbol(Operation operation) {
    switch (operation) {
    case Operation::Constant:
    case Operation::Variable:
        return {};
    case Operation::Add:
        return "+";
    case Operation::Subtract:
    case Operation::Negate:
        return "-";
    case Operation::Multiply:
        return "*";
    case Operation::Divide:
        return "/";
    case Operation::Power:
        return "^";
    case Operation::Sin:
        return "sin";
    case Operation::Cos:
        return "cos";
    case Operation::Tan:
        return "tan";
    case Operation::Exp:
        return "exp";
    case Operation::Log:
        return "log";
    case Operation::Sqrt:
        return "sqrt";
    case Operation::Tanh:
        return "tanh";
    case Operation::Sigmoid:
        return "sigmoid";
    case Operation::Relu:
        return "relu";
    case Operation::Step:
        return "step";
    }
    return {};
}

std::vector<bool> Expression::used() const {
    std::vector<bool> used(nodes.size(), false);
    if (nodes.empty())
        return used;
    used[result] = true;
    for (std::size_t i = result + 1; i-- > 0;) {
        if (!used[i])
            continue;
        const int operands = operandCount(nodes[i].operation);
        if (operands >= 1)
            used[nodes[i].a] = true;
        if (operands == 2)
            used[nodes[i].b] = true;
    }
    return used;
}

std::vector<std::size_t> Expression::depths() const {
    std::vector<std::size_t> depths(nodes.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const int operands = operandCount(nodes[i].operation);
        if (operands >= 1)
            depths[i] = depths[nodes[i].a] + 1;
        if (operands == 2)
            depths[i] = std::max(depths[i], depths[nodes[i].b] + 1);
    }
    return depths;
}

std::string formula(const Expression& expression, std::size_t root, std::size_t most) {
    struct Operand {
        std::size_t node;
        Binding least; ///< what binds less is put into parentheses
    };
    // A stack of its own instead of recursion: a sum may be thousands of nodes deep.
    std::vector<std::variant<std::string_view, Operand>> pending{Operand{root, Binding::Sum}};
    std::string text;
    bool isRoot = true;
    while (!pending.empty()) {
        const auto next = pending.back();
        pending.pop_back();
        if (text.size() > most) {
            text += "…";
            break;
        }
        if (const auto* literal = std::get_if<std::string_view>(&next)) {
            text += *literal;
            continue;
        }
        const auto [index, least] = std::get<Operand>(next);
        const ExpressionNode& node = expression.nodes[index];
        if (node.operation == Operation::Variable || (!node.name.empty() && !isRoot)) {
            text += node.name;
            continue;
        }
        isRoot = false;
        const Binding binding = bindingOf(node);
        if (binding < least) {
            text += '(';
            pending.emplace_back(std::string_view(")"));
        }
        const auto operand = [&](std::size_t which, Binding needed) {
            pending.emplace_back(Operand{which, needed});
        };
        switch (node.operation) {
        case Operation::Constant:
            text += toText(node.constant);
            break;
        case Operation::Negate:
            text += '-';
            operand(node.a, Binding::Power);
            break;
        case Operation::Power:
            operand(node.b, Binding::Sign);
            pending.emplace_back(std::string_view("^"));
            operand(node.a, Binding::Atom);
            break;
        case Operation::Add:
        case Operation::Multiply:
        case Operation::Subtract:
        case Operation::Divide: {
            // a + (b + c) keeps its parentheses: it reads back as the same sums in the same order.
            operand(node.b, tighter(binding));
            const bool isSum = binding == Binding::Sum;
            pending.emplace_back(isSum
                                     ? (node.operation == Operation::Add ? std::string_view(" + ")
                                                                         : std::string_view(" - "))
                                     : symbol(node.operation));
            operand(node.a, binding);
            break;
        }
        default:
            text += symbol(node.operation);
            text += '(';
            pending.emplace_back(std::string_view(")"));
            operand(node.a, Binding::Sum);
            break;
        }
    }
    return text;
}

} // namespace dpfm::autodiff
