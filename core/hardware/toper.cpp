#include "core/hardware/toper.h"

#include <cassert>
#include <utility>

namespace dpfm::hardware {

Toper::Toper(std::size_t cells, Flow flow, std::size_t cyclesPerExchange)
    : cells_(cells)
    , flow_(flow)
    , cyclesPerExchange_(cyclesPerExchange) {
    assert(cells >= 1 && cyclesPerExchange >= 1);
}

void Toper::feed(const autodiff::Registers& candidates) {
    candidates_.insert(candidates_.end(), candidates.begin(), candidates.end());
    if (!active_)
        enter();
}

void Toper::step() {
    if (done())
        return;
    ++cycle_;
    if (++phase_ < cyclesPerExchange_)
        return;
    phase_ = 0;
    exchange();
    if (flow_ == Flow::Pipelined || !active_)
        enter();
}

void Toper::finish() {
    while (!done())
        step();
}

void Toper::exchange() {
    const Range range = *active_;
    std::optional<Range> next;
    // From the end, so that what is passed on finds the next cell free.
    for (std::size_t place = range.last + 1; place-- > range.first;)
        if (cells_[place].arriving)
            exchange(place, next);
    active_ = next;
}

void Toper::exchange(std::size_t place, std::optional<Range>& next) {
    Cell& cell = cells_[place];
    autodiff::Register moving = *std::exchange(cell.arriving, std::nullopt);
    if (!cell.held) {
        if (moving.gradient != 0.0)
            cell.held = moving;
        else
            dropped_.push_back(moving);
        return;
    }
    ++comparisons_;
    if (autodiff::outranks(moving, *cell.held))
        std::swap(moving, *cell.held);
    if (place + 1 == cells_.size()) {
        dropped_.push_back(moving);
        return;
    }
    cells_[place + 1].arriving = moving;
    cells_[place + 1].arrivingPlace = cell.arrivingPlace;
    // Places come in descending order.
    if (next)
        next->first = place + 1;
    else
        next = Range{place + 1, place + 1};
}

void Toper::enter() {
    if (entered_ == candidates_.size())
        return;
    cells_.front().arriving = candidates_[entered_];
    cells_.front().arrivingPlace = entered_++;
    if (active_)
        active_->first = 0;
    else
        active_ = Range{0, 0};
}

autodiff::Registers Toper::held() const {
    autodiff::Registers held;
    for (const Cell& cell : cells_)
        if (cell.held)
            held.push_back(*cell.held);
    return held;
}

std::size_t publishedCycles(std::size_t registers, std::size_t candidates) {
    return candidates > registers ? registers * (candidates - registers) * 3 : 0;
}

} // namespace dpfm::hardware
