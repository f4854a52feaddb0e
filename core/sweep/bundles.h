#pragma once

#include "core/sweep/grid.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::sweep {

/// Puts runs together that are quicker side by side than one after the other: of one variant, one
/// method and one R, as many as fill the engine's lanes. Each run is in one bundle; bundles stand
/// in the order of their first runs, and in each the runs keep theirs. There are not so few of them
/// that one of `threads` would soon have nothing to do.
std::vector<std::vector<GridRun>> bundles(const network::Experiment& experiment,
                                          std::span<const GridRun> runs, std::size_t threads);

} // namespace dpfm::sweep
