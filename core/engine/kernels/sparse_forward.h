#pragma once

#include "core/engine/kernels/activation_lanes.h"
#include "core/engine/kernels/eights.h"
#include "core/engine/kernels/sparse_kernels.h"

#include <algorithm>
#include <cstring>

/// The pass forward of inputs-hidden-outputs on sparse inputs. A sum runs over the inputs in order,
/// those that are 0 left out: adding ±0 to what began at +0 changes nothing.
namespace {

using dpfm::engine::kernels::SparsePass;
using dpfm::engine::kernels::SparsePlan;
using dpfm::engine::kernels::SparseSample;

/// So much of the first layer's weights is passed by all samples before the next is: it stays in a
/// core's first cache.
constexpr std::size_t kTileBytes = 40U << 10;
constexpr std::size_t kSamplesAtOnce = 64;

/// Adds, for `samples` samples side by side, the rows from next[s] on whose input is below `end`;
/// `eights` eights of neurons each. Side by side, because a sum waits for itself.
template <std::size_t eights, std::size_t samples>
DPFM_INLINE void addRows(const SparsePlan& plan, const double* weights, const SparseSample* sample,
                         double* const* sums, std::size_t* next, std::size_t end) {
    Eight totals[samples][eights];
    const std::uint16_t* rows[samples];
    const double* values[samples];
#pragma GCC unroll 4
    for (std::size_t s = 0; s < samples; ++s) {
        rows[s] = sample[s].nonzero + next[s];
        values[s] = sample[s].values + next[s];
#pragma GCC unroll 4
        for (std::size_t e = 0; e < eights; ++e)
            totals[s][e] = loadEight(sums[s] + e * kEight);
    }
    const auto add = [&](std::size_t s) __attribute__((always_inline)) {
        const std::size_t input = *rows[s]++;
        const Eight x = eightOf(*values[s]++);
        const double* row = weights + input * plan.hiddenStride;
#pragma GCC unroll 4
        for (std::size_t e = 0; e < eights; ++e)
            totals[s][e] = totals[s][e] + loadEight(row + e * kEight) * x;
    };
    const auto all = [&]() __attribute__((always_inline)) {
        bool below = true;
#pragma GCC unroll 4
        for (std::size_t s = 0; s < samples; ++s)
            below &= *rows[s] < end;
        return below;
    };
    while (all())
#pragma GCC unroll 4
        for (std::size_t s = 0; s < samples; ++s)
            add(s);
#pragma GCC unroll 4
    for (std::size_t s = 0; s < samples; ++s) {
        while (*rows[s] < end)
            add(s);
        next[s] = static_cast<std::size_t>(rows[s] - sample[s].nonzero);
#pragma GCC unroll 4
        for (std::size_t e = 0; e < eights; ++e)
            storeEight(sums[s] + e * kEight, totals[s][e]);
    }
}

/// The same for all samples and some neurons from `first` on.
template <std::size_t eights, std::size_t side>
void sumNeurons(const SparsePlan& plan, const double* weights, const SparseSample* samples,
                const SparsePass* passes, std::size_t count, std::size_t first) {
    std::size_t next[kSamplesAtOnce] = {};
    double* sums[kSamplesAtOnce];
    for (std::size_t i = 0; i < count; ++i)
        sums[i] = passes[i].values + first;
    const std::size_t rows = std::max(kTileBytes / (eights * kEight * sizeof(double)), kEight);
    for (std::size_t begin = 0; begin < plan.inputs; begin += rows) {
        const std::size_t end = std::min(begin + rows, plan.inputs);
        std::size_t i = 0;
        for (; i + side <= count; i += side)
            addRows<eights, side>(plan, weights + first, samples + i, sums + i, next + i, end);
        for (; i < count; ++i)
            addRows<eights, 1>(plan, weights + first, samples + i, sums + i, next + i, end);
    }
}

void sparseSums(const SparsePlan& plan, const double* weights, const SparseSample* samples,
                const SparsePass* passes, std::size_t count) {
    for (; count > kSamplesAtOnce; count -= kSamplesAtOnce) {
        sparseSums(plan, weights, samples, passes, kSamplesAtOnce);
        samples += kSamplesAtOnce;
        passes += kSamplesAtOnce;
    }
    for (std::size_t i = 0; i < count; ++i)
        std::memset(passes[i].values, 0, plan.hiddenStride * sizeof(double));
    const std::size_t eights = (plan.hidden + kEight - 1) / kEight;
    std::size_t done = 0;
    for (; done + 4 <= eights; done += 4)
        sumNeurons<4, 2>(plan, weights, samples, passes, count, done * kEight);
    for (; done + 2 <= eights; done += 2)
        sumNeurons<2, 2>(plan, weights, samples, passes, count, done * kEight);
    for (; done < eights; ++done)
        sumNeurons<1, 2>(plan, weights, samples, passes, count, done * kEight);
    const double* bias = weights + plan.inputs * plan.hiddenStride;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t e = 0; e < eights; ++e)
            storeEight(passes[i].values + e * kEight,
                       loadEight(passes[i].values + e * kEight) + loadEight(bias + e * kEight));
}

