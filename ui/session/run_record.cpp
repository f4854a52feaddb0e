#include "ui/session/run_record.h"

#include "core/network/variants.h"
#include "ui/session/provenance.h"

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
        if (run.status != RunStatus::Completed && run.status != RunStatus::Diverged)
            left.push_back(run.run);
    return left;
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
