#pragma once

#include "core/engine/kernels/dense_values.h"
#include "core/engine/kernels/selection_network.h"

#include <limits>

/// The registers of a dense network's neurons on a block of lanes: candidates, selection, scaling.
namespace {

/// A neuron whose registers are being found: where its candidates come from. Its places are, in the
/// order of their weights' ids:
///   shared   weights of the layers before the previous one; each is a sum over all inputs
///   passed   the previous layer's own weights; each comes by the one input it belongs to
///   own      the inputs' values, and 1 for the bias
struct NeuronAtWork {
    const DenseLayer& layer;
    const DenseLayer* below; ///< none in the first layer
    const double* weights;   ///< the neuron's, [input][lane]
    const double* inputs;    ///< [input][lane]
    const double* registers; ///< of the layer below
    std::size_t shared;      ///< places of that kind

    NeuronAtWork(const DensePlan& plan, const DenseBlock& block, std::size_t l, std::size_t k)
        : layer(plan.layers[l])
        , below(l > 0 ? &plan.layers[l - 1] : nullptr)
        , weights(block.weights + (layer.firstWeight + k * (layer.inputs + 1)) * kLanes)
        , inputs(block.values + (l > 0 ? below->valuesBegin : 0) * kLanes)
        , registers(l > 0 ? block.registers + below->registersBegin * kLanes : nullptr)
        , shared(l > 0 ? below->firstWeight : 0) {}
};

/// Calls take(place, candidate) for the shared places. A few sums run side by side.
template <class Take>
DPFM_INLINE void shared(const NeuronAtWork& neuron, Take take) {
    constexpr std::size_t kAtOnce = 4;
    std::size_t place = 0;
    for (; place + kAtOnce <= neuron.shared; place += kAtOnce) {
        Doubles sums[kAtOnce];
        const double* from = neuron.registers + place * kLanes;
#pragma GCC unroll 4
        for (std::size_t i = 0; i < kAtOnce; ++i)
            sums[i] = everyLane(0.0);
        for (std::size_t j = 0; j < neuron.layer.inputs; ++j) {
            const Doubles weight = loadDoubles(neuron.weights + j * kLanes);
#pragma GCC unroll 4
            for (std::size_t i = 0; i < kAtOnce; ++i)
                sums[i] = sums[i] + weight * loadDoubles(from + i * kLanes);
            from += neuron.below->places * kLanes;
        }
#pragma GCC unroll 4
        for (std::size_t i = 0; i < kAtOnce; ++i)
            take(place + i, sums[i]);
    }
    for (; place < neuron.shared; ++place) {
        Doubles sum = everyLane(0.0);
        const double* from = neuron.registers + place * kLanes;
        for (std::size_t j = 0; j < neuron.layer.inputs; ++j) {
            sum = sum + loadDoubles(neuron.weights + j * kLanes) * loadDoubles(from);
            from += neuron.below->places * kLanes;
        }
        take(place, sum);
    }
}

/// The same for the passed places.
template <class Take>
DPFM_INLINE void passed(const NeuronAtWork& neuron, Take take) {
    if (neuron.below == nullptr)
        return;
    std::size_t place = neuron.shared;
    const double* from = neuron.registers + neuron.shared * kLanes;
    for (std::size_t j = 0; j < neuron.layer.inputs; ++j) {
        const Doubles weight = loadDoubles(neuron.weights + j * kLanes);
        for (std::size_t i = 0; i <= neuron.below->inputs; ++i)
            take(place + i, weight * loadDoubles(from + i * kLanes));
        place += neuron.below->inputs + 1;
        from += neuron.below->places * kLanes;
    }
}

/// The same for the neuron's own places.
template <class Take>
DPFM_INLINE void own(const NeuronAtWork& neuron, Take take) {
    const std::size_t first = neuron.layer.firstWeight;
    for (std::size_t j = 0; j < neuron.layer.inputs; ++j)
        take(first + j, loadDoubles(neuron.inputs + j * kLanes));
    take(first + neuron.layer.inputs, everyLane(1.0));
}

/// Drops those of the stored candidates that are not among the R largest, by setting them to 0, in
/// the lanes where rounded magnitudes do not decide it: there, equals stand at the threshold. The
/// larger double goes first, of equal ones the lower id.
[[gnu::noinline]] void settleTies(std::size_t registers, std::size_t places, double* candidates,
                                  Floats threshold) {
    alignas(64) float thresholds[kLanes];
    store(thresholds, threshold);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const float limit = thresholds[lane];
        const auto sizeOf = [&](std::size_t place) {
            const double candidate = candidates[place * kLanes + lane];
            return candidate < 0.0 ? -candidate : candidate;
        };
        std::size_t left = registers;
        for (std::size_t place = 0; place < places; ++place) {
            const float key = static_cast<float>(sizeOf(place));
            left -= key > limit ? 1U : 0U;
            if (key < limit)
                candidates[place * kLanes + lane] = 0.0;
        }
        double taken = std::numeric_limits<double>::infinity();
        for (;;) {
            double next = 0.0;
            for (std::size_t place = 0; place < places; ++place) {
                const double size = sizeOf(place);
                if (static_cast<float>(size) == limit && size < taken && size > next)
                    next = size;
            }
            if (next == 0.0)
                break;
            for (std::size_t place = 0; place < places; ++place) {
                if (sizeOf(place) != next)
                    continue;
                if (left > 0)
                    --left;
                else
                    candidates[place * kLanes + lane] = 0.0;
            }
            taken = next;
        }
    }
}

