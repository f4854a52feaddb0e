#include "core/training/fidelity_recorder.h"

#include "core/network/multiplications.h"
#include "core/training/learner.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace dpfm::training {

namespace {

/// Share of a run's work that readings may take, by the model below.
constexpr double kShareOfWork = 0.05;
/// How many times longer a multiplication takes in a pass that is looked into than in training,
/// where many samples are passed side by side: measured, and rather too large.
constexpr double kSlowness = 12.0;
/// A pass whose shares are read keeps all that its selections saw.
constexpr double kLookingInto = 1.5;

} // namespace

bool recordsFidelity(const network::Experiment& experiment, network::Method method) {
    return experiment.record.fidelity && method == network::Method::Dpfm;
}

int fidelityInterval(const network::Experiment& experiment, int registers,
                     std::size_t trainingSamples) {
    if (experiment.record.every > 0)
        return experiment.record.every;
    const network::Topology topology(experiment);
    const double pruned =
        network::forwardMultiplications(topology, static_cast<std::size_t>(registers));
    const double full = network::forwardMultiplications(topology, 0);
    const double epoch = pruned * static_cast<double>(trainingSamples);
    const double reading =
        kSlowness * (kRecordedBatch * kLookingInto * (full + pruned) + 2.0 * kProbeSet * pruned);
    const double interval = std::ceil(reading / (kShareOfWork * epoch));
    return static_cast<int>(
        std::clamp(interval, 1.0, static_cast<double>(experiment.training.epochs)));
}

FidelityRecorder::FidelityRecorder(const network::Experiment& experiment, int registers,
                                   std::uint64_t seed, const data::TrainingData& data)
    : topology_(experiment)
    , loss_(experiment.training.loss)
    , selection_{static_cast<std::size_t>(registers), experiment.training.selection, {seed, 0, 0}}
    , data_(data)
    , rows_(fidelityRows(data.training.count(), kRecordedBatch, seed))
    , interval_(fidelityInterval(experiment, registers, data.training.count()))
    , epochs_(experiment.training.epochs)
    , pass_(topology_)
    , survival_(topology_.layerCount()) {}

bool FidelityRecorder::due(int epoch) const {
    return epoch == epochs_ || epoch % interval_ == 0;
}

void FidelityRecorder::begin(const Learner& learner) {
    assert(learner.epoch() == 0);
    if (due(1))
        follow(learner.weights(), 0);
}

std::optional<Recorded> FidelityRecorder::read(const Learner& learner, const RunControl& control) {
    const int epoch = learner.epoch() + 1;
    const bool before = due(epoch + 1) && epoch < epochs_;
    if (!due(epoch) && !before)
        return Recorded();
    const network::Weights weights = learner.weights();
    const std::vector<HeldIds> heldBefore = std::exchange(held_, {});
    follow(weights, epoch);
    if (!due(epoch))
        return Recorded();
    autodiff::SelectionSettings selection = selection_;
    selection.draw.epoch = static_cast<std::uint64_t>(epoch);
    auto measured = measureFidelity(topology_, loss_, weights, data_.training, rows_,
                                    std::span(&selection, 1), control);
    if (!measured)
        return std::nullopt;
    Fidelity& fidelity = measured->front();
    auto reading = std::make_shared<FidelityReading>();
    reading->epoch = epoch;
    reading->network = {fidelity.gradient, fidelity.kept, {}, {}, 0.0};
    for (LayerFidelity& layer : fidelity.layers) {
        reading->layers.push_back({layer.gradient, layer.kept, {}, {}, 0.0});
        reading->neurons.push_back(std::move(layer.neurons));
    }
    addChurn(heldBefore, *reading);
    auto fed = std::make_shared<const WeightsFed>(learner.fed());
    addStarvation(*fed, *reading);
    return Recorded{std::move(reading), std::move(fed)};
}

void FidelityRecorder::follow(std::span<const double> weights, int epoch) {
    held_.assign(topology_.layerCount(), {});
    autodiff::SelectionSettings selection = selection_;
    selection.draw.epoch = static_cast<std::uint64_t>(epoch);
    std::vector<double> buffer;
    const std::size_t samples = std::min(kProbeSet, data_.validation.count());
    for (std::size_t row = 0; row < samples; ++row) {
        selection.draw.row = row;
        pass_.run(weights, data_.validation.input(row, buffer), selection);
        for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer)
            for (std::size_t k = 0; k < topology_.width(layer); ++k) {
                const std::uint64_t first =
                    (row * topology_.width(layer) + k) * topology_.weightCount();
                for (const autodiff::Register& each : pass_.neuron(layer, k).registers)
                    held_[layer - 1].push_back(first + index(each.id));
            }
    }
}

void FidelityRecorder::addChurn(const std::vector<HeldIds>& heldBefore, FidelityReading& reading) {
    // Only at equal distances: the last epoch may lie between.
    const bool tick = reading.epoch % interval_ == 0;
    const auto inEpochs = [this](std::optional<std::size_t> lag) {
        return lag ? std::optional(static_cast<double>(*lag) * interval_) : std::nullopt;
    };
    std::size_t both = 0;
    std::size_t either = 0;
    for (std::size_t layer = 0; layer < held_.size(); ++layer) {
        const IdOverlap overlap = overlapOf(heldBefore[layer], held_[layer]);
        both += overlap.both;
        either += overlap.either;
        reading.layers[layer].overlap = overlap.jaccard();
        if (tick)
            survival_[layer].add(held_[layer]);
        reading.layers[layer].halfLife = inEpochs(survival_[layer].halfLife());
    }
    reading.network.overlap = IdOverlap{both, either}.jaccard();
    reading.network.halfLife = inEpochs(halfLife(survival_));
}

void FidelityRecorder::addStarvation(const WeightsFed& all, FidelityReading& reading) const {
    const auto starved = [&](std::size_t first, std::size_t count) {
        const auto from = all.byWeight.begin() + static_cast<std::ptrdiff_t>(first);
        const double fed = std::accumulate(from, from + static_cast<std::ptrdiff_t>(count), 0.0);
        return 1.0 - fed / (static_cast<double>(count) * static_cast<double>(all.batches));
    };
    reading.network.starved = starved(0, topology_.weightCount());
    std::size_t first = 0;
    for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer) {
        reading.layers[layer - 1].starved = starved(first, topology_.weightCount(layer));
        first += topology_.weightCount(layer);
    }
}

} // namespace dpfm::training
