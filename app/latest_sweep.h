#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <QString>

#include <optional>

namespace dpfm::app {

/// The sweep of a results file that was started last, or the one that is asked for. Tells of a
/// damaged file what was left out of it.
Result<session::SweepRecord> latestSweep(const QString& path, std::optional<qint64> wanted = {});

} // namespace dpfm::app
