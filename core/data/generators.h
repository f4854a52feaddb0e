#pragma once

#include "core/data/dataset.h"

#include <cstdint>

namespace dpfm::data {

/// The workshop's task: `inputs` numbers uniform in [0, 1), the target their sum (added in input
/// order) plus `noise` times a normal number. Samples come in the seed's order, so the first N of
/// a larger set are the set of N; noise has a stream of its own, so it does not move the inputs.
Dataset sumOfInputs(std::size_t count, std::size_t inputs, double noise, std::uint64_t seed);

} // namespace dpfm::data
