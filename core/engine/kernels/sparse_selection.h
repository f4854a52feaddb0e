#pragma once

#include "core/engine/kernels/sparse_work.h"

/// The exact selection of one output among the candidates that reach its bound.
namespace {

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

} // namespace
