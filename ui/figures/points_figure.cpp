#include "ui/figures/points_figure.h"

#include <QLineF>

#include <map>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kTouchPixels = 8.0; ///< how near the mouse must be to a point
constexpr double kRing = 2.6;        ///< its size in those of a marker

} // namespace

PointsFigure::PointsFigure(QObject* parent) : RunFigure(parent) {}

const PointsFigure::Point* PointsFigure::nearest(const QPointF& place) const {
    const Point* found = nullptr;
    double least = kTouchPixels;
    for (const Point& point : points_) {
        if (!point.rect->rect().contains(place.toPoint()))
            continue;
        const QPointF at(point.rect->axis(QCPAxis::atBottom)->coordToPixel(point.x),
                         point.rect->axis(QCPAxis::atLeft)->coordToPixel(point.y));
        const double distance = QLineF(at, place).length();
        // Of a run and its group in one place, the group, which is drawn over it.
        if (distance < least || (distance == least && found && found->single && !point.single)) {
            least = distance;
            found = &point;
        }
    }
    return found;
}

QString PointsFigure::describeAt(const QPointF& place) const {
    const Point* point = nearest(place);
    return point ? textOf(*point) : QString();
}

std::optional<std::size_t> PointsFigure::runAt(const QPointF& place) const {
    const Point* point = nearest(place);
    return point ? std::optional(point->run) : std::nullopt;
}

void PointsFigure::setRunColors(const std::vector<int>& colors) {
    if (colors == colors_)
        return;
    colors_ = colors;
    drawColored();
    replotSoon();
}

void PointsFigure::drawColored() {
    for (const QPointer<QCPGraph>& graph : colored_)
        if (graph)
            plot().removeGraph(graph);
    colored_.clear();
    std::map<std::pair<const QCPAxisRect*, int>, QCPGraph*> graphs;
    for (const Point& point : points_) {
        if (!point.single || point.run >= colors_.size() || colors_[point.run] == 0)
            continue;
        QCPGraph*& graph = graphs[{point.rect, colors_[point.run]}];
        if (!graph) {
            graph = plot().addGraph(point.rect->axis(QCPAxis::atBottom),
                                    point.rect->axis(QCPAxis::atLeft));
            const QColor color = models::classColor(
                static_cast<std::size_t>(colors_[point.run] - 1), style().surface);
            QCPScatterStyle marker(QCPScatterStyle::ssDisc, color, color,
                                   style().pixels(style().markerSize));
            marker.setPen(style().pen(color, style().thinWidth));
            graph->setLineStyle(QCPGraph::lsNone);
            graph->setScatterStyle(marker);
            colored_.emplace_back(graph);
        }
        graph->addData(point.x, point.y);
    }
}

void PointsFigure::markSelected() {
    drawColored();
    for (QCPItemTracer* ring : rings_)
        plot().removeItem(ring);
    rings_.clear();
    for (const Point& point : points_) {
        if (!point.single || point.run != selected())
            continue;
        auto* ring = new QCPItemTracer(&plot());
        ring->setLayer(QStringLiteral("overlay"));
        ring->setClipAxisRect(point.rect);
        ring->setSelectable(false);
        ring->setStyle(QCPItemTracer::tsCircle);
        ring->setSize(kRing * style().pixels(style().markerSize));
        ring->setPen(style().pen(style().foreground, style().thinWidth));
        ring->setBrush(Qt::NoBrush);
        ring->position->setAxes(point.rect->axis(QCPAxis::atBottom),
                                point.rect->axis(QCPAxis::atLeft));
        ring->position->setAxisRect(point.rect);
        ring->position->setType(QCPItemPosition::ptPlotCoords);
        ring->position->setCoords(point.x, point.y);
        rings_.push_back(ring);
    }
}

} // namespace dpfm::figures
