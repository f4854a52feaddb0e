#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How the ids that a neuron, or a network, holds change from epoch to epoch.
namespace dpfm::training {

/// Whatever tells one held id from another, ascending, none twice: weight ids of one neuron, or
/// numbers of (sample, neuron, weight id) of a whole network.
using HeldIds = std::vector<std::uint64_t>;

/// How many ids two moments share, and have together.
struct IdOverlap {
    std::size_t both = 0;
    std::size_t either = 0;

    /// both / either (P. Jaccard, 1912): 1 if they hold the same, or nothing, 0 if they share none.
    double jaccard() const;
};
IdOverlap overlapOf(const HeldIds& a, const HeldIds& b);

/// How long ids stay, told one moment after the other, at equal distances. Remembers for how long
/// each id that is held now has been held without a break.
class IdSurvival {
public:
    /// Longer lives than so many moments are not told apart.
    static constexpr std::size_t kLongest = 32;

    void add(const HeldIds& held);

    /// After how many moments at most half of the ids that were held are still there, held at each
    /// moment between: the smallest lag d such that, summed over all moments that have one d later,
    /// half of their ids or fewer have been held on without a break. None if more than half stay
    /// for as long as is known.
    std::optional<std::size_t> halfLife() const;

private:
    friend std::optional<std::size_t> halfLife(std::span<const IdSurvival> parts);

    HeldIds ids_;                    ///< that are held now
    std::vector<std::uint8_t> ages_; ///< of each, the moments before that held it, at most kLongest
    std::vector<std::size_t> sizes_; ///< of the last kLongest moments, the youngest last
    std::vector<std::size_t> held_;  ///< by lag − 1, as stayed_
    std::vector<std::size_t> stayed_; ///< of those held
};

/// The same of the ids of several parts together, that were told equally many moments.
std::optional<std::size_t> halfLife(std::span<const IdSurvival> parts);

} // namespace dpfm::training
