#pragma once

#include "core/base/control.h"
#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/network/experiment.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dpfm::training {

/// A recorded training: where it started, what it saw in which order, and what came of it.
struct Trace {
    struct Run {
        int registers = 0;
        std::vector<std::vector<std::size_t>> order; ///< rows of the training part, per epoch
        std::vector<double> loss;                    ///< per epoch; NaN where it was not a number
        std::vector<double> valLoss;
    };

    std::string source;
    std::vector<int> sizes; ///< inputs first
    network::NetworkSettings network;
    autodiff::Loss loss = autodiff::Loss::MeanSquaredError;
    network::OptimizerSettings optimizer;
    int batchSize = 1;
    data::Samples training;
    data::Samples validation;
    std::vector<Run> runs;
};

/// Whether a trace's shapes agree with each other and its numbers are usable.
Result<void> check(const Trace& trace);

/// How far a replayed run is from the recorded one: the largest |difference| over the epochs.
/// Infinity if a figure on either side is not a number or the replay diverged.
struct Deviation {
    int registers = 0;
    int epochs = 0;
    double loss = 0.0;
    double valLoss = 0.0;
    std::string remark; ///< why a difference is infinite; empty otherwise
};

/// Trains a run as the trace says and compares. The trace must pass check().
/// The deviation's epochs are fewer than recorded only if the replay diverged or was stopped.
Deviation replay(const Trace& trace, const Trace::Run& run, const RunControl& control = {});

} // namespace dpfm::training
