#include "core/engine/descent.h"

#include "core/engine/kernels/descent_kernels.h"

#include <cassert>

namespace dpfm::engine {

namespace {

struct Kernels {
    kernels::Descend descend;
    kernels::CountNonzero countNonzero;
};

Kernels kernelsOf(InstructionSet set) {
    switch (set) {
    case InstructionSet::Avx512:
        return {kernels::kDescendAvx512, kernels::kCountNonzeroAvx512};
    case InstructionSet::Avx2:
        return {kernels::kDescendAvx2, kernels::kCountNonzeroAvx2};
    case InstructionSet::Plain:
        break;
    }
    return {kernels::kDescendPlain, kernels::kCountNonzeroPlain};
}

} // namespace

Descent descend(InstructionSet set, std::span<double> weights, std::span<const double> gradient,
                PlaceRange range, double rate, std::span<unsigned char> updated) {
    assert(range.first % 8 == 0 && range.first + range.count <= weights.size());
    const kernels::DescentCheck check =
        kernelsOf(set).descend(weights.data() + range.first, gradient.data() + range.first,
                               range.count, rate, updated.data() + range.first / 8);
    return {check.gradient == 0.0, check.weights == 0.0};
}

void countNonzero(InstructionSet set, std::span<const double> numbers, PlaceRange range,
                  std::span<double> counts) {
    assert(range.first + range.count <= numbers.size() && counts.size() == numbers.size());
    kernelsOf(set).countNonzero(numbers.data() + range.first, range.count,
                                counts.data() + range.first);
}

} // namespace dpfm::engine
