#pragma once

#include "core/network/experiment.h"

/// Small valid experiments for tests to start from.
namespace dpfm::test {

/// The workshop's network on little data for few epochs: a grid of four runs.
inline network::Experiment workshop() {
    using autodiff::Activation;
    network::Experiment experiment;
    experiment.name = "Workshop, small";
    experiment.network.layers = {
        {5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}};
    experiment.training.optimizer = {.kind = network::OptimizerKind::MaxNormalized,
                                     .learningRate = 0.01};
    experiment.training.epochs = 5;
    experiment.sweep.registers = {4, 0};
    experiment.sweep.corpus = {20, 33};
    experiment.sweep.seeds = {1};
    return experiment;
}

/// Classes of iris: relu and softmax, cross-entropy, adam, scaled inputs.
inline network::Experiment irises() {
    using autodiff::Activation;
    network::Experiment experiment;
    experiment.name = "Iris, small";
    experiment.data.source = network::DataSource::Iris;
    experiment.data.scaling = network::Scaling::Standard;
    experiment.network.layers = {
        {6, Activation::Relu}, {4, Activation::Tanh}, {3, Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    experiment.training.optimizer = {.kind = network::OptimizerKind::Adam, .learningRate = 0.02};
    experiment.training.epochs = 5;
    experiment.sweep.registers = {8, 0};
    experiment.sweep.corpus = {100};
    experiment.sweep.seeds = {1, 2};
    return experiment;
}

} // namespace dpfm::test
