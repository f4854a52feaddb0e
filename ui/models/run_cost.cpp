#include "ui/models/run_cost.h"

#include "core/network/multiplications.h"
#include "ui/models/run_group.h"
#include "ui/session/sweep_progress.h"

namespace dpfm::models {

namespace {

double multiplicationsPerSample(const network::Topology& topology,
                                const RegisterCategory& category) {
    const auto registers = static_cast<std::size_t>(category.registers);
    switch (category.method) {
    case network::Method::Dpfm:
        return network::forwardMultiplications(topology, registers);
    case network::Method::MeProp:
        return network::mePropMultiplications(topology, registers);
    case network::Method::Backpropagation:
        break;
    }
    return network::backpropagationMultiplications(topology);
}

} // namespace

double samplesPerEpoch(const session::SweepRecord& sweep, const session::RunRecord& run) {
    return static_cast<double>(
        session::trainingSamples(sweep.experimentOf(run.run), run.run.parameters.corpus));
}

double multiplicationsPerEpoch(const session::SweepRecord& sweep, const session::RunRecord& run) {
    const network::Experiment& experiment = sweep.experimentOf(run.run);
    const network::Topology topology(experiment);
    const RegisterCategory category = categoryOf(run.run.parameters);
    double perSample = multiplicationsPerSample(topology, category);
    // Error feedback passes each sample once more, in full.
    if (category.method == network::Method::Dpfm &&
        experiment.training.selection == autodiff::Selection::ErrorFeedback)
        perSample += network::forwardMultiplications(topology, 0);
    return perSample * samplesPerEpoch(sweep, run);
}

} // namespace dpfm::models
