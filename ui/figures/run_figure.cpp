#include "ui/figures/run_figure.h"

#include "ui/figures/panel_title.h"
#include "ui/models/run_panels.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace dpfm::figures {

RunFigure::RunFigure(QObject* parent) : Figure(parent) {
    plot().setMouseTracking(true);
    connect(&plot(), &QCustomPlot::mouseMove, this, &RunFigure::showToolTip);
    connect(&plot(), &QCustomPlot::mousePress, this,
            [this](QMouseEvent* event) { pressed_ = event->pos(); });
    connect(&plot(), &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        const int moved = (event->pos() - pressed_).manhattanLength();
        if (event->button() != Qt::LeftButton || moved >= QApplication::startDragDistance() ||
            empty())
            return;
        if (const auto run = runAt(event->position()))
            emit runClicked(*run);
    });
}

void RunFigure::setSelected(std::optional<std::size_t> run) {
    if (run == selected_)
        return;
    selected_ = run;
    markSelected();
    replotSoon();
}

void RunFigure::setGroupLegend(std::vector<models::RegisterCategory> categories,
                               std::vector<models::RunRow> rows,
                               const std::vector<models::RunGroup>& present,
                               CategoryMark categoryMark, RowMark rowMark) {
    categories_ = colorsRows() ? std::vector<models::RegisterCategory>() : std::move(categories);
    rows_ = std::move(rows);
    const auto any = [&](const auto& belongs) {
        return std::any_of(present.begin(), present.end(), belongs);
    };
    const bool disc = categoryMark == CategoryMark::Disc;
    const bool greyPoints = isGrey() && rowMark == RowMark::Marker;
    std::vector<LegendLook> looks;
    for (const models::RegisterCategory& category : categories_) {
        const QColor color = greyPoints ? style().corpusColor(0, 1) : colorOf(category);
        const Marker marker =
            greyPoints || (style().markers && rowMark == RowMark::Dash)
                ? registerMarker(category.method, category.registers)
                : Marker{disc ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssNone, false};
        looks.push_back({models::registerLabel(category.method, category.registers),
                         disc ? QPen(color, 0.0, Qt::NoPen) : style().pen(color, style().lineWidth),
                         marker.shape,
                         any([&](const auto& group) { return group.category == category; }),
                         marker.hollow});
    }
    const std::size_t count = rows_.size();
    for (std::size_t i = 0; count > 1 && i < count; ++i) {
        const std::size_t rank = count - 1 - i;
        const bool dash = rowMark == RowMark::Dash;
        const bool marked = !dash || (colorsRows() && style().markers);
        const QColor color =
            colorsRows() || greyPoints ? style().corpusColor(rank, count) : style().foreground;
        const auto shape =
            greyPoints && !colorsRows() ? QCPScatterStyle::ssDisc : corpusMarker(rank);
        looks.push_back({models::rowLabel(rows_[i]),
                         dash ? style().pen(color, style().lineWidth, corpusDash(rank))
                              : QPen(color, 0.0, Qt::NoPen),
                         marked ? shape : QCPScatterStyle::ssNone,
                         any([&](const auto& group) { return group.row == rows_[i]; })});
    }
    setLegend(looks);
}

QColor RunFigure::colorOf(const models::RegisterCategory& category) const {
    return style().registerColor(category.method, category.registers);
}

RunFigure::PointLook RunFigure::pointLook(const models::RegisterCategory& category,
                                          std::size_t rank, std::size_t count) const {
    if (colorsRows())
        return {style().corpusColor(rank, count), {corpusMarker(rank), false}};
    if (isGrey())
        return {style().corpusColor(rank, count),
                registerMarker(category.method, category.registers)};
    return {colorOf(category), {corpusMarker(rank), false}};
}

bool RunFigure::colorsRows() const {
    return panelsBy_ == QLatin1String(models::kRegistersField);
}

void RunFigure::fitPanelTitle(QCPAxisRect& rect, const QString& title) const {
    const QFontMetricsF metrics(style().font());
    QStringList lines;
    for (const QString& line : wrapped(title, panelSize().width()).split(u'\n'))
        lines << metrics.elidedText(line, Qt::ElideRight, panelSize().width());
    setPanelTitle(rect, lines.join(u'\n'), style());
}

void RunFigure::legendClicked(std::size_t entry) {
    if (entry < categories_.size())
        emit categoryToggled(categories_[entry].method, categories_[entry].registers);
    else
        emit rowToggled(rows_[entry - categories_.size()].variant,
                        rows_[entry - categories_.size()].corpus);
}

void RunFigure::showToolTip(QMouseEvent* event) {
    const bool asked = event->buttons() == Qt::NoButton && !empty();
    const QString text = asked ? describeAt(event->position()) : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, &plot());
}

} // namespace dpfm::figures
