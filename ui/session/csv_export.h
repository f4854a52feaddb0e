#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <cstddef>
#include <optional>
#include <vector>

namespace dpfm::session {

enum class CsvLayout {
    Long, ///< a line for each epoch of each run
    Wide, ///< a line for each epoch, with a column for each run and metric: see wideColumns()
};
/// "long" and "wide".
std::optional<CsvLayout> csvLayout(QStringView name);

struct CsvOptions {
    CsvLayout layout = CsvLayout::Long;
    /// The runs to write, by grid index and sorted; none for all.
    std::optional<std::vector<std::size_t>> runs;
};

/// Neither has anything of runs that are deleted, apart from the sidecar's count of them.
///
/// RFC 4180: a header and, in the long layout, one line an epoch, "." as decimal point, shortest
/// numbers that read back to the same bits: run,corpus,registers,seed,epoch,loss,val_loss and then
/// method; accuracy and val_accuracy as well in classification; swept fields; and, where it is
/// recorded, fidelity (see FidelityColumns), empty in epochs without a reading.
QByteArray toCsv(const SweepRecord& sweep, const CsvOptions& options = {});

/// The provenance of that CSV: experiment, program, machine, dates, layout, which runs were chosen,
/// columns, and each written run's status.
QByteArray toSidecarJson(const SweepRecord& sweep, const QString& csvFileName,
                         const CsvOptions& options = {});

/// Writes `path` and beside it `path` with ".json" appended, each whole or not at all.
Result<void> exportCsv(const SweepRecord& sweep, const QString& path,
                       const CsvOptions& options = {});

} // namespace dpfm::session
