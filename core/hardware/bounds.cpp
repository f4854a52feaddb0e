#include "core/hardware/bounds.h"

#include <cmath>
#include <string>

namespace dpfm::hardware {

std::optional<Error> outside(const Bounds& bounds, double value) {
    const std::string unit = bounds.unit.empty() ? std::string() : ' ' + std::string(bounds.unit);
    if (!(value >= bounds.low && value <= bounds.high))
        return Error{ErrorCode::InvalidInput,
                     std::string(bounds.place),
                     "The value is %1; it must be %2 to %3.",
                     {toText(value) + unit, toText(bounds.low) + unit, toText(bounds.high) + unit}};
    if (bounds.whole && value != std::floor(value))
        return Error{ErrorCode::InvalidInput,
                     std::string(bounds.place),
                     "The value is %1; it must be a whole number.",
                     {toText(value)}};
    return std::nullopt;
}

} // namespace dpfm::hardware
