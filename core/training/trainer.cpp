#include "core/training/trainer.h"

#include <utility>

namespace dpfm::training {

std::unique_ptr<engine::GradientEngine> makeEngine(const network::Topology& topology,
                                                   const network::TrainingSettings& settings,
                                                   std::size_t registers) {
    switch (settings.method) {
    case network::Method::Backpropagation:
        return engine::makeBackpropagationEngine(topology, settings.loss);
    case network::Method::MeProp:
        return engine::makeMePropEngine(topology, settings.loss, registers);
    case network::Method::Dpfm:
        break;
    }
    if (settings.selection != autodiff::Selection::Largest)
        return engine::makeReferenceEngine(topology, settings.loss, registers, settings.selection);
    return engine::makeEngine(topology, settings.loss, registers);
}

Trainer::Trainer(const network::Topology& topology, const network::TrainingSettings& settings,
                 std::size_t registers, const network::Weights& initialWeights,
                 const data::TrainingData& data)
    : engine_(makeEngine(topology, settings, registers))
    , evaluator_(topology, settings.loss)
    , learner_(topology, settings, initialWeights, data, engine_->layout()) {}

EpochOutcome Trainer::runEpoch(std::span<const std::size_t> order, const RunControl& control) {
    learner_.beginEpoch({order.begin(), order.end()});
    while (!learner_.epochDone()) {
        engine::Batch batch = learner_.nextBatch();
        if (!engine_->compute(std::span(&batch, 1), control))
            return Cancelled{};
        if (auto divergence = learner_.take(batch))
            return *std::move(divergence);
    }
    const auto validation =
        evaluator_.evaluate(learner_.weights(), learner_.data().validation, control);
    if (!validation)
        return Cancelled{};
    auto ended = learner_.endEpoch(*validation);
    if (auto* divergence = std::get_if<Divergence>(&ended))
        return std::move(*divergence);
    return std::get<SnapshotPtr>(std::move(ended));
}

} // namespace dpfm::training
