#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace dpfm::models {

/// Runs by their numbers in the grid, as the CSV has them: from the first to the last of a range.
struct RunRange {
    std::size_t first = 0;
    std::size_t last = 0;

    bool operator==(const RunRange&) const = default;
};

/// "0-5,8" as ranges, in their order. The error has no place.
Result<std::vector<RunRange>> runRanges(const QString& text);

/// The runs that are shown, as runRanges() reads them; empty if none is.
QString runsText(const std::vector<bool>& shown);

/// Whether each of `count` runs is in a range. A run that is not there is an error.
Result<std::vector<bool>> runsIn(const std::vector<RunRange>& ranges, std::size_t count);

} // namespace dpfm::models
