#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace dpfm::session {

/// What a salvage found that cannot be seen in the document it made.
struct Salvaged {
    bool experimentLost = false;    ///< the one being edited: another stands in its place
    std::vector<qint64> sweepsLost; ///< whose settings cannot be read, and so none of their runs
};

/// Makes a new document of what can be read of a damaged one, which stays as it is: row by row, so
/// that a damaged page costs what is in it alone. A bit that was flipped in what the document or a
/// sweep says of itself is turned back by its checksum. A run that cannot be read, or whose row is
/// of no run of its sweep's grid, is in the new document as one whose checksum fails (see
/// ResultsStore::load()). An error if neither the experiment nor a sweep can be read.
Result<Salvaged> salvage(const QString& damaged, const QString& made);

} // namespace dpfm::session
