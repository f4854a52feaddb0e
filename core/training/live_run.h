#pragma once

#include "core/network/workings.h"
#include "core/training/run.h"
#include "core/training/trainer.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dpfm::training {

/// How far one step of a live run goes.
enum class StepUnit { Stage, Neuron, Sample, Batch, Epoch };

/// Where a live run stands. Within a batch it walks through its samples, in a sample through the
/// neurons, in a neuron through what happens there; then the sample's loss, and after the batch's
/// last sample the update of the weights.
struct LivePosition {
    enum class Moment {
        Start,  ///< before a batch of which nothing is walked yet
        Neuron, ///< in `layer`, `neuron`, at `stage`, of a sample's pass
        Loss,   ///< a sample has passed: its loss and the gradients of its outputs
        Update, ///< a batch has changed the weights
    };

    int epoch = 0;           ///< epochs completed
    std::size_t batch = 0;   ///< of the epoch under way, from 0; at Update the one that was taken
    std::size_t batches = 0; ///< in an epoch
    Moment moment = Moment::Start;
    std::size_t sample = 0;  ///< in the batch, from 0
    std::size_t samples = 0; ///< of the batch
    std::size_t row = 0;     ///< the sample's, in the training part
    std::size_t layer = 1;
    std::size_t neuron = 0;
    network::NeuronStage stage = network::NeuronStage::Inputs;

    /// Whether a sample of the training part is on its way through the network.
    bool inSample() const { return moment == Moment::Neuron || moment == Moment::Loss; }
    bool operator==(const LivePosition&) const = default;
};

/// What a batch did to the weights; all by id.
struct LiveUpdate {
    network::Weights before;
    network::Weights gradient; ///< of the batch's loss, and what error feedback adds to it
    network::Weights after;
    double loss = 0.0; ///< of the batch, before the update
};

/// Something that was changed by hand.
struct Touch {
    enum class What { Weight, Registers, LearningRate, BatchSize };
    int epoch = 0; ///< completed when it happened
    std::size_t batch = 0;
    What what = What::Weight;
    WeightId weight{}; ///< of Weight only
    double from = 0.0;
    double to = 0.0;

    bool operator==(const Touch&) const = default;
};

/// The epochs of a run of any length, in bounded memory: when there are kMost, every other one is
/// given up, and from then on one in twice as many is kept. The latest is always there.
class EpochHistory {
public:
    static constexpr std::size_t kMost = 2048;

    void add(const EpochMetrics& metrics);
    /// By epoch.
    const std::vector<EpochMetrics>& epochs() const { return epochs_; }

private:
    std::vector<EpochMetrics> epochs_;
    int stride_ = 1;
};

/// One network in training that a person may look into and touch at any moment. Left alone it
/// computes what a run of the same parameters does (trainRun()), to the bit, whatever the steps it
/// is taken in. DPFM only; R = 0 has the exact gradients. One thread at a time.
class LiveRun {
public:
    /// The experiment must be valid; of its sweep nothing is used. `data` is prepare()'s of the
    /// experiment, corpus and seed.
    LiveRun(const network::Experiment& experiment, const RunParameters& parameters,
            std::shared_ptr<const data::TrainingData> data);

    /// Goes on to the end of the given unit: of the stage, the neuron, the sample's pass (with its
    /// loss), the batch (with its update), the epoch. False: it was asked to stop, and nothing has
    /// changed but whole batches; or it has diverged.
    bool step(StepUnit unit, const RunControl& control);
    /// step(Batch) for training at full speed: what the batch did is not kept to be looked at.
    bool trainBatch(const RunControl& control);

    const LivePosition& position() const { return position_; }
    network::Weights weights() const { return learner_->weights(); }
    const network::Topology& topology() const { return topology_; }
    const RunParameters& parameters() const { return parameters_; } ///< R is the present one
    const network::TrainingSettings& settings() const { return settings_; }
    const EpochHistory& history() const { return history_; }
    /// What the latest epoch ended with; null before the first has.
    const SnapshotPtr& lastEpoch() const { return lastEpoch_; }
    /// The last batch's, if the run stands at it.
    const std::shared_ptr<const LiveUpdate>& update() const { return update_; }
    const std::optional<Divergence>& divergence() const { return divergence_; }
    const std::vector<Touch>& touches() const { return touches_; }
    std::size_t trainedSamples() const { return trainedSamples_; }

    /// Touches. None starts the training anew. Each holds from the next computation on: if a batch
    /// is half walked through, R, a weight and the batch size begin it again, because a batch has
    /// one set of weights. What changes nothing is no touch, nor is a setting before the first
    /// batch is taken: the run is then the one that begins with it. Touches of one thing in a row
    /// become one.
    void setRegisters(int registers);
    void setLearningRate(double learningRate);     ///< finite, > 0
    void setBatchSize(int batchSize);              ///< ≥ 1
    void setWeight(WeightId weight, double value); ///< finite

private:
    enum class Keep { Nothing, Update };
    bool takeBatch(Keep keep, const RunControl& control);
    bool completeEpoch(const RunControl& control);
    bool beginBatch(const RunControl& control);
    void beginSample(std::size_t sample);
    bool atLastNeuron() const;
    bool stepNeuron(const RunControl& control);
    bool stepStage(const RunControl& control);
    bool stepSample(const RunControl& control);
    void touch(Touch::What what, WeightId weight, double from, double to);
    void beginBatchAgain();

    network::Topology topology_;
    network::TrainingSettings settings_;
    RunParameters parameters_;
    std::shared_ptr<const data::TrainingData> data_;
    std::unique_ptr<engine::GradientEngine> engine_;
    engine::Evaluator evaluator_;
    EpochOrders orders_;
    std::unique_ptr<Learner> learner_;
    LivePosition position_;
    std::vector<std::size_t> rows_; ///< of the batch that is walked; none at Start and Update
    bool validationDue_ = false;    ///< the epoch's last batch is taken, nothing more
    EpochHistory history_;
    SnapshotPtr lastEpoch_;
    std::shared_ptr<const LiveUpdate> update_;
    std::optional<Divergence> divergence_;
    std::vector<Touch> touches_;
    std::size_t trainedSamples_ = 0;
};

} // namespace dpfm::training
