#pragma once

#include "ui/session/run_record.h"

#include <QString>

/// The peer of the results store: the same figures in one plain table of SQLite, a row an epoch,
/// read by one SELECT and Qt's driver into vectors of runs.
namespace dpfm::bench {

void writePlainRows(const QString& path, const session::SweepRecord& sweep);

/// Returns the sum of all that was read.
double readPlainRows(const QString& path);

} // namespace dpfm::bench
