#pragma once

#include <cstddef>

namespace dpfm::engine::kernels {

/// Zeros, or NaN where something is infinite or NaN.
struct DescentCheck {
    double gradient = 0.0;
    double weights = 0.0;
};

/// See engine::descend(), by instruction set.
using Descend = DescentCheck (*)(double* weights, const double* gradient, std::size_t count,
                                 double rate, unsigned char* updated);

/// See engine::countNonzero(), by instruction set.
using CountNonzero = void (*)(const double* numbers, std::size_t count, double* counts);

extern const Descend kDescendPlain;
extern const Descend kDescendAvx2;
extern const Descend kDescendAvx512;
extern const CountNonzero kCountNonzeroPlain;
extern const CountNonzero kCountNonzeroAvx2;
extern const CountNonzero kCountNonzeroAvx512;

} // namespace dpfm::engine::kernels
