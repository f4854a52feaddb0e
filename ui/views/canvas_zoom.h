#pragma once

class QGraphicsView;

namespace dpfm::views {

/// What a key or a turn of the wheel zooms by.
inline constexpr double kZoomStep = 1.2;

/// Scales a canvas, unless that would leave its bounds: `smallest` and 6 times the drawn size.
/// Whether it did.
bool zoomCanvas(QGraphicsView& canvas, double factor, double smallest);

} // namespace dpfm::views
