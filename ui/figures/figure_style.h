#pragma once

#include "ui/figures/figure_look.h"
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
    double distances = 1.0; ///< times what is usual: larger letters need more room about them
    double pixelsPerPoint = 1.0;
    Palette palette = Palette::OkabeIto;
    bool markers = false; ///< on curves
    LegendPlace legend = LegendPlace::Right;
    bool gridShown = true;
    bool transparent = false; ///< the background is not drawn
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
    /// Of a distance that is `points` long beside letters of usual size.
    int gap(double points) const { return wholePixels(distances * points); }
    QFont font() const;
    QPen pen(const QColor& color, double widthPoints, Qt::PenStyle dash = Qt::SolidLine) const;
    /// A little of `color` on the background.
    QColor blended(const QColor& color, double share) const;
    /// Of R, and of the `rank`-th largest of `count` corpora: see palette.h.
    QColor registerColor(network::Method method, int registers) const;
    QColor corpusColor(std::size_t rank, std::size_t count) const;
};

/// Whether letters are that large because they are read from afar.
bool isLarge(const QFont& font);

/// For a window: its palette's colours and font, and the user's locale. Pens are of one pixel; with
/// large letters they are wider, distances are larger, and curves have markers.
FigureStyle screenStyle(const QPalette& palette, const QFont& font, double logicalDpi);

/// For paper, the same on every machine: light, and all else as the look says. A plot pixel is a
/// tenth of a point, because QCustomPlot lays out in whole pixels.
FigureStyle printStyle(const FigureLook& look = {});

/// Gives everything in a plot (axes, grids, fonts, distances, background) the style. Curves,
/// items and legend entries are styled by the figures, which know what they mean.
void applyStyle(QCustomPlot& plot, const FigureStyle& style);

/// The same for a colour scale, which applyStyle() does not reach: it is no axis rectangle.
void styleColorScale(QCPColorScale& scale, const FigureStyle& style);
/// About what such a scale takes in width, with its numbers and its label.
double colorScaleWidth(const FigureStyle& style);

/// The dash of the `rank`-th largest corpus; the largest is solid. There are five, over and over.
Qt::PenStyle corpusDash(std::size_t rank);

} // namespace dpfm::figures
