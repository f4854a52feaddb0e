#pragma once

#include "core/engine/kernels/sparse_work.h"

/// Lower bounds of R's largest magnitude, in floats, for a block of outputs side by side.
namespace {

/// The rows' first magnitudes, for the outputs from `first` on. Returns the largest in each lane.
DPFM_INLINE Floats findHeads(const SparseWork& work, std::size_t first) {
    const float* sizes = work.sizes + first;
    float* heads = work.scratch.heads;
    Floats largest = everyLane(0.0F);
    for (std::size_t k = 0; k < work.plan.hidden; ++k) {
        const Floats head =
            loadFloats(sizes + k * work.plan.outputStride) * everyLane(work.scratch.headSizes[k]);
        largest = larger(head, largest);
        store(heads + k * kLanes, head);
    }
    return largest;
}

/// The largest `size` heads in each lane, sorted.
template <std::size_t size>
[[gnu::noinline]] void sortHeads(const SparseWork& work) {
    float* heads = work.scratch.heads;
    for (std::size_t k = work.plan.hidden; k % size != 0; ++k)
        store(heads + k * kLanes, everyLane(-std::numeric_limits<float>::infinity()));
    FloatVector best[size];
#pragma GCC unroll 32
    for (std::size_t i = 0; i < size; ++i)
        best[i] = DPFM_FLOAT(load)(heads + i * kLanes);
    apply<sortingNetwork<size>()>(best);
    for (std::size_t done = size; done < work.plan.hidden; done += size) {
        mergeLargest<size, size>(best, heads + done * kLanes);
        apply<bitonicNetwork<size>()>(best);
    }
#pragma GCC unroll 32
    for (std::size_t i = 0; i < size; ++i)
        DPFM_FLOAT(store)(work.scratch.sorted + i * kLanes, best[i]);
}

/// Magnitudes that at least `wanted` candidates of the rows reach: the i rows of the largest heads
/// have ⌈wanted/i⌉ each.
DPFM_INLINE Floats reachedByRows(const SparseWork& work, std::size_t heads, std::size_t wanted) {
    Floats bound = everyLane(0.0F);
    for (std::size_t i = 1; i <= heads; ++i) {
        const std::size_t each = (wanted + i - 1) / i;
        if (each > work.sample.rankedCount)
            continue;
        const Floats head = loadFloats(work.scratch.sorted + (i - 1) * kLanes);
        bound = larger(head * everyLane(work.scratch.ratios[each - 1]), bound);
        if (each == 1)
            break;
    }
    return bound;
}

/// The smallest number of own candidates, over the outputs, that reach the bounds.
DPFM_INLINE std::size_t ownReaching(const SparseWork& work, Floats bounds, std::size_t lanes) {
    Floats count = everyLane(0.0F);
    for (std::size_t k = 0; k < work.own(); ++k)
        count = plusOneWhere(atLeast(everyLane(work.scratch.ownSizes[k]), bounds), count);
    alignas(64) float counts[kLanes];
    store(counts, count);
    return static_cast<std::size_t>(*std::min_element(counts, counts + lanes));
}

/// Whether all rows are below all own candidates.
DPFM_INLINE bool areBelow(Floats largest, const OwnCandidates& own) {
    return own.smallest > kLowestFloat &&
           allAtLeast(everyLane(static_cast<float>(own.smallest) * kBelow), largest);
}

/// Bounds of R's largest magnitude from below, of the rows' and the own candidates together.
/// Fewer own candidates leave more to the rows, and so lower bounds, which again more of the own
/// reach.
DPFM_INLINE Floats boundsOf(const SparseWork& work, const OwnCandidates& ownOnes, std::size_t heads,
                            std::size_t lanes, Floats largest) {
    const std::size_t registers = work.plan.registers;
    if (areBelow(largest, ownOnes))
        return reachedByRows(work, heads,
                             ownOnes.count < registers ? registers - ownOnes.count : 1);
    Floats bounds = reachedByRows(work, heads, registers);
    std::size_t own = ownReaching(work, bounds, lanes);
    for (int round = 0; round < 2 && own > 0; ++round) {
        const std::size_t left = own < registers ? registers - own : 1;
        bounds = reachedByRows(work, heads, left);
        const std::size_t fewer = ownReaching(work, bounds, lanes);
        if (fewer == own)
            break;
        own = fewer;
    }
    return bounds;
}

/// Which rows have candidates that reach the bounds: lists for each output.
DPFM_INLINE void listActive(const SparseWork& work, Floats bounds, std::size_t first,
                            std::size_t lanes) {
    const SparseScratch& scratch = work.scratch;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        scratch.activeCount[first + lane] = 0;
    const unsigned counted = (1U << lanes) - 1U;
    for (std::size_t k = 0; k < work.plan.hidden; ++k) {
        unsigned mask = bitsOf(atLeast(loadFloats(scratch.heads + k * kLanes), bounds)) & counted;
        for (; mask != 0; mask &= mask - 1) {
            const std::size_t output = first + static_cast<std::size_t>(std::countr_zero(mask));
            scratch.active[output * work.plan.hidden + scratch.activeCount[output]++] =
                static_cast<std::uint32_t>(k);
        }
    }
}

/// Bounds for some outputs, by as many of the largest heads as a network sorts.
template <std::size_t size>
DPFM_INLINE Floats boundsBySorting(const SparseWork& work, const OwnCandidates& own,
                                   std::size_t lanes, Floats largest) {
    sortHeads<size>(work);
    return boundsOf(work, own, std::min(work.plan.hidden, size), lanes, largest);
}

} // namespace
