#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// A second implementation of the method (design §1), as plainly as it can be written and without a
/// line of the program's core: every neuron carries an array of all P gradients, the selection
/// sorts them, exp, log and tanh are the C library's. What it records the program has to reproduce.
namespace dpfm::oracle {

struct Setup {
    std::vector<int> layers; ///< inputs first
    std::vector<std::string> activations;
    std::string sigmoidDerivative = "exact";
    std::string loss = "mse";
    std::string optimizer = "sgd";
    double learningRate = 0.1;
    double momentum = 0.9;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    int batchSize = 4;
    int epochs = 5;
    int trainingSamples = 18;
    int validationSamples = 5;
    /// Inputs are drawn from {0, 1/2, 1}, so that candidates are equal all the time.
    bool equalInputs = false;
    bool zeroBiases = false;  ///< at the start, as Glorot's initialization has them
    double weightScale = 1.0; ///< initial weights are drawn from ± this
    std::vector<int> registers;
    std::uint64_t seed = 1; ///< of data, initial weights and orders
};

/// A setup that is drawn from the seed: shapes, activations, optimizers and losses of all kinds.
Setup randomSetup(std::uint64_t seed);

/// Trains a run for each register count and writes them as a trace (JSON).
std::string trainedTrace(const Setup& setup);

} // namespace dpfm::oracle
