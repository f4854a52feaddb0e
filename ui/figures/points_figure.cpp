#include "ui/figures/points_figure.h"

#include <QLineF>

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

void PointsFigure::markSelected() {
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
