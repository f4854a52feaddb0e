#pragma once

#include "core/network/experiment.h"
#include "core/sweep/grid.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>

/// How long a sweep will take, from trials of its own runs on this machine.
namespace dpfm::sweep {

/// Trains these runs of an experiment without swept fields side by side, and returns the seconds
/// that took; none if they cannot be trained or it was stopped.
using Trial = std::function<std::optional<double>(const network::Experiment& experiment,
                                                  std::span<const training::RunParameters> runs)>;

/// An estimate, not a promise: other programs, cooling and disks have a say.
struct TimeEstimate {
    double seconds = 0.0;
    std::size_t trials = 0;  ///< bundles that were tried, …
    std::size_t bundles = 0; ///< … of so many (see bundles())
};

/// Tries bundles of the runs, spread over all of them, until `budget` seconds are used or
/// kMostTrials are made: each with its data cut to a few batches, once for one epoch and once for
/// three, which tells what an epoch takes and what comes before it. The rest is arithmetic: epochs
/// × samples of each bundle, what was tried standing for what lies nearest, divided by the threads,
/// but not less than the longest bundle. None if nothing could be tried. The experiment must be
/// valid; its runs are those still to be trained.
std::optional<TimeEstimate> estimateTime(const network::Experiment& experiment,
                                         std::span<const GridRun> runs, int jobs, double budget,
                                         const Trial& trial);

inline constexpr std::size_t kMostTrials = 32;

/// By training and a clock. A stop ends it soon; then what it returns is none.
Trial timedTrial(const std::stop_token& stop);

} // namespace dpfm::sweep
