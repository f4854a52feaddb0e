#pragma once

#include "core/base/ids.h"

#include <cstddef>
#include <vector>

namespace dpfm::autodiff {

/// One gradient that a neuron carries: d(neuron)/d(weight) for the weight `id`.
struct Register {
    WeightId id{};
    double gradient = 0.0;

    bool operator==(const Register&) const = default;
};

/// A neuron's registers, by ascending id, no id twice, no gradient 0.
using Registers = std::vector<Register>;

/// Whether `a` outranks `b` in the selection: the larger |gradient| first, among equals the lower
/// id. A NaN ranks as an infinity does, so that a divergence is carried on and seen.
bool outranks(const Register& a, const Register& b);

/// The selection of DPFM: keeps the `count` candidates of largest |gradient|, ties broken to the
/// lower id, and drops the rest; `count` 0 keeps all. Candidates whose gradient is exactly 0 are
/// dropped in any case: a zero needs no register. The order by id is kept.
void keepLargest(Registers& candidates, std::size_t count);

} // namespace dpfm::autodiff
