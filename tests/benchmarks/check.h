#pragma once

#include "tests/benchmarks/learner.h"

namespace dpfm::bench {

/// How far a learner's gradients are from the reference engine's, at most, over the runs and the
/// first two batches: |difference| over the largest |gradient| of the same layer. The learner's
/// gradient is what a step at learning rate 1 takes off the weights.
double gradientError(const LearnerKind& kind, const Workload& workload, std::size_t registers);

/// The largest error that is rounding and no mistake.
inline constexpr double kGradientTolerance = 1e-9;

} // namespace dpfm::bench
