#pragma once

#include "core/training/fidelity.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace dpfm::training {

/// One layer's part of a reading, or the whole network's.
struct PartReading {
    network::GradientFidelity gradient; ///< pruned against full
    KeptShares kept;                    ///< mean over the neurons
    /// Of the (sample, neuron, weight id) that hold a register: the Jaccard index with those of the
    /// epoch before.
    std::optional<double> overlap;
    /// After how many epochs half of them have been given up at least once: a multiple of the
    /// distance between readings. None while it is longer than is known.
    std::optional<double> halfLife;
    /// Of all batches so far, one by one with each weight of this part: the share that gave the
    /// weight no gradient.
    double starved = 0.0;
};

/// How true the pruned gradient was when an epoch ended, and what became of the registers since.
struct FidelityReading {
    int epoch = 0;
    PartReading network;
    std::vector<PartReading> layers;              ///< one for each layer of neurons
    std::vector<std::vector<KeptShares>> neurons; ///< of each layer
};
using FidelityReadingPtr = std::shared_ptr<const FidelityReading>;

} // namespace dpfm::training