/// Whether it is quicker to find the smallest of the R largest from below.
DPFM_INLINE bool fromBelow(const DensePlan& plan, const DenseLayer& layer) {
    const std::size_t rank = layer.places - plan.registers + 1;
    return rank < plan.registers && rank <= kLargestNetwork;
}

/// A candidate's key: its rounded magnitude, negated to search from below.
template <bool negative>
DPFM_INLINE Floats keyOf(Doubles candidate) {
    if constexpr (negative)
        return negated(roundedMagnitude(candidate));
    else
        return roundedMagnitude(candidate);
}

/// What is the same for all neurons of a layer: the keys of their own places, and what fills up the
/// last network.
template <bool negative>
DPFM_INLINE void ownKeys(const DensePlan& plan, const DenseBlock& block,
                         const NeuronAtWork& neuron) {
    own(
        neuron, [&](std::size_t place, Doubles candidate) __attribute__((always_inline)) {
            store(block.keys + place * kLanes, keyOf<negative>(candidate));
        });
    const std::size_t rank = negative ? neuron.layer.places - plan.registers + 1 : plan.registers;
    if (rank > kLargestNetwork)
        return;
    for (std::size_t place = neuron.layer.places; place % networkSize(rank) != 0; ++place)
        store(block.keys + place * kLanes, everyLane(-std::numeric_limits<float>::infinity()));
}

/// The other keys of one neuron, and with them the shared candidates. Returns the threshold: R's
/// magnitude among the candidates.
template <bool negative>
DPFM_INLINE Floats threshold(const DensePlan& plan, const DenseBlock& block,
                             const NeuronAtWork& neuron) {
    shared(
        neuron, [&](std::size_t place, Doubles candidate) __attribute__((always_inline)) {
            store(block.candidates + place * kLanes, candidate);
            store(block.keys + place * kLanes, keyOf<negative>(candidate));
        });
    passed(
        neuron, [&](std::size_t place, Doubles candidate) __attribute__((always_inline)) {
            store(block.keys + place * kLanes, keyOf<negative>(candidate));
        });
    const std::size_t places = neuron.layer.places;
    if constexpr (negative)
        return negated(nthLargestByNetwork(block.keys, places, places - plan.registers + 1));
    if (plan.registers > kLargestNetwork)
        return nthLargestByBits(block.keys, places, plan.registers);
    return nthLargestByNetwork(block.keys, places, plan.registers);
}

template <bool negative>
DPFM_INLINE Mask stays(const DenseBlock& block, std::size_t place, Floats limit) {
    const Floats key = loadFloats(block.keys + place * kLanes);
    return negative ? atLeast(negated(limit), key) : atLeast(key, limit);
}

