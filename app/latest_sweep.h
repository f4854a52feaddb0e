#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <QString>

namespace dpfm::app {

/// The sweep of a results file that was started last.
Result<session::SweepRecord> latestSweep(const QString& path);

} // namespace dpfm::app
