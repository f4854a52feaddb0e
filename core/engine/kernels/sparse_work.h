#pragma once

#include "core/engine/kernels/selection_network.h"
#include "core/engine/kernels/sparse_cut.h"
#include "core/engine/kernels/sparse_forward.h"

#include <limits>

/// The sample at hand in the sparse engine, with what is made of it before its outputs select.
namespace {

using dpfm::engine::kernels::kSparseBlock;
using dpfm::engine::kernels::SparseKernels;
using dpfm::engine::kernels::SparseScratch;

/// Bounds are found in floats: this much less is sure to be one.
constexpr double kBelowRounding = 1.0 - 4e-6;
constexpr float kBelow = 1.0F - 4e-6F;
/// A product of two floats, none of them over kHighestFloat, has its precision unless it is below
/// kLowestFloat: only then can a factor be subnormal.
constexpr double kLowestFloat = 1e-20;
constexpr float kHighestFloat = 1e17F;
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();

/// The sample at hand, with what was made of it.
struct SparseWork {
    const SparsePlan& plan;
    const double* weights; ///< of the second layer
    const float* sizes;    ///< |weights|
    const SparseSample& sample;
    const SparsePass& pass;
    const double* losses;
    const SparseScratch& scratch;
    std::size_t* registers; ///< null: not to be counted

    std::size_t own() const { return plan.hidden + 1; }
};

DPFM_INLINE double sizeOf(double number) {
    return number < 0.0 ? -number : number;
}

/// The outputs' own candidates, which are the same for all.
struct OwnCandidates {
    std::size_t count = 0; ///< that are not 0
    double smallest = 0.0; ///< magnitude of those
};

/// The outputs' own candidates.
DPFM_INLINE OwnCandidates prepareOwn(const SparseWork& work) {
    double* own = work.scratch.own;
    std::memcpy(own, work.pass.values, work.plan.hidden * sizeof(double));
    own[work.plan.hidden] = 1.0;
    for (std::size_t k = work.own(); k % kEight != 0; ++k)
        own[k] = 0.0;
    OwnCandidates found{0, 0.0};
    Eight smallest = eightOf(std::numeric_limits<double>::infinity());
    for (std::size_t k = 0; k < work.own(); k += kEight) {
        const Eight size = magnitude(loadEight(own + k));
        const EightMask there = atLeast(size, eightOf(kSmallest));
        found.count += static_cast<std::size_t>(std::popcount(bitsOf(there)));
        smallest = smaller(smallest, where(there, size, smallest));
    }
    found.smallest = smallestOf(smallest);
    return found;
}

/// The largest input times each slope: bounds of hidden neurons' registers.
DPFM_INLINE void prepareHeads(const SparseWork& work) {
    const double largest = work.sample.values[work.sample.positions[0]];
    for (std::size_t k = 0; k < work.plan.hidden; ++k)
        work.scratch.headSizes[k] = static_cast<float>(sizeOf(work.pass.derivatives[k] * largest));
}

/// The ranked inputs' values, what they are of the largest, and the sizes of the own candidates.
DPFM_INLINE void prepareRows(const SparseWork& work) {
    const SparseSample& sample = work.sample;
    double* x = work.scratch.x;
    for (std::size_t r = 0; r < sample.rankedCount; ++r)
        x[r] = sample.values[sample.positions[r]];
    for (std::size_t r = sample.rankedCount; r % kEight != 0; ++r)
        x[r] = 0.0;
    const auto largest = static_cast<float>(sizeOf(x[0]));
    for (std::size_t r = 0; r < sample.rankedCount; ++r)
        work.scratch.ratios[r] = static_cast<float>(sizeOf(x[r])) / largest;
    for (std::size_t k = 0; k < work.own(); ++k)
        work.scratch.ownSizes[k] = static_cast<float>(sizeOf(work.scratch.own[k])) * kBelow;
}

} // namespace
