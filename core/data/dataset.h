#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dpfm::data {

/// Samples as rows: inputs (count × inputWidth) and targets (count × outputWidth), row-major.
/// Class targets are one-hot.
struct Samples {
    std::size_t inputWidth = 0;
    std::size_t outputWidth = 0;
    std::vector<double> inputs;
    std::vector<double> targets;

    std::size_t count() const { return inputWidth == 0 ? 0 : inputs.size() / inputWidth; }
    std::span<const double> input(std::size_t row) const {
        return std::span(inputs).subspan(row * inputWidth, inputWidth);
    }
    std::span<const double> target(std::size_t row) const {
        return std::span(targets).subspan(row * outputWidth, outputWidth);
    }
    /// A copy of rows first … first + count − 1.
    Samples slice(std::size_t first, std::size_t count) const;
    /// A copy of the given rows, in their order.
    Samples pick(std::span<const std::size_t> rows) const;
};

/// Samples with what a person calls their columns.
struct Dataset {
    Samples samples;
    std::vector<std::string> inputNames;
    std::vector<std::string> outputNames; ///< the class names in classification
    bool classification = false;
};

} // namespace dpfm::data
