#include "core/engine/sparse_samples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dpfm::engine {

namespace {

/// Two products round each by 2^-53 at most, so a ratio of 1 − 2^-50 stays one.
constexpr double kSeparate = 1.0 - 0x1p-50;
constexpr double kTiny = 1e-100;

} // namespace

bool SparseSamples::isOf(const data::Samples& samples) const {
    return samples_ == &samples && inputs_ == samples.inputs.data() &&
           bytes_ == samples.bytes.table.get() && places_.size() == samples.count();
}

void SparseSamples::restart(const data::Samples& samples) {
    samples_ = &samples;
    inputs_ = samples.inputs.data();
    bytes_ = samples.bytes.table.get();
    places_.assign(samples.count(), {});
    indices_.clear();
    values_.clear();
}

std::size_t SparseSamples::bytes() const {
    return indices_.size() * sizeof(std::uint16_t) + values_.size() * sizeof(double);
}

void SparseSamples::forget() {
    places_.assign(places_.size(), {});
    indices_.clear();
    values_.clear();
}

void SparseSamples::find(std::size_t row) {
    Place& place = places_[row];
    if (place.known)
        return;
    const std::span<const double> input = samples_->input(row, input_);
    place.known = true;
    place.begin = indices_.size();
    place.finite = std::all_of(input.begin(), input.end(),
                               [](double number) { return std::isfinite(number); });
    if (!place.finite)
        return; // nobody is to look at it
    // Positions among those that are not 0, with the bias after the last.
    place.values = values_.size();
    nonzero_.clear();
    for (std::size_t j = 0; j < input.size(); ++j)
        if (input[j] != 0.0) {
            nonzero_.push_back(static_cast<std::uint16_t>(j));
            values_.push_back(input[j]);
        }
    values_.push_back(1.0);
    nonzero_.push_back(static_cast<std::uint16_t>(input.size()));
    const double* values = values_.data() + place.values;
    const auto sizeOf = [&](std::uint16_t position) { return std::fabs(values[position]); };
    order_.resize(nonzero_.size());
    std::iota(order_.begin(), order_.end(), std::uint16_t{0});
    place.rankedCount = static_cast<std::uint32_t>(std::min(order_.size(), registers_));
    const auto end = order_.begin() + static_cast<std::ptrdiff_t>(place.rankedCount);
    std::partial_sort(order_.begin(), end, order_.end(), [&](std::uint16_t a, std::uint16_t b) {
        return sizeOf(a) > sizeOf(b) || (sizeOf(a) == sizeOf(b) && a < b);
    });
    order_.resize(place.rankedCount);
    for (const std::uint16_t position : order_)
        indices_.push_back(nonzero_[position]);
    indices_.insert(indices_.end(), order_.begin(), order_.end());
    std::size_t first = 0;
    place.separate = true;
    for (std::size_t rank = 0; rank < order_.size(); ++rank) {
        const double size = sizeOf(order_[rank]);
        const double before = sizeOf(order_[first]);
        if (size != before) {
            first = rank;
            place.separate &= size < before * kSeparate && size > kTiny;
        }
        indices_.push_back(static_cast<std::uint16_t>(first));
    }
    indices_.insert(indices_.end(), nonzero_.begin(), nonzero_.end() - 1);
    indices_.push_back(kernels::kSparseEnd);
}

SparseRow SparseSamples::row(std::size_t row) const {
    const Place& place = places_[row];
    SparseRow result;
    result.finite = place.finite;
    kernels::SparseSample& sample = result.sample;
    sample.rankedCount = place.rankedCount;
    sample.ranked = indices_.data() + place.begin;
    sample.positions = sample.ranked + place.rankedCount;
    sample.equals = sample.positions + place.rankedCount;
    sample.nonzero = sample.equals + place.rankedCount;
    sample.values = values_.data() + place.values;
    sample.separate = place.separate;
    return result;
}

} // namespace dpfm::engine
