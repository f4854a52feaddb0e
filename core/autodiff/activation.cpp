#include "core/autodiff/activation.h"

#include "core/base/elementary.h"

#include <algorithm>
#include <cassert>

namespace dpfm::autodiff {

namespace {

double sigmoidDerivativeAt(SigmoidDerivative kind, double value) {
    if (kind == SigmoidDerivative::Exact)
        return value * (1.0 - value);
    // 1/(4·cosh²(a/2)) = e^−a/(1 + e^−a)²
    const double decay = elementary::exp(-value);
    return decay / ((1.0 + decay) * (1.0 + decay));
}

} // namespace

Activated activate(Activation activation, SigmoidDerivative sigmoidDerivative, double sum) {
    switch (activation) {
    case Activation::Linear:
        return {sum, 1.0};
    case Activation::Sigmoid: {
        const double value = elementary::sigmoid(sum);
        return {value, sigmoidDerivativeAt(sigmoidDerivative, value)};
    }
    case Activation::Tanh: {
        const double value = elementary::tanh(sum);
        return {value, 1.0 - value * value};
    }
    case Activation::Relu:
        // A NaN fails the comparison and must not turn into a 0.
        return {sum <= 0.0 ? 0.0 : sum, sum <= 0.0 ? 0.0 : 1.0};
    case Activation::Softmax:
        break;
    }
    assert(false && "softmax is not element-wise");
    return {};
}

void softmax(std::span<double> logits) {
    if (logits.empty())
        return;
    const double largest = *std::max_element(logits.begin(), logits.end());
    double total = 0.0;
    for (double& logit : logits) {
        logit = elementary::exp(logit - largest);
        total += logit;
    }
    for (double& probability : logits)
        probability /= total;
}

std::string_view name(Activation activation) {
    switch (activation) {
    case Activation::Linear:
        return "linear";
    case Activation::Sigmoid:
        return "sigmoid";
    case Activation::Tanh:
        return "tanh";
    case Activation::Relu:
        return "relu";
    case Activation::Softmax:
        return "softmax";
    }
    return {};
}

std::string_view name(SigmoidDerivative derivative) {
    return derivative == SigmoidDerivative::Exact ? "exact" : "published";
}

} // namespace dpfm::autodiff
