#pragma once

#include "core/network/weights.h"

#include <memory>
#include <optional>

namespace dpfm::training {

/// The figures of one epoch.
struct EpochMetrics {
    int epoch = 0;        ///< from 1
    double loss = 0.0;    ///< plain mean of the batch losses, each as seen before its update
    double valLoss = 0.0; ///< on the validation part, after the epoch's last update
    /// Shares of correctly classified samples, in classification only: in training as seen before
    /// each update, and on the validation part.
    std::optional<double> accuracy;
    std::optional<double> valAccuracy;

    bool operator==(const EpochMetrics&) const = default;
};

/// What an epoch ended with; never changed after it is made, so it may be shared between threads.
struct EpochSnapshot {
    EpochMetrics metrics;
    network::Weights weights;
};
using SnapshotPtr = std::shared_ptr<const EpochSnapshot>;

} // namespace dpfm::training
