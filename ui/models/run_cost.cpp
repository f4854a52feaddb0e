#include "ui/models/run_cost.h"

#include "core/hardware/multiplications.h"
#include "ui/models/run_group.h"
#include "ui/session/sweep_progress.h"

namespace dpfm::models {

double samplesPerEpoch(const session::SweepRecord& sweep, const session::RunRecord& run) {
    return static_cast<double>(
        session::trainingSamples(sweep.experimentOf(run.run), run.run.parameters.corpus));
}

double multiplicationsPerEpoch(const session::SweepRecord& sweep, const session::RunRecord& run) {
    const network::Topology topology(sweep.experimentOf(run.run));
    const RegisterCategory category = categoryOf(run.run.parameters);
    const double perSample = category.method == network::Method::Backpropagation
                                 ? hardware::backpropagationMultiplications(topology)
                                 : hardware::forwardMultiplications(
                                       topology, static_cast<std::size_t>(category.registers));
    return perSample * samplesPerEpoch(sweep, run);
}

} // namespace dpfm::models
