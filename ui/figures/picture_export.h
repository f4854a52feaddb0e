#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_export.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;

namespace dpfm::figures {

/// What is drawn by hand, not on axes: an instrument's canvas at one moment.
struct Picture {
    QString name;      ///< of its file, without the ending
    QString title;     ///< as the file is entitled
    QSizeF size;       ///< in pixels
    double dpi = 96.0; ///< of those pixels, as the canvas laid its text out
    /// Draws it into the rectangle of `size` at the origin, its ground too.
    std::function<void(QPainter&)> paint;
};

/// Dots of a PNG for each of the picture's pixels, along a line.
inline constexpr int kPictureScale = 2;

/// The file's content, at the picture's size: the same picture gives the same bytes. TeX, a picture
/// without an area and a PNG of too many pixels are errors. Needs a QGuiApplication.
Result<QByteArray> renderPicture(const Picture& picture, FigureFormat format);

} // namespace dpfm::figures
