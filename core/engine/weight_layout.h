#pragma once

#include "core/base/aligned.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace dpfm::engine {

/// Consecutive places of a layout.
struct PlaceRange {
    std::size_t first = 0;
    std::size_t count = 0;

    bool operator==(const PlaceRange&) const = default;
};

/// Where an engine wants each weight, and where it puts its gradient: a place for every id, no
/// place twice. Places that no weight has hold 0.
class WeightLayout {
public:
    /// By id.
    explicit WeightLayout(std::size_t weightCount)
        : size_(weightCount)
        , weightCount_(weightCount) {}
    /// places[id] < size.
    WeightLayout(std::vector<std::size_t> places, std::size_t size)
        : size_(size)
        , weightCount_(places.size())
        , places_(std::move(places)) {}

    std::size_t size() const { return size_; } ///< places
    std::size_t weightCount() const { return weightCount_; }
    std::size_t place(std::size_t id) const { return places_.empty() ? id : places_[id]; }

    /// From numbers by id to numbers by place, and back.
    void arrange(std::span<const double> byId, std::span<double> byPlace) const;
    void restore(std::span<const double> byPlace, std::span<double> byId) const;

private:
    std::size_t size_ = 0;
    std::size_t weightCount_ = 0;
    std::vector<std::size_t> places_; ///< none: by id
};

} // namespace dpfm::engine
