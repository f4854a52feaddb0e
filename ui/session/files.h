#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace dpfm::session {

/// A file's whole content. Errors carry the path as their place.
Result<QByteArray> readFile(const QString& path);

/// Writes a file whole or not at all: whoever reads it meanwhile sees the old content or the new.
/// A results document is never replaced by this.
Result<void> writeFile(const QString& path, const QByteArray& content);

/// An error of a file's content with the file in front of its place: "path: line 3, column 7".
Error inFile(const QString& path, Error error);

} // namespace dpfm::session
