#pragma once

#include "core/training/fidelity_reading.h"

#include <array>
#include <optional>

namespace dpfm::session {

/// A figure of a reading of fidelity, as files and commands name it.
struct FidelityMeasure {
    const char* name;
    const char* description; ///< in English, for files
    /// None if the part does not have it.
    std::optional<double> (*of)(const training::PartReading&);
};

/// All of them, in the order of their columns in CSV.
extern const std::array<FidelityMeasure, 10> kFidelityMeasures;

} // namespace dpfm::session
