#pragma once

#include "core/engine/gradient_engine.h"

#include <optional>
#include <span>
#include <vector>

/// Batches for tests of engines.
namespace dpfm::test {

/// One batch of one run; none if it was asked to stop. Weights and gradient are by id, whatever the
/// engine's layout; `gradient` is overwritten.
inline std::optional<engine::Evaluation>
computeBatch(engine::GradientEngine& engine, std::span<const double> weights,
             const data::Samples& samples, std::span<const std::size_t> rows,
             std::span<double> gradient, const RunControl& control = {}) {
    const engine::WeightLayout& layout = engine.layout();
    AlignedVector<double> placedWeights(layout.size());
    // Not zero: the engine has to overwrite it.
    AlignedVector<double> placedGradient(layout.size(), 123.0);
    layout.arrange(weights, placedWeights);
    engine::Batch batch;
    batch.weights = placedWeights;
    batch.samples = &samples;
    batch.rows = rows;
    batch.gradient = placedGradient;
    if (!engine.compute(std::span(&batch, 1), control))
        return std::nullopt;
    layout.restore(placedGradient, gradient);
    return batch.evaluation;
}

} // namespace dpfm::test
