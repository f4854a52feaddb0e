#include "ui/session/run_record.h"

#include "core/network/variants.h"
#include "ui/session/provenance.h"

#include <algorithm>
#include <utility>

namespace dpfm::session {

const network::Experiment& SweepRecord::experimentOf(const sweep::GridRun& run) const {
    return variants.empty() ? experiment : variants[run.parameters.variant];
}

bool SweepRecord::complete() const {
    return remaining().empty();
}

std::vector<sweep::GridRun> SweepRecord::remaining() const {
    std::vector<sweep::GridRun> left;
    for (const RunRecord& run : runs)
        if (!run.marks.deleted && run.status != RunStatus::Completed &&
            run.status != RunStatus::Diverged) {
            left.push_back(run.run);
            if (run.learner && !run.epochs.empty() &&
                training::canGoOn(experimentOf(run.run), run.run.parameters.method))
                left.back().from = std::make_shared<const training::RunState>(training::RunState{
                    run.epochs.back().epoch, run.weights, run.layers, run.learner});
        }
    return left;
}

std::vector<std::size_t> SweepRecord::damaged() const {
    std::vector<std::size_t> found;
    for (const RunRecord& run : runs)
        if (run.damaged && !run.marks.deleted)
            found.push_back(run.run.index);
    return found;
}

std::size_t SweepRecord::deletedCount() const {
    return static_cast<std::size_t>(std::count_if(
        runs.begin(), runs.end(), [](const RunRecord& run) { return run.marks.deleted; }));
}

SweepRecord newSweep(const network::Experiment& experiment) {
    SweepRecord sweep;
    sweep.experiment = experiment;
    if (!experiment.sweep.fields.empty())
        sweep.variants = network::variantsOf(experiment);
    sweep.provenance = currentProvenance();
    for (const sweep::GridRun& run : sweep::grid(experiment)) {
        RunRecord record;
        record.run = run;
        sweep.runs.push_back(std::move(record));
    }
    return sweep;
}

} // namespace dpfm::session
