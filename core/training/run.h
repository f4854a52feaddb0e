#pragma once

#include "core/base/control.h"
#include "core/network/experiment.h"
#include "core/training/trainer.h"

#include <cstdint>
#include <functional>

namespace dpfm::training {

/// What tells one run of an experiment from another. A run depends on the experiment and these
/// alone, never on threads, load or other runs.
struct RunParameters {
    network::Method method = network::Method::Dpfm;
    int corpus = 0;
    int registers = 0; ///< R, 0 for all
    std::uint64_t seed = 0;

    bool operator==(const RunParameters&) const = default;
};

/// A run that came to its last epoch.
struct Completed {};
using RunOutcome = std::variant<Completed, Divergence, Cancelled>;

/// Trains one run from its first epoch to its last, and calls `onEpoch` on this thread after each.
/// The experiment must be valid.
RunOutcome trainRun(const network::Experiment& experiment, const RunParameters& parameters,
                    const std::function<void(SnapshotPtr)>& onEpoch, const RunControl& control);

} // namespace dpfm::training
