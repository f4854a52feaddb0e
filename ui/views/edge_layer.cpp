#include "ui/views/edge_layer.h"

#include <QPaintEngine>
#include <QPainter>
#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

namespace {

constexpr double kTouch = 4.0; ///< how far from an edge a mouse may be
constexpr double kAside = 0.15;

double distanceTo(const QLineF& line, QPointF place) {
    const QPointF along = line.p2() - line.p1();
    const double squared = QPointF::dotProduct(along, along);
    const double t =
        squared > 0.0
            ? std::clamp(QPointF::dotProduct(place - line.p1(), along) / squared, 0.0, 1.0)
            : 0.0;
    return QLineF(place, line.p1() + t * along).length();
}

} // namespace

std::size_t EdgeLayer::add(WeightId weight, QLineF line) {
    edges_.push_back({weight, line, {}, Standing::Plain});
    updateBounds();
    return edges_.size() - 1;
}

void EdgeLayer::setLine(std::size_t edge, QLineF line) {
    edges_[edge].line = line;
    updateBounds();
}

void EdgeLayer::updateBounds() {
    constexpr double kWidestPen = 5.0;
    prepareGeometryChange();
    bounds_ = {};
    for (const Edge& edge : edges_)
        bounds_ |= QRectF(edge.line.p1(), edge.line.p2()).normalized().adjusted(0, 0, 0.1, 0.1);
    bounds_.adjust(-kWidestPen, -kWidestPen, kWidestPen, kWidestPen);
}

void EdgeLayer::show(std::size_t edge, double share, bool forgotten, const ThemeColors& theme) {
    QColor color = share < 0.0 ? theme.negative : theme.positive;
    const double size = std::min(std::fabs(share), 1.0);
    color.setAlphaF(static_cast<float>(0.25 + 0.55 * size));
    QPen pen(color, 0.5 + 4.0 * size);
    pen.setCapStyle(Qt::FlatCap);
    if (forgotten)
        pen.setStyle(Qt::DotLine);
    else if (share < 0.0) // in lengths of the pen's width, at least of one
        pen.setDashPattern({9.0 / std::max(pen.widthF(), 1.0), 4.0 / std::max(pen.widthF(), 1.0)});
    edges_[edge].pen = pen;
    update();
}

void EdgeLayer::setStanding(std::size_t edge, Standing standing) {
    if (standing == edges_[edge].standing)
        return;
    edges_[edge].standing = standing;
    update();
}

std::optional<WeightId> EdgeLayer::weightAt(QPointF place) const {
    const Edge* nearest = nullptr;
    double least = 0.0;
    for (const Edge& edge : edges_) {
        const double distance = distanceTo(edge.line, place);
        if (distance > std::max(kTouch, 0.5 * edge.pen.widthF()))
            continue;
        const bool front = edge.standing == Standing::Front;
        const bool nearestInFront = nearest != nullptr && nearest->standing == Standing::Front;
        if (nearest == nullptr || (front && !nearestInFront) ||
            (front == nearestInFront && distance < least)) {
            nearest = &edge;
            least = distance;
        }
    }
    return nearest == nullptr ? std::nullopt : std::optional(nearest->weight);
}

void EdgeLayer::draw(QPainter& painter) const {
    for (const Standing standing : {Standing::Aside, Standing::Plain, Standing::Front}) {
        painter.setOpacity(standing == Standing::Aside ? kAside : 1.0);
        for (const Edge& edge : edges_)
            if (edge.standing == standing) {
                painter.setPen(edge.pen);
                painter.drawLine(edge.line);
            }
    }
}

void EdgeLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (painter->paintEngine()->type() != QPaintEngine::Raster) {
        draw(*painter);
        return;
    }
    // The raster engine divides every longer line over the threads of Qt's pool and waits for
    // them: with hundreds of lines that takes many times what drawing them does. It does not where
    // it runs in that pool itself.
    const QPaintDevice& device = *painter->device();
    const double ratio = device.devicePixelRatioF();
    const QSize size(static_cast<int>(std::ceil(device.width() * ratio)),
                     static_cast<int>(std::ceil(device.height() * ratio)));
    if (image_.size() != size)
        image_ = QImage(size, QImage::Format_ARGB32_Premultiplied);
    image_.setDevicePixelRatio(ratio);
    image_.fill(Qt::transparent);
    QSemaphore drawn;
    QThreadPool::globalInstance()->start([&, transform = painter->worldTransform()] {
        QPainter onto(&image_);
        onto.setRenderHint(QPainter::Antialiasing);
        onto.setWorldTransform(transform);
        draw(onto);
        onto.end();
        drawn.release();
    });
    drawn.acquire();
    painter->save();
    painter->resetTransform();
    painter->drawImage(0, 0, image_);
    painter->restore();
}

} // namespace dpfm::views
