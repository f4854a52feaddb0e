#include "core/sweep/bundles.h"

#include "core/engine/gradient_engine.h"
#include "core/network/variants.h"

#include <algorithm>
#include <utility>

namespace dpfm::sweep {

namespace {

constexpr std::size_t kBundlesPerThread = 4;

std::size_t divisionUp(std::size_t a, std::size_t b) {
    return (a + b - 1) / b;
}

/// The fewest runs whose batches leave less than half of the lanes empty.
std::size_t fewestRuns(std::size_t batchSize, std::size_t lanes) {
    for (std::size_t runs = 1; runs < lanes; ++runs) {
        const std::size_t samples = runs * batchSize;
        if (2 * samples > divisionUp(samples, lanes) * lanes)
            return runs;
    }
    return lanes;
}

} // namespace

std::vector<std::vector<GridRun>> bundles(const network::Experiment& experiment,
                                          std::span<const GridRun> runs, std::size_t threads) {
    const std::size_t lanes = engine::lanesOf(engine::usedInstructionSet());
    // One run for each lane is best, if that leaves every thread enough bundles.
    const bool many = runs.size() >= lanes * kBundlesPerThread * threads;
    std::vector<std::size_t> sizes; // of each variant's bundles
    for (const network::Experiment& variant : network::variantsOf(experiment)) {
        const network::Topology topology(variant);
        const bool inLanes = variant.training.selection == autodiff::Selection::Largest &&
                             engine::suitsDenseEngine(topology) &&
                             !engine::prefersSparseEngine(topology);
        const auto batchSize = static_cast<std::size_t>(variant.training.batchSize);
        sizes.push_back(!inLanes ? 1 : many ? lanes : fewestRuns(batchSize, lanes));
    }

    struct Open {
        training::RunParameters of;
        std::size_t bundle;
    };
    std::vector<std::vector<GridRun>> result;
    std::vector<Open> open; // the last bundle of each variant, method and R
    for (const GridRun& run : runs) {
        const bool together = run.parameters.method == network::Method::Dpfm;
        const std::size_t most = together ? sizes[run.parameters.variant] : 1;
        const auto same = std::find_if(open.begin(), open.end(), [&](const Open& other) {
            return other.of.variant == run.parameters.variant &&
                   other.of.method == run.parameters.method &&
                   other.of.registers == run.parameters.registers;
        });
        if (same != open.end() && result[same->bundle].size() < most) {
            result[same->bundle].push_back(run);
            continue;
        }
        if (same != open.end())
            same->bundle = result.size();
        else
            open.push_back({run.parameters, result.size()});
        result.push_back({run});
    }
    return result;
}

} // namespace dpfm::sweep
