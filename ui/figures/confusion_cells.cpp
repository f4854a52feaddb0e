#include "ui/figures/confusion_cells.h"

#include "ui/figures/cell_painting.h"
#include "ui/figures/palette.h"

#include <cmath>
#include <utility>

namespace dpfm::figures {

using models::ConfusionCell;

ConfusionCells::ConfusionCells(QCustomPlot* plot, QCPAxisRect& rect)
    : QCPAbstractItem(plot)
    , rect_(rect) {
    setClipAxisRect(&rect);
    setClipToAxisRect(true);
    setSelectable(false);
}

void ConfusionCells::setMatrix(std::shared_ptr<const models::ConfusionMatrix> matrix) {
    matrix_ = std::move(matrix);
}

QRectF ConfusionCells::rectOf(ConfusionCell cell) const {
    const QCPAxis& x = *rect_.axis(QCPAxis::atBottom);
    const QCPAxis& y = *rect_.axis(QCPAxis::atLeft);
    const auto column = static_cast<double>(cell.taken);
    const auto row = static_cast<double>(cell.truth);
    return QRectF(QPointF(x.coordToPixel(column - 0.5), y.coordToPixel(row - 0.5)),
                  QPointF(x.coordToPixel(column + 0.5), y.coordToPixel(row + 0.5)))
        .normalized();
}

std::optional<ConfusionCell> ConfusionCells::cellAt(const QPointF& place) const {
    if (!matrix_ || !rect_.rect().contains(place.toPoint()))
        return std::nullopt;
    const double column = std::round(rect_.axis(QCPAxis::atBottom)->pixelToCoord(place.x()));
    const double row = std::round(rect_.axis(QCPAxis::atLeft)->pixelToCoord(place.y()));
    const auto last = static_cast<double>(matrix_->classes()) - 1.0;
    if (column < 0.0 || row < 0.0 || column > last || row > last)
        return std::nullopt;
    return ConfusionCell{static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
}

QString ConfusionCells::text(ConfusionCell cell) const {
    return style_.locale.toString(static_cast<qulonglong>(matrix_->samples(cell).size()));
}

QColor ConfusionCells::color(ConfusionCell cell) const {
    return matrix_->samples(cell).empty() ? emptyCell(style_)
                                          : rampColor(style_.palette, matrix_->shareOfRow(cell));
}

double ConfusionCells::selectTest(const QPointF& place, bool onlySelectable, QVariant*) const {
    return !onlySelectable && cellAt(place) ? 0.0 : -1.0;
}

void ConfusionCells::draw(QCPPainter* painter) {
    if (!matrix_)
        return;
    for (std::size_t row = 0; row < matrix_->classes(); ++row) {
        for (std::size_t column = 0; column < matrix_->classes(); ++column) {
            const ConfusionCell cell{row, column};
            const QColor fill = color(cell);
            drawCell(*painter, rectOf(cell), fill, text(cell),
                     matrix_->samples(cell).empty() ? style_.faded : readableOn(fill), style_);
        }
    }
    if (!current_)
        return;
    // Two frames, one of which is seen on any colour.
    const double width = style_.pixels(1.5);
    const QRectF frame = rectOf(*current_).adjusted(width, width, -width, -width);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(style_.pen(style_.foreground, 3.0));
    painter->drawRect(frame);
    painter->setPen(style_.pen(style_.background, 1.0));
    painter->drawRect(frame);
}

} // namespace dpfm::figures
