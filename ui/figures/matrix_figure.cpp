#include "ui/figures/matrix_figure.h"

#include "ui/figures/cell_painting.h"
#include "ui/figures/matrix_cells.h"
#include "ui/models/number_text.h"

#include <algorithm>
#include <cmath>

namespace dpfm::figures {

MatrixFigure::MatrixFigure(QObject* parent) : RunFigure(parent) {
    rect_ = rebuild(1).front();
    title_ = new QCPTextElement(&plot());
    body().insertRow(0);
    body().addElement(0, 0, title_);
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("registers R per neuron"));
    for (QCPAxis* axis : rect_->axes())
        axis->grid()->setVisible(false);
    cells_ = new MatrixCells(&plot(), *rect_);
    mark_ = new QCPItemRect(&plot());
    mark_->setClipAxisRect(rect_);
    mark_->setSelectable(false);
    mark_->setBrush(Qt::NoBrush);
    for (QCPItemPosition* position : mark_->positions()) {
        position->setType(QCPItemPosition::ptPlotCoords);
        position->setAxes(rect_->axis(QCPAxis::atBottom), rect_->axis(QCPAxis::atLeft));
    }
    setTable({}, {});
}

void MatrixFigure::setTable(const models::ReadingTable& table, const QString& title,
                            bool logarithmic) {
    fullTitle_ = title;
    table_ = table;

    auto* columns = new QCPAxisTickerText;
    for (std::size_t i = 0; i < table.categories.size(); ++i)
        columns->addTick(static_cast<double>(i), models::tickLabel(table.categories[i]));
    auto* rows = new QCPAxisTickerText;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        rows->addTick(static_cast<double>(i), models::rowTick(table.rows[i]));
    QCPAxis& x = *rect_->axis(QCPAxis::atBottom);
    QCPAxis& y = *rect_->axis(QCPAxis::atLeft);
    const bool several = !table.rows.empty() && !table.rows.front().settings.isEmpty();
    y.setLabel(several ? tr("settings, corpus (samples)") : tr("corpus (samples)"));
    x.setTicker(QSharedPointer<QCPAxisTicker>(columns));
    y.setTicker(QSharedPointer<QCPAxisTicker>(rows));
    x.setRange(-0.5, std::max(0.5, static_cast<double>(table.categories.size()) - 0.5));
    y.setRange(-0.5, std::max(0.5, static_cast<double>(table.rows.size()) - 0.5));

    cells_->setTable(table, logarithmic);
    setMessage(table.empty() ? emptyText() : QString());
    title_->setVisible(!empty());
    restyle();
    replotSoon();
}

void MatrixFigure::fitTitles(const QSize& size) {
    title_->setText(wrapped(fullTitle_, size.width() - style().pixels(20.0)));
}

void MatrixFigure::restyle() {
    title_->setFont(style().font());
    title_->setTextColor(style().foreground);
    cells_->setStyle(style());
    hideAxisLines(*rect_);
    markSelected();
}

void MatrixFigure::markSelected() {
    mark_->setVisible(false);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
        for (std::size_t column = 0; column < table_.categories.size(); ++column) {
            const std::vector<std::size_t>& runs = table_.cells[row][column].runs;
            if (!selected() || std::find(runs.begin(), runs.end(), *selected()) == runs.end())
                continue;
            constexpr double kHalf = 0.47;
            const auto x = static_cast<double>(column);
            const auto y = static_cast<double>(row);
            mark_->topLeft->setCoords(x - kHalf, y + kHalf);
            mark_->bottomRight->setCoords(x + kHalf, y - kHalf);
            const double median = *table_.cells[row][column].median;
            const QColor fill = std::isfinite(median) ? cells_->color(median) : emptyCell(style());
            mark_->setPen(style().pen(readableOn(fill), style().thinWidth));
            mark_->setVisible(true);
        }
    }
}

std::optional<MatrixFigure::Cell> MatrixFigure::cellAt(const QPointF& place) const {
    if (!rect_->rect().contains(place.toPoint()))
        return std::nullopt;
    const double column = std::round(rect_->axis(QCPAxis::atBottom)->pixelToCoord(place.x()));
    const double row = std::round(rect_->axis(QCPAxis::atLeft)->pixelToCoord(place.y()));
    if (column < 0.0 || row < 0.0)
        return std::nullopt;
    const Cell cell{static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
    if (cell.row >= table_.rows.size() || cell.column >= table_.categories.size() ||
        table_.cells[cell.row][cell.column].values.empty())
        return std::nullopt;
    return cell;
}

std::optional<std::size_t> MatrixFigure::runAt(const QPointF& place) const {
    const auto cell = cellAt(place);
    return cell ? table_.cells[cell->row][cell->column].middleRun() : std::nullopt;
}

QString MatrixFigure::describeAt(const QPointF& place) const {
    const auto cell = cellAt(place);
    if (!cell)
        return {};
    const models::SeedReadings& readings = table_.cells[cell->row][cell->column];
    return tr("%1, n = %2\n%3: %4")
        .arg(models::groupLabel({table_.categories[cell->column], table_.rows[cell->row]}))
        .arg(readings.values.size())
        .arg(fullTitle_, models::numberText(*readings.median, style().locale));
}

} // namespace dpfm::figures
