#pragma once

#include "core/base/control.h"
#include "core/base/result.h"
#include "core/network/experiment.h"
#include "core/training/trainer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace dpfm::training {

/// What tells one run of an experiment from another. A run depends on the experiment and these
/// alone, never on threads, load or other runs.
struct RunParameters {
    network::Method method = network::Method::Dpfm;
    int corpus = 0;
    int registers = 0; ///< R, 0 for all
    std::uint64_t seed = 0;
    /// Which variant of the experiment it is a run of (see network/variants.h).
    std::size_t variant = 0;

    bool operator==(const RunParameters&) const = default;
};

/// Where a run was when one of its epochs was over.
struct RunState {
    int epoch = 0;
    network::Weights weights;
    std::vector<LayerActivity> layers;
    std::shared_ptr<const LearnerState> learner; ///< never null
};

/// Whether a run of the experiment can go on from a RunState; one that is recorded cannot, for what
/// is recorded looks back.
bool canGoOn(const network::Experiment& experiment, network::Method method);

/// Whether a state, of which every number may be wrong, has all that a run of the experiment (of
/// its variant) and the method has at an epoch of its own, and nothing else.
bool fits(const RunState& state, const network::Experiment& experiment, network::Method method);

/// A run that came to its last epoch.
struct Completed {};
using RunOutcome = std::variant<Completed, Divergence, Cancelled>;

/// Told what becomes of runs, on the thread that trains them.
struct RunObserver {
    std::function<void(std::size_t run, SnapshotPtr snapshot)> epochFinished;
    std::function<void(std::size_t run, const RunOutcome& outcome)> ended;
};

/// Trains runs of one variant, one method and one R side by side, from first epoch to last. Each
/// comes out as it would alone, to the bit; `run` counts from 0 in the order given. The experiment
/// must be valid and be that variant: swept fields are not looked at. What can still fail is
/// reading its data files; then nothing is trained, and nothing told.
/// `from` is empty, or has for each run where it goes on, null for its first epoch: a state that
/// fits(), of a run that canGoOn(). What comes out is the same to the bit as without a break, and
/// only the epochs after that are told.
Result<void> trainRuns(const network::Experiment& experiment, std::span<const RunParameters> runs,
                       const RunObserver& observer, const RunControl& control,
                       std::span<const std::shared_ptr<const RunState>> from = {});

/// Trains one run, and calls `onEpoch` on this thread after each epoch.
Result<RunOutcome> trainRun(const network::Experiment& experiment, const RunParameters& parameters,
                            const std::function<void(SnapshotPtr)>& onEpoch,
                            const RunControl& control);

} // namespace dpfm::training
