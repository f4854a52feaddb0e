#pragma once

#include "core/engine/kernels/lanes.h"

#include <bit>
#include <cstddef>
#include <cstdint>

/// Eight doubles that belong to one sample, at any address. Local to the translation unit, as
/// lanes.h.
namespace {

constexpr std::size_t kEight = 8;
constexpr std::size_t kVectorsOfEight = kEight / kDoublesPerVector;

struct Eight {
    DoubleVector part[kVectorsOfEight];
};

#define DPFM_EACH_PART _Pragma("GCC unroll 4") for (std::size_t i = 0; i < kVectorsOfEight; ++i)

DPFM_INLINE Eight loadEight(const double* from) {
    Eight result;
    DPFM_EACH_PART result.part[i] = DPFM_DOUBLE(loadu)(from + i * kDoublesPerVector);
    return result;
}
DPFM_INLINE void storeEight(double* to, Eight a) {
    DPFM_EACH_PART DPFM_DOUBLE(storeu)(to + i * kDoublesPerVector, a.part[i]);
}
DPFM_INLINE Eight eightOf(double value) {
    Eight result;
    DPFM_EACH_PART result.part[i] = DPFM_DOUBLE(set1)(value);
    return result;
}
DPFM_INLINE Eight operator+(Eight a, Eight b) {
    DPFM_EACH_PART a.part[i] = DPFM_DOUBLE(add)(a.part[i], b.part[i]);
    return a;
}
DPFM_INLINE Eight operator*(Eight a, Eight b) {
    DPFM_EACH_PART a.part[i] = DPFM_DOUBLE(mul)(a.part[i], b.part[i]);
    return a;
}
DPFM_INLINE Eight smaller(Eight a, Eight b) {
    DPFM_EACH_PART a.part[i] = DPFM_DOUBLE(min)(a.part[i], b.part[i]);
    return a;
}
DPFM_INLINE Eight larger(Eight a, Eight b) {
    DPFM_EACH_PART a.part[i] = DPFM_DOUBLE(max)(a.part[i], b.part[i]);
    return a;
}
DPFM_INLINE Eight magnitude(Eight a) {
    const DoubleVector sign = DPFM_DOUBLE(set1)(-0.0);
    DPFM_EACH_PART a.part[i] = DPFM_DOUBLE(andnot)(sign, a.part[i]);
    return a;
}

/// Which of eight, one bit each, the first the lowest; and as the instruction set has it.
struct EightMask {
#if defined(__AVX512F__)
    __mmask8 part[1];
#else
    DoubleVector part[kVectorsOfEight];
#endif
};
DPFM_INLINE EightMask atLeast(Eight a, Eight b) {
    EightMask result;
#if defined(__AVX512F__)
    result.part[0] = _mm512_cmp_pd_mask(a.part[0], b.part[0], _CMP_GE_OQ);
#elif defined(__AVX2__)
    DPFM_EACH_PART result.part[i] = _mm256_cmp_pd(a.part[i], b.part[i], _CMP_GE_OQ);
#else
    DPFM_EACH_PART result.part[i] = _mm_cmpge_pd(a.part[i], b.part[i]);
#endif
    return result;
}
/// The first `count` of eight, count ≤ 8.
DPFM_INLINE EightMask firstOf(std::size_t count) {
    EightMask result;
#if defined(__AVX512F__)
    result.part[0] = static_cast<__mmask8>((1U << count) - 1U);
#else
    constexpr double kYes = std::bit_cast<double>(~std::uint64_t{0});
    static constexpr double kMasks[2 * kEight] = {kYes, kYes, kYes, kYes, kYes, kYes, kYes, kYes};
    DPFM_EACH_PART result.part[i] =
        DPFM_DOUBLE(loadu)(kMasks + kEight - count + i * kDoublesPerVector);
#endif
    return result;
}
DPFM_INLINE unsigned bitsOf(EightMask mask) {
#if defined(__AVX512F__)
    return mask.part[0];
#else
    unsigned bits = 0;
    DPFM_EACH_PART bits |= static_cast<unsigned>(DPFM_DOUBLE(movemask)(mask.part[i]))
                           << (i * kDoublesPerVector);
    return bits;
#endif
}
/// a where the mask holds, `other` elsewhere.
DPFM_INLINE Eight where(EightMask mask, Eight a, Eight other) {
#if defined(__AVX512F__)
    a.part[0] = _mm512_mask_blend_pd(mask.part[0], other.part[0], a.part[0]);
#elif defined(__AVX2__)
    DPFM_EACH_PART a.part[i] = _mm256_blendv_pd(other.part[i], a.part[i], mask.part[i]);
#else
    DPFM_EACH_PART a.part[i] =
        _mm_or_pd(_mm_and_pd(mask.part[i], a.part[i]), _mm_andnot_pd(mask.part[i], other.part[i]));
#endif
    return a;
}

DPFM_INLINE double largestOf(Eight a) {
#if defined(__AVX512F__)
    return _mm512_reduce_max_pd(a.part[0]);
#else
    double numbers[kEight];
    storeEight(numbers, a);
    double largest = numbers[0];
    for (const double number : numbers)
        largest = number > largest ? number : largest;
    return largest;
#endif
}
DPFM_INLINE double smallestOf(Eight a) {
#if defined(__AVX512F__)
    return _mm512_reduce_min_pd(a.part[0]);
#else
    double numbers[kEight];
    storeEight(numbers, a);
    double smallest = numbers[0];
    for (const double number : numbers)
        smallest = number < smallest ? number : smallest;
    return smallest;
#endif
}

} // namespace
