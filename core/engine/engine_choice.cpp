#include "core/engine/gradient_engine.h"

namespace dpfm::engine {

namespace {

/// Weights of the first layer from which on the sparse engine was measured to be quicker, whatever
/// R and however many runs the dense engine has in its lanes (16-16-3, 32-5-3; not yet 8-16-3).
constexpr std::size_t kManyWeights = 160;

} // namespace

bool prefersSparseEngine(const network::Topology& topology) {
    return suitsSparseEngine(topology) && topology.inputs() * topology.width(1) >= kManyWeights;
}

std::unique_ptr<GradientEngine> makeEngine(const network::Topology& topology, autodiff::Loss loss,
                                           std::size_t registers) {
    if (prefersSparseEngine(topology))
        return makeSparseEngine(topology, loss, registers, usedInstructionSet());
    if (suitsDenseEngine(topology))
        return makeDenseEngine(topology, loss, registers, usedInstructionSet());
    return makeReferenceEngine(topology, loss, registers);
}

} // namespace dpfm::engine
