#pragma once

#include "core/network/experiment.h"
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

/// The shares of all layers, in their order. With a limited number of registers a layer starves if
/// not even a tenth of its weights was ever updated and it holds less than a tenth of the registers
/// that reached the outputs: its gradients do not outrank those of the layers after it, so the
/// network trains without it. Nothing starves with all registers or by backpropagation, which has
/// none: there, weights stay for other reasons, such as inputs that are always 0.
std::vector<LayerShare> layerShares(std::span<const LayerActivity> layers, network::Method method,
                                    int registers);

} // namespace dpfm::training
