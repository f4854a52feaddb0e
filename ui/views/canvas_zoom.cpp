#include "ui/views/canvas_zoom.h"

#include <QGraphicsView>

namespace dpfm::views {

namespace {

constexpr double kLargestZoom = 6.0;

} // namespace

bool zoomCanvas(QGraphicsView& canvas, double factor, double smallest) {
    const double scale = canvas.transform().m11() * factor;
    if (scale < smallest || scale > kLargestZoom)
        return false;
    canvas.scale(factor, factor);
    return true;
}

} // namespace dpfm::views
