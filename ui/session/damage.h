#pragma once

#include "core/base/error.h"
#include "ui/session/run_record.h"

#include <QString>

#include <optional>
#include <vector>

namespace dpfm::session {

/// What was lost of a damaged file (see ResultsStore::open()).
struct FileDamage {
    bool experimentLost = false;    ///< the one being edited
    std::vector<qint64> sweepsLost; ///< with all their runs
    std::size_t runs = 0;           ///< of the other sweeps
    std::size_t damaged = 0;        ///< of these
    std::size_t marksDamaged = 0;   ///< of all these: what a person made of them is left out

    void add(const SweepRecord& sweep);
};

/// The sentence on it, with counts and how to keep the rest.
Error damageOfFile(const FileDamage& damage, const QString& path);

/// What to tell a person of a sweep with damaged runs or marks or both, which are named; none if it
/// has none.
std::optional<Error> damageOf(const SweepRecord& sweep, const QString& path);

} // namespace dpfm::session
