#include "core/training/register_churn.h"

#include <algorithm>
#include <iterator>

namespace dpfm::training {

namespace {

HeldIds common(const HeldIds& a, const HeldIds& b) {
    HeldIds both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

} // namespace

IdOverlap overlapOf(const HeldIds& a, const HeldIds& b) {
    const std::size_t both = common(a, b).size();
    return {both, a.size() + b.size() - both};
}

double IdOverlap::jaccard() const {
    return either == 0 ? 1.0 : static_cast<double>(both) / static_cast<double>(either);
}

void IdSurvival::add(const HeldIds& held) {
    if (held_.size() < std::min(cohorts_.size(), kLongest)) {
        held_.push_back(0);
        stayed_.push_back(0);
    }
    for (std::size_t i = 0; i < cohorts_.size(); ++i) {
        Cohort& cohort = cohorts_[i];
        const std::size_t lag = cohorts_.size() - i;
        cohort.staying = common(cohort.staying, held);
        held_[lag - 1] += cohort.size;
        stayed_[lag - 1] += cohort.staying.size();
    }
    if (cohorts_.size() == kLongest)
        cohorts_.erase(cohorts_.begin());
    cohorts_.push_back({held.size(), held});
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
