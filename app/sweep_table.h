#pragma once

#include "ui/session/run_record.h"

#include <QStringList>

namespace dpfm::app {

/// A sweep as lines of text: a header, a line a run with its swept settings, and a line for each run
/// that diverged.
QStringList sweepTable(const session::SweepRecord& sweep);

} // namespace dpfm::app
