#pragma once

#include "core/engine/gradient_engine.h"

#include <optional>
#include <span>
#include <vector>

/// Batches for tests of engines.
namespace dpfm::test {

/// One batch of one run; none if it was asked to stop. `gradient` is overwritten.
inline std::optional<engine::Evaluation>
computeBatch(engine::GradientEngine& engine, std::span<const double> weights,
             const data::Samples& samples, std::span<const std::size_t> rows,
             std::span<double> gradient, const RunControl& control = {}) {
    engine::Batch batch;
    batch.weights = weights;
    batch.samples = &samples;
    batch.rows = rows;
    batch.gradient = gradient;
    if (!engine.compute(std::span(&batch, 1), control))
        return std::nullopt;
    return batch.evaluation;
}

} // namespace dpfm::test
