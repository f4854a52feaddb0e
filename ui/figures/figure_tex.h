#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace dpfm::figures {

class Figure;

/// A figure as a LaTeX file on pgfplots, its data inline with every digit. Axes, ticks, titles,
/// legend, colours and widths are where and as they are drawn, at the same size; text is set in the
/// document's own font, at the figure's size. The file can be compiled by pdflatex as it is, and be
/// read into a document that loads pgfplots by \input. The same figure gives the same bytes.
///
/// Its graphs (lines, steps, points, the areas between two), rectangles, lines and matrix cells are
/// written; anything else that is seen is an error, and so are a letter that LaTeX has not and more
/// points than pdflatex has memory for. `title` is said in a comment.
Result<QByteArray> toTex(Figure& figure, const QSizeF& points, const QString& title);

} // namespace dpfm::figures
