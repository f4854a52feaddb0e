#pragma once

#include "core/base/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace dpfm::session {

/// Both are in the database's header, where `file` and every SQLite tool find them.
inline constexpr quint32 kResultsApplicationId = 0x4450464d; ///< "DPFM"
inline constexpr quint32 kResultsVersion = 5;                ///< user_version: of the schema

/// Whether the file says of itself that it is a results document this program can read. Asked
/// before SQLite touches it, so that others' files stay as they are.
Result<void> checkResultsHeader(const QString& path);

/// The same of a file that may be damaged further on: whether it begins as a results document.
Result<void> checkResultsIdentity(const QString& path);

/// Copies a damaged file to `to`, with what a killed program left beside it, to read what is whole
/// of it. An error says which of them cannot be read, or that there is no room for copies.
Result<void> copyWithLeftovers(const QString& path, const QString& to);

/// Makes a damaged file one of whole pages, enough for every table to begin, and its header say how
/// many: SQLite reads nothing of one that says it is longer.
Result<void> mendSize(const QString& path);
/// Puts the first page of a whole document, by which SQLite finds the tables, in the place of a
/// damaged one's.
Result<void> replaceFirstPage(const QString& path, const QString& whole);

/// ".NAME" + ending, in the same folder.
QString hiddenBeside(const QString& path, const QString& ending);

/// The lock of a document, ".NAME.lock" beside it, not yet taken. It is held through the kernel, so
/// it goes with a killed program, on any host, whatever process now has the old one's number.
std::unique_ptr<QLockFile> lockOfDocument(const QString& path);

/// Removes what a killed program may have left of a database that is no longer there: SQLite would
/// take it for part of the new one.
void removeLeftovers(const QString& path);

/// Gives a damaged document of the program's own another name, with what SQLite has beside it, so
/// that it is kept and not taken again (see isPutAside()). Returns the new path.
Result<QString> putDocumentAside(const QString& path);
/// Whether a file's name is of one that was put aside.
bool isPutAside(const QString& name);

/// Renames `part` to `path` once all of it is on the disk; on an error removes it, and a file that
/// was there stays.
Result<void> replaceFile(const QString& part, const QString& path);

Error fileError(const QString& path, const char* sentence, std::vector<std::string> arguments = {},
                ErrorCode code = ErrorCode::FileAccess);
Error damagedError(const QString& path);
Error usedElsewhereError(const QString& path);

} // namespace dpfm::session
