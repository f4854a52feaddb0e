#pragma once

#include "core/engine/kernels/selection_network.h"
#include "core/engine/kernels/sparse_cut.h"
#include "core/engine/kernels/sparse_forward.h"

#include <limits>

/// A sample's registers and gradient in inputs-hidden-outputs. Hidden neuron k carries f'_k·x_r for
/// the R largest inputs x_1, x_2, …, which are the same for every k: so an output's candidates are
/// rows w_k·(f'_k·x_r), one a hidden neuron, each sorted already, and its own inputs a_k and 1. A
/// lower bound of R's largest magnitude is found for all outputs side by side; the few candidates
/// that reach it are then sifted exactly, output by output.
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

DPFM_INLINE Floats operator*(Floats a, Floats b) {
    return {DPFM_FLOAT(mul)(a.all, b.all)};
}
DPFM_INLINE unsigned bitsOf(Mask mask) {
#if defined(__AVX512F__)
    return mask;
#elif defined(__AVX2__)
    return static_cast<unsigned>(_mm256_movemask_ps(mask));
#else
    return static_cast<unsigned>(_mm_movemask_ps(mask));
#endif
}

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

DPFM_INLINE bool allAtLeast(Floats a, Floats b) {
    return bitsOf(atLeast(a, b)) == (1U << kLanes) - 1U;
}

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

/// The candidates of one output that reach a bound: the rows' one after the other, then all own.
struct Candidates {
    std::size_t own = 0; ///< where the own ones begin
    std::size_t end = 0;
    std::size_t reach = 0; ///< how many reach the bound
};

/// `most` of each row. scratch.segments[i] is where the i-th active row begins.
DPFM_INLINE Candidates collect(const SparseWork& work, std::size_t output, double bound,
                               std::size_t most) {
    const SparseScratch& scratch = work.scratch;
    const Eight limit = eightOf(bound);
    const std::uint32_t* active = scratch.active + output * work.plan.hidden;
    std::size_t count = 0;
    for (std::size_t i = 0; i < scratch.activeCount[output]; ++i) {
        scratch.segments[i] = count;
        const std::size_t k = active[i];
        const Eight weight = eightOf(work.weights[k * work.plan.outputStride + output]);
        const Eight derivative = eightOf(work.pass.derivatives[k]);
        const std::size_t begin = count;
        for (std::size_t r = 0; r < most; r += kEight) {
            const Eight candidate = (loadEight(scratch.x + r) * derivative) * weight;
            storeEight(scratch.buffer + count, candidate);
            const auto reach = static_cast<std::size_t>(
                std::popcount(bitsOf(atLeast(magnitude(candidate), limit))));
            count += reach;
            if (reach < kEight)
                break;
        }
        count = std::min(count, begin + most);
    }
    Candidates found{count, count + work.own(), count};
    for (std::size_t k = 0; k < work.own(); k += kEight) {
        const Eight own = loadEight(scratch.own + k);
        storeEight(scratch.buffer + count + k, own);
        found.reach +=
            static_cast<std::size_t>(std::popcount(bitsOf(atLeast(magnitude(own), limit))));
    }
    storeEight(scratch.buffer + found.end, eightOf(0.0));
    return found;
}

/// Sets `surplus` of the candidates of magnitude `size` in a row to 0: those of the highest ids.
/// The row is buffer[begin … end). Returns how many are left to be dropped elsewhere.
DPFM_INLINE std::size_t dropInRow(const SparseWork& work, std::size_t begin, std::size_t end,
                                  double size, std::size_t surplus) {
    double* row = work.scratch.buffer + begin;
    end -= begin;
    while (end > 0 && sizeOf(row[end - 1]) < size)
        --end;
    if (end == 0 || sizeOf(row[end - 1]) != size)
        return surplus;
    std::size_t first = work.sample.equals[end - 1];
    if (first == 0 || sizeOf(row[first - 1]) != size) {
        const std::size_t dropped = std::min(surplus, end - first);
        std::fill(row + (end - dropped), row + end, 0.0);
        return surplus - dropped;
    }
    // Different inputs come to one magnitude, so the order of the row is not that of ids.
    while (first > 0 && sizeOf(row[first - 1]) == size)
        --first;
    for (std::size_t left = end - first; left > 0 && surplus > 0; --left, --surplus) {
        std::size_t last = end;
        for (std::size_t r = first; r < end; ++r)
            if (row[r] != 0.0 && (last == end || work.sample.ranked[r] > work.sample.ranked[last]))
                last = r;
        row[last] = 0.0;
    }
    return surplus;
}

/// The same in all candidates of an output. Returns whether an own one is among them.
DPFM_INLINE bool dropEquals(const SparseWork& work, std::size_t output, const Candidates& found,
                            double size, std::size_t surplus) {
    double* buffer = work.scratch.buffer;
    bool ownDropped = false;
    for (std::size_t i = found.end; surplus > 0 && i-- > found.own;) {
        if (sizeOf(buffer[i]) != size)
            continue;
        buffer[i] = 0.0;
        ownDropped = true;
        --surplus;
    }
    std::size_t end = found.own;
    for (std::size_t row = work.scratch.activeCount[output]; surplus > 0; --row) {
        const std::size_t begin = work.scratch.segments[row - 1];
        surplus = dropInRow(work, begin, end, size, surplus);
        end = begin;
    }
    return ownDropped;
}

