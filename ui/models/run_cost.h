#pragma once

#include "ui/session/run_record.h"

namespace dpfm::models {

/// What one epoch of a run takes: in training samples, and in multiplications by the upper bound of
/// network/multiplications.h.
double samplesPerEpoch(const session::SweepRecord& sweep, const session::RunRecord& run);
double multiplicationsPerEpoch(const session::SweepRecord& sweep, const session::RunRecord& run);

} // namespace dpfm::models
