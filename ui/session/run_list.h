#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace dpfm::session {

/// Runs of a sweep as a person writes them, by their index: "0-5,8" (see parseWholeNumbers()).
/// Order and repetition do not count; what comes out is sorted. A run that a sweep of `runCount`
/// runs has not is an error, as is what is no such list.
Result<std::vector<std::size_t>> parseRunList(const QString& text, std::size_t runCount);

/// The shortest such text for sorted indices.
QString runListText(const std::vector<std::size_t>& runs);

} // namespace dpfm::session
