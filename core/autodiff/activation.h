#pragma once

#include <span>
#include <string_view>

namespace dpfm::autodiff {

enum class Activation { Linear, Sigmoid, Tanh, Relu, Softmax };

/// Which derivative the sigmoid uses, s being its argument and a = 1/(1 + e^−s) its value.
enum class SigmoidDerivative {
    Exact,     ///< a·(1 − a)
    Published, ///< 1/(4·cosh²(a/2)): the published code's formula, taken at the output by mistake
};

/// An activation's value and its derivative by the sum s it is applied to.
struct Activated {
    double value = 0.0;
    double derivative = 0.0;
};

/// Applies an element-wise activation. Softmax works on a whole layer and must not be given here.
/// relu has derivative 0 at 0.
Activated activate(Activation activation, SigmoidDerivative sigmoidDerivative, double sum);

/// Replaces logits by their softmax, p_k = e^(s_k − m) / Σ_j e^(s_j − m) with m the largest logit
/// (it cancels, and keeps exp from overflowing). The denominator is summed in index order.
void softmax(std::span<double> logits);

/// Names as in files: "linear", "sigmoid", "tanh", "relu", "softmax"; "exact", "published".
std::string_view name(Activation activation);
std::string_view name(SigmoidDerivative derivative);

} // namespace dpfm::autodiff
