#include "core/data/dataset.h"

#include <cassert>

namespace dpfm::data {

Samples Samples::slice(std::size_t first, std::size_t rows) const {
    assert(first + rows <= count());
    const auto part = [&](const std::vector<double>& all, std::size_t width) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first * width);
        return std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(rows * width));
    };
    return {inputWidth, outputWidth, part(inputs, inputWidth), part(targets, outputWidth)};
}

Samples Samples::pick(std::span<const std::size_t> rows) const {
    Samples picked{inputWidth, outputWidth, {}, {}};
    picked.inputs.reserve(rows.size() * inputWidth);
    picked.targets.reserve(rows.size() * outputWidth);
    for (const std::size_t row : rows) {
        const auto in = input(row);
        const auto out = target(row);
        picked.inputs.insert(picked.inputs.end(), in.begin(), in.end());
        picked.targets.insert(picked.targets.end(), out.begin(), out.end());
    }
    return picked;
}

} // namespace dpfm::data
