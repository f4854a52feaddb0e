#include "core/engine/gradient_engine.h"

namespace dpfm::engine {

std::unique_ptr<GradientEngine> makeEngine(const network::Topology& topology, autodiff::Loss loss,
                                           std::size_t registers) {
    if (suitsDenseEngine(topology))
        return makeDenseEngine(topology, loss, registers, usedInstructionSet());
    return makeReferenceEngine(topology, loss, registers);
}

} // namespace dpfm::engine
