#pragma once

#include "core/autodiff/expression.h"
#include "core/base/elementary.h"

#include <cassert>
#include <cmath>

namespace dpfm::autodiff {

/// The functions of expressions on plain numbers, as the numbers that carry derivatives have them.
namespace plain {
inline double pow(double a, double b) {
    return std::pow(a, b);
}
inline double sin(double a) {
    return std::sin(a);
}
inline double cos(double a) {
    return std::cos(a);
}
inline double tan(double a) {
    return std::tan(a);
}
inline double sqrt(double a) {
    return std::sqrt(a);
}
inline double relu(double a) {
    return a <= 0.0 ? 0.0 : a; // a NaN stays
}
inline double step(double a) {
    return a <= 0.0 ? 0.0 : (std::isnan(a) ? a : 1.0);
}
using elementary::exp;
using elementary::log;
using elementary::sigmoid;
using elementary::tanh;
} // namespace plain

/// What an operation makes of its operands; `b` is not looked at where it takes one, and neither by
/// a constant. T is double, ForwardScalar or HyperDual. Not to be asked of a variable.
template <class T>
T appliedOperation(const ExpressionNode& node, const T& a, const T& b) {
    using namespace plain; // for double; the others are found by their own types
    switch (node.operation) {
    case Operation::Constant:
        return node.constant;
    case Operation::Variable:
        break;
    case Operation::Add:
        return a + b;
    case Operation::Subtract:
        return a - b;
    case Operation::Multiply:
        return a * b;
    case Operation::Divide:
        return a / b;
    case Operation::Power:
        return pow(a, b);
    case Operation::Negate:
        return -a;
    case Operation::Sin:
        return sin(a);
    case Operation::Cos:
        return cos(a);
    case Operation::Tan:
        return tan(a);
    case Operation::Exp:
        return exp(a);
    case Operation::Log:
        return log(a);
    case Operation::Sqrt:
        return sqrt(a);
    case Operation::Tanh:
        return tanh(a);
    case Operation::Sigmoid:
        return sigmoid(a);
    case Operation::Relu:
        return relu(a);
    case Operation::Step:
        return step(a);
    }
    assert(false && "a variable has no operands");
    return {};
}

} // namespace dpfm::autodiff
