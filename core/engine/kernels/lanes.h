#pragma once

#include <cstddef>
#include <immintrin.h>

/// The numbers of one block of lanes, as the instruction set of this translation unit has them: a
/// block is as many lanes as fit one vector of floats, so its doubles take two. Lanes never meet:
/// operation by operation each computes what scalar code would, to the bit.
///
/// This header is compiled once for each instruction set. Everything in it is local to the
/// translation unit: an inline function shared with other units could end up as the copy that uses
/// instructions the processor lacks.
namespace {

#if defined(__AVX512F__)

using DoubleVector = __m512d;
using FloatVector = __m512;
using Mask = __mmask16;
constexpr std::size_t kLanes = 16;
#define DPFM_DOUBLE(operation) _mm512_##operation##_pd
#define DPFM_FLOAT(operation) _mm512_##operation##_ps

#elif defined(__AVX2__)

using DoubleVector = __m256d;
using FloatVector = __m256;
using Mask = __m256;
constexpr std::size_t kLanes = 8;
#define DPFM_DOUBLE(operation) _mm256_##operation##_pd
#define DPFM_FLOAT(operation) _mm256_##operation##_ps

#else

using DoubleVector = __m128d;
using FloatVector = __m128;
using Mask = __m128;
constexpr std::size_t kLanes = 4;
#define DPFM_DOUBLE(operation) _mm_##operation##_pd
#define DPFM_FLOAT(operation) _mm_##operation##_ps

#endif

#define DPFM_INLINE [[maybe_unused]] [[gnu::always_inline]] inline

constexpr std::size_t kDoublesPerVector = sizeof(DoubleVector) / sizeof(double);

/// kLanes doubles.
struct Doubles {
    DoubleVector low;
    DoubleVector high;
};
/// kLanes floats.
struct Floats {
    FloatVector all;
};

DPFM_INLINE Doubles loadDoubles(const double* from) {
    return {DPFM_DOUBLE(load)(from), DPFM_DOUBLE(load)(from + kDoublesPerVector)};
}
DPFM_INLINE void store(double* to, Doubles a) {
    DPFM_DOUBLE(store)(to, a.low);
    DPFM_DOUBLE(store)(to + kDoublesPerVector, a.high);
}
DPFM_INLINE Doubles everyLane(double value) {
    return {DPFM_DOUBLE(set1)(value), DPFM_DOUBLE(set1)(value)};
}
DPFM_INLINE Doubles operator+(Doubles a, Doubles b) {
    return {DPFM_DOUBLE(add)(a.low, b.low), DPFM_DOUBLE(add)(a.high, b.high)};
}
DPFM_INLINE Doubles operator-(Doubles a, Doubles b) {
    return {DPFM_DOUBLE(sub)(a.low, b.low), DPFM_DOUBLE(sub)(a.high, b.high)};
}
DPFM_INLINE Doubles operator*(Doubles a, Doubles b) {
    return {DPFM_DOUBLE(mul)(a.low, b.low), DPFM_DOUBLE(mul)(a.high, b.high)};
}
DPFM_INLINE Doubles operator/(Doubles a, Doubles b) {
    return {DPFM_DOUBLE(div)(a.low, b.low), DPFM_DOUBLE(div)(a.high, b.high)};
}
/// The larger of two numbers, b if one is NaN.
DPFM_INLINE Doubles larger(Doubles a, Doubles b) {
    return {DPFM_DOUBLE(max)(a.low, b.low), DPFM_DOUBLE(max)(a.high, b.high)};
}
DPFM_INLINE Doubles smaller(Doubles a, Doubles b) {
    return {DPFM_DOUBLE(min)(a.low, b.low), DPFM_DOUBLE(min)(a.high, b.high)};
}
DPFM_INLINE Doubles magnitude(Doubles a) {
#if defined(__AVX512F__)
    return {_mm512_abs_pd(a.low), _mm512_abs_pd(a.high)};
#else
    const DoubleVector sign = DPFM_DOUBLE(set1)(-0.0);
    return {DPFM_DOUBLE(andnot)(sign, a.low), DPFM_DOUBLE(andnot)(sign, a.high)};
#endif
}
DPFM_INLINE Doubles negated(Doubles a) {
    const DoubleVector sign = DPFM_DOUBLE(set1)(-0.0);
    return {DPFM_DOUBLE(xor)(a.low, sign), DPFM_DOUBLE(xor)(a.high, sign)};
}
/// `size` with the sign of `sign`; size must not be negative.
DPFM_INLINE Doubles withSignOf(Doubles size, Doubles sign) {
    const DoubleVector bit = DPFM_DOUBLE(set1)(-0.0);
    return {DPFM_DOUBLE(or)(size.low, DPFM_DOUBLE(and)(sign.low, bit)),
            DPFM_DOUBLE(or)(size.high, DPFM_DOUBLE(and)(sign.high, bit))};
}
/// 2^k of an integer k with −1023 < k < 1024: k is added where a double's exponent belongs.
DPFM_INLINE Doubles powerOfTwo(Doubles k) {
    const Doubles biased = k + everyLane(0x1p52 + 1023.0);
#if defined(__AVX512F__)
    return {_mm512_castsi512_pd(_mm512_slli_epi64(_mm512_castpd_si512(biased.low), 52)),
            _mm512_castsi512_pd(_mm512_slli_epi64(_mm512_castpd_si512(biased.high), 52))};
#elif defined(__AVX2__)
    return {_mm256_castsi256_pd(_mm256_slli_epi64(_mm256_castpd_si256(biased.low), 52)),
            _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_castpd_si256(biased.high), 52))};
