#pragma once

#include "core/base/result.h"
#include "core/training/replay.h"

#include <QByteArray>
#include <QString>

namespace dpfm::session {

/// The file format "dpfm-trace", version 1 (design §4). What is read has passed training::check().
/// A loss may be null or "nan" where the recorded figure was not a number.
Result<training::Trace> traceFromJson(const QByteArray& json);
Result<training::Trace> readTrace(const QString& path);

} // namespace dpfm::session
