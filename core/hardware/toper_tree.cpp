#include "core/hardware/toper_tree.h"

#include <algorithm>
#include <utility>

namespace dpfm::hardware {

namespace {

/// What `toper` takes to have them through, as part of a level.
void feed(Toper& toper, const autodiff::Registers& candidates, ToperTree::Level& level) {
    const std::size_t before = toper.cycle();
    toper.feed(candidates);
    toper.finish();
    ++level.topers;
    level.fed = std::max(level.fed, candidates.size());
    level.cycles = std::max(level.cycles, toper.cycle() - before);
}

} // namespace

ToperTree runToperTree(const autodiff::Registers& candidates, std::size_t topers, std::size_t cells,
                       Toper::Flow flow, std::size_t cyclesPerExchange) {
    topers = std::clamp(candidates.size(), std::size_t{1}, topers);
    ToperTree tree;
    tree.cells = topers * cells;
    std::vector<Toper> working(topers, Toper(cells, flow, cyclesPerExchange));
    const auto close = [&](const ToperTree::Level& level) {
        tree.cycles += level.cycles;
        tree.levels.push_back(level);
    };

    ToperTree::Level first;
    for (std::size_t i = 0; i < topers; ++i) {
        const auto at = [&](std::size_t part) {
            return candidates.begin() +
                   static_cast<std::ptrdiff_t>(candidates.size() * part / topers);
        };
        feed(working[i], {at(i), at(i + 1)}, first);
    }
    close(first);

    while (working.size() > 1) {
        ToperTree::Level level;
        std::vector<Toper> left;
        for (std::size_t i = 0; i + 1 < working.size(); i += 2) {
            feed(working[i], working[i + 1].held(), level);
            tree.comparisons += working[i + 1].comparisons();
            left.push_back(std::move(working[i]));
        }
        if (working.size() % 2 == 1) {
            left.push_back(std::move(working.back()));
            level.idle = 1;
        }
        working = std::move(left);
        close(level);
    }
    tree.comparisons += working.front().comparisons();
    tree.kept = working.front().held();
    return tree;
}

} // namespace dpfm::hardware
