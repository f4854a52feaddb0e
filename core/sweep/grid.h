#pragma once

#include "core/network/experiment.h"
#include "core/training/run.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace dpfm::sweep {

/// One run of a sweep and its place in the grid: the `run` of tables and CSV.
struct GridRun {
    std::size_t index = 0;
    training::RunParameters parameters;
    /// Where it goes on; null: at its first epoch.
    std::shared_ptr<const training::RunState> from = nullptr;

    /// Wherever they go on.
    bool operator==(const GridRun& other) const {
        return index == other.index && parameters == other.parameters;
    }
};

/// All runs of an experiment: variant by variant, in each corpus by corpus, in each the register
/// counts in the list's order (and then backpropagation, if the baseline is asked for), in each the
/// seeds.
std::vector<GridRun> grid(const network::Experiment& experiment);

/// How many these are, without making them.
std::size_t runCount(const network::Experiment& experiment);

} // namespace dpfm::sweep
