#pragma once

#include "core/engine/gradient_engine.h"
#include "tests/support/networks.h"

#include <QString>

#include <algorithm>
#include <vector>

/// Random runs for tests of engines, and how their results differ.
namespace dpfm::test {

/// A run's part of a test: what goes in and what came out.
struct Run {
    std::vector<double> weights;
    data::Samples samples;
    std::vector<std::size_t> rows;
    std::vector<double> gradient;
    std::vector<std::size_t> registers;
};

/// Weights and inputs are `coarse` where equal gradients and zeros are wanted all the time.
inline Run randomRun(const network::Topology& topology, bool coarse, std::size_t batch,
                     Dice& dice) {
    const auto numbers = [&](std::size_t count) {
        return coarse ? dice.coarseNumbers(count) : dice.numbers(count, -1.5, 1.5);
    };
    Run run;
    run.weights = numbers(topology.weightCount());
    const std::size_t count = batch + dice.below(4);
    run.samples = {topology.inputs(), topology.outputs(), numbers(count * topology.inputs()), {}};
    if (topology.activation(topology.layerCount()) == autodiff::Activation::Softmax) {
        run.samples.targets.assign(count * topology.outputs(), 0.0);
        for (std::size_t row = 0; row < count; ++row)
            run.samples.targets[row * topology.outputs() + dice.below(topology.outputs())] = 1.0;
    } else {
        run.samples.targets = numbers(count * topology.outputs());
    }
    for (std::size_t row = 0; row < batch; ++row)
        run.rows.push_back(dice.below(count));
    run.gradient.assign(topology.weightCount(), 123.0); // to be overwritten
    run.registers.assign(topology.layerCount(), 99);
    return run;
}

inline engine::Batch batchOf(Run& run) {
    engine::Batch batch;
    batch.weights = run.weights;
    batch.samples = &run.samples;
    batch.rows = run.rows;
    batch.gradient = run.gradient;
    batch.registersOfLayer = run.registers;
    return batch;
}

/// Equal as numbers, or both NaN; −0 and 0 are equal.
inline bool sameNumber(double a, double b) {
    return a == b || (a != a && b != b);
}

/// Why two results differ; empty if they do not.
inline QString difference(const engine::Batch& a, const engine::Batch& b) {
    if (!sameNumber(a.evaluation.loss, b.evaluation.loss))
        return QStringLiteral("loss %1 and %2")
            .arg(a.evaluation.loss, 0, 'g', 17)
            .arg(b.evaluation.loss, 0, 'g', 17);
    if (a.evaluation.correct != b.evaluation.correct ||
        a.evaluation.samples != b.evaluation.samples)
        return QStringLiteral("counts of samples");
    for (std::size_t weight = 0; weight < a.gradient.size(); ++weight)
        if (!sameNumber(a.gradient[weight], b.gradient[weight]))
            return QStringLiteral("gradient of weight %1: %2 and %3")
                .arg(weight)
                .arg(a.gradient[weight], 0, 'g', 17)
                .arg(b.gradient[weight], 0, 'g', 17);
    if (!std::equal(a.registersOfLayer.begin(), a.registersOfLayer.end(),
                    b.registersOfLayer.begin(), b.registersOfLayer.end()))
        return QStringLiteral("counts of registers");
    return {};
}

} // namespace dpfm::test
