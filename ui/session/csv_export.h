#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <QByteArray>
#include <QString>

namespace dpfm::session {

/// Neither has anything of runs that are deleted, apart from the sidecar's count of them.
///
/// RFC 4180: a header and one line an epoch, "." as decimal point, shortest numbers that read back
/// to the same bits: run,corpus,registers,seed,epoch,loss,val_loss and then method; accuracy and
/// val_accuracy as well in classification.
QByteArray toCsv(const SweepRecord& sweep);

/// The provenance of that CSV: experiment, program, machine, dates, columns, and each run's status.
QByteArray toSidecarJson(const SweepRecord& sweep, const QString& csvFileName);

/// Writes `path` and beside it `path` with ".json" appended, each whole or not at all.
Result<void> exportCsv(const SweepRecord& sweep, const QString& path);

} // namespace dpfm::session
