#pragma once

#include "ui/figures/figure_style.h"

#include <qcustomplot.h>

namespace dpfm::figures {

/// What tables of coloured cells share.

/// Black or white, whichever can be read better on the colour.
QColor readableOn(const QColor& color);
/// Of a cell without a value.
QColor emptyCell(const FigureStyle& style);

/// What the font's size is multiplied by where a cell of that size has the text; 0 if the cell is
/// too small for it.
double cellTextScale(const QSizeF& cell, const QString& text, const FigureStyle& style);

/// A cell with its number; one that is too small for it goes without.
void drawCell(QCPPainter& painter, const QRectF& cell, const QColor& fill, const QString& text,
              const QColor& textColor, const FigureStyle& style);

/// Leaves the axes beside cells their texts alone.
void hideAxisLines(const QCPAxisRect& rect);

} // namespace dpfm::figures
