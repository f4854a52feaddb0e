#pragma once

#include "core/data/split.h"
#include "core/engine/gradient_engine.h"
#include "core/network/experiment.h"
#include "core/network/weights.h"
#include "core/training/optimizer.h"
#include "core/training/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace dpfm::training {

/// NaN or infinity appeared in a loss, a gradient or a weight (or in its optimizer's state).
struct Divergence {
    int epoch = 0;
    std::string what; ///< "the training loss", "a gradient", "a weight", "the validation loss"
};

struct RunState;

/// One network that learns, batch by batch. It says which batch comes next and takes what an engine
/// made of it, so that several can be computed side by side. Deterministic: what it becomes depends
/// on what it is given alone. One thread at a time.
///
/// An epoch: beginEpoch(), then nextBatch() and take() until epochDone(), then endEpoch(). After a
/// divergence it must not be used again.
class Learner {
public:
    /// `data` must outlive this; `layout` is that of the engine that computes the batches; `seed`
    /// is the run's, by which random selections are drawn.
    Learner(const network::Topology& topology, const network::TrainingSettings& settings,
            const network::Weights& initialWeights, const data::TrainingData& data,
            engine::WeightLayout layout, std::uint64_t seed = 0);

    /// `order` is the training part's rows as this epoch passes them; the last batch may be
    /// shorter.
    void beginEpoch(std::vector<std::size_t> order);
    bool epochDone() const { return rowsLeft() == 0; }
    std::size_t rowsLeft() const { return order_.size() - nextRow_; } ///< of the epoch
    /// The batch to compute next; valid until take().
    engine::Batch nextBatch();
    /// Updates the weights by a computed batch.
    std::optional<Divergence> take(const engine::Batch& batch);
    /// Completes the epoch with the loss on the validation part, and what else was found out of it.
    std::variant<SnapshotPtr, Divergence> endEpoch(const engine::Evaluation& validation,
                                                   Recorded recorded = {});

    network::Weights weights() const; ///< by id
    const data::TrainingData& data() const { return data_; }
    /// By id, of the last batch that was computed. With error feedback what the batch before it
    /// dropped is added once the batch is taken.
    network::Weights gradient() const;
    int epoch() const { return epoch_; } ///< epochs completed

    /// Goes on from where a learner of the same run was when an epoch was over: `state` fits().
    void goOn(const RunState& state);

    /// From now on, snapshots have what a run goes on with.
    void keepStates() { keepsStates_ = true; }

    /// From now on, count which weights the batches give a gradient.
    void countFed() { fed_.assign(layout_.size(), 0.0); }
    /// Of the batches taken since; not to be asked without countFed().
    WeightsFed fed() const;

    /// Changes by hand, between take() and nextBatch(). The state of the optimizer stays.
    void setWeight(WeightId weight, double value); ///< finite
    void setLearningRate(double learningRate) { optimizer_.setLearningRate(learningRate); }
    void setBatchSize(int batchSize) { batchSize_ = static_cast<std::size_t>(batchSize); }

private:
    /// Adds to the gradient what pruning dropped before, and remembers what it drops now.
    void feedBack();
    void count();
    /// Updates the weights and notes which. What is not finite, if anything.
    std::optional<std::string> update();
    std::vector<LayerActivity> activity() const;
    LearnerState state() const;
    bool isUpdated(std::size_t place) const {
        return (static_cast<unsigned>(updated_[place / 8]) >> (place % 8) & 1U) != 0;
    }

    const data::TrainingData& data_;
    std::uint64_t seed_;
    std::size_t batchSize_;
    engine::WeightLayout layout_;
    Optimizer optimizer_;
    AlignedVector<double> weights_; ///< these by place of the layout, as all that follow
    AlignedVector<double> gradient_;
    /// Of error feedback; none otherwise: what pruning dropped of the batch at hand, and what it
    /// dropped of the last one that was taken, from 0.
    AlignedVector<double> dropped_;
    AlignedVector<double> remembered_;
    std::vector<engine::PlaceRange> touched_; ///< where the gradient may be other than 0
    bool weightsAreFinite_ = false;
    std::vector<std::size_t> weightsOfLayer_;
    std::vector<unsigned char> updated_; ///< a bit a weight: whether it ever had a gradient
    AlignedVector<double> fed_; ///< empty if it is not counted; doubles, as what is compared
    std::uint64_t batchesCounted_ = 0;
    bool keepsStates_ = false;
    std::vector<std::size_t> registersOfBatch_;
    std::vector<std::size_t> registers_; ///< by layer, so far

    int epoch_ = 0;
    std::vector<std::size_t> order_;
    std::size_t nextRow_ = 0;
    double lossSum_ = 0.0;
    std::size_t batches_ = 0;
    std::size_t correct_ = 0;
};

} // namespace dpfm::training
