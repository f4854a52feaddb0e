#pragma once

#include "core/base/random.h"
#include "core/data/split.h"
#include "core/engine/gradient_engine.h"
#include "core/network/experiment.h"
#include "core/network/weights.h"
#include "core/training/optimizer.h"
#include "core/training/snapshot.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>

namespace dpfm::training {

/// NaN or infinity appeared in a loss, a gradient or a weight (or in its optimizer's state).
struct Divergence {
    int epoch = 0;
    std::string what; ///< "the training loss", "a gradient", "a weight", "the validation loss"
};
struct Cancelled {};
using EpochOutcome = std::variant<SnapshotPtr, Divergence, Cancelled>;

/// One network in training, epoch by epoch. Deterministic: what it computes depends on what it is
/// given here and on the orders alone. One thread at a time.
class Trainer {
public:
    /// `registers` is R of DPFM, 0 for all; backpropagation ignores it. `data` must outlive this.
    Trainer(const network::Topology& topology, const network::TrainingSettings& settings,
            std::size_t registers, network::Weights initialWeights, const data::TrainingData& data);

    /// Trains one epoch over the training part in the given order, batch by batch; the last batch
    /// may be shorter. After a divergence or a cancellation it must not be called again.
    EpochOutcome runEpoch(std::span<const std::size_t> order, const RunControl& control);

    const network::Weights& weights() const { return weights_; }
    int epoch() const { return epoch_; } ///< epochs completed

private:
    network::Topology topology_;
    network::TrainingSettings settings_;
    const data::TrainingData& data_;
    std::unique_ptr<engine::GradientEngine> engine_;
    Optimizer optimizer_;
    network::Weights weights_;
    std::vector<double> gradient_;
    int epoch_ = 0;
};

/// The orders of a run's epochs: each a fresh Fisher–Yates permutation of the training part, from
/// the seed's stream. The same for every R.
class EpochOrders {
public:
    EpochOrders(std::uint64_t seed, std::size_t samples)
        : stream_(seed, Purpose::Order)
        , samples_(samples) {}
    std::vector<std::size_t> next() { return stream_.permutation(samples_); }

private:
    RandomStream stream_;
    std::size_t samples_;
};

} // namespace dpfm::training
