#pragma once

#include "core/base/control.h"
#include "core/base/error.h"
#include "core/sweep/grid.h"

#include <span>
#include <stop_token>
#include <variant>

namespace dpfm::sweep {

/// Told what happens in a sweep, on the worker threads, several at once: an implementation locks
/// for itself and must not block. One run's calls come in order: started, its epochs, ended.
class SweepObserver {
public:
    virtual ~SweepObserver() = default;
    virtual void runStarted(const GridRun& run) = 0;
    virtual void epochFinished(const GridRun& run, training::SnapshotPtr snapshot) = 0;
    /// `seconds` is the wall time since runStarted(), pauses included; 0 of a run that went on from
    /// before, whose whole time is not known. Runs that are trained side by side spend it together.
    virtual void runEnded(const GridRun& run, const training::RunOutcome& outcome,
                          double seconds) = 0;
};

struct Finished {};
using SweepOutcome = std::variant<Finished, training::Cancelled, Error>;

/// Whether the threads of a sweep let others go first.
enum class SweepPriority {
    Normal,
    Background, ///< lowers them for good (see lowerThreadPriority()), the caller's own included
};

/// Trains the given runs (all of grid(), or those that are still missing), several at a time, and
/// returns when the last has ended. The experiment is validated first, and its data files are read;
/// a stop is not heard until images are, but within a table. A run that diverges ends alone; the
/// sweep is still Finished, as it is when a stop comes after the last run's end. If a run fails,
/// for want of memory say, it and the others end as Cancelled, and the Error is returned. `jobs` is
/// the number of threads, 0 for one a core; there are never more than runs. What a run computes
/// does not depend on it. Runs that fill an engine's lanes together are trained side by side (see
/// bundles()). Stopping and pausing are heard once a block of samples (in backpropagation once 256
/// samples, oftener in large networks).
SweepOutcome runSweep(const network::Experiment& experiment, std::span<const GridRun> runs,
                      int jobs, SweepObserver& observer, const std::stop_token& stop,
                      PauseGate* gate = nullptr, SweepPriority priority = SweepPriority::Normal);

} // namespace dpfm::sweep
