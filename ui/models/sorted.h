#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dpfm::models {

/// Sorts, and leaves one of equals.
template <class T>
void sortUnique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Where a value stands, or would stand, among sorted ones.
template <class T>
std::size_t placeIn(const std::vector<T>& sorted, const T& value) {
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) -
                                    sorted.begin());
}

} // namespace dpfm::models