#else
    return {_mm_castsi128_pd(_mm_slli_epi64(_mm_castpd_si128(biased.low), 52)),
            _mm_castsi128_pd(_mm_slli_epi64(_mm_castpd_si128(biased.high), 52))};
#endif
}

/// `yes` in the lanes where a ≤ b holds, `no` in the others and where one is NaN.
DPFM_INLINE Doubles whereAtMost(Doubles a, Doubles b, Doubles yes, Doubles no) {
#if defined(__AVX512F__)
    return {
        _mm512_mask_blend_pd(_mm512_cmp_pd_mask(a.low, b.low, _CMP_LE_OQ), no.low, yes.low),
        _mm512_mask_blend_pd(_mm512_cmp_pd_mask(a.high, b.high, _CMP_LE_OQ), no.high, yes.high)};
#elif defined(__AVX2__)
    return {_mm256_blendv_pd(no.low, yes.low, _mm256_cmp_pd(a.low, b.low, _CMP_LE_OQ)),
            _mm256_blendv_pd(no.high, yes.high, _mm256_cmp_pd(a.high, b.high, _CMP_LE_OQ))};
#else
    const auto blend = [](__m128d mask, __m128d one, __m128d other) {
        return _mm_or_pd(_mm_and_pd(mask, one), _mm_andnot_pd(mask, other));
    };
    return {blend(_mm_cmple_pd(a.low, b.low), yes.low, no.low),
            blend(_mm_cmple_pd(a.high, b.high), yes.high, no.high)};
#endif
}

DPFM_INLINE Floats loadFloats(const float* from) {
    return {DPFM_FLOAT(load)(from)};
}
DPFM_INLINE void store(float* to, Floats a) {
    DPFM_FLOAT(store)(to, a.all);
}
DPFM_INLINE Floats everyLane(float value) {
    return {DPFM_FLOAT(set1)(value)};
}
DPFM_INLINE Floats larger(Floats a, Floats b) {
    return {DPFM_FLOAT(max)(a.all, b.all)};
}
DPFM_INLINE Floats smaller(Floats a, Floats b) {
    return {DPFM_FLOAT(min)(a.all, b.all)};
}
DPFM_INLINE Floats operator+(Floats a, Floats b) {
    return {DPFM_FLOAT(add)(a.all, b.all)};
}

/// The magnitudes, rounded to floats: of two doubles the larger never becomes the smaller float.
DPFM_INLINE Floats roundedMagnitude(Doubles a) {
#if defined(__AVX512F__)
    const __m512 both = _mm512_insertf32x8(_mm512_castps256_ps512(_mm512_cvtpd_ps(a.low)),
                                           _mm512_cvtpd_ps(a.high), 1);
    return {_mm512_abs_ps(both)};
#elif defined(__AVX2__)
    const __m256 both = _mm256_set_m128(_mm256_cvtpd_ps(a.high), _mm256_cvtpd_ps(a.low));
    return {_mm256_andnot_ps(_mm256_set1_ps(-0.0F), both)};
#else
    const __m128 both = _mm_movelh_ps(_mm_cvtpd_ps(a.low), _mm_cvtpd_ps(a.high));
    return {_mm_andnot_ps(_mm_set1_ps(-0.0F), both)};
#endif
}
DPFM_INLINE Floats negated(Floats a) {
    return {DPFM_FLOAT(xor)(a.all, DPFM_FLOAT(set1)(-0.0F))};
}

