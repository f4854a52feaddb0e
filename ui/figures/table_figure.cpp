#include "ui/figures/table_figure.h"

#include <algorithm>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kRoom = 0.06; ///< about the points, in their range

/// The range of one coordinate with some room about it; of a single value one unit to both sides.
template <class Coordinate>
QCPRange rangeOf(const models::TablePoints& points, Coordinate coordinate) {
    bool first = true;
    QCPRange range;
    for (const models::TablePoints::Group& group : points.groups)
        for (const QPointF& point : group.points) {
            const double value = coordinate(point);
            range.lower = first ? value : std::min(range.lower, value);
            range.upper = first ? value : std::max(range.upper, value);
            first = false;
        }
    const double room = range.upper > range.lower ? kRoom * range.size() : 1.0;
    return {range.lower - room, range.upper + room};
}

} // namespace

TableFigure::TableFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    setEmptyText(tr("The rows are drawn here once the file is checked"));
    setPoints({});
}

void TableFigure::setPoints(models::TablePoints points) {
    points_ = std::move(points);
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    while (!graphs_.empty()) {
        plot().removeGraph(graphs_.back());
        graphs_.pop_back();
    }
    for (const models::TablePoints::Group& group : points_.groups) {
        graphs_.push_back(plot().addGraph(x, y));
        graphs_.back()->setLineStyle(QCPGraph::lsNone);
        QVector<QCPGraphData> data;
        data.reserve(group.points.size());
        for (const QPointF& point : group.points)
            data.append({point.x(), point.y()});
        graphs_.back()->data()->set(data);
    }
    setMessage(points_.groups.empty() ? emptyText() : QString());
    if (!points_.groups.empty()) {
        x->setLabel(points_.x);
        y->setLabel(points_.y);
        x->setRange(rangeOf(points_, [](const QPointF& point) { return point.x(); }));
        y->setRange(rangeOf(points_, [](const QPointF& point) { return point.y(); }));
    }
    restyle();
    replotSoon();
}

void TableFigure::restyle() {
    const QPen edge = style().pen(style().background, style().thinWidth);
    const QPen none(style().foreground, 0.0, Qt::NoPen);
    std::vector<LegendLook> legend;
    for (std::size_t i = 0; i < graphs_.size(); ++i) {
        const QColor color = models::classColor(i, style().surface);
        graphs_[i]->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, edge, color,
                                                    style().pixels(style().markerSize) * 1.3));
        if (points_.groups.size() > 1)
            legend.push_back({points_.groups[i].name, QPen(color, 0.0, Qt::NoPen),
                              QCPScatterStyle::ssDisc, true});
    }
    setLegend(legend);
}

} // namespace dpfm::figures
