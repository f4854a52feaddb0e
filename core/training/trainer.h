#pragma once

#include "core/base/random.h"
#include "core/engine/gradient_engine.h"
#include "core/training/learner.h"

#include <cstdint>
#include <memory>
#include <span>
#include <variant>

namespace dpfm::training {

struct Cancelled {};
using EpochOutcome = std::variant<SnapshotPtr, Divergence, Cancelled>;

/// The engine that a method trains with; `registers` is R, 0 for all. A selection other than the
/// largest has the reference engine, which is slower than those of the method.
std::unique_ptr<engine::GradientEngine> makeEngine(const network::Topology& topology,
                                                   const network::TrainingSettings& settings,
                                                   std::size_t registers);

/// A Learner with an engine of its own: one network in training, epoch by epoch. One thread at a
/// time.
class Trainer {
public:
    /// `registers` is R, 0 for all; backpropagation ignores it. `data` must outlive this.
    Trainer(const network::Topology& topology, const network::TrainingSettings& settings,
            std::size_t registers, const network::Weights& initialWeights,
            const data::TrainingData& data);

    /// Trains one epoch over the training part in the given order, batch by batch; the last batch
    /// may be shorter. After a divergence or a cancellation it must not be called again.
    EpochOutcome runEpoch(std::span<const std::size_t> order, const RunControl& control);

    network::Weights weights() const { return learner_.weights(); }
    int epoch() const { return learner_.epoch(); } ///< epochs completed

private:
    std::unique_ptr<engine::GradientEngine> engine_;
    engine::Evaluator evaluator_;
    Learner learner_;
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
