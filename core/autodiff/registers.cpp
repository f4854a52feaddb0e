#include "core/autodiff/registers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

namespace dpfm::autodiff {

namespace {

/// The order of |gradient| as whole numbers, which compare without a look at NaN; 0 is a zero.
std::uint64_t rank(double gradient) {
    constexpr auto kInfinity =
        std::bit_cast<std::uint64_t>(std::numeric_limits<double>::infinity());
    return std::min(std::bit_cast<std::uint64_t>(std::fabs(gradient)), kInfinity);
}

/// Where a selection cuts: what ranks above stays, and of those at it the first few.
struct Cut {
    std::uint64_t rank = 0;
    std::ptrdiff_t stay = 0; ///< of those at it
};

/// So that `count` of more ranks stay. The largest of each of `count` groups are `count` of them,
/// so what lies below all of these is not sought among: few are left to sort, and it is sorting
/// that takes long, as no processor can foretell it.
Cut cutOf(std::vector<std::uint64_t>& ranks, std::size_t count) {
    const auto firstRanks = ranks.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<std::uint64_t> groups(ranks.begin(), firstRanks);
    for (std::size_t first = count; first + count <= ranks.size(); first += count)
        for (std::size_t group = 0; group < count; ++group)
            groups[group] = std::max(groups[group], ranks[first + group]);
    const std::uint64_t bound = *std::min_element(groups.begin(), groups.end());
    auto end = ranks.begin();
    for (const std::uint64_t one : ranks) {
        *end = one;
        end += one >= bound ? 1 : 0;
    }
    std::nth_element(ranks.begin(), firstRanks - 1, end, std::greater<>());
    const std::uint64_t least = *(firstRanks - 1);
    return {least, std::count(ranks.begin(), firstRanks, least)};
}

} // namespace

bool outranks(const Register& a, const Register& b) {
    const std::uint64_t rankA = rank(a.gradient);
    const std::uint64_t rankB = rank(b.gradient);
    return rankA > rankB || (rankA == rankB && a.id < b.id);
}

void keepLargest(Registers& candidates, std::size_t count) {
    if (count == 0 || candidates.size() <= count) {
        std::erase_if(candidates,
                      [](const Register& candidate) { return candidate.gradient == 0.0; });
        return;
    }
    std::vector<std::uint64_t> ranks(candidates.size());
    std::transform(candidates.begin(), candidates.end(), ranks.begin(),
                   [](const Register& candidate) { return rank(candidate.gradient); });
    const Cut cut = cutOf(ranks, count);
    std::ptrdiff_t left = cut.rank == 0 ? 0 : cut.stay;
    std::size_t kept = 0;
    for (const Register candidate : candidates) {
        const std::uint64_t own = rank(candidate.gradient);
        if (own < cut.rank || (own == cut.rank && --left < 0))
            continue;
        candidates[kept++] = candidate;
    }
    candidates.resize(kept);
}

} // namespace dpfm::autodiff
