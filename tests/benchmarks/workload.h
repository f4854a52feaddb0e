#pragma once

#include "core/autodiff/loss.h"
#include "core/data/dataset.h"
#include "core/network/topology.h"
#include "core/network/weights.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The benchmarks: each case runs beside its peers, in turns.
namespace dpfm::bench {

/// One run: what it trains on, in which order, and the weights it starts at.
struct Run {
    data::Samples samples;
    std::vector<std::size_t> order; ///< rows, one epoch
    network::Weights weights;
};

/// What a subject and its peers are given alike: runs of one network, each with its own data, order
/// and weights, trained in steps by sgd. One step is a batch of every run.
struct Workload {
    network::Topology topology;
    autodiff::Loss loss = autodiff::Loss::MeanSquaredError;
    double learningRate = 0.01;
    std::size_t batchSize = 0;
    std::vector<Run> runs;

    /// Whole batches of an epoch.
    std::size_t batches() const { return runs.front().order.size() / batchSize; }
    std::span<const std::size_t> rows(std::size_t run, std::size_t batch) const {
        return std::span(runs[run].order).subspan(batch * batchSize, batchSize);
    }
    std::size_t samplesPerStep() const { return runs.size() * batchSize; }
};

/// The workshop's task: `sizes` from 4 inputs to 1 linear output, sigmoids between, mse; 320
/// training samples a run as with corpus 400, the run's seed being its number from 1.
Workload sumOfInputs(const std::vector<int>& sizes, std::size_t batchSize, std::size_t runs);

/// 784-`hidden`-10, sigmoid and softmax with cross-entropy, batch 32, one run. The images are drawn
/// here: a few pen strokes a class, jittered, in bytes/255, about 19 % of them not 0, as in MNIST.
Workload drawnImages(int hidden);

/// 64-`hidden`-10 on the bundled digits, likewise.
Workload bundledDigits(int hidden);

/// The share of a workload's input numbers that are not 0.
double nonzeroShare(const Workload& workload);

} // namespace dpfm::bench
