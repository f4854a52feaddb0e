#pragma once

#include "core/data/input_scale.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dpfm::data {

/// Inputs that are bytes, 0 … 255: rows of a table that sets share and nobody changes. Permuting,
/// splitting and picking copy row numbers, not bytes.
struct ByteInputs {
    std::shared_ptr<const std::vector<std::uint8_t>> table; ///< row-major
    std::vector<std::uint32_t> rows;                        ///< of the table, one a sample
    /// What a byte goes through to be an input, one an input; none: the byte's value as it is.
    std::shared_ptr<const std::vector<InputScale>> scales;
};

/// Samples as rows: inputs (count × inputWidth) and targets (count × outputWidth), row-major.
/// Class targets are one-hot. Inputs are held as doubles, or as bytes (isBytes()) where as doubles
/// they would fill the memory. What works with both reads them by readInput(), or by inputs of a
/// buffer; input() is for what has doubles, inputBytes() for what can do better with bytes.
struct Samples {
    std::size_t inputWidth = 0;
    std::size_t outputWidth = 0;
    std::vector<double> inputs; ///< empty if the inputs are bytes
    std::vector<double> targets;
    ByteInputs bytes = {}; ///< without a table if the inputs are doubles

    bool isBytes() const { return bytes.table != nullptr; }
    std::size_t count() const {
        if (isBytes())
            return bytes.rows.size();
        return inputWidth == 0 ? 0 : inputs.size() / inputWidth;
    }

    /// Writes a row's inputs, inputWidth numbers; of bytes their scaled values, the same bits as
    /// scaling doubles gives.
    void readInput(std::size_t row, std::span<double> out) const;
    /// A row's inputs where they are, or read into `buffer`, which has to live as long as they do.
    std::span<const double> input(std::size_t row, std::vector<double>& buffer) const;
    /// Only if the inputs are doubles.
    std::span<const double> input(std::size_t row) const;
    /// Only if the inputs are bytes: as the table has them, not scaled.
    std::span<const std::uint8_t> inputBytes(std::size_t row) const;

    std::span<const double> target(std::size_t row) const {
        return std::span(targets).subspan(row * outputWidth, outputWidth);
    }
    /// Makes every input what its scale maps it to; at most once.
    void scaleInputs(const std::vector<InputScale>& scales);

    /// A copy of rows first … first + count − 1.
    Samples slice(std::size_t first, std::size_t count) const;
    /// A copy of the given rows, in their order.
    Samples pick(std::span<const std::size_t> rows) const;

    /// Bytes of memory that the inputs take, a shared table included.
    std::size_t inputMemory() const;
};

/// Samples with what a person calls their columns.
struct Dataset {
    Samples samples;
    std::vector<std::string> inputNames;
    std::vector<std::string> outputNames; ///< the class names in classification
    bool classification = false;
};

} // namespace dpfm::data
