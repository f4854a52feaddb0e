#include "core/training/register_churn.h"

#include <algorithm>
#include <utility>

namespace dpfm::training {

IdOverlap overlapOf(const HeldIds& a, const HeldIds& b) {
    std::size_t both = 0;
    auto other = b.begin();
    for (const std::uint64_t id : a) {
        other = std::lower_bound(other, b.end(), id);
        both += other != b.end() && *other == id ? 1U : 0U;
    }
    return {both, a.size() + b.size() - both};
}

double IdOverlap::jaccard() const {
    return either == 0 ? 1.0 : static_cast<double>(both) / static_cast<double>(either);
}

void IdSurvival::add(const HeldIds& held) {
    std::vector<std::uint8_t> ages(held.size(), 0);
    std::vector<std::size_t> ofAge(kLongest + 1, 0);
    std::size_t before = 0;
    for (std::size_t i = 0; i < held.size(); ++i) {
        while (before < ids_.size() && ids_[before] < held[i])
            ++before;
        if (before < ids_.size() && ids_[before] == held[i])
            ages[i] = static_cast<std::uint8_t>(
                std::min<std::size_t>(ages_[before] + std::size_t{1}, kLongest));
        ++ofAge[ages[i]];
    }
    if (held_.size() < sizes_.size()) {
        held_.push_back(0);
        stayed_.push_back(0);
    }
    // What was held d moments ago and ever since is at least d moments old.
    std::size_t stayed = held.size();
    for (std::size_t lag = 1; lag <= sizes_.size(); ++lag) {
        stayed -= ofAge[lag - 1];
        held_[lag - 1] += sizes_[sizes_.size() - lag];
        stayed_[lag - 1] += stayed;
    }
    if (sizes_.size() == kLongest)
        sizes_.erase(sizes_.begin());
    sizes_.push_back(held.size());
    ids_ = held;
    ages_ = std::move(ages);
}

std::optional<std::size_t> IdSurvival::halfLife() const {
    return training::halfLife(std::span(this, 1));
}

std::optional<std::size_t> halfLife(std::span<const IdSurvival> parts) {
    for (std::size_t lag = 1; !parts.empty() && lag <= parts.front().held_.size(); ++lag) {
        std::size_t held = 0;
        std::size_t stayed = 0;
        for (const IdSurvival& part : parts) {
            held += part.held_[lag - 1];
            stayed += part.stayed_[lag - 1];
        }
        if (held > 0 && 2 * stayed <= held)
            return lag;
    }
    return std::nullopt;
}

} // namespace dpfm::training
