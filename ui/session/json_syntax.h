#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace dpfm::session {

/// Parses a document that must be one JSON object. What is broken is told with its line and column,
/// both from 1.
Result<QJsonObject> parseJsonObject(const QByteArray& json);

} // namespace dpfm::session
