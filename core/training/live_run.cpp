#include "core/training/live_run.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dpfm::training {

using Moment = LivePosition::Moment;
using network::NeuronStage;

namespace {

network::TrainingSettings dpfmOf(network::TrainingSettings settings) {
    settings.method = network::Method::Dpfm;
    return settings;
}

} // namespace

void EpochHistory::add(const EpochMetrics& metrics) {
    // The latest is there whatever its number; it stays only if the stride meets it.
    if (!epochs_.empty() && epochs_.back().epoch % stride_ != 0)
        epochs_.pop_back();
    epochs_.push_back(metrics);
    if (epochs_.size() < kMost)
        return;
    stride_ *= 2;
    std::erase_if(epochs_, [&](const EpochMetrics& one) {
        return one.epoch % stride_ != 0 && one.epoch != metrics.epoch;
    });
}

LiveRun::LiveRun(const network::Experiment& experiment, const RunParameters& parameters,
                 std::shared_ptr<const data::TrainingData> data)
    : topology_(experiment)
    , settings_(dpfmOf(experiment.training))
    , parameters_(parameters)
    , data_(std::move(data))
    , engine_(makeEngine(topology_, settings_, static_cast<std::size_t>(parameters.registers)))
    , evaluator_(topology_, settings_.loss)
    , orders_(parameters.seed, data_->training.count())
    , learner_(std::make_unique<Learner>(topology_, settings_,
                                         network::initialWeights(experiment, parameters.seed),
                                         *data_, engine_->layout(), parameters.seed)) {
    parameters_.method = network::Method::Dpfm;
    learner_->beginEpoch(orders_.next());
    beginBatchAgain();
}

bool LiveRun::step(StepUnit unit, const RunControl& control) {
    if (divergence_)
        return false;
    switch (unit) {
    case StepUnit::Stage:
        return stepStage(control);
    case StepUnit::Neuron:
        return stepNeuron(control);
    case StepUnit::Sample:
        return stepSample(control);
    case StepUnit::Batch:
        return takeBatch(Keep::Update, control);
    case StepUnit::Epoch:
        break;
    }
    if (validationDue_) // it was stopped in the middle of that
        return completeEpoch(control);
    const int epoch = learner_->epoch();
    while (learner_->epoch() == epoch) {
        const bool last = learner_->rowsLeft() <= static_cast<std::size_t>(settings_.batchSize);
        if (!takeBatch(last ? Keep::Update : Keep::Nothing, control))
            return false;
    }
    return true;
}

bool LiveRun::trainBatch(const RunControl& control) {
    return !divergence_ && takeBatch(Keep::Nothing, control);
}

bool LiveRun::beginBatch(const RunControl& control) {
    if (validationDue_ && !completeEpoch(control))
        return false;
    if (learner_->epochDone()) {
        learner_->beginEpoch(orders_.next());
        position_.batch = 0;
    } else if (position_.moment == Moment::Update) {
        ++position_.batch;
    }
    beginBatchAgain();
    const engine::Batch batch = learner_->nextBatch();
    rows_.assign(batch.rows.begin(), batch.rows.end());
    return true;
}

void LiveRun::beginBatchAgain() {
    rows_.clear();
    update_.reset();
    const auto size = static_cast<std::size_t>(settings_.batchSize);
    const std::size_t left = learner_->rowsLeft();
    position_.moment = Moment::Start;
    position_.epoch = learner_->epoch();
    position_.batches = position_.batch + (left + size - 1) / size;
    position_.sample = 0;
    position_.samples = std::min(size, left);
}

void LiveRun::beginSample(std::size_t sample) {
    position_.moment = Moment::Neuron;
    position_.sample = sample;
    position_.row = rows_[sample];
    position_.layer = 1;
    position_.neuron = 0;
    position_.stage = NeuronStage::Inputs;
}

bool LiveRun::takeBatch(Keep keep, const RunControl& control) {
    if (!position_.inSample() && !beginBatch(control))
        return false;
    std::shared_ptr<LiveUpdate> update;
    if (keep == Keep::Update)
        update = std::make_shared<LiveUpdate>(LiveUpdate{learner_->weights(), {}, {}, 0.0});
    engine::Batch batch = learner_->nextBatch();
    if (!engine_->compute(std::span(&batch, 1), control))
        return false;
    const std::size_t samples = batch.rows.size();
    if (auto divergence = learner_->take(batch)) {
        divergence_ = *std::move(divergence);
        return false;
    }
    trainedSamples_ += samples;
    if (update) {
        update->gradient = learner_->gradient();
        update->after = learner_->weights();
        update->loss = batch.evaluation.loss;
    }
    update_ = std::move(update);
    rows_.clear();
    position_.moment = Moment::Update;
    position_.sample = samples - 1;
    if (!learner_->epochDone())
        return true;
    validationDue_ = true;
    return completeEpoch(control);
}

