#include "ui/figures/matrix_cells.h"

#include "ui/figures/cell_painting.h"
#include "ui/figures/palette.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::figures {

MatrixCells::MatrixCells(QCustomPlot* plot, QCPAxisRect& rect)
    : QCPAbstractItem(plot)
    , rect_(rect) {
    setClipAxisRect(&rect);
    setClipToAxisRect(true);
    setSelectable(false);
}

void MatrixCells::setTable(const models::ReadingTable& table, bool logarithmic) {
    table_ = table;
    logarithmic_ = logarithmic;
    lowest_ = std::numeric_limits<double>::infinity();
    highest_ = -lowest_;
    for (const auto& row : table_.cells) {
        for (const models::SeedReadings& cell : row) {
            const double value = cell.median ? place(*cell.median) : std::nan("");
            if (std::isfinite(value)) {
                lowest_ = std::min(lowest_, value);
                highest_ = std::max(highest_, value);
            }
        }
    }
}

double MatrixCells::place(double value) const {
    return logarithmic_ ? std::log10(value) : value;
}

QColor MatrixCells::color(double value) const {
    const double t = highest_ > lowest_ ? (place(value) - lowest_) / (highest_ - lowest_) : 0.0;
    return rampColor(style_.palette, std::isfinite(t) ? t : 0.0);
}

QString MatrixCells::text(const models::SeedReadings& cell) const {
    if (!cell.median)
        return {};
    if (!std::isfinite(*cell.median))
        return tr("div.", "a cell of runs that diverged");
    return style_.locale.toString(*cell.median, 'g', 2);
}

double MatrixCells::selectTest(const QPointF&, bool, QVariant*) const {
    return -1.0;
}

std::vector<MatrixCells::Cell> MatrixCells::drawn() const {
    std::vector<Cell> cells;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
        for (std::size_t column = 0; column < table_.categories.size(); ++column) {
            const models::SeedReadings& readings = table_.cells[row][column];
            const bool finite = readings.median && std::isfinite(*readings.median);
            const QColor fill = finite ? color(*readings.median) : emptyCell(style_);
            cells.push_back({static_cast<double>(column), static_cast<double>(row), fill,
                             text(readings), finite ? readableOn(fill) : style_.foreground});
        }
    }
    return cells;
}

QRectF MatrixCells::place(const Cell& cell) const {
    const QCPAxis& x = *rect_.axis(QCPAxis::atBottom);
    const QCPAxis& y = *rect_.axis(QCPAxis::atLeft);
    return {QPointF(x.coordToPixel(cell.column - 0.5), y.coordToPixel(cell.row + 0.5)),
            QPointF(x.coordToPixel(cell.column + 0.5), y.coordToPixel(cell.row - 0.5))};
}

void MatrixCells::draw(QCPPainter* painter) {
    for (const Cell& cell : drawn())
        drawCell(*painter, place(cell), cell.fill, cell.text, cell.textColor, style_);
}

} // namespace dpfm::figures
