#pragma once

#include "core/sweep/grid.h"
#include "ui/session/mailbox.h"
#include "ui/session/run_record.h"

#include <bit>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

/// A sweep that trains in milliseconds, and what the session's tests ask of its events.
namespace dpfm::tests {

inline network::Experiment smallExperiment(int epochs = 4) {
    network::Experiment experiment;
    experiment.name = "Small";
    experiment.data.inputs = 2;
    experiment.network.layers = {{2, autodiff::Activation::Sigmoid},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.optimizer.learningRate = 0.05;
    experiment.training.batchSize = 4;
    experiment.training.epochs = epochs;
    experiment.sweep.registers = {1, 0};
    experiment.sweep.corpus = {10, 20};
    experiment.sweep.seeds = {1, 2};
    return experiment;
}

/// A classification whose metrics have accuracies.
inline network::Experiment smallClassification() {
    network::Experiment experiment = smallExperiment(2);
    experiment.data = {};
    experiment.data.source = network::DataSource::Iris;
    experiment.network.layers = {{3, autodiff::Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    return experiment;
}

/// Every run of it diverges in its first epochs.
inline network::Experiment divergingExperiment() {
    network::Experiment experiment = smallExperiment(50);
    experiment.network.layers = {{2, autodiff::Activation::Linear},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.optimizer.learningRate = 1e6;
    return experiment;
}

/// All events of a sweep, one run after the other.
inline std::vector<session::RunEvent> trainedEvents(const network::Experiment& experiment) {
    session::Mailbox mailbox(nullptr);
    for (const sweep::GridRun& run : sweep::grid(experiment))
        (void)sweep::runSweep(experiment, std::span(&run, 1), 1, mailbox, {});
    return mailbox.drain();
}

inline bool sameBits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

inline bool sameBits(const training::EpochMetrics& a, const training::EpochMetrics& b) {
    const auto same = [](const std::optional<double>& x, const std::optional<double>& y) {
        return x.has_value() == y.has_value() && (!x || sameBits(*x, *y));
    };
    return a.epoch == b.epoch && sameBits(a.loss, b.loss) && sameBits(a.valLoss, b.valLoss) &&
           same(a.accuracy, b.accuracy) && same(a.valAccuracy, b.valAccuracy);
}

template <class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!sameBits(a[i], b[i]))
            return false;
    return true;
}

/// The snapshots of each run, by grid index and in the order they came.
inline std::map<std::size_t, std::vector<training::SnapshotPtr>>
snapshotsByRun(const std::vector<session::RunEvent>& events) {
    std::map<std::size_t, std::vector<training::SnapshotPtr>> runs;
    for (const session::RunEvent& event : events)
        if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what))
            runs[event.run.index].push_back(*snapshot);
    return runs;
}

inline bool sameSnapshots(const std::vector<session::RunEvent>& a,
                          const std::vector<session::RunEvent>& b) {
    const auto ours = snapshotsByRun(a);
    const auto theirs = snapshotsByRun(b);
    if (ours.size() != theirs.size())
        return false;
    for (const auto& [run, snapshots] : ours) {
        const auto found = theirs.find(run);
        if (found == theirs.end() || found->second.size() != snapshots.size())
            return false;
        for (std::size_t i = 0; i < snapshots.size(); ++i)
            if (!sameBits(snapshots[i]->metrics, found->second[i]->metrics) ||
                !sameBits(snapshots[i]->weights, found->second[i]->weights))
                return false;
    }
    return true;
}

/// Whether a record holds just what the events of its whole sweep say.
inline bool holds(const session::SweepRecord& record,
                  const std::vector<session::RunEvent>& events) {
    const auto runs = snapshotsByRun(events);
    for (const session::RunRecord& run : record.runs) {
        const auto found = runs.find(run.run.index);
        std::vector<training::EpochMetrics> metrics;
        network::Weights weights;
        std::vector<training::LayerActivity> layers;
        if (found != runs.end())
            for (const training::SnapshotPtr& snapshot : found->second) {
                metrics.push_back(snapshot->metrics);
                weights = snapshot->weights;
                layers = snapshot->layers;
            }
        if (!sameBits(run.epochs, metrics) || !sameBits(run.weights, weights) ||
            run.layers != layers)
            return false;
    }
    return true;
}

} // namespace dpfm::tests
