#pragma once

#include "ui/models/register_colors.h"

#include <QColor>
#include <QFont>
#include <QLocale>
#include <QPalette>
#include <QPen>

class QCPColorScale;
class QCustomPlot;

namespace dpfm::figures {

/// How a figure looks. Lengths are in points (1/72 inch) and become plot pixels by
/// `pixelsPerPoint`, so one description serves a screen and a page: what is drawn depends on
/// nothing else.
struct FigureStyle {
    models::Surface surface = models::Surface::Light;
    QColor background;
    QColor foreground; ///< axes and text
    QColor grid;
    QColor faded; ///< what is hidden, and hints

    QString fontFamily;
    double fontPoints = 8.0;
    double lineWidth = 0.8; ///< of curves; 0 for one plot pixel
    double thinWidth = 0.4; ///< of axes, grid and single seeds beside their median; 0 as above
    double markerSize = 4.0;
    double pixelsPerPoint = 1.0;
    /// Solid lines are drawn segment by segment: a great deal faster with wide pens on a raster.
    bool fastLines = false;
    /// The edges of filled areas are antialiased; without it many of them are drawn in half the
    /// time.
    bool smoothFills = true;
    /// Hinting follows the screen's settings; an export must not.
    bool hinting = true;
    QLocale locale = QLocale::c(); ///< of numbers

    double pixels(double points) const { return points * pixelsPerPoint; }
    int wholePixels(double points) const;
    QFont font() const;
    QPen pen(const QColor& color, double widthPoints, Qt::PenStyle dash = Qt::SolidLine) const;
    /// A little of `color` on the background.
    QColor blended(const QColor& color, double share) const;
};

/// For a window: its palette's colours and font, pens of one pixel, and the user's locale.
FigureStyle screenStyle(const QPalette& palette, const QFont& font, double logicalDpi);

/// For paper, the same on every machine: light, 8 pt unless told, the C locale. A plot pixel is a
/// tenth of a point, because QCustomPlot lays out in whole pixels.
FigureStyle printStyle(const QString& fontFamily = {}, double fontPoints = 8.0);

/// Gives everything in a plot (axes, grids, fonts, distances, background) the style. Curves,
/// items and legend entries are styled by the figures, which know what they mean.
void applyStyle(QCustomPlot& plot, const FigureStyle& style);

/// The same for a colour scale, which applyStyle() does not reach: it is no axis rectangle.
void styleColorScale(QCPColorScale& scale, const FigureStyle& style);
/// About what such a scale takes in width, with its numbers and its label.
double colorScaleWidth(const FigureStyle& style);

/// Dash and shade of the `rank`-th largest of `count` corpora; the largest is solid.
Qt::PenStyle corpusDash(std::size_t rank);
QColor corpusColor(std::size_t rank, std::size_t count, models::Surface surface);

} // namespace dpfm::figures
