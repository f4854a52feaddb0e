#pragma once

#include "core/engine/kernels/dense_registers.h"

/// The method (see network::ForwardPass) on a block of lanes. Each lane does what the reference
/// does, in its order. It differs in that pruned and absent registers are zeros that are computed
/// along: adding 0 changes nothing but the sign of a zero, which nothing depends on.
namespace {

/// The outputs' registers, times d loss / d output, straight into the gradient. `add`: to what it
/// holds. A sample's gradient is summed over the outputs before it is added.
template <bool add>
void spendRegisters(const DensePlan& plan, const DenseBlock& block, const double* outputDerivatives,
                    double* gradient) {
    const std::size_t l = plan.layerCount - 1;
    const DenseLayer& layer = plan.layers[l];
    const auto finish = [gradient](std::size_t weight, Doubles sum) __attribute__((always_inline)) {
        double* to = gradient + weight * kLanes;
        store(to, add ? loadDoubles(to) + sum : sum);
    };
    if (layer.neurons == 1) {
        findRegisters(
            plan, block, l, [&](std::size_t) __attribute__((always_inline)) {
                const Doubles derivative = loadDoubles(outputDerivatives);
                return [ derivative, finish ](std::size_t place, Doubles entry)
                    __attribute__((always_inline)) {
                    finish(place, derivative * entry);
                };
            });
        return;
    }
    for (std::size_t place = 0; place < layer.firstWeight; ++place)
        store(block.sampleGradient + place * kLanes, everyLane(0.0));
    findRegisters(
        plan, block, l, [&](std::size_t k) __attribute__((always_inline)) {
            const Doubles derivative = loadDoubles(outputDerivatives + k * kLanes);
            double* sums = block.sampleGradient;
            const std::size_t own = layer.firstWeight;
            const std::size_t skip = k * (layer.inputs + 1);
            return [=](std::size_t place, Doubles entry) __attribute__((always_inline)) {
                const Doubles product = derivative * entry;
                if (place >= own)
                    finish(place + skip, product);
                else
                    store(sums + place * kLanes, loadDoubles(sums + place * kLanes) + product);
            };
        });
    for (std::size_t place = 0; place < layer.firstWeight; ++place)
        finish(place, loadDoubles(block.sampleGradient + place * kLanes));
}

void gradient(const DensePlan& plan, const DenseBlock& block, const double* outputDerivatives,
              double* gradient, bool add) {
    for (std::size_t l = 0; l + 1 < plan.layerCount; ++l)
        keepRegisters(plan, block, l);
    if (add)
        spendRegisters<true>(plan, block, outputDerivatives, gradient);
    else
        spendRegisters<false>(plan, block, outputDerivatives, gradient);
}

void outputRegisters(const DensePlan& plan, const DenseBlock& block) {
    keepRegisters(plan, block, plan.layerCount - 1);
}

void meanSquaredError(std::size_t outputs, const double* values, const double* targets,
                      const double* denominators, double* losses, double* outputDerivatives) {
    Doubles total = everyLane(0.0);
    const Doubles denominator = loadDoubles(denominators);
    for (std::size_t o = 0; o < outputs; ++o) {
        const Doubles error = loadDoubles(values + o * kLanes) - loadDoubles(targets + o * kLanes);
        total = total + error * error;
        store(outputDerivatives + o * kLanes, everyLane(2.0) * error / denominator);
    }
    store(losses, total / everyLane(static_cast<double>(outputs)));
}

/// Registers of layer l are at most m_l = w_l·m_(l−1) + a_(l−1) + 1, with w_l = Σ |w_kj| over the
/// layer and a_l a bound of the values; no f' is larger than 1. Sums rather than maxima: they keep
/// a NaN, and the bound may be generous.
void bound(const DensePlan& plan, const DenseBlock& block, double* bounds) {
    const Doubles one = everyLane(1.0);
    Doubles values = loadDoubles(block.inputSizes);
    Doubles registers = everyLane(0.0);
    Doubles largest = values;
    const double* weights = block.weights;
    for (std::size_t l = 0; l < plan.layerCount; ++l) {
        const DenseLayer& layer = plan.layers[l];
        Doubles sum = everyLane(0.0);
        Doubles bias = everyLane(0.0);
        for (std::size_t k = 0; k < layer.neurons; ++k) {
            for (std::size_t j = 0; j < layer.inputs; ++j, weights += kLanes)
                sum = sum + magnitude(loadDoubles(weights));
            bias = bias + magnitude(loadDoubles(weights));
            weights += kLanes;
        }
        registers = sum * registers + values + one;
        const Doubles sums = sum * values + bias;
        const bool bounded =
            layer.activation == Activation::Sigmoid || layer.activation == Activation::Tanh;
        values = bounded ? one : sums;
        largest = largest + registers + sums;
    }
    store(bounds, largest);
}

constexpr DenseKernels denseKernels() {
    return {kLanes, spread, values, predict, gradient, outputRegisters, meanSquaredError, bound};
}

} // namespace
