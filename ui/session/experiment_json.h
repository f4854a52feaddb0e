#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <QByteArray>
#include <QString>

namespace dpfm::session {

/// The file format "dpfm-experiment", version 1 (design §4). Reading names what is wrong and where:
/// line and column of broken JSON, the field of an unknown key, a wrong type or a missing key; a
/// newer version is refused, naming both. Reading does not validate(): an experiment that cannot be
/// run may be opened and mended.
Result<network::Experiment> experimentFromJson(const QByteArray& json);
/// Reads back to the same bits. What a result depends on is written out, so that a file keeps its
/// meaning should a default ever change; left out are what was not given (name, initial weights,
/// holdout, baseline) and other optimizers' parameters at their default. Paths of data files are as
/// the experiment has them.
QByteArray experimentToJson(const network::Experiment& experiment);

/// Paths of data files are taken from the folder of `path` and become absolute; what the files hold
/// is looked up unless the experiment says it. Files that cannot be read are no error here.
Result<network::Experiment> readExperiment(const QString& path);
/// Whole or not at all. Data files beside `path` or below are named from its folder, so that all of
/// them can be moved or mailed together; others by their absolute path.
Result<void> writeExperiment(const QString& path, const network::Experiment& experiment);

} // namespace dpfm::session
