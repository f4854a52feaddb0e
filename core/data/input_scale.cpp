#include "core/data/input_scale.h"

#include <cmath>
#include <cstddef>

namespace dpfm::data {

double InputScale::unscaled(double value) const {
    return std::isinf(width) ? shift : value * width + shift;
}

void scale(std::span<double> inputs, std::span<const InputScale> scales) {
    if (scales.empty())
        return;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        inputs[i] = scales[i % scales.size()].scaled(inputs[i]);
}

} // namespace dpfm::data
