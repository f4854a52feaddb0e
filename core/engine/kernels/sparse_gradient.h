#pragma once

#include "core/engine/kernels/sparse_bounds.h"
#include "core/engine/kernels/sparse_selection.h"

/// A sample's registers and gradient in inputs-hidden-outputs. Hidden neuron k carries f'_k·x_r for
/// the R largest inputs x_1, x_2, …, which are the same for every k: so an output's candidates are
/// rows w_k·(f'_k·x_r), one a hidden neuron, each sorted already, and its own inputs a_k and 1. A
/// lower bound of R's largest magnitude is found for all outputs side by side; the few candidates
/// that reach it are then sifted exactly, output by output.
namespace {

DPFM_INLINE void spendOwn(const SparseWork& work, std::size_t first, double* second) {
    const Doubles cuts = loadDoubles(work.scratch.cuts + first);
    const Doubles losses = loadDoubles(work.losses + first);
    const Doubles derivatives = loadDoubles(work.pass.outputDerivatives + first);
    const Doubles zero = everyLane(0.0);
    for (std::size_t k = 0; k < work.own(); ++k) {
        const double own = work.scratch.own[k];
        double* to = second + k * work.plan.outputStride + first;
        const Doubles product = losses * (everyLane(own) * derivatives);
        store(to, loadDoubles(to) + whereAtMost(cuts, everyLane(sizeOf(own)), product, zero));
    }
}

/// The same where all outputs keep the same own candidates and nothing else.
DPFM_INLINE void spendOwnAlone(const SparseWork& work, double cut, double* second) {
    for (std::size_t k = 0; k < work.own(); ++k) {
        const double own = work.scratch.own[k];
        if (sizeOf(own) < cut)
            continue;
        for (std::size_t o = 0; o < work.plan.outputs; o += kLanes) {
            double* to = second + k * work.plan.outputStride + o;
            store(to, loadDoubles(to) +
                          loadDoubles(work.losses + o) *
                              (everyLane(own) * loadDoubles(work.pass.outputDerivatives + o)));
        }
    }
}

/// Adds the sums over the outputs to the batch's gradient, and clears them.
DPFM_INLINE void scatter(const SparseWork& work, double* first, unsigned char* touched) {
    std::size_t longest = 0;
    for (std::size_t k = 0; k < work.plan.hidden; ++k) {
        const std::size_t length = work.scratch.lengths[k];
        if (length == 0)
            continue;
        work.scratch.lengths[k] = 0;
        longest = std::max(longest, length);
        double* sums = work.scratch.sums + k * work.plan.rankedStride;
        double* column = first + k;
        for (std::size_t r = 0; r < length; ++r)
            column[work.sample.ranked[r] * work.plan.hiddenStride] += sums[r];
        for (std::size_t r = 0; r < length; r += kEight)
            storeEight(sums + r, eightOf(0.0));
    }
    for (std::size_t r = 0; r < longest; ++r)
        touched[work.sample.ranked[r]] = 1;
}

/// Selects for the outputs from `first` on; `ownCut` is R's largest own candidate if there are more
/// than R.
DPFM_INLINE void selectOutputs(const SparseWork& work, const OwnCandidates& own, Cut ownCut,
                               std::size_t first, double* second) {
    const SparsePlan& plan = work.plan;
    const SparseScratch& scratch = work.scratch;
    const std::size_t lanes = std::min(kLanes, plan.outputs - first);
    const Floats largest = findHeads(work, first);
    const bool ownAlone =
        ownCut.size > kLowestFloat && ownCut.surplus == 0 && work.registers == nullptr;
    if (ownAlone && allAtLeast(everyLane(static_cast<float>(ownCut.size) * kBelow), largest)) {
        std::fill(scratch.cuts + first, scratch.cuts + first + kLanes, ownCut.size);
        return;
    }
    Floats bounds = everyLane(0.0F);
    if (plan.registers < plan.hidden * work.sample.rankedCount + own.count)
        bounds = boundsBySorting<8>(work, own, lanes, largest);
    alignas(64) float lane[kLanes];
    store(lane, bounds);
    double exact[kLanes];
    for (std::size_t i = 0; i < kLanes; ++i) {
        exact[i] = std::max(static_cast<double>(lane[i]) * kBelowRounding, ownCut.size);
        const bool precise = exact[i] > kLowestFloat;
        lane[i] = precise ? static_cast<float>(exact[i]) * kBelow : 0.0F;
        exact[i] = precise ? exact[i] : kSmallest;
    }
    listActive(work, loadFloats(lane), first, lanes);
    const bool rowsBelow = areBelow(largest, own);
    for (std::size_t i = 0; i < lanes; ++i)
        scratch.cuts[first + i] =
            ownAlone && scratch.activeCount[first + i] == 0
                ? ownCut.size
                : selectOutput(work, own, first + i, exact[i], rowsBelow, second);
    for (std::size_t i = lanes; i < kLanes; ++i)
        scratch.cuts[first + i] = std::numeric_limits<double>::infinity();
}

bool sparseGradient(const SparsePlan& plan, const double* weights, const float* sizes,
                    const float* largestSizes, const SparseSample& sample, const SparsePass& pass,
                    const double* losses, const SparseScratch& scratch, double* first,
                    double* second, unsigned char* touched, std::size_t* registers) {
    const SparseWork work{plan, weights, sizes, sample, pass, losses, scratch, registers};
    const OwnCandidates own = prepareOwn(work);
    prepareHeads(work);
    float highest = 0.0F;
    float factor = 0.0F;
    for (std::size_t k = 0; k < plan.hidden; ++k) {
        highest = std::max(highest, largestSizes[k] * scratch.headSizes[k]);
        factor = std::max(factor, std::max(largestSizes[k], scratch.headSizes[k]));
    }
    if (!(factor < kHighestFloat))
        return false;
    Cut ownCut;
    if (own.count > plan.registers)
        ownCut = cutOf(scratch.own, work.own(), plan.registers, kSmallest, own.count);
    if (ownCut.size > kLowestFloat && ownCut.surplus == 0 && registers == nullptr &&
        static_cast<float>(ownCut.size) * kBelow > highest) {
        spendOwnAlone(work, ownCut.size, second);
        return true;
    }
    prepareRows(work);
    for (std::size_t o = 0; o < plan.outputs; o += kLanes) {
        selectOutputs(work, own, ownCut, o, second);
        spendOwn(work, o, second);
    }
    scatter(work, first, touched);
    return true;
}

constexpr SparseKernels sparseKernels() {
    return {sparseSums, sparseForward, sparseLosses, sparseGradient};
}

} // namespace
