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

double jaccard(const HeldIds& a, const HeldIds& b) {
    const std::size_t both = common(a, b).size();
    const std::size_t either = a.size() + b.size() - both;
    return either == 0 ? 1.0 : static_cast<double>(both) / static_cast<double>(either);
}

std::optional<std::size_t> halfLife(std::span<const HeldIds> epochs) {
    std::vector<HeldIds> staying(epochs.begin(), epochs.end());
    for (std::size_t lag = 1; lag < epochs.size(); ++lag) {
        staying.resize(epochs.size() - lag);
        std::size_t held = 0;
        std::size_t stayed = 0;
        for (std::size_t start = 0; start < staying.size(); ++start) {
            staying[start] = common(staying[start], epochs[start + lag]);
            held += epochs[start].size();
            stayed += staying[start].size();
        }
        if (held > 0 && 2 * stayed <= held)
            return lag;
    }
    return std::nullopt;
}

} // namespace dpfm::training
