#pragma once

#include "ui/figures/figure_style.h"

#include <qcustomplot.h>

namespace dpfm::figures {

/// What tables of coloured cells share.

/// The colour of a value, t in [0, 1] from the lowest to the highest, on a scale that colour-blind
/// people read alike (Nuñez, Anderton and Renslow's cividis, 2018).
QColor cividis(double t);
/// The same, for a colour scale beside the cells.
QCPColorGradient cividisGradient();
/// Black or white, whichever can be read better on the colour.
QColor readableOn(const QColor& color);
/// Of a cell without a value.
QColor emptyCell(const FigureStyle& style);

/// A cell with its number; one that is too small for it goes without.
void drawCell(QCPPainter& painter, const QRectF& cell, const QColor& fill, const QString& text,
              const QColor& textColor, const FigureStyle& style);

/// Leaves the axes beside cells their texts alone.
void hideAxisLines(const QCPAxisRect& rect);

} // namespace dpfm::figures
