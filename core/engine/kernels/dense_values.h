#pragma once

#include "core/engine/kernels/activation_lanes.h"
#include "core/engine/kernels/dense_kernels.h"

/// The values of a dense network's neurons on a block of lanes.
namespace {

using dpfm::engine::kernels::DenseBlock;
using dpfm::engine::kernels::DenseKernels;
using dpfm::engine::kernels::DenseLayer;
using dpfm::engine::kernels::DensePlan;

/// The softmax of a layer's sums, in place; see autodiff::softmax.
DPFM_INLINE void softmax(double* values, std::size_t count) {
    Doubles largest = loadDoubles(values);
    for (std::size_t k = 1; k < count; ++k)
        largest = larger(loadDoubles(values + k * kLanes), largest);
    Doubles total = everyLane(0.0);
    for (std::size_t k = 0; k < count; ++k) {
        const Doubles power = exp(loadDoubles(values + k * kLanes) - largest);
        store(values + k * kLanes, power);
        total = total + power;
    }
    for (std::size_t k = 0; k < count; ++k)
        store(values + k * kLanes, loadDoubles(values + k * kLanes) / total);
}

/// Values and derivatives of a layer from its sums, which `values` holds.
DPFM_INLINE void activateLayer(const DenseLayer& layer, SigmoidDerivative kind, double* values,
                               double* derivatives) {
    if (layer.activation == Activation::Softmax) {
        softmax(values, layer.neurons);
        return; // its registers stay at the logits
    }
    std::size_t k = 0;
    for (; k + 2 <= layer.neurons; k += 2) {
        double* place = values + k * kLanes;
        const Activated<Pair> activated =
            activate(layer.activation, kind, Pair{loadDoubles(place), loadDoubles(place + kLanes)});
        store(place, activated.value.first);
        store(place + kLanes, activated.value.second);
        store(derivatives + k * kLanes, activated.derivative.first);
        store(derivatives + (k + 1) * kLanes, activated.derivative.second);
    }
    if (k < layer.neurons) {
        const Activated<Doubles> activated =
            activate(layer.activation, kind, loadDoubles(values + k * kLanes));
        store(values + k * kLanes, activated.value);
        store(derivatives + k * kLanes, activated.derivative);
    }
}

void spread(const double* numbers, std::size_t count, double* to) {
    for (std::size_t i = 0; i < count; ++i)
        store(to + i * kLanes, everyLane(numbers[i]));
}

void values(const DensePlan& plan, const DenseBlock& block) {
    const double* inputs = block.values;
    const double* weights = block.weights;
    Doubles sizes = loadDoubles(block.inputSizes);
    for (std::size_t j = 0; j < plan.inputs; ++j)
        sizes = sizes + magnitude(loadDoubles(inputs + j * kLanes));
    store(block.inputSizes, sizes);
    for (std::size_t l = 0; l < plan.layerCount; ++l) {
        const DenseLayer& layer = plan.layers[l];
        double* values = block.values + layer.valuesBegin * kLanes;
        for (std::size_t k = 0; k < layer.neurons; ++k) {
            Doubles sum = everyLane(0.0);
            for (std::size_t j = 0; j < layer.inputs; ++j)
                sum = sum + loadDoubles(weights + j * kLanes) * loadDoubles(inputs + j * kLanes);
            weights += layer.inputs * kLanes;
            store(values + k * kLanes, sum + loadDoubles(weights));
            weights += kLanes;
        }
        activateLayer(layer, plan.sigmoidDerivative, values,
                      block.derivatives + layer.valuesBegin * kLanes);
        inputs = values;
    }
}

void predict(const DensePlan& plan, const double* weights, const DenseBlock& block) {
    const double* inputs = block.values;
    for (std::size_t l = 0; l < plan.layerCount; ++l) {
        const DenseLayer& layer = plan.layers[l];
        double* values = block.values + layer.valuesBegin * kLanes;
        for (std::size_t k = 0; k < layer.neurons; ++k) {
            Doubles sum = everyLane(0.0);
            for (std::size_t j = 0; j < layer.inputs; ++j)
                sum = sum + everyLane(weights[j]) * loadDoubles(inputs + j * kLanes);
            store(values + k * kLanes, sum + everyLane(weights[layer.inputs]));
            weights += layer.inputs + 1;
        }
        activateLayer(layer, plan.sigmoidDerivative, values,
                      block.derivatives + layer.valuesBegin * kLanes);
        inputs = values;
    }
}

} // namespace
