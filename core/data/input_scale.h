#pragma once

#include <span>

namespace dpfm::data {

/// The map x → (x − shift)/width of one input. A division, because (high − low)·(1/(high − low))
/// need not be 1. The width of a constant input is infinite, which makes it 0.
struct InputScale {
    double shift = 0.0;
    double width = 1.0;

    double scaled(double value) const { return (value - shift) / width; }
    /// The value that scaled() maps to `value`; of a constant input its one value.
    double unscaled(double value) const;

    bool operator==(const InputScale&) const = default;
};

/// Scales inputs in place; `inputs` is one sample or several, row-major. No scales: no change.
void scale(std::span<double> inputs, std::span<const InputScale> scales);

} // namespace dpfm::data