/// Adds what the rows' candidates of at least `size` come to, to the sums over the outputs.
DPFM_INLINE void spendRows(const SparseWork& work, std::size_t output, const Candidates& found,
                           double size) {
    const SparseScratch& scratch = work.scratch;
    const Eight limit = eightOf(size);
    const Eight zero = eightOf(0.0);
    const Eight loss = eightOf(work.losses[output]);
    const Eight derivative = eightOf(work.pass.outputDerivatives[output]);
    const std::uint32_t* active = scratch.active + output * work.plan.hidden;
    const std::size_t rows = scratch.activeCount[output];
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t begin = scratch.segments[i];
        const std::size_t count = (i + 1 < rows ? scratch.segments[i + 1] : found.own) - begin;
        double* sums = scratch.sums + active[i] * work.plan.rankedStride;
        std::size_t& length = scratch.lengths[active[i]];
        for (std::size_t r = 0; r < count; r += kEight) {
            const Eight candidate = loadEight(scratch.buffer + begin + r);
            const EightMask stays = atLeast(magnitude(candidate), limit);
            unsigned bits = bitsOf(stays);
            Eight product = where(stays, loss * (candidate * derivative), zero);
            if (count - r < kEight) { // the next row's begin there
                bits &= (1U << (count - r)) - 1U;
                product = where(firstOf(count - r), product, zero);
            }
            storeEight(sums + r, loadEight(sums + r) + product);
            length = std::max(length,
                              bits == 0 ? 0 : r + static_cast<std::size_t>(std::bit_width(bits)));
        }
    }
}

[[gnu::noinline]] void countRegisters(const SparseWork& work, std::size_t output,
                                      const Candidates& found, double size) {
    for (std::size_t i = 0; i < found.end; ++i) {
        const double candidate = work.scratch.buffer[i];
        if (sizeOf(candidate) >= size && candidate * work.pass.outputDerivatives[output] != 0.0)
            ++work.registers[i < found.own ? 0 : 1];
    }
}

constexpr std::size_t kMostRowsToTrim = 8;
constexpr std::size_t kMostGroupsToTrim = 32;

/// Takes the `surplus` smallest candidates off the ends of a few rows, by groups of equals; the
/// rows' new lengths. False if it is not that simple: rows tie, or there are too many.
DPFM_INLINE bool trimRows(const SparseWork& work, std::size_t output, std::size_t end,
                          std::size_t surplus, std::size_t* lengths) {
    const SparseScratch& scratch = work.scratch;
    const std::size_t rows = scratch.activeCount[output];
    if (!work.sample.separate || rows > kMostRowsToTrim)
        return false;
    constexpr double kNone = std::numeric_limits<double>::infinity();
    double tails[kMostRowsToTrim];
    const auto tailOf = [&](std::size_t row) {
        return lengths[row] == 0 ? kNone
                                 : sizeOf(scratch.buffer[scratch.segments[row] + lengths[row] - 1]);
    };
    for (std::size_t i = 0; i < rows; ++i) {
        lengths[i] = (i + 1 < rows ? scratch.segments[i + 1] : end) - scratch.segments[i];
        tails[i] = tailOf(i);
    }
    for (std::size_t group = 0; group < kMostGroupsToTrim; ++group) {
        std::size_t row = 0;
        for (std::size_t i = 1; i < rows; ++i)
            row = tails[i] < tails[row] ? i : row;
        if (tails[row] < kLowestFloat)
            return false;
        for (std::size_t i = 0; i < rows; ++i)
            if (i != row && tails[i] == tails[row])
                return false;
        const std::size_t first = work.sample.equals[lengths[row] - 1];
        if (lengths[row] - first >= surplus) {
            lengths[row] -= surplus;
            return true;
        }
        surplus -= lengths[row] - first;
        lengths[row] = first;
        tails[row] = tailOf(row);
    }
    return false;
}

/// Adds what the rows' first candidates come to, to the sums over the outputs.
DPFM_INLINE void spendTrimmed(const SparseWork& work, std::size_t output,
                              const std::size_t* lengths) {
    const SparseScratch& scratch = work.scratch;
    const Eight loss = eightOf(work.losses[output]);
    const Eight derivative = eightOf(work.pass.outputDerivatives[output]);
    const Eight zero = eightOf(0.0);
    const std::uint32_t* active = scratch.active + output * work.plan.hidden;
    for (std::size_t i = 0; i < scratch.activeCount[output]; ++i) {
        const double* row = scratch.buffer + scratch.segments[i];
        double* sums = scratch.sums + active[i] * work.plan.rankedStride;
        for (std::size_t r = 0; r < lengths[i]; r += kEight) {
            const EightMask stays = firstOf(std::min(kEight, lengths[i] - r));
            const Eight product = loss * (loadEight(row + r) * derivative);
            storeEight(sums + r, loadEight(sums + r) + where(stays, product, zero));
        }
        scratch.lengths[active[i]] = std::max(scratch.lengths[active[i]], lengths[i]);
    }
}

