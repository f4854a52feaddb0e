#pragma once

#include "core/network/weights.h"
#include "core/training/optimizer.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace dpfm::training {

/// The figures of one epoch.
struct EpochMetrics {
    int epoch = 0;        ///< from 1
    double loss = 0.0;    ///< plain mean of the batch losses, each as seen before its update
    double valLoss = 0.0; ///< on the validation part, after the epoch's last update
    /// Shares of correctly classified samples, in classification only: in training as seen before
    /// each update, and on the validation part.
    std::optional<double> accuracy;
    std::optional<double> valAccuracy;

    bool operator==(const EpochMetrics&) const = default;
};

/// What one layer's weights got of a run so far, from its first epoch on.
struct LayerActivity {
    std::size_t weights = 0;        ///< the layer's weights and biases
    std::size_t updatedWeights = 0; ///< those that had a gradient in at least one batch
    /// Registers that reached the outputs with a weight of this layer, counted over the samples of
    /// each epoch's first batch. 0 in backpropagation, which has none.
    std::size_t registers = 0;

    bool operator==(const LayerActivity&) const = default;
};

/// How many batches gave each weight a gradient. A weight whose count lags behind starves.
struct WeightsFed {
    std::uint64_t batches = 0;           ///< trained so far
    std::vector<std::uint64_t> byWeight; ///< by id

    bool operator==(const WeightsFed&) const = default;
};

struct FidelityReading;

/// What is recorded beside an epoch's figures (see fidelity_recorder.h): both or neither.
struct Recorded {
    std::shared_ptr<const FidelityReading> fidelity;
    std::shared_ptr<const WeightsFed> fed;
};

/// What a learner has beside its weights when an epoch is over, and goes on with. By weight id.
struct LearnerState {
    OptimizerState optimizer;
    std::vector<double> remembered;    ///< of error feedback; empty for other selections
    std::vector<std::uint8_t> updated; ///< 1 if the weight ever had a gradient
};

/// What an epoch ended with; never changed after it is made, so it may be shared between threads.
struct EpochSnapshot {
    EpochMetrics metrics;
    network::Weights weights;
    std::vector<LayerActivity> layers; ///< one for each layer of neurons
    Recorded recorded = {};            ///< if a reading was due
    /// With it, the weights and the layers a run can go on from here; null of runs that cannot (see
    /// canGoOn()), and of live ones.
    std::shared_ptr<const LearnerState> learner = nullptr;
};
using SnapshotPtr = std::shared_ptr<const EpochSnapshot>;

} // namespace dpfm::training
