#include "core/training/run.h"

namespace dpfm::training {

RunOutcome trainRun(const network::Experiment& experiment, const RunParameters& parameters,
                    const std::function<void(SnapshotPtr)>& onEpoch, const RunControl& control) {
    if (!control.proceed())
        return Cancelled{};
    const data::TrainingData data = data::prepare(experiment, parameters.corpus, parameters.seed);
    network::TrainingSettings settings = experiment.training;
    settings.method = parameters.method;
    Trainer trainer(network::Topology(experiment), settings,
                    static_cast<std::size_t>(parameters.registers),
                    network::initialWeights(experiment, parameters.seed), data);
    EpochOrders orders(parameters.seed, data.training.count());
    for (int epoch = 1; epoch <= settings.epochs; ++epoch) {
        EpochOutcome outcome = trainer.runEpoch(orders.next(), control);
        if (const auto* divergence = std::get_if<Divergence>(&outcome))
            return *divergence;
        if (std::holds_alternative<Cancelled>(outcome))
            return Cancelled{};
        onEpoch(std::get<SnapshotPtr>(std::move(outcome)));
    }
    return Completed{};
}

} // namespace dpfm::training
