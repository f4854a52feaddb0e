#include "core/training/trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dpfm::training {

namespace {

bool allFinite(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

std::unique_ptr<engine::GradientEngine> makeEngine(const network::Topology& topology,
                                                   const network::TrainingSettings& settings,
                                                   std::size_t registers) {
    if (settings.method == network::Method::Backpropagation)
        return engine::makeBackpropagationEngine(topology, settings.loss);
    return engine::makeReferenceEngine(topology, settings.loss, registers);
}

double share(std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

Trainer::Trainer(const network::Topology& topology, const network::TrainingSettings& settings,
                 std::size_t registers, network::Weights initialWeights,
                 const data::TrainingData& data)
    : topology_(topology)
    , settings_(settings)
    , data_(data)
    , engine_(makeEngine(topology, settings, registers))
    , optimizer_(settings.optimizer, topology.weightCount())
    , weights_(std::move(initialWeights))
    , gradient_(topology.weightCount(), 0.0) {
    assert(weights_.size() == topology_.weightCount());
}

EpochOutcome Trainer::runEpoch(std::span<const std::size_t> order, const RunControl& control) {
    assert(!order.empty());
    const int epoch = epoch_ + 1;
    const auto batchSize = static_cast<std::size_t>(settings_.batchSize);
    double lossSum = 0.0;
    std::size_t batches = 0;
    std::size_t correct = 0;
    for (std::size_t first = 0; first < order.size(); first += batchSize) {
        const auto rows = order.subspan(first, std::min(batchSize, order.size() - first));
        const auto batch = engine_->gradient(weights_, data_.training, rows, gradient_, control);
        if (!batch)
            return Cancelled{};
        if (!std::isfinite(batch->loss))
            return Divergence{epoch, "the training loss"};
        if (!allFinite(gradient_))
            return Divergence{epoch, "a gradient"};
        optimizer_.step(weights_, gradient_);
        if (!allFinite(weights_) || !optimizer_.finite())
            return Divergence{epoch, "a weight"};
        lossSum += batch->loss;
        // Losses that are finite one by one may still sum to more than a double holds.
        if (!std::isfinite(lossSum))
            return Divergence{epoch, "the training loss"};
        correct += batch->correct;
        ++batches;
    }
    const auto validation =
        engine::evaluate(topology_, settings_.loss, weights_, data_.validation, control);
    if (!validation)
        return Cancelled{};
    if (!std::isfinite(validation->loss))
        return Divergence{epoch, "the validation loss"};

    epoch_ = epoch;
    auto snapshot = std::make_shared<EpochSnapshot>();
    snapshot->metrics.epoch = epoch;
    snapshot->metrics.loss = lossSum / static_cast<double>(batches);
    snapshot->metrics.valLoss = validation->loss;
    if (data_.classification) {
        snapshot->metrics.accuracy = share(correct, order.size());
        snapshot->metrics.valAccuracy = share(validation->correct, validation->samples);
    }
    snapshot->weights = weights_;
    return SnapshotPtr(std::move(snapshot));
}

} // namespace dpfm::training
