#pragma once

#include "ui/figures/figure_style.h"

#include <QSizeF>
#include <QString>
#include <qcustomplot.h>

#include <vector>

namespace dpfm::figures {

/// A number as TeX reads it, with every digit.
QString texNumber(double value);

/// Lengths, places, pens and colours of a figure in the words of TikZ. It remembers the colours it
/// was asked for, which have to be defined before they are used.
class TexStyle {
public:
    /// The page's size is in points of 1/72 inch, TeX's "big points".
    TexStyle(const FigureStyle& style, const QSizeF& points)
        : style_(style)
        , unit_(style.pixelsPerPoint)
        , size_(points) {}

    QString length(double pixels) const;
    /// From the page's bottom left; pixels go from its top left.
    QString place(double x, double y) const;
    /// The figure's letters, as large or smaller.
    QString font(double scale = 1.0) const;

    QString color(const QColor& color);
    /// "draw=black" or "fill=black, fill opacity=0.250".
    QString colorOption(const char* what, const QColor& of);
    QString pen(const QPen& pen);
    /// How a marker is drawn; empty for a shape that TikZ has not.
    QString marks(const QCPScatterStyle& style);

    /// The definitions of the colours so far, a line each.
    QString definitions() const;

private:
    const FigureStyle& style_;
    double unit_;
    QSizeF size_;
    std::vector<QRgb> colors_;
};

} // namespace dpfm::figures
