#include "core/engine/sparse_samples.h"

#include "core/engine/kernels/sparse_kernels.h"

#include <algorithm>
#include <cmath>

namespace dpfm::engine {

namespace {

/// Two products round each by 2^-53 at most, so a ratio of 1 − 2^-50 stays one.
constexpr double kSeparate = 1.0 - 0x1p-50;
constexpr double kTiny = 1e-100;

} // namespace

bool SparseSamples::isOf(const data::Samples& samples) const {
    return samples_ == &samples && inputs_ == samples.inputs.data() &&
           places_.size() == samples.count();
}

void SparseSamples::restart(const data::Samples& samples) {
    samples_ = &samples;
    inputs_ = samples.inputs.data();
    places_.assign(samples.count(), {});
    indices_.clear();
}

void SparseSamples::find(std::size_t row, std::span<const double> input) {
    Place& place = places_[row];
    if (place.known)
        return;
    place.known = true;
    place.begin = indices_.size();
    place.finite = std::all_of(input.begin(), input.end(),
                               [](double number) { return std::isfinite(number); });
    if (!place.finite)
        return; // nobody is to look at it
    order_.clear();
    for (std::size_t j = 0; j < input.size(); ++j)
        if (input[j] != 0.0)
            order_.push_back(static_cast<std::uint16_t>(j));
    const std::size_t nonzero = order_.size();
    const auto bias = static_cast<std::uint16_t>(input.size());
    order_.push_back(bias);
    place.rankedCount = static_cast<std::uint32_t>(std::min(order_.size(), registers_));
    const auto sizeOf = [&](std::uint16_t j) { return j == bias ? 1.0 : std::fabs(input[j]); };
    const auto end = order_.begin() + static_cast<std::ptrdiff_t>(place.rankedCount);
    // The first `nonzero` in order, for a copy before they are ranked.
    const std::vector<std::uint16_t> ascending(
        order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(nonzero));
    std::partial_sort(order_.begin(), end, order_.end(), [&](std::uint16_t a, std::uint16_t b) {
        const double sizeA = sizeOf(a);
        const double sizeB = sizeOf(b);
        return sizeA > sizeB || (sizeA == sizeB && a < b);
    });
    indices_.insert(indices_.end(), order_.begin(), end);
    std::size_t first = 0;
    place.separate = true;
    for (std::size_t rank = 0; rank < place.rankedCount; ++rank) {
        const double size = sizeOf(order_[rank]);
        const double before = sizeOf(order_[first]);
        if (size != before) {
            first = rank;
            place.separate &= size < before * kSeparate && size > kTiny;
        }
        indices_.push_back(static_cast<std::uint16_t>(first));
    }
    indices_.insert(indices_.end(), ascending.begin(), ascending.end());
    indices_.push_back(kernels::kSparseEnd);
}

SparseRow SparseSamples::row(std::size_t row) const {
    const Place& place = places_[row];
    const std::uint16_t* ranked = indices_.data() + place.begin;
    const std::uint16_t* equals = ranked + place.rankedCount;
    return {equals + place.rankedCount, ranked,         equals,
            place.rankedCount,          place.separate, place.finite};
}

} // namespace dpfm::engine
