#pragma once

#include "core/network/experiment.h"
#include "core/sweep/grid.h"
#include "core/training/fidelity_reading.h"
#include "core/training/snapshot.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace dpfm::session {

enum class RunStatus {
    Pending, ///< not started, or started and cut off: see SweepRecord::remaining()
    Running,
    Completed,
    Diverged,
};

/// What a person made of a run; training it again changes nothing of this.
struct RunMarks {
    QString note;
    bool pinned = false;
    /// Out of the table, figures, comparisons and exports, and not to be trained. Only a mark: the
    /// run and its epochs stay in the document as long as its sweep, so it can be taken back.
    bool deleted = false;
    int color = 0; ///< 0: as its register count has it; else a number of models::runColor()

    bool operator==(const RunMarks&) const = default;
};

/// The marks of a run of some sweep.
struct MarkedRun {
    std::size_t run = 0; ///< by grid index
    RunMarks marks;

    bool operator==(const MarkedRun&) const = default;
};

/// A run with all that is known of it.
struct RunRecord {
    sweep::GridRun run;
    RunStatus status = RunStatus::Pending;
    std::vector<training::EpochMetrics> epochs;
    /// The weights after the last of `epochs`; empty before the first.
    network::Weights weights;
    /// What each layer's weights got up to then; empty before the first epoch, and in documents of
    /// version 1, which do not hold it.
    std::vector<training::LayerActivity> layers;
    /// Readings by epoch and, with them, what fed the weights up to the last; empty and null if
    /// they are not recorded.
    std::vector<training::FidelityReadingPtr> fidelity = {};
    std::shared_ptr<const training::WeightsFed> fed = nullptr;
    /// Of a run that was cut off: what it goes on with after the last of `epochs`, beside `weights`
    /// and `layers`. Null where it begins again.
    std::shared_ptr<const training::LearnerState> learner = nullptr;
    double seconds = 0.0; ///< wall time of an ended run
    QString divergence;   ///< of a diverged run: which figure was not finite
    int divergedEpoch = 0;
    /// What its file held of it was not what had been written; nothing of it was taken, and it is
    /// to be trained again.
    bool damaged = false;
    RunMarks marks;
    bool marksDamaged = false; ///< the same of the marks: none were taken
};

/// Where results came from.
struct Provenance {
    QString programVersion;
    QString build;   ///< "Release, GNU 12.2.0"; empty in documents of versions 1 and 2
    QString machine; ///< processor architecture, number of cores, instruction set used
    QString operatingSystem;
    QDateTime started; ///< UTC
};

/// One sweep: an experiment as it was when it was started, and its whole grid of runs, by index.
struct SweepRecord {
    qint64 id = 0;
    network::Experiment experiment;
    /// What the experiment is by its swept fields (see network/variants.h); empty without any.
    std::vector<network::Experiment> variants = {};
    Provenance provenance;
    QString notes;
    std::vector<RunRecord> runs;

    /// The experiment that a run trains: of its variant.
    const network::Experiment& experimentOf(const sweep::GridRun& run) const;
    /// Whether every run is completed or diverged, those that are deleted aside.
    bool complete() const;
    /// The runs that are not: what is left to train. A run that was cut off goes on after its last
    /// epoch, where that is known and it can (see training::canGoOn()).
    std::vector<sweep::GridRun> remaining() const;
    /// The indices of runs that are damaged, those that are deleted aside.
    std::vector<std::size_t> damaged() const;
    /// How many runs are deleted.
    std::size_t deletedCount() const;
};

/// A sweep that is started now, with its whole grid pending; not in any file yet.
SweepRecord newSweep(const network::Experiment& experiment);

} // namespace dpfm::session
