#include "ui/models/graph_layout.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dpfm::models {

namespace {

using autodiff::Expression;

std::vector<std::size_t> operandsOf(const autodiff::ExpressionNode& node) {
    switch (autodiff::operandCount(node.operation)) {
    case 1:
        return {node.a};
    case 2:
        return node.a == node.b ? std::vector{node.a} : std::vector{node.a, node.b};
    default:
        return {};
    }
}

std::vector<std::size_t> columnsOf(const Expression& expression,
                                   const std::vector<std::vector<std::size_t>>& users) {
    std::vector<std::size_t> columns = expression.depths();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (autodiff::operandCount(expression.nodes[i].operation) > 0 || users[i].empty())
            continue;
        std::size_t first = std::numeric_limits<std::size_t>::max();
        for (const std::size_t user : users[i])
            first = std::min(first, columns[user]);
        columns[i] = first - 1;
    }
    return columns;
}

} // namespace

std::vector<GraphPlace> layOut(const Expression& expression) {
    const std::size_t count = expression.nodes.size();
    std::vector<std::vector<std::size_t>> operands(count);
    std::vector<std::vector<std::size_t>> users(count);
    for (std::size_t i = 0; i < count; ++i) {
        operands[i] = operandsOf(expression.nodes[i]);
        for (const std::size_t operand : operands[i])
            users[operand].push_back(i);
    }

    std::vector<GraphPlace> places(count);
    std::vector<std::vector<std::size_t>> columns;
    const std::vector<std::size_t> columnOf = columnsOf(expression, users);
    for (std::size_t i = 0; i < count; ++i) {
        places[i].column = columnOf[i];
        columns.resize(std::max(columns.size(), columnOf[i] + 1));
        columns[columnOf[i]].push_back(i);
    }

    const auto setRows = [&](const std::vector<std::size_t>& column) {
        for (std::size_t row = 0; row < column.size(); ++row)
            places[column[row]].row =
                static_cast<double>(row) - 0.5 * static_cast<double>(column.size() - 1);
    };
    std::vector<double> means(count, 0.0);
    const auto sortBy = [&](std::vector<std::size_t>& column,
                            const std::vector<std::vector<std::size_t>>& neighbours) {
        for (const std::size_t node : column) {
            means[node] = places[node].row;
            if (neighbours[node].empty())
                continue;
            means[node] = 0.0;
            for (const std::size_t neighbour : neighbours[node])
                means[node] += places[neighbour].row;
            means[node] /= static_cast<double>(neighbours[node].size());
        }
        std::stable_sort(column.begin(), column.end(),
                         [&](std::size_t a, std::size_t b) { return means[a] < means[b]; });
        setRows(column);
    };

    for (const auto& column : columns)
        setRows(column);
    constexpr int kSweeps = 8;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (auto& column : columns)
            sortBy(column, operands);
        for (auto column = columns.rbegin(); column != columns.rend(); ++column)
            sortBy(*column, users);
    }
    return places;
}

} // namespace dpfm::models
