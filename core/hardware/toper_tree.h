#pragma once

#include "core/hardware/toper.h"

#include <cstddef>
#include <vector>

namespace dpfm::hardware {

/// Topers in parallel, each of as many cells as there are registers. The candidates are dealt to
/// them in equal parts, and all take theirs at the same time. Then they are joined in pairs, level
/// by level: the second of a pair empties its cells, the largest first, into the first, which still
/// holds its own. The last one left holds the largest of all.
struct ToperTree {
    struct Level {
        std::size_t topers = 0; ///< that work; on the levels after the first, pairs
        std::size_t idle = 0;   ///< without a partner: it waits for the next level
        std::size_t fed = 0;    ///< candidates of the toper that gets the most
        std::size_t cycles = 0; ///< of the slowest: the level's

        bool operator==(const Level&) const = default;
    };

    std::vector<Level> levels;
    std::size_t cells = 0;       ///< of all topers
    std::size_t cycles = 0;      ///< of all levels, one after the other
    std::size_t comparisons = 0; ///< of all topers
    autodiff::Registers kept;    ///< the largest first
};

/// Simulated cycle by cycle. All numbers are at least 1; topers without a candidate are not built,
/// so there are never more than candidates.
ToperTree runToperTree(const autodiff::Registers& candidates, std::size_t topers, std::size_t cells,
                       Toper::Flow flow, std::size_t cyclesPerExchange = 1);

} // namespace dpfm::hardware
