#include "core/training/run.h"

#include "core/training/fidelity_recorder.h"
#include "core/training/optimizer.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <utility>
#include <vector>

namespace dpfm::training {

namespace {

/// A run on its way, with what it trains on.
struct RunUnderWay {
    RunUnderWay(const network::Experiment& experiment, const network::Topology& topology,
                const network::TrainingSettings& settings, const RunParameters& parameters,
                std::size_t position, data::TrainingData prepared,
                const engine::WeightLayout& layout, const RunState* from)
        : run(position)
        , data(std::move(prepared))
        , orders(parameters.seed, data.training.count())
        , learner(topology, settings, network::initialWeights(experiment, parameters.seed), data,
                  layout, parameters.seed) {
        if (recordsFidelity(experiment, parameters.method)) {
            recorder.emplace(experiment, parameters.registers, parameters.seed, data);
            recorder->begin(learner);
            learner.countFed();
        } else {
            learner.keepStates();
        }
        if (from != nullptr) {
            learner.goOn(*from);
            for (int epoch = 0; epoch < from->epoch; ++epoch)
                orders.next();
        }
        if (learner.epoch() < settings.epochs)
            learner.beginEpoch(orders.next());
    }

    std::size_t run;
    data::TrainingData data;
    EpochOrders orders;
    Learner learner;
    std::optional<FidelityRecorder> recorder;
};

} // namespace

bool canGoOn(const network::Experiment& experiment, network::Method method) {
    return !recordsFidelity(experiment, method);
}

bool fits(const RunState& state, const network::Experiment& experiment, network::Method method) {
    const network::Topology topology(experiment);
    const std::size_t weights = topology.weightCount();
    if (!state.learner || state.epoch < 1 || state.epoch > experiment.training.epochs ||
        state.weights.size() != weights || state.layers.size() != topology.layerCount() ||
        state.learner->updated.size() != weights)
        return false;
    const OptimizerState fresh = Optimizer(experiment.training.optimizer, weights).state();
    const OptimizerState& optimizer = state.learner->optimizer;
    const bool remembers = method == network::Method::Dpfm &&
                           experiment.training.selection == autodiff::Selection::ErrorFeedback;
    return optimizer.first.size() == fresh.first.size() &&
           optimizer.second.size() == fresh.second.size() &&
           state.learner->remembered.size() == (remembers ? weights : 0);
}

Result<void> trainRuns(const network::Experiment& experiment, std::span<const RunParameters> runs,
                       const RunObserver& observer, const RunControl& control,
                       std::span<const std::shared_ptr<const RunState>> from) {
    assert(from.empty() || from.size() == runs.size());
    for (std::size_t run = 0; run < from.size(); ++run)
        assert(!from[run] || (canGoOn(experiment, runs[run].method) &&
                              fits(*from[run], experiment, runs[run].method)));
    if (runs.empty())
        return {};
    const network::Topology topology(experiment);
    network::TrainingSettings settings = experiment.training;
    settings.method = runs.front().method;
    const std::unique_ptr<engine::GradientEngine> engine =
        makeEngine(topology, settings, static_cast<std::size_t>(runs.front().registers));
    std::size_t prepared = 0;
    std::vector<std::unique_ptr<RunUnderWay>> underWay;
    const auto cancelAll = [&]() -> Result<void> {
        for (const auto& one : underWay)
            if (one)
                observer.ended(one->run, Cancelled{});
        for (std::size_t run = prepared; run < runs.size(); ++run)
            observer.ended(run, Cancelled{});
        return {};
    };
    for (; prepared < runs.size(); ++prepared) {
        assert(runs[prepared].method == settings.method &&
               runs[prepared].registers == runs.front().registers);
        if (!control.proceed())
            return cancelAll();
        auto data = data::prepare(experiment, runs[prepared].corpus, runs[prepared].seed);
        if (!data)
            return data.error();
        underWay.push_back(std::make_unique<RunUnderWay>(
            experiment, topology, settings, runs[prepared], prepared, *std::move(data),
            engine->layout(), from.empty() ? nullptr : from[prepared].get()));
    }
    for (auto& one : underWay)
        // Cut off between its last epoch and its end.
        if (one->learner.epoch() == settings.epochs) {
            observer.ended(one->run, Completed{});
            one.reset();
        }
    std::erase(underWay, nullptr);
    engine::Evaluator evaluator(topology, settings.loss);
    std::vector<engine::Batch> batches;
    while (!underWay.empty()) {
        batches.clear();
        for (const auto& one : underWay)
            batches.push_back(one->learner.nextBatch());
        if (!engine->compute(batches, control))
            return cancelAll();
        for (std::size_t i = 0; i < underWay.size(); ++i) {
            RunUnderWay& one = *underWay[i];
            std::optional<RunOutcome> outcome;
            if (auto divergence = one.learner.take(batches[i])) {
                outcome = *std::move(divergence);
            } else if (one.learner.epochDone()) {
                const auto validation =
                    evaluator.evaluate(one.learner.weights(), one.data.validation, control);
                if (!validation)
                    return cancelAll();
                std::optional<Recorded> reading = Recorded();
                if (one.recorder)
                    reading = one.recorder->read(one.learner, control);
                if (!reading)
                    return cancelAll();
                auto epoch = one.learner.endEpoch(*validation, *std::move(reading));
                if (auto* diverged = std::get_if<Divergence>(&epoch)) {
                    outcome = std::move(*diverged);
                } else {
                    observer.epochFinished(one.run, std::get<SnapshotPtr>(std::move(epoch)));
                    if (one.learner.epoch() == settings.epochs)
                        outcome = Completed{};
                    else
                        one.learner.beginEpoch(one.orders.next());
                }
            }
            if (outcome) {
                observer.ended(one.run, *outcome);
                underWay[i].reset();
            }
        }
        std::erase(underWay, nullptr);
    }
    return {};
}

Result<RunOutcome> trainRun(const network::Experiment& experiment, const RunParameters& parameters,
                            const std::function<void(SnapshotPtr)>& onEpoch,
                            const RunControl& control) {
    RunOutcome result = Cancelled{};
    const auto trained =
        trainRuns(experiment, std::span(&parameters, 1),
                  {[&](std::size_t, SnapshotPtr snapshot) { onEpoch(std::move(snapshot)); },
                   [&](std::size_t, const RunOutcome& outcome) { result = outcome; }},
                  control);
    if (!trained)
        return trained.error();
    return result;
}

} // namespace dpfm::training