DPFM_INLINE Mask atLeast(Floats a, Floats b) {
#if defined(__AVX512F__)
    return _mm512_cmp_ps_mask(a.all, b.all, _CMP_GE_OQ);
#elif defined(__AVX2__)
    return _mm256_cmp_ps(a.all, b.all, _CMP_GE_OQ);
#else
    return _mm_cmpge_ps(a.all, b.all);
#endif
}
/// a + 1 in the lanes of the mask.
DPFM_INLINE Floats plusOneWhere(Mask mask, Floats a) {
#if defined(__AVX512F__)
    return {_mm512_mask_add_ps(a.all, mask, a.all, _mm512_set1_ps(1.0F))};
#else
    return {DPFM_FLOAT(add)(a.all, DPFM_FLOAT(and)(mask, DPFM_FLOAT(set1)(1.0F)))};
#endif
}
DPFM_INLINE Floats whereMask(Mask mask, Floats yes, Floats no) {
#if defined(__AVX512F__)
    return {_mm512_mask_blend_ps(mask, no.all, yes.all)};
#elif defined(__AVX2__)
    return {_mm256_blendv_ps(no.all, yes.all, mask)};
#else
    return {_mm_or_ps(_mm_and_ps(mask, yes.all), _mm_andnot_ps(mask, no.all))};
#endif
}
/// a·b in the lanes of the mask, 0 in the others.
DPFM_INLINE Doubles productWhere(Mask mask, Doubles a, Doubles b) {
#if defined(__AVX512F__)
    return {_mm512_maskz_mul_pd(static_cast<__mmask8>(mask), a.low, b.low),
            _mm512_maskz_mul_pd(static_cast<__mmask8>(mask >> 8), a.high, b.high)};
#elif defined(__AVX2__)
    const __m256i bits = _mm256_castps_si256(mask);
    const __m256d low = _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm256_castsi256_si128(bits)));
    const __m256d high =
        _mm256_castsi256_pd(_mm256_cvtepi32_epi64(_mm256_extracti128_si256(bits, 1)));
    return {_mm256_and_pd(low, _mm256_mul_pd(a.low, b.low)),
            _mm256_and_pd(high, _mm256_mul_pd(a.high, b.high))};
#else
    const __m128d low = _mm_castps_pd(_mm_unpacklo_ps(mask, mask));
    const __m128d high = _mm_castps_pd(_mm_unpackhi_ps(mask, mask));
    return {_mm_and_pd(low, _mm_mul_pd(a.low, b.low)),
            _mm_and_pd(high, _mm_mul_pd(a.high, b.high))};
#endif
}
/// Whether every lane of a equals that of b.
DPFM_INLINE bool allEqual(Floats a, Floats b) {
#if defined(__AVX512F__)
    return _mm512_cmp_ps_mask(a.all, b.all, _CMP_EQ_OQ) == 0xffff;
#elif defined(__AVX2__)
    return _mm256_movemask_ps(_mm256_cmp_ps(a.all, b.all, _CMP_EQ_OQ)) == 0xff;
#else
    return _mm_movemask_ps(_mm_cmpeq_ps(a.all, b.all)) == 0xf;
#endif
}
DPFM_INLINE Floats operator*(Floats a, Floats b) {
    return {DPFM_FLOAT(mul)(a.all, b.all)};
}
/// One bit a lane.
DPFM_INLINE unsigned bitsOf(Mask mask) {
#if defined(__AVX512F__)
    return mask;
#elif defined(__AVX2__)
    return static_cast<unsigned>(_mm256_movemask_ps(mask));
#else
    return static_cast<unsigned>(_mm_movemask_ps(mask));
#endif
}
DPFM_INLINE bool allAtLeast(Floats a, Floats b) {
    return bitsOf(atLeast(a, b)) == (1U << kLanes) - 1U;
}

} // namespace
