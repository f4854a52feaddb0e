#pragma once

#include "core/autodiff/registers.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace dpfm::hardware {

/// A selection circuit, cycle by cycle: a chain of compare-exchange cells. Candidates enter at the
/// first cell, one after another. A cell that holds one compares it with the one that arrives,
/// keeps the one that outranks the other (autodiff::outranks: the larger |gradient|, of equals the
/// lower id) and passes the other on to the next cell; an empty cell keeps what arrives. What the
/// last cell passes on is dropped. So cells fill from the front, hold the largest candidates in
/// order, and in the end those that autodiff::keepLargest() keeps.
///
/// A candidate whose gradient is 0 takes no register: it drops out at the first empty cell. Equal
/// ids, which the method adds together before its selection, are not merged: if the circuit is fed
/// with unmerged ones it can hold an id twice.
class Toper {
public:
    enum class Flow {
        Sequential, ///< a candidate enters once the one before is through
        Pipelined,  ///< a candidate enters as soon as the first cell is free
    };

    struct Cell {
        std::optional<autodiff::Register> held;
        /// What is compared with it in this cycle, or is kept if the cell is empty.
        std::optional<autodiff::Register> arriving;
        std::size_t arrivingPlace = 0; ///< of the candidate that entered and pushed it here

        bool comparing() const { return held && arriving; }
        bool operator==(const Cell&) const = default;
    };

    /// `cells` and `cyclesPerExchange`, which a compare-exchange takes, are at least 1.
    Toper(std::size_t cells, Flow flow, std::size_t cyclesPerExchange = 1);

    /// More candidates wait, behind those that do. The first of a toper at rest is at its first
    /// cell at once, in the cycle that comes.
    void feed(const autodiff::Registers& candidates);
    /// One cycle; nothing happens once it is done().
    void step();
    /// Whether all that was fed is through.
    bool done() const { return !active_ && entered_ == candidates_.size(); }
    void finish();

    std::size_t cycle() const { return cycle_; } ///< that are over
    std::size_t comparisons() const { return comparisons_; }
    std::size_t cyclesPerExchange() const { return cyclesPerExchange_; }
    /// Cycles of the exchange at hand that are over.
    std::size_t phase() const { return phase_; }
    const std::vector<Cell>& cells() const { return cells_; }
    /// All that were fed, in order; the first entered() are in the chain or through.
    const autodiff::Registers& candidates() const { return candidates_; }
    std::size_t entered() const { return entered_; }
    /// In the order in which they dropped out.
    const autodiff::Registers& dropped() const { return dropped_; }
    /// What the cells hold, from the first on: the largest first.
    autodiff::Registers held() const;

private:
    struct Range {
        std::size_t first;
        std::size_t last;
    };

    void exchange();
    void exchange(std::size_t place, std::optional<Range>& next);
    void enter();

    std::vector<Cell> cells_;
    Flow flow_;
    std::size_t cyclesPerExchange_;
    autodiff::Registers candidates_;
    autodiff::Registers dropped_;
    std::size_t entered_ = 0;
    std::size_t cycle_ = 0;
    std::size_t phase_ = 0;
    std::size_t comparisons_ = 0;
    std::optional<Range> active_; ///< cells between which something arrives
};

/// The published estimate of a toper's cycles: registers × (candidates − registers) × 3, e.g. 192
/// for 16 of 20; 0 if there is a register for every candidate. It takes the first candidates to be
/// in the registers already, and has every other meet one register after the other, for three
/// cycles each: neither the filling nor the pipeline is in it.
std::size_t publishedCycles(std::size_t registers, std::size_t candidates);

} // namespace dpfm::hardware
