#pragma once

#include "core/training/snapshot.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::training {

/// How much of a run a layer's weights got.
struct LayerShare {
    std::size_t layer = 1;       ///< from 1, as network::Topology counts
    double updatedWeights = 0.0; ///< share of its weights that had a gradient in any batch, 0 … 1
    double registers = 0.0;      ///< share of the registers that reached the outputs, 0 … 1
    bool starves = false;
};

/// The shares of all layers, in their order. A layer starves if not even a tenth of its weights was
/// ever updated: its registers never outrank those of the layers after it, so the network trains
/// without it. Registers are 0 for all layers in backpropagation.
std::vector<LayerShare> layerShares(std::span<const LayerActivity> layers);

} // namespace dpfm::training
