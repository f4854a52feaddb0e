#pragma once

#include "core/engine/kernels/descent_kernels.h"
#include "core/engine/kernels/eights.h"

#include <limits>

namespace {

using dpfm::engine::kernels::DescentCheck;

DPFM_INLINE double sumOf(Eight a) {
    double numbers[kEight];
    storeEight(numbers, a);
    double sum = 0.0;
    for (const double number : numbers)
        sum += number;
    return sum;
}

DescentCheck descend(double* weights, const double* gradient, std::size_t count, double rate,
                     unsigned char* updated) {
    const Eight zero = eightOf(0.0);
    const Eight smallest = eightOf(std::numeric_limits<double>::denorm_min());
    const Eight against = eightOf(-rate); // w + (−rate)·δ is w − rate·δ to the bit
    Eight gradientCheck = zero;
    Eight weightCheck = zero;
    std::size_t i = 0;
    for (; i + kEight <= count; i += kEight) {
        const Eight slope = loadEight(gradient + i);
        const Eight weight = loadEight(weights + i) + against * slope;
        storeEight(weights + i, weight);
        gradientCheck = gradientCheck + slope * zero;
        weightCheck = weightCheck + weight * zero;
        updated[i / kEight] |=
            static_cast<unsigned char>(bitsOf(atLeast(magnitude(slope), smallest)));
    }
    DescentCheck check{sumOf(gradientCheck), sumOf(weightCheck)};
    for (; i < count; ++i) {
        weights[i] -= rate * gradient[i];
        check.gradient += gradient[i] * 0.0;
        check.weights += weights[i] * 0.0;
        if (gradient[i] != 0.0)
            updated[i / kEight] |= static_cast<unsigned char>(1U << (i % kEight));
    }
    return check;
}

void countNonzero(const double* numbers, std::size_t count, double* counts) {
    const Eight zero = eightOf(0.0);
    const Eight one = eightOf(1.0);
    const Eight smallest = eightOf(std::numeric_limits<double>::denorm_min());
    std::size_t i = 0;
    for (; i + kEight <= count; i += kEight) {
        const EightMask counted = atLeast(magnitude(loadEight(numbers + i)), smallest);
        storeEight(counts + i, loadEight(counts + i) + where(counted, one, zero));
    }
    for (; i < count; ++i)
        counts[i] += numbers[i] != 0.0 ? 1.0 : 0.0;
}

} // namespace
