#pragma once

#include "tests/benchmarks/learner.h"

namespace dpfm::bench {

/// How far a gradient is from what it should be: per layer the largest |difference| over the
/// largest |gradient|, and of the layers the largest. Infinity for NaN.
double gradientError(const network::Topology& topology, std::span<const double> got,
                     std::span<const double> expected);

/// How far a learner's gradients are from the reference engine's, at most, over the runs and the
/// first two batches. The learner's gradient is what a step at learning rate 1 takes off the
/// weights.
double gradientError(const LearnerKind& kind, const Workload& workload, std::size_t registers);

/// The largest error that is rounding and no mistake.
inline constexpr double kGradientTolerance = 1e-9;

} // namespace dpfm::bench
