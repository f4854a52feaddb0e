#pragma once

#include "tests/benchmarks/measure.h"
#include "tests/benchmarks/workload.h"

#include <optional>
#include <string>

namespace dpfm::bench {

/// PyTorch on the first run of a workload with sigmoids, a linear last layer and mse, by
/// pytorch_step.py in a process of its own: it is not timed in turns with the others.
struct PyTorchResult {
    std::string version;
    std::vector<double> gradient; ///< of the first batch, at the initial weights
    Timing timing;
};

/// None: python3 or torch is not installed.
std::optional<PyTorchResult> trainWithPyTorch(const Workload& workload, const Pace& pace);

} // namespace dpfm::bench
