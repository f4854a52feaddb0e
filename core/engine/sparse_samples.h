#pragma once

#include "core/data/dataset.h"
#include "core/engine/kernels/sparse_kernels.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dpfm::engine {

/// The inputs of a sample that matter to the sparse engine: see kernels::SparseSample.
struct SparseRow {
    kernels::SparseSample sample;
    bool finite = false; ///< no input is infinite or NaN; otherwise there is no sample
};

/// The sparse rows of samples, found when they are asked for first. It knows samples by where they
/// are and how many, and starts anew with others; so they must not change under it.
class SparseSamples {
public:
    /// `registers` is R: so many inputs are ranked.
    explicit SparseSamples(std::size_t registers) : registers_(registers) {}

    bool isOf(const data::Samples& samples) const;
    void restart(const data::Samples& samples);

    /// Of the rows that are there.
    std::size_t bytes() const;
    /// Gives up all rows.
    void forget();

    /// Makes sure that a row of these samples is there; this moves others.
    void find(std::size_t row);
    /// Valid until the next find().
    SparseRow row(std::size_t row) const;

private:
    struct Place {
        std::size_t begin = 0;  ///< in indices_: ranked, positions, equals, nonzero
        std::size_t values = 0; ///< in values_
        std::uint32_t rankedCount = 0;
        bool known = false;
        bool separate = false;
        bool finite = false;
    };

    std::size_t registers_;
    const data::Samples* samples_ = nullptr;
    const double* inputs_ = nullptr;
    const void* bytes_ = nullptr;
    std::vector<Place> places_;
    std::vector<std::uint16_t> indices_;
    std::vector<double> values_;
    std::vector<double> input_; ///< these three of the row at hand
    std::vector<std::uint16_t> nonzero_;
    std::vector<std::uint16_t> order_;
};

} // namespace dpfm::engine