/// How many candidates stay. Counted in turns, because one count would wait for itself.
template <bool negative>
DPFM_INLINE Floats countStaying(const DenseBlock& block, std::size_t places, Floats limit) {
    Floats counts[4];
    for (Floats& count : counts)
        count = everyLane(0.0F);
    std::size_t place = 0;
    for (; place + 4 <= places; place += 4)
#pragma GCC unroll 4
        for (std::size_t i = 0; i < 4; ++i)
            counts[i] = plusOneWhere(stays<negative>(block, place + i, limit), counts[i]);
    for (; place < places; ++place)
        counts[0] = plusOneWhere(stays<negative>(block, place, limit), counts[0]);
    return (counts[0] + counts[1]) + (counts[2] + counts[3]);
}

/// Steps 2 to 4 for one neuron: its R largest candidates, times `derivative`, to
/// take(place, register).
template <bool negative, class Take>
DPFM_INLINE void takeLargest(const DensePlan& plan, const DenseBlock& block,
                             const NeuronAtWork& neuron, Doubles derivative, Take take) {
    const std::size_t places = neuron.layer.places;
    const Floats limit = threshold<negative>(plan, block, neuron);
    if (allEqual(countStaying<negative>(block, places, limit),
                 everyLane(static_cast<float>(plan.registers)))) {
        const auto select = [&](std::size_t place, Doubles candidate)
            __attribute__((always_inline)) {
            take(place, productWhere(stays<negative>(block, place, limit), candidate, derivative));
        };
        for (std::size_t place = 0; place < neuron.shared; ++place)
            select(place, loadDoubles(block.candidates + place * kLanes));
        passed(neuron, select);
        own(neuron, select);
        return;
    }
    const auto keep = [&](std::size_t place, Doubles candidate) __attribute__((always_inline)) {
        store(block.candidates + place * kLanes, candidate);
    };
    passed(neuron, keep);
    own(neuron, keep);
    settleTies(plan.registers, places, block.candidates, limit);
    for (std::size_t place = 0; place < places; ++place)
        take(place, loadDoubles(block.candidates + place * kLanes) * derivative);
}

/// All of its candidates, times `derivative`.
template <class Take>
DPFM_INLINE void takeAll(const NeuronAtWork& neuron, Doubles derivative, Take take) {
    const auto scale = [&](std::size_t place, Doubles candidate) __attribute__((always_inline)) {
        take(place, candidate * derivative);
    };
    shared(neuron, scale);
    passed(neuron, scale);
    own(neuron, scale);
}

/// Finds the registers of all neurons of a layer; takerOf(k) says where those of neuron k go.
template <class TakerOf>
DPFM_INLINE void findRegisters(const DensePlan& plan, const DenseBlock& block, std::size_t l,
                               TakerOf takerOf) {
    const DenseLayer& layer = plan.layers[l];
    const double* derivatives = block.derivatives + layer.valuesBegin * kLanes;
    const bool prunes = plan.registers != 0 && plan.registers < layer.places;
    const bool negative = prunes && fromBelow(plan, layer);
    if (prunes && negative)
        ownKeys<true>(plan, block, NeuronAtWork(plan, block, l, 0));
    else if (prunes)
        ownKeys<false>(plan, block, NeuronAtWork(plan, block, l, 0));
    for (std::size_t k = 0; k < layer.neurons; ++k) {
        const NeuronAtWork neuron(plan, block, l, k);
        const Doubles derivative = layer.activation == Activation::Softmax
                                       ? everyLane(1.0)
                                       : loadDoubles(derivatives + k * kLanes);
        if (!prunes)
            takeAll(neuron, derivative, takerOf(k));
        else if (negative)
            takeLargest<true>(plan, block, neuron, derivative, takerOf(k));
        else
            takeLargest<false>(plan, block, neuron, derivative, takerOf(k));
    }
}

void keepRegisters(const DensePlan& plan, const DenseBlock& block, std::size_t l) {
    const DenseLayer& layer = plan.layers[l];
    findRegisters(
        plan, block, l, [&](std::size_t k) __attribute__((always_inline)) {
            double* registers =
                block.registers + (layer.registersBegin + k * layer.places) * kLanes;
            return [registers](std::size_t place, Doubles entry) __attribute__((always_inline)) {
                store(registers + place * kLanes, entry);
            };
        });
}

} // namespace
