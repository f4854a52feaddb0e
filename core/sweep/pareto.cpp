#include "core/sweep/pareto.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace dpfm::sweep {

std::vector<std::size_t> paretoFront(std::span<const Tradeoff> points) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].cost) && std::isfinite(points[i].badness))
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(points[a].cost, points[a].badness, a) <
               std::tuple(points[b].cost, points[b].badness, b);
    });
    std::vector<std::size_t> front;
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t i : order) {
        if (points[i].badness < least) {
            front.push_back(i);
            least = points[i].badness;
        }
    }
    return front;
}

} // namespace dpfm::sweep
