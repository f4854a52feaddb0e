#include "core/engine/descent.h"

#include "core/engine/kernels/descent_kernels.h"

#include <cassert>

namespace dpfm::engine {

namespace {

kernels::Descend kernelOf(InstructionSet set) {
    switch (set) {
    case InstructionSet::Avx512:
        return kernels::kDescendAvx512;
    case InstructionSet::Avx2:
        return kernels::kDescendAvx2;
    case InstructionSet::Plain:
        break;
    }
    return kernels::kDescendPlain;
}

} // namespace

Descent descend(InstructionSet set, std::span<double> weights, std::span<const double> gradient,
                PlaceRange range, double rate, std::span<unsigned char> updated) {
    assert(range.first % 8 == 0 && range.first + range.count <= weights.size());
    const kernels::DescentCheck check =
        kernelOf(set)(weights.data() + range.first, gradient.data() + range.first, range.count,
                      rate, updated.data() + range.first / 8);
    return {check.gradient == 0.0, check.weights == 0.0};
}

} // namespace dpfm::engine
