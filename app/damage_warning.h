#pragma once

#include "ui/session/results_store.h"
#include "ui/session/run_record.h"

#include <QString>

namespace dpfm::app {

/// Tells on stderr which runs of a file are damaged, if any are.
void warnOfDamage(const session::SweepRecord& sweep, const QString& path);
/// Tells on stderr that of a damaged file a part was left out, if it is one.
void warnOfDamage(const session::ResultsStore& store);

} // namespace dpfm::app
