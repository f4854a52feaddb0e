#pragma once

#include <QString>

namespace dpfm::session {

/// Where the program keeps what is in no file of the person's yet.
struct KeepingFolders {
    QString untitled; ///< documents without a name
    QString edits;    ///< unsaved edits of the others
    QString spare;    ///< for both, where those cannot be written; empty: none
};

/// In the application's data folder; the spare one is among the system's temporary files.
KeepingFolders keepingFolders();

/// Makes a folder unless it is there, and says whether it can be written. One among everybody's
/// temporary files is made for its owner alone, and one that somebody else made there is refused.
bool makeKeepingFolder(const QString& path);

/// Whether what is in a folder may be taken for the program's own: it is there and, among
/// everybody's temporary files, nobody else's.
bool isOwnKeepingFolder(const QString& path);

} // namespace dpfm::session
