#include "core/sweep/grid.h"

#include "core/network/variants.h"

#include <algorithm>

namespace dpfm::sweep {

namespace {

/// Whether a method's runs have backpropagation's beside them.
bool hasBaseline(const network::Experiment& experiment, network::Method method) {
    return experiment.sweep.baseline && network::isPruned(method);
}

} // namespace

std::vector<GridRun> grid(const network::Experiment& experiment) {
    using network::Method;
    std::vector<GridRun> runs;
    const std::vector<network::Experiment> variants = network::variantsOf(experiment);
    for (std::size_t variant = 0; variant < variants.size(); ++variant) {
        const Method method = variants[variant].training.method;
        for (const int corpus : experiment.sweep.corpus) {
            const auto addSeeds = [&](Method of, int registers) {
                for (const std::uint64_t seed : experiment.sweep.seeds)
                    runs.push_back({runs.size(), {of, corpus, registers, seed, variant}});
            };
            for (const int registers : experiment.sweep.registers)
                addSeeds(method, registers);
            if (hasBaseline(experiment, method))
                addSeeds(Method::Backpropagation, 0);
        }
    }
    return runs;
}

std::size_t runCount(const network::Experiment& experiment) {
    const network::SweepSettings& sweep = experiment.sweep;
    const std::size_t variants = network::variantCount(sweep);
    std::size_t baselines = hasBaseline(experiment, experiment.training.method) ? variants : 0;
    if (std::any_of(sweep.fields.begin(), sweep.fields.end(),
                    [](const auto& field) { return field.field == "training.method"; })) {
        baselines = 0;
        for (const network::Experiment& variant : network::variantsOf(experiment))
            baselines += hasBaseline(experiment, variant.training.method) ? 1U : 0U;
    }
    return (variants * sweep.registers.size() + baselines) * sweep.corpus.size() *
           sweep.seeds.size();
}

} // namespace dpfm::sweep