bool LiveRun::completeEpoch(const RunControl& control) {
    const auto validation = evaluator_.evaluate(learner_->weights(), data_->validation, control);
    if (!validation)
        return false;
    validationDue_ = false;
    auto epoch = learner_->endEpoch(*validation);
    if (auto* divergence = std::get_if<Divergence>(&epoch)) {
        divergence_ = std::move(*divergence);
        return false;
    }
    lastEpoch_ = std::get<SnapshotPtr>(epoch);
    history_.add(lastEpoch_->metrics);
    position_.epoch = learner_->epoch();
    return true;
}

bool LiveRun::atLastNeuron() const {
    return position_.layer == topology_.layerCount() &&
           position_.neuron + 1 == topology_.width(position_.layer);
}

bool LiveRun::stepStage(const RunControl& control) {
    switch (position_.moment) {
    case Moment::Start:
    case Moment::Update:
        if (!beginBatch(control))
            return false;
        beginSample(0);
        return true;
    case Moment::Loss:
        if (position_.sample + 1 == rows_.size())
            return takeBatch(Keep::Update, control);
        beginSample(position_.sample + 1);
        return true;
    case Moment::Neuron:
        break;
    }
    if (position_.stage != NeuronStage::Activated) {
        position_.stage = static_cast<NeuronStage>(static_cast<int>(position_.stage) + 1);
        return true;
    }
    if (atLastNeuron()) {
        position_.moment = Moment::Loss;
        return true;
    }
    if (++position_.neuron == topology_.width(position_.layer)) {
        ++position_.layer;
        position_.neuron = 0;
    }
    position_.stage = NeuronStage::Inputs;
    return true;
}

bool LiveRun::stepNeuron(const RunControl& control) {
    const bool within =
        position_.moment == Moment::Neuron && position_.stage != NeuronStage::Activated;
    if (!within && !stepStage(control))
        return false;
    if (position_.moment == Moment::Neuron)
        position_.stage = NeuronStage::Activated;
    return true;
}

bool LiveRun::stepSample(const RunControl& control) {
    if (position_.moment != Moment::Neuron && !stepStage(control))
        return false;
    if (position_.moment != Moment::Neuron)
        return true;
    position_.layer = topology_.layerCount();
    position_.neuron = topology_.width(position_.layer) - 1;
    position_.stage = NeuronStage::Activated;
    position_.moment = Moment::Loss;
    return true;
}

void LiveRun::setRegisters(int registers) {
    if (registers == parameters_.registers)
        return;
    touch(Touch::What::Registers, {}, parameters_.registers, registers);
    parameters_.registers = registers;
    const std::size_t places = engine_->layout().size();
    engine_ = makeEngine(topology_, settings_, static_cast<std::size_t>(registers));
    // The learner keeps its weights as the first engine wanted them: a layout is of the topology.
    assert(engine_->layout().size() == places);
    static_cast<void>(places);
    if (position_.inSample())
        beginBatchAgain();
}

void LiveRun::setLearningRate(double learningRate) {
    assert(std::isfinite(learningRate) && learningRate > 0.0);
    touch(Touch::What::LearningRate, {}, settings_.optimizer.learningRate, learningRate);
    settings_.optimizer.learningRate = learningRate;
    learner_->setLearningRate(learningRate);
}

void LiveRun::setBatchSize(int batchSize) {
    assert(batchSize >= 1);
    touch(Touch::What::BatchSize, {}, settings_.batchSize, batchSize);
    settings_.batchSize = batchSize;
    learner_->setBatchSize(batchSize);
    if (position_.inSample() || position_.moment == Moment::Start)
        beginBatchAgain();
}

void LiveRun::setWeight(WeightId weight, double value) {
    const double before = learner_->weights()[index(weight)];
    if (value == before)
        return;
    touch(Touch::What::Weight, weight, before, value);
    learner_->setWeight(weight, value);
    if (position_.inSample())
        beginBatchAgain();
}

void LiveRun::touch(Touch::What what, WeightId weight, double from, double to) {
    if (from == to || (trainedSamples_ == 0 && what != Touch::What::Weight))
        return;
    if (!touches_.empty()) {
        Touch& last = touches_.back();
        if (last.what == what && last.weight == weight && last.epoch == learner_->epoch() &&
            last.batch == position_.batch) {
            last.to = to;
            if (last.from == last.to)
                touches_.pop_back();
            return;
        }
    }
    touches_.push_back({learner_->epoch(), position_.batch, what, weight, from, to});
}

} // namespace dpfm::training
