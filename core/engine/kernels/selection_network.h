#pragma once

#include "core/engine/kernels/lanes.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

/// Finding the R-th largest of many numbers, in all lanes at once: networks of comparators (larger
/// here, smaller there) that are fixed at compile time and expanded into straight code.
namespace {

struct Comparator {
    std::size_t first;  ///< gets the larger
    std::size_t second; ///< gets the smaller
};

/// How many comparators Batcher's odd-even merge sort of `size` numbers takes; size a power of two.
constexpr std::size_t sortingComparators(std::size_t size) {
    std::size_t count = 0;
    for (std::size_t p = 1; p < size; p *= 2)
        for (std::size_t k = p; k >= 1; k /= 2)
            for (std::size_t j = k % p; j + k < size; j += 2 * k)
                for (std::size_t i = 0; i < k && i + j + k < size; ++i)
                    if ((i + j) / (2 * p) == (i + j + k) / (2 * p))
                        ++count;
    return count;
}

/// K. Batcher, "Sorting networks and their applications", 1968; largest first.
template <std::size_t size>
constexpr auto sortingNetwork() {
    std::array<Comparator, sortingComparators(size)> network{};
    std::size_t count = 0;
    for (std::size_t p = 1; p < size; p *= 2)
        for (std::size_t k = p; k >= 1; k /= 2)
            for (std::size_t j = k % p; j + k < size; j += 2 * k)
                for (std::size_t i = 0; i < k && i + j + k < size; ++i)
                    if ((i + j) / (2 * p) == (i + j + k) / (2 * p))
                        network[count++] = {i + j, i + j + k};
    return network;
}

/// Sorts a bitonic sequence, as comes of taking the larger of two sorted ones crosswise.
template <std::size_t size>
constexpr auto bitonicNetwork() {
    constexpr auto stages = [] {
        std::size_t count = 0;
        for (std::size_t n = size; n > 1; n /= 2)
            ++count;
        return count;
    }();
    std::array<Comparator, stages * size / 2> network{};
    std::size_t count = 0;
    for (std::size_t k = size / 2; k >= 1; k /= 2)
        for (std::size_t i = 0; i < size; ++i)
            if ((i & k) == 0)
                network[count++] = {i, i + k};
    return network;
}

template <auto network, std::size_t size>
DPFM_INLINE void apply(FloatVector (&values)[size]) {
    [&]<std::size_t... i>(std::index_sequence<i...>) __attribute__((always_inline)) {
        const auto compare = [&](std::size_t first, std::size_t second)
            __attribute__((always_inline)) {
            const FloatVector a = values[first];
            const FloatVector b = values[second];
            values[first] = DPFM_FLOAT(max)(a, b);
            values[second] = DPFM_FLOAT(min)(a, b);
        };
        (compare(network[i].first, network[i].second), ...);
    }
    (std::make_index_sequence<network.size()>{});
}

/// The largest `size` of the sorted numbers so far and `part` more, in bitonic order.
template <std::size_t size, std::size_t part>
DPFM_INLINE void mergeLargest(FloatVector (&best)[size], const float* more) {
    FloatVector block[part];
#pragma GCC unroll 32
    for (std::size_t i = 0; i < part; ++i)
        block[i] = DPFM_FLOAT(load)(more + i * kLanes);
    apply<sortingNetwork<part>()>(block);
#pragma GCC unroll 32
    for (std::size_t i = 0; i < part; ++i)
        best[size - 1 - i] = DPFM_FLOAT(max)(best[size - 1 - i], block[i]);
}

/// In each lane the rank-th largest (from 1) of `count` numbers, 1 ≤ rank ≤ size. `numbers` has a
/// block of lanes for each and goes on with −∞ up to a multiple of `size`.
template <std::size_t size>
[[gnu::noinline]] Floats nthLargest(const float* numbers, std::size_t count, std::size_t rank) {
    FloatVector best[size];
#pragma GCC unroll 32
    for (std::size_t i = 0; i < size; ++i)
        best[i] = DPFM_FLOAT(load)(numbers + i * kLanes);
    apply<sortingNetwork<size>()>(best);
    bool sorted = true;
    for (std::size_t done = size; done < count; done += size) {
        if (!sorted)
            apply<bitonicNetwork<size>()>(best);
        sorted = false;
        if (size >= 4 && count - done <= size / 2)
            mergeLargest<size, (size >= 4 ? size / 2 : size)>(best, numbers + done * kLanes);
        else
            mergeLargest<size, size>(best, numbers + done * kLanes);
    }
    if (rank == size) { // the smallest of them, sorted or not
        FloatVector least = best[0];
#pragma GCC unroll 32
        for (std::size_t i = 1; i < size; ++i)
            least = DPFM_FLOAT(min)(least, best[i]);
        return {least};
    }
    if (!sorted)
        apply<bitonicNetwork<size>()>(best);
    alignas(64) float inOrder[size * kLanes];
#pragma GCC unroll 32
    for (std::size_t i = 0; i < size; ++i)
        DPFM_FLOAT(store)(inOrder + i * kLanes, best[i]);
    return {DPFM_FLOAT(load)(inOrder + (rank - 1) * kLanes)};
}

/// The same for ranks that no network is built for, of numbers that are not negative: builds the
/// result bit by bit, as the largest number that at least `rank` of the numbers reach. It may end
/// early, with a smaller number that exactly `rank` reach.
[[gnu::noinline]] [[maybe_unused]] Floats nthLargestByBits(const float* numbers, std::size_t count,
                                                           std::size_t rank) {
    const Floats wanted = everyLane(static_cast<float>(rank));
    Floats result = everyLane(0.0F);
    for (std::uint32_t bit = 1U << 30; bit != 0; bit >>= 1) {
        const Floats trial = {DPFM_FLOAT(or)(result.all, everyLane(std::bit_cast<float>(bit)).all)};
        Floats reached = everyLane(0.0F);
        for (std::size_t i = 0; i < count; ++i)
            reached = plusOneWhere(atLeast(loadFloats(numbers + i * kLanes), trial), reached);
        result = whereMask(atLeast(reached, wanted), trial, result);
        if (allEqual(reached, wanted))
            break;
    }
    return result;
}

constexpr std::size_t kLargestNetwork = 32;

/// The network for a rank; the caller pads to a multiple of networkSize(rank).
constexpr std::size_t networkSize(std::size_t rank) {
    std::size_t size = 2;
    while (size < rank)
        size *= 2;
    return size;
}

DPFM_INLINE Floats nthLargestByNetwork(const float* numbers, std::size_t count, std::size_t rank) {
    switch (networkSize(rank)) {
    case 2:
        return nthLargest<2>(numbers, count, rank);
    case 4:
        return nthLargest<4>(numbers, count, rank);
    case 8:
        return nthLargest<8>(numbers, count, rank);
    case 16:
        return nthLargest<16>(numbers, count, rank);
    default:
        return nthLargest<32>(numbers, count, rank);
    }
}

} // namespace
