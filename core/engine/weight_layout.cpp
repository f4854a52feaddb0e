#include "core/engine/weight_layout.h"

#include <algorithm>
#include <cassert>

namespace dpfm::engine {

void WeightLayout::arrange(std::span<const double> byId, std::span<double> byPlace) const {
    assert(byId.size() == weightCount_ && byPlace.size() == size_);
    if (size_ != weightCount_)
        std::fill(byPlace.begin(), byPlace.end(), 0.0);
    for (std::size_t id = 0; id < weightCount_; ++id)
        byPlace[place(id)] = byId[id];
}

void WeightLayout::restore(std::span<const double> byPlace, std::span<double> byId) const {
    assert(byId.size() == weightCount_ && byPlace.size() == size_);
    for (std::size_t id = 0; id < weightCount_; ++id)
        byId[id] = byPlace[place(id)];
}

} // namespace dpfm::engine
