#pragma once

#include "ui/session/run_record.h"

#include <QString>

namespace dpfm::app {

/// Tells on stderr which runs of a file are damaged, if any are.
void warnOfDamage(const session::SweepRecord& sweep, const QString& path);

} // namespace dpfm::app
