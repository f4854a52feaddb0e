#pragma once

#include "core/autodiff/activation.h"
#include "core/engine/kernels/elementary_lanes.h"

/// autodiff::activate() on a block of lanes, or a pair of them.
namespace {

using dpfm::autodiff::Activation;
using dpfm::autodiff::SigmoidDerivative;

template <class Numbers>
struct Activated {
    Numbers value;
    Numbers derivative;
};

template <class Numbers>
DPFM_INLINE Activated<Numbers> activate(Activation activation, SigmoidDerivative kind,
                                        Numbers sum) {
    const Numbers zero = every<Numbers>(0.0);
    const Numbers one = every<Numbers>(1.0);
    switch (activation) {
    case Activation::Sigmoid: {
        const Numbers value = sigmoid(sum);
        if (kind == SigmoidDerivative::Exact)
            return {value, value * (one - value)};
        const Numbers decay = exp(negated(value));
        return {value, decay / ((one + decay) * (one + decay))};
    }
    case Activation::Tanh: {
        const Numbers value = tanh(sum);
        return {value, one - value * value};
    }
    case Activation::Relu:
        return {whereAtMost(sum, zero, zero, sum), whereAtMost(sum, zero, zero, one)};
    default:
        return {sum, one};
    }
}

} // namespace
