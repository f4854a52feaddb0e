#pragma once

// For the sources that are built once an instruction set (DPFM_PEER_ISA = plain, avx2 or avx512,
// and the compiler's options for it). Everything they define has internal linkage, and they use
// nothing of the standard library but types: an inline function compiled for AVX-512 must not
// become the one that the rest of the program calls.

#include <cstddef>
#include <cstdint>
#include <immintrin.h>

namespace {

#if defined(__AVX512F__)
constexpr std::size_t kLanes = 8;
#elif defined(__AVX2__)
constexpr std::size_t kLanes = 4;
#else
constexpr std::size_t kLanes = 2;
#endif

using Vector = double __attribute__((vector_size(kLanes * 8)));
using Bits = std::int64_t __attribute__((vector_size(kLanes * 8)));
/// As it lies in an array of doubles, at any address.
using Unaligned = double __attribute__((vector_size(kLanes * 8), aligned(8), may_alias));

[[gnu::always_inline]] inline Vector load(const double* from) {
    return *reinterpret_cast<const Unaligned*>(from);
}

[[gnu::always_inline]] inline void store(double* to, Vector value) {
    *reinterpret_cast<Unaligned*>(to) = value;
}

[[gnu::always_inline]] inline Vector splat(double value) {
    return Vector{} + value;
}

/// x, or ±limit where it is further out.
[[gnu::always_inline]] inline Vector within(Vector x, double limit) {
#if defined(__AVX512F__)
    return _mm512_min_pd(_mm512_max_pd(x, splat(-limit)), splat(limit));
#elif defined(__AVX2__)
    return _mm256_min_pd(_mm256_max_pd(x, splat(-limit)), splat(limit));
#else
    return _mm_min_pd(_mm_max_pd(x, splat(-limit)), splat(limit));
#endif
}

/// e^x for |x| ≤ 708, further out as at ±708: x = k·ln 2 + r, a polynomial of degree 11 in r
/// (interpolation at Chebyshev's nodes, relative error 4e-18, so about 1 ulp with rounding), and k
/// added to the exponent.
[[gnu::always_inline]] inline Vector exponential(Vector x) {
    x = within(x, 708.0);
    const Vector shifted = x * 1.4426950408889634 + 0x1.8p52;
    const Vector k = shifted - 0x1.8p52;
    const Vector r = (x - k * 0x1.62e42fep-1) - k * 0x1.f473de6af278fp-30;
    const Vector r2 = r * r;
    const Vector r4 = r2 * r2;
    const Vector low = (0x1.0000000000011p-1 + r * 0x1.555555555555ap-3) +
                       r2 * (0x1.555555554f0bap-5 + r * 0x1.111111110f21ep-7);
    const Vector middle = (0x1.6c16c1880029fp-10 + r * 0x1.a01a01b1461c5p-13) +
                          r2 * (0x1.a01991a10d9aep-16 + r * 0x1.71ddf56d8deb5p-19);
    const Vector high = 0x1.28b4101c77212p-22 + r * 0x1.af632a0f7e2cep-26;
    const Vector series = low + r4 * (middle + r4 * high);
    const Vector power = (1.0 + r) + r2 * series;
    return reinterpret_cast<Vector>(reinterpret_cast<Bits>(power) +
                                    (reinterpret_cast<Bits>(shifted) << 52));
}

[[gnu::always_inline]] inline Vector sigmoid(Vector s) {
    return 1.0 / (1.0 + exponential(-s));
}

/// out[j] becomes the numbers rows[lane][j] of each lane: kLanes rows of four numbers turned.
[[gnu::always_inline]] inline void turnRowsOfFour(const double* const* rows, Vector* out) {
#if defined(__AVX512F__)
    const auto two = [rows](std::size_t lane) __attribute__((always_inline)) {
        return _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(rows[lane])),
                                  _mm256_loadu_pd(rows[lane + 4]), 1);
    };
    const Vector a = two(0);
    const Vector b = two(1);
    const Vector c = two(2);
    const Vector d = two(3);
    const Vector ab0 = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
    const Vector ab1 = __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
    const Vector cd0 = __builtin_shufflevector(c, d, 0, 8, 2, 10, 4, 12, 6, 14);
    const Vector cd1 = __builtin_shufflevector(c, d, 1, 9, 3, 11, 5, 13, 7, 15);
    out[0] = __builtin_shufflevector(ab0, cd0, 0, 1, 8, 9, 4, 5, 12, 13);
    out[1] = __builtin_shufflevector(ab1, cd1, 0, 1, 8, 9, 4, 5, 12, 13);
    out[2] = __builtin_shufflevector(ab0, cd0, 2, 3, 10, 11, 6, 7, 14, 15);
    out[3] = __builtin_shufflevector(ab1, cd1, 2, 3, 10, 11, 6, 7, 14, 15);
