#pragma once

#include "core/autodiff/expression.h"

#include <cstddef>
#include <vector>

namespace dpfm::models {

/// Where a node of a graph is drawn: columns from the left, rows as fractions of a row's height
/// from the middle of the column, which lies at 0.
struct GraphPlace {
    std::size_t column = 0;
    double row = 0.0;

    bool operator==(const GraphPlace&) const = default;
};

/// A column for each depth, so that every edge leads to the right. A leaf stands just before the
/// first node that uses it. Within a column nodes are ordered by the mean row of their neighbours,
/// to the left and to the right in turn, which leaves few crossings (the barycentre method:
/// K. Sugiyama, S. Tagawa, M. Toda, 1981).
std::vector<GraphPlace> layOut(const autodiff::Expression& expression);

} // namespace dpfm::models
