#pragma once

#include "core/base/result.h"

#include <vector>

namespace dpfm::hardware {

/// The workshop's estimate of a device for DPFM, with its numbers as the defaults. Every one may be
/// changed.
struct WorkshopEstimate {
    // One layer for one batch:
    double batch = 10.0;
    double neurons = 5.0;
    double weights = 5.0; ///< of a neuron
    double lanes = 17.0;  ///< products for each weight: the value and R = 16 registers
    double multipliers = 220.0;
    double clockMHz = 100.0;
    // From a layer to what the workshop compares:
    double layers = 2.0;
    double executions = 5.0;   ///< of each layer
    double firstSeconds = 6.5; ///< of the two software times it compares with
    double secondSeconds = 567.0;
    // Its latency in software:
    double passMilliseconds = 1.0; ///< of one pass of one sample
    double samples = 10.0;
    double kernelMilliseconds = 20.0;

    bool operator==(const WorkshopEstimate&) const = default;
};

/// Its steps, in its order. With the defaults:
struct WorkshopResult {
    double multiplications = 0.0;    ///< 10 × 5 × 5 × 17 = 4 250
    double exactCycles = 0.0;        ///< 4 250/220 = 19.3
    double cycles = 0.0;             ///< 20, because a cycle is whole
    double utilisation = 0.0;        ///< 4 250/(20 × 220) = 96.6 %
    double layerNanoseconds = 0.0;   ///< 20 × 10 ns = 200
    double milliseconds = 0.0;       ///< 2 layers × 5 executions × 200 ns = 0.002
    double firstRatio = 0.0;         ///< 6.5 s/0.002 ms = 3.25 million
    double secondRatio = 0.0;        ///< 567 s/0.002 ms = 283.5 million
    double sampleMilliseconds = 0.0; ///< a pass for each lane: 1 ms × 17 = 17
    double batchMilliseconds = 0.0;  ///< × 10 samples = 170
    double kernelRatio = 0.0;        ///< 170/20 = 8.5
};

/// The estimate must be valid.
WorkshopResult workOut(const WorkshopEstimate& estimate);

/// What is zero, negative, not a number or absurd, each with its field as place: "batch",
/// "neurons", "weights", "lanes", "multipliers", "layers", "executions", "samples" (whole numbers),
/// "clock", "first_time", "second_time", "pass_time", "kernel_time".
std::vector<Error> validate(const WorkshopEstimate& estimate);

} // namespace dpfm::hardware