/// If one row alone reaches the bound, and with its first `count` candidates, spends these.
DPFM_INLINE bool spendOnlyRow(const SparseWork& work, std::size_t output, double bound,
                              std::size_t count) {
    const SparseScratch& scratch = work.scratch;
    if (scratch.activeCount[output] != 1 || !work.sample.separate ||
        count > work.sample.rankedCount || bound < kLowestFloat)
        return false;
    const std::size_t k = scratch.active[output * work.plan.hidden];
    const Eight weight = eightOf(work.weights[k * work.plan.outputStride + output]);
    const Eight slope = eightOf(work.pass.derivatives[k]);
    const double last = (scratch.x[count - 1] * work.pass.derivatives[k]) *
                        work.weights[k * work.plan.outputStride + output];
    if (sizeOf(last) < bound)
        return false;
    const Eight loss = eightOf(work.losses[output]);
    const Eight derivative = eightOf(work.pass.outputDerivatives[output]);
    double* sums = scratch.sums + k * work.plan.rankedStride;
    for (std::size_t r = 0; r < count; r += kEight) {
        const Eight candidate = (loadEight(scratch.x + r) * slope) * weight;
        const Eight product = loss * (candidate * derivative);
        const EightMask stays = firstOf(std::min(kEight, count - r));
        storeEight(sums + r, loadEight(sums + r) + where(stays, product, eightOf(0.0)));
    }
    scratch.lengths[k] = std::max(scratch.lengths[k], count);
    return true;
}

/// Steps 2 to 4 for one output, and its registers of the first layer spent. Leaves the magnitude
/// that its own candidates have to reach to be registers; +∞ if they are spent already.
/// `rowsBelow`: no candidate of a row is as large as an own one.
DPFM_INLINE double selectOutput(const SparseWork& work, const OwnCandidates& own,
                                std::size_t output, double bound, bool rowsBelow, double* second) {
    const std::size_t registers = work.plan.registers;
    const bool countable =
        work.registers == nullptr || work.plan.outputActivation == Activation::Softmax;
    // What the rows get for sure, if they are all below the own candidates.
    const std::size_t left = rowsBelow && own.count < registers ? registers - own.count : 0;
    if (left > 0 && countable && spendOnlyRow(work, output, bound, left)) {
        if (work.registers != nullptr) {
            work.registers[0] += left;
            work.registers[1] += own.count;
        }
        return kSmallest;
    }
    // Within a row of separate magnitudes the order of ranks decides, so it gives no more than R.
    const std::size_t most = work.sample.separate && bound > kLowestFloat
                                 ? std::min(work.sample.rankedCount, left > 0 ? left : registers)
                                 : work.sample.rankedCount;
    Candidates found = collect(work, output, bound, most);
    if (found.reach < registers && bound > kSmallest) {
        // No bound after all: floats do not reach so far.
        for (std::size_t k = 0; k < work.plan.hidden; ++k)
            work.scratch.active[output * work.plan.hidden + k] = static_cast<std::uint32_t>(k);
        work.scratch.activeCount[output] = work.plan.hidden;
        bound = kSmallest;
        found = collect(work, output, bound, work.sample.rankedCount);
    }
    std::size_t lengths[kMostRowsToTrim];
    if (left > 0 && countable && found.own > left &&
        trimRows(work, output, found.own, found.own - left, lengths)) {
        spendTrimmed(work, output, lengths);
        if (work.registers != nullptr) {
            work.registers[0] += left;
            work.registers[1] += own.count;
        }
        return kSmallest;
    }
    if (found.reach <= registers) {
        if (work.registers != nullptr)
            countRegisters(work, output, found, bound);
        spendRows(work, output, found, bound);
        return bound;
    }
    const Cut cut = cutOf(work.scratch.buffer, found.end, registers, bound, found.reach);
    const bool ownDropped =
        cut.surplus > 0 && dropEquals(work, output, found, cut.size, cut.surplus);
    if (work.registers != nullptr)
        countRegisters(work, output, found, cut.size);
    spendRows(work, output, found, cut.size);
    if (!ownDropped)
        return cut.size;
    for (std::size_t k = 0; k < work.own(); ++k) {
        const double candidate = work.scratch.buffer[found.own + k];
        if (sizeOf(candidate) >= cut.size)
            second[k * work.plan.outputStride + output] +=
                work.losses[output] * (candidate * work.pass.outputDerivatives[output]);
    }
    return std::numeric_limits<double>::infinity();
}

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

/// Bounds for some outputs, by as many of the largest heads as a network sorts.
template <std::size_t size>
DPFM_INLINE Floats boundsBySorting(const SparseWork& work, const OwnCandidates& own,
                                   std::size_t lanes, Floats largest) {
    sortHeads<size>(work);
    return boundsOf(work, own, std::min(work.plan.hidden, size), lanes, largest);
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
