#pragma once

#include "core/autodiff/loss.h"
#include "core/network/forward_pass.h"

#include <optional>
#include <span>

namespace dpfm::network {

/// Adds one sample's gradient by the weights to `gradient` (weightCount() numbers): over the
/// outputs o in order, d(batch loss)/d(output o) times each register of o. `pass` has passed the
/// sample; of its batch it is one of `batchSize`.
void addLossGradient(const ForwardPass& pass, autodiff::Loss loss, std::span<const double> targets,
                     std::size_t batchSize, std::span<double> gradient);

/// How true a pruned gradient is to the full one, as vectors over all weights.
struct GradientFidelity {
    std::optional<double> cosine;    ///< of the angle between them; none if one of them is 0
    std::optional<double> normRatio; ///< |pruned| / |full|; none if the full one is 0
    /// Of the weights whose full gradient is not 0: the share whose pruned gradient has its sign. A
    /// pruned gradient of 0 has none. None if the full one is 0.
    std::optional<double> signAgreement;
};

/// Of as many numbers each. Sums run over the weights in id order.
GradientFidelity gradientFidelity(std::span<const double> pruned, std::span<const double> full);

} // namespace dpfm::network
