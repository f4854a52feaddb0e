#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <QByteArray>
#include <QString>

namespace dpfm::session {

/// The file format "dpfm-weights", version 1: the weights a run ended with, and where they are
/// from.
///   {"format": "dpfm-weights", "version": 1, "source": "free text", "weights": [[[w…, bias] per
///   neuron] per layer]}
/// The weights read back to the same bits, and can be given to an experiment as initial weights.
QByteArray weightsToFile(const network::Experiment& experiment, const RunRecord& run);
Result<network::NestedWeights> weightsFromFile(const QByteArray& json);

/// Whole or not at all. The run must have ended an epoch.
Result<void> writeWeights(const QString& path, const network::Experiment& experiment,
                          const RunRecord& run);
Result<network::NestedWeights> readWeights(const QString& path);

} // namespace dpfm::session
