#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace dpfm::session {

/// Packs files of a folder, given by their names from there, into `path`, whole or not at all; a
/// file that was there is replaced. Within the archive they lie in a folder called `root`.
Result<void> writeZip(const QString& path, const QString& folder, const QStringList& files,
                      const QString& root);

/// Unpacks an archive into a folder that is there. An entry that would lie outside of it is
/// refused, as is what is not a plain file or folder.
Result<void> unpackZip(const QString& path, const QString& folder);

} // namespace dpfm::session
