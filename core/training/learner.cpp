#include "core/training/learner.h"

#include "core/engine/descent.h"
#include "core/training/run.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dpfm::training {

namespace {

bool allFinite(std::span<const double> values) {
    // x·0 is 0 unless x is infinite or NaN. Several sums, so that they run side by side.
    double sums[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= values.size(); i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            sums[lane] += values[i + lane] * 0.0;
    for (; i < values.size(); ++i)
        sums[0] += values[i] * 0.0;
    return std::all_of(std::begin(sums), std::end(sums), [](double sum) { return sum == 0.0; });
}

bool allFinite(std::span<const double> values, std::span<const engine::PlaceRange> ranges) {
    return std::all_of(ranges.begin(), ranges.end(), [&](const engine::PlaceRange& range) {
        return allFinite(values.subspan(range.first, range.count));
    });
}

double share(std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

Learner::Learner(const network::Topology& topology, const network::TrainingSettings& settings,
                 const network::Weights& initialWeights, const data::TrainingData& data,
                 engine::WeightLayout layout, std::uint64_t seed)
    : data_(data)
    , seed_(seed)
    , batchSize_(static_cast<std::size_t>(settings.batchSize))
    , layout_(std::move(layout))
    , optimizer_(settings.optimizer, layout_.size())
    , weights_(layout_.size(), 0.0)
    , gradient_(layout_.size(), 0.0)
    , updated_((layout_.size() + 7) / 8, 0)
    , registersOfBatch_(topology.layerCount(), 0)
    , registers_(topology.layerCount(), 0) {
    assert(layout_.weightCount() == topology.weightCount());
    if (settings.method == network::Method::Dpfm &&
        settings.selection == autodiff::Selection::ErrorFeedback) {
        dropped_.assign(layout_.size(), 0.0);
        remembered_.assign(layout_.size(), 0.0);
    }
    layout_.arrange(initialWeights, weights_);
    weightsAreFinite_ = allFinite(weights_);
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
        weightsOfLayer_.push_back(topology.weightCount(layer));
}

void Learner::beginEpoch(std::vector<std::size_t> order) {
    assert(!order.empty());
    order_ = std::move(order);
    nextRow_ = 0;
    lossSum_ = 0.0;
    batches_ = 0;
    correct_ = 0;
}

engine::Batch Learner::nextBatch() {
    assert(!epochDone());
    engine::Batch batch;
    batch.weights = weights_;
    batch.weightsAreFinite = weightsAreFinite_;
    batch.samples = &data_.training;
    batch.rows =
        std::span(order_).subspan(nextRow_, std::min(batchSize_, order_.size() - nextRow_));
    batch.gradient = gradient_;
    batch.touched = &touched_;
    batch.seed = seed_;
    batch.epoch = static_cast<std::uint64_t>(epoch_) + 1;
    batch.dropped = dropped_;
    if (batches_ == 0)
        batch.registersOfLayer = registersOfBatch_;
    return batch;
}

std::optional<Divergence> Learner::take(const engine::Batch& batch) {
    const int epoch = epoch_ + 1;
    if (!std::isfinite(batch.evaluation.loss))
        return Divergence{epoch, "the training loss"};
    feedBack();
    if (auto what = update())
        return Divergence{epoch, *std::move(what)};
    if (!fed_.empty())
        count();
    lossSum_ += batch.evaluation.loss;
    // Losses that are finite one by one may still sum to more than a double holds.
    if (!std::isfinite(lossSum_))
        return Divergence{epoch, "the training loss"};
    if (batches_ == 0)
        for (std::size_t layer = 0; layer < registers_.size(); ++layer)
            registers_[layer] += registersOfBatch_[layer];
    correct_ += batch.evaluation.correct;
    ++batches_;
    nextRow_ += batch.rows.size();
    return std::nullopt;
}

void Learner::count() {
    for (const engine::PlaceRange& range : touched_)
        engine::countNonzero(engine::usedInstructionSet(), gradient_, range, fed_);
    ++batchesCounted_;
}

WeightsFed Learner::fed() const {
    assert(!fed_.empty());
    WeightsFed fed{batchesCounted_, std::vector<std::uint64_t>(layout_.weightCount())};
    for (std::size_t id = 0; id < fed.byWeight.size(); ++id)
        fed.byWeight[id] = static_cast<std::uint64_t>(fed_[layout_.place(id)]);
    return fed;
}

void Learner::feedBack() {
    for (std::size_t place = 0; place < remembered_.size(); ++place)
        gradient_[place] += remembered_[place];
    std::swap(remembered_, dropped_);
}

std::optional<std::string> Learner::update() {
    const auto rate = optimizer_.plainRate();
    if (rate && weightsAreFinite_) {
        engine::Descent all;
        for (const engine::PlaceRange& range : touched_) {
            const engine::Descent part = engine::descend(engine::usedInstructionSet(), weights_,
                                                         gradient_, range, *rate, updated_);
            all.gradientIsFinite &= part.gradientIsFinite;
            all.weightsAreFinite &= part.weightsAreFinite;
        }
        if (!all.gradientIsFinite)
            return "a gradient";
        if (!all.weightsAreFinite)
            return "a weight";
        return std::nullopt;
    }
    if (!allFinite(gradient_, touched_))
        return "a gradient";
    optimizer_.step(weights_, gradient_, touched_);
    const bool few = weightsAreFinite_ && optimizer_.movesTouchedAlone();
    if (!(few ? allFinite(weights_, touched_) : allFinite(weights_)) || !optimizer_.finite())
        return "a weight";
    weightsAreFinite_ = true;
    for (const engine::PlaceRange& range : touched_)
        for (std::size_t place = range.first; place < range.first + range.count; ++place)
            updated_[place / 8] |=
                static_cast<unsigned char>((gradient_[place] != 0.0 ? 1U : 0U) << (place % 8));
    return std::nullopt;
}

std::variant<SnapshotPtr, Divergence> Learner::endEpoch(const engine::Evaluation& validation,
                                                        Recorded recorded) {
    assert(epochDone());
    const int epoch = epoch_ + 1;
    if (!std::isfinite(validation.loss))
        return Divergence{epoch, "the validation loss"};
    epoch_ = epoch;
    auto snapshot = std::make_shared<EpochSnapshot>();
    snapshot->metrics.epoch = epoch;
    snapshot->metrics.loss = lossSum_ / static_cast<double>(batches_);
    snapshot->metrics.valLoss = validation.loss;
    if (data_.classification) {
        snapshot->metrics.accuracy = share(correct_, order_.size());
        snapshot->metrics.valAccuracy = share(validation.correct, validation.samples);
    }
    snapshot->weights = weights();
    snapshot->layers = activity();
    snapshot->recorded = std::move(recorded);
    if (keepsStates_)
        snapshot->learner = std::make_shared<const LearnerState>(state());
    return SnapshotPtr(std::move(snapshot));
}

network::Weights Learner::weights() const {
    network::Weights weights(layout_.weightCount());
    layout_.restore(weights_, weights);
    return weights;
}

network::Weights Learner::gradient() const {
    network::Weights gradient(layout_.weightCount());
    layout_.restore(gradient_, gradient);
    return gradient;
}

void Learner::setWeight(WeightId weight, double value) {
    assert(std::isfinite(value));
    weights_[layout_.place(index(weight))] = value;
}

std::vector<LayerActivity> Learner::activity() const {
    std::vector<LayerActivity> layers;
    std::size_t id = 0;
    for (std::size_t layer = 0; layer < weightsOfLayer_.size(); ++layer) {
        std::size_t updated = 0;
        for (const std::size_t end = id + weightsOfLayer_[layer]; id < end; ++id)
            updated += isUpdated(layout_.place(id)) ? 1U : 0U;
        layers.push_back({weightsOfLayer_[layer], updated, registers_[layer]});
    }
    return layers;
}

LearnerState Learner::state() const {
    LearnerState state;
    const auto byId = [this](const auto& byPlace) {
        std::vector<double> values(byPlace.empty() ? 0 : layout_.weightCount());
        for (std::size_t id = 0; id < values.size(); ++id)
            values[id] = byPlace[layout_.place(id)];
        return values;
    };
    const OptimizerState& optimizer = optimizer_.state();
    state.optimizer = {byId(optimizer.first), byId(optimizer.second), optimizer.beta1Power,
                       optimizer.beta2Power};
    state.remembered = byId(remembered_);
    state.updated.resize(layout_.weightCount());
    for (std::size_t id = 0; id < state.updated.size(); ++id)
        state.updated[id] = isUpdated(layout_.place(id)) ? 1 : 0;
    return state;
}

void Learner::goOn(const RunState& from) {
    assert(from.epoch >= 1 && from.weights.size() == layout_.weightCount());
    const LearnerState& state = *from.learner;
    const auto byPlace = [this](const std::vector<double>& byId, auto& values) {
        if (!byId.empty())
            values.assign(layout_.size(), 0.0);
        for (std::size_t id = 0; id < byId.size(); ++id)
            values[layout_.place(id)] = byId[id];
    };
    epoch_ = from.epoch;
    layout_.arrange(from.weights, weights_);
    weightsAreFinite_ = allFinite(weights_);
    OptimizerState optimizer;
    byPlace(state.optimizer.first, optimizer.first);
    byPlace(state.optimizer.second, optimizer.second);
    optimizer.beta1Power = state.optimizer.beta1Power;
    optimizer.beta2Power = state.optimizer.beta2Power;
    optimizer_.setState(std::move(optimizer));
    byPlace(state.remembered, remembered_);
    for (std::size_t id = 0; id < state.updated.size(); ++id)
        if (state.updated[id] != 0) {
            const std::size_t place = layout_.place(id);
            updated_[place / 8] =
                static_cast<unsigned char>(updated_[place / 8] | 1U << (place % 8));
        }
    for (std::size_t layer = 0; layer < registers_.size(); ++layer)
        registers_[layer] = from.layers[layer].registers;
}

} // namespace dpfm::training