#elif defined(__AVX2__)
    const Vector a = load(rows[0]);
    const Vector b = load(rows[1]);
    const Vector c = load(rows[2]);
    const Vector d = load(rows[3]);
    const Vector ab0 = __builtin_shufflevector(a, b, 0, 4, 2, 6);
    const Vector ab1 = __builtin_shufflevector(a, b, 1, 5, 3, 7);
    const Vector cd0 = __builtin_shufflevector(c, d, 0, 4, 2, 6);
    const Vector cd1 = __builtin_shufflevector(c, d, 1, 5, 3, 7);
    out[0] = __builtin_shufflevector(ab0, cd0, 0, 1, 4, 5);
    out[1] = __builtin_shufflevector(ab1, cd1, 0, 1, 4, 5);
    out[2] = __builtin_shufflevector(ab0, cd0, 2, 3, 6, 7);
    out[3] = __builtin_shufflevector(ab1, cd1, 2, 3, 6, 7);
#else
    for (std::size_t j = 0; j < 4; j += 2) {
        const Vector a = load(rows[0] + j);
        const Vector b = load(rows[1] + j);
        out[j] = __builtin_shufflevector(a, b, 0, 2);
        out[j + 1] = __builtin_shufflevector(a, b, 1, 3);
    }
#endif
}

/// A vector of one number a lane.
[[gnu::always_inline]] inline Vector gather(const double* const* from) {
#if defined(__AVX512F__)
    return Vector{*from[0], *from[1], *from[2], *from[3], *from[4], *from[5], *from[6], *from[7]};
#elif defined(__AVX2__)
    return Vector{*from[0], *from[1], *from[2], *from[3]};
#else
    return Vector{*from[0], *from[1]};
#endif
}

/// The sums over the lanes of kLanes vectors, in one vector.
[[gnu::always_inline]] inline Vector sumsOverLanes(const Vector* v) {
#if defined(__AVX512F__)
    const auto pair = [](Vector a, Vector b) __attribute__((always_inline)) {
        return __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14) +
               __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
    };
    const auto four = [](Vector a, Vector b) __attribute__((always_inline)) {
        return __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13) +
               __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
    };
    const Vector a = four(pair(v[0], v[1]), pair(v[2], v[3]));
    const Vector b = four(pair(v[4], v[5]), pair(v[6], v[7]));
    return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11) +
           __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
#elif defined(__AVX2__)
    const auto pair = [](Vector a, Vector b) __attribute__((always_inline)) {
        return __builtin_shufflevector(a, b, 0, 4, 2, 6) +
               __builtin_shufflevector(a, b, 1, 5, 3, 7);
    };
    const Vector a = pair(v[0], v[1]);
    const Vector b = pair(v[2], v[3]);
    return __builtin_shufflevector(a, b, 0, 1, 4, 5) + __builtin_shufflevector(a, b, 2, 3, 6, 7);
#else
    return __builtin_shufflevector(v[0], v[1], 0, 2) + __builtin_shufflevector(v[0], v[1], 1, 3);
#endif
}

} // namespace
