#pragma once

#include "core/base/error.h"
#include "ui/session/run_record.h"

#include <QString>

#include <optional>

namespace dpfm::session {

/// What to tell a person of a sweep with damaged runs or marks, which are named; none if it has
/// none.
std::optional<Error> damageOf(const SweepRecord& sweep, const QString& path);

} // namespace dpfm::session
