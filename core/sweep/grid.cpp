#include "core/sweep/grid.h"

#include "core/network/variants.h"

namespace dpfm::sweep {

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
            if (experiment.sweep.baseline && network::isPruned(method))
                addSeeds(Method::Backpropagation, 0);
        }
    }
    return runs;
}

} // namespace dpfm::sweep
