#pragma once

#include "ui/session/run_record.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace dpfm::session {

/// The wide layout: one line an epoch, and a column for each run and metric.
struct WideColumn {
    QByteArray name; ///< "val_loss r8 c400 s1", or "val_loss backpropagation c400 s1"
    QByteArray metric;
    const RunRecord* run = nullptr;
};

/// Run by run, in each loss, val_loss and, with `accuracies`, accuracy and val_accuracy. The name
/// tells registers (0 keeps all), corpus and seed, and swept fields by the last word of each:
/// "val_loss r8 c400 s1 learning_rate=0.01". Runs that these do not tell apart have their index as
/// well: "val_loss r8 c400 s1 run 12".
std::vector<WideColumn> wideColumns(const network::SweepSettings& sweep,
                                    std::span<const RunRecord* const> runs, bool accuracies);

/// `epoch` and those columns. There are as many lines as the longest run has epochs; the cells of
/// runs that ended before are empty.
QByteArray toWideCsv(const network::SweepSettings& sweep, std::span<const RunRecord* const> runs,
                     bool accuracies);

} // namespace dpfm::session
