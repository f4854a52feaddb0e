#pragma once

#include <span>
#include <string_view>

namespace dpfm::autodiff {

enum class Loss { MeanSquaredError, CrossEntropy };

/// One sample's share of a batch loss, before it is averaged over the batch:
///   mse            (1/m)·Σ_o (y'_o − y_o)²,  m outputs
///   cross-entropy  −Σ_o y_o·ln max(p_o, 1e-300)
/// Sums run over the outputs in index order.
double sampleLoss(Loss loss, std::span<const double> outputs, std::span<const double> targets);

/// d(batch loss)/d(output `o`) for one of `batchSize` samples:
///   mse            2·(y'_o − y_o)/(m·batchSize)
///   cross-entropy  (p_o − y_o)/batchSize, which is the derivative by the *logit*: softmax and
///                  cross-entropy are only used together.
double outputDerivative(Loss loss, double output, double target, std::size_t outputs,
                        std::size_t batchSize);

/// Names as in files: "mse", "cross-entropy".
std::string_view name(Loss loss);

} // namespace dpfm::autodiff
