#pragma once

#include "core/network/experiment.h"
#include "ui/session/sweep_merge.h"

namespace dpfm::app {

/// Prints how many runs a sweep has and about how long they take, from short trials on this
/// machine; trains nothing else, and writes no file. Returns the exit code.
int dryRun(const network::Experiment& experiment, const session::Shard& shard, int jobs);

} // namespace dpfm::app
