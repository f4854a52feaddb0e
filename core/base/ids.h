#pragma once

#include <cstddef>
#include <cstdint>

namespace dpfm {

/// A weight's or bias's number in its network: from 0, layer by layer, neuron by neuron, the
/// inputs' weights first, the bias last.
enum class WeightId : std::uint32_t {};

constexpr std::size_t index(WeightId id) {
    return static_cast<std::size_t>(id);
}

constexpr WeightId weightId(std::size_t index) {
    return static_cast<WeightId>(index);
}

} // namespace dpfm
