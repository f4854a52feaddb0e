#include "core/sweep/grid.h"

#include "core/network/variants.h"

namespace dpfm::sweep {

std::vector<GridRun> grid(const network::Experiment& experiment) {
    using network::Method;
    std::vector<GridRun> runs;
    const Method method = experiment.training.method;
    const std::size_t variants = network::variantCount(experiment.sweep);
    for (std::size_t variant = 0; variant < variants; ++variant) {
        for (const int corpus : experiment.sweep.corpus) {
            const auto addSeeds = [&](Method of, int registers) {
                for (const std::uint64_t seed : experiment.sweep.seeds)
                    runs.push_back({runs.size(), {of, corpus, registers, seed, variant}});
            };
            for (const int registers : experiment.sweep.registers)
                addSeeds(method, registers);
            if (experiment.sweep.baseline && method == Method::Dpfm)
                addSeeds(Method::Backpropagation, 0);
        }
    }
    return runs;
}

} // namespace dpfm::sweep
