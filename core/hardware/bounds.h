#pragma once

#include "core/base/error.h"

#include <optional>
#include <string_view>

namespace dpfm::hardware {

/// What a number that a person gives may be.
struct Bounds {
    std::string_view place; ///< its field
    double low = 0.0;
    double high = 0.0;
    std::string_view unit; ///< empty if it has none
    bool whole = false;    ///< a whole number
};

/// Why it may not be `value`; none if it may. NaN may never.
std::optional<Error> outside(const Bounds& bounds, double value);

} // namespace dpfm::hardware
