#include "core/data/dataset.h"

#include <algorithm>
#include <cassert>

namespace dpfm::data {

void Samples::readInput(std::size_t row, std::span<double> out) const {
    assert(out.size() == inputWidth);
    if (!isBytes()) {
        std::ranges::copy(input(row), out.begin());
        return;
    }
    std::ranges::copy(inputBytes(row), out.begin());
    if (bytes.scales)
        scale(out, *bytes.scales);
}

std::span<const double> Samples::input(std::size_t row, std::vector<double>& buffer) const {
    if (!isBytes())
        return input(row);
    buffer.resize(inputWidth);
    readInput(row, buffer);
    return buffer;
}

std::span<const double> Samples::input(std::size_t row) const {
    assert(!isBytes());
    return std::span(inputs).subspan(row * inputWidth, inputWidth);
}

std::span<const std::uint8_t> Samples::inputBytes(std::size_t row) const {
    assert(isBytes());
    return std::span(*bytes.table).subspan(bytes.rows[row] * inputWidth, inputWidth);
}

void Samples::scaleInputs(const std::vector<InputScale>& scales) {
    assert(!bytes.scales);
    if (isBytes())
        bytes.scales = std::make_shared<const std::vector<InputScale>>(scales);
    else
        scale(inputs, scales);
}

Samples Samples::slice(std::size_t first, std::size_t rows) const {
    assert(first + rows <= count());
    const auto part = [&]<class T>(const std::vector<T>& all, std::size_t width) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first * width);
        return std::vector<T>(begin, begin + static_cast<std::ptrdiff_t>(rows * width));
    };
    Samples slice{inputWidth, outputWidth, {}, part(targets, outputWidth), {}};
    if (isBytes())
        slice.bytes = {bytes.table, part(bytes.rows, 1), bytes.scales};
    else
        slice.inputs = part(inputs, inputWidth);
    return slice;
}

Samples Samples::pick(std::span<const std::size_t> rows) const {
    Samples picked{inputWidth, outputWidth, {}, {}, {bytes.table, {}, bytes.scales}};
    picked.targets.reserve(rows.size() * outputWidth);
    if (isBytes())
        picked.bytes.rows.reserve(rows.size());
    else
        picked.inputs.reserve(rows.size() * inputWidth);
    for (const std::size_t row : rows) {
        const auto out = target(row);
        picked.targets.insert(picked.targets.end(), out.begin(), out.end());
        if (isBytes()) {
            picked.bytes.rows.push_back(bytes.rows[row]);
        } else {
            const auto in = input(row);
            picked.inputs.insert(picked.inputs.end(), in.begin(), in.end());
        }
    }
    return picked;
}

std::size_t Samples::inputMemory() const {
    std::size_t memory = inputs.size() * sizeof(double);
    if (isBytes())
        memory += bytes.table->size() + bytes.rows.size() * sizeof(std::uint32_t);
    if (bytes.scales)
        memory += bytes.scales->size() * sizeof(InputScale);
    return memory;
}

} // namespace dpfm::data