/// Values and derivatives from sums, which `values` holds. Returns 0, NaN in lanes where something
/// is infinite or NaN.
DPFM_INLINE Doubles activateAll(Activation activation, SigmoidDerivative kind, std::size_t count,
                                double* values, double* derivatives) {
    Doubles check = everyLane(0.0);
    for (std::size_t k = 0; k < count; k += kLanes) {
        const Activated<Doubles> activated = activate(activation, kind, loadDoubles(values + k));
        store(values + k, activated.value);
        store(derivatives + k, activated.derivative);
        check = check + (activated.value * everyLane(0.0) + activated.derivative * everyLane(0.0));
    }
    return check;
}

DPFM_INLINE bool isZero(Doubles check) {
    alignas(64) double lanes[kLanes];
    store(lanes, check);
    double sum = 0.0;
    for (const double lane : lanes)
        sum += lane;
    return sum == 0.0;
}

/// The second layer's sums of `samples` samples side by side, because a sum waits for itself.
template <std::size_t samples>
DPFM_INLINE void sumOutputs(const SparsePlan& plan, const double* weights,
                            const SparsePass* passes) {
    for (std::size_t o = 0; o < plan.outputs; o += kLanes) {
        Doubles sums[samples];
#pragma GCC unroll 4
        for (std::size_t s = 0; s < samples; ++s)
            sums[s] = everyLane(0.0);
        const double* row = weights + o;
        for (std::size_t k = 0; k < plan.hidden; ++k, row += plan.outputStride) {
            const Doubles weight = loadDoubles(row);
#pragma GCC unroll 4
            for (std::size_t s = 0; s < samples; ++s)
                sums[s] = sums[s] + weight * everyLane(passes[s].values[k]);
        }
#pragma GCC unroll 4
        for (std::size_t s = 0; s < samples; ++s)
            store(passes[s].outputs + o, sums[s] + loadDoubles(row));
    }
}

/// See autodiff::softmax; step by step for all samples, whose chains of operations overlap so.
DPFM_INLINE void softmaxAll(std::size_t outputs, const SparsePass* passes, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        double* values = passes[i].outputs;
        double largest = values[0];
        for (std::size_t o = 1; o < outputs; ++o)
            largest = largest < values[o] ? values[o] : largest;
        for (std::size_t o = 0; o < outputs; o += kLanes)
            store(values + o, loadDoubles(values + o) - everyLane(largest));
    }
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t o = 0; o < outputs; o += kLanes)
            store(passes[i].outputs + o, exp(loadDoubles(passes[i].outputs + o)));
    for (std::size_t i = 0; i < count; ++i) {
        double* values = passes[i].outputs;
        double total = 0.0;
        for (std::size_t o = 0; o < outputs; ++o)
            total += values[o];
        for (std::size_t o = 0; o < outputs; o += kLanes)
            store(values + o, loadDoubles(values + o) / everyLane(total));
    }
}

bool sparseForward(const SparsePlan& plan, const double* weights, const SparsePass* passes,
                   std::size_t count) {
    Doubles check = everyLane(0.0);
    for (std::size_t i = 0; i < count; ++i)
        check = check + activateAll(plan.hiddenActivation, plan.sigmoidDerivative, plan.hidden,
                                    passes[i].values, passes[i].derivatives);
    std::size_t done = 0;
    for (; done + 4 <= count; done += 4)
        sumOutputs<4>(plan, weights, passes + done);
    for (; done < count; ++done)
        sumOutputs<1>(plan, weights, passes + done);
    if (plan.outputActivation == Activation::Softmax)
        softmaxAll(plan.outputs, passes, count);
    for (std::size_t i = 0; i < count; ++i) {
        const SparsePass& pass = passes[i];
        if (plan.outputActivation != Activation::Softmax) {
            check = check + activateAll(plan.outputActivation, plan.sigmoidDerivative, plan.outputs,
                                        pass.outputs, pass.outputDerivatives);
            continue;
        }
        for (std::size_t o = 0; o < plan.outputs; o += kLanes) {
            store(pass.outputDerivatives + o, everyLane(1.0));
            check = check + loadDoubles(pass.outputs + o) * everyLane(0.0);
        }
    }
    return isZero(check);
}

/// See autodiff::outputDerivative: factor · (output − target) / divisor.
bool sparseLosses(const SparsePlan& plan, const double* outputs, const double* targets,
                  double factor, double divisor, double* losses) {
    double sum = 0.0;
    for (std::size_t o = 0; o < plan.outputs; ++o)
        losses[o] = factor * (outputs[o] - targets[o]) / divisor;
    for (std::size_t o = 0; o < plan.outputs; ++o)
        sum += losses[o] * 0.0;
    return sum == 0.0;
}

} // namespace
