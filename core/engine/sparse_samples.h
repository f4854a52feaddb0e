#pragma once

#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dpfm::engine {

/// Which inputs of a sample matter to the sparse engine.
struct SparseRow {
    const std::uint16_t* nonzero = nullptr; ///< ascending, then kernels::kSparseEnd
    const std::uint16_t* ranked = nullptr;  ///< see kernels::SparseSample
    const std::uint16_t* equals = nullptr;
    std::size_t rankedCount = 0;
    bool separate = false; ///< see kernels::SparseSample
    bool finite = false;   ///< no input is infinite or NaN
};

/// The sparse rows of samples, found when they are asked for first. It knows samples by where they
/// are and how many, and starts anew with others; so they must not change under it.
class SparseSamples {
public:
    /// `registers` is R: so many inputs are ranked.
    explicit SparseSamples(std::size_t registers) : registers_(registers) {}

    bool isOf(const data::Samples& samples) const;
    void restart(const data::Samples& samples);

    /// Makes sure that a row is there; this moves others. `input` is the row's.
    void find(std::size_t row, std::span<const double> input);
    /// Valid until the next find().
    SparseRow row(std::size_t row) const;

private:
    struct Place {
        std::size_t begin = 0; ///< in indices_: ranked, equals, nonzero
        std::uint32_t rankedCount = 0;
        bool known = false;
        bool separate = false;
        bool finite = false;
    };

    std::size_t registers_;
    const data::Samples* samples_ = nullptr;
    const double* inputs_ = nullptr;
    std::vector<Place> places_;
    std::vector<std::uint16_t> indices_;
    std::vector<std::uint16_t> order_;
};

} // namespace dpfm::engine
