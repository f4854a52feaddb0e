#pragma once

#include "core/autodiff/loss.h"
#include "core/base/control.h"
#include "core/network/topology.h"

#include <cstddef>
#include <optional>

namespace dpfm::hardware {

/// What the program itself takes, by the clock on the wall: medians of several measurements. These
/// are the only numbers of this room that are measured, and they are another at every try.
struct Latency {
    double prediction = 0.0; ///< seconds: the outputs of one sample, no registers
    double sample = 0.0;     ///< seconds: loss and gradient of one sample, a batch of its own
    double batch = 0.0;      ///< seconds: loss and gradient of a whole batch
};

/// Measures for about a quarter of a second, on the calling thread: DPFM with `registers` (0: all)
/// by the engine that training would use, with initial weights and random inputs of [0, 1). None:
/// it was asked to stop.
std::optional<Latency> measureLatency(const network::Topology& topology, autodiff::Loss loss,
                                      std::size_t registers, std::size_t batch,
                                      const RunControl& control);

} // namespace dpfm::hardware
