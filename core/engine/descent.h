#pragma once

#include "core/engine/instruction_set.h"
#include "core/engine/weight_layout.h"

#include <span>

namespace dpfm::engine {

/// What a step came to. Weights are of no use if one of the two is false.
struct Descent {
    bool gradientIsFinite = true;
    bool weightsAreFinite = true;
};

/// A step of plain gradient descent and all that has to be looked at beside it, in one pass over a
/// range of places: w −= rate·δ; bit place % 8 of updated[place / 8] is set where δ is not 0. The
/// range begins at a multiple of 8. The same bits on every instruction set.
Descent descend(InstructionSet set, std::span<double> weights, std::span<const double> gradient,
                PlaceRange range, double rate, std::span<unsigned char> updated);

/// Adds 1 to the count of each place of a range where the number is not 0; none may be NaN. Counts
/// are doubles, which stand side by side with what is looked at.
void countNonzero(InstructionSet set, std::span<const double> numbers, PlaceRange range,
                  std::span<double> counts);

} // namespace dpfm::engine
