#include "ui/figures/run_figure.h"

#include "ui/figures/palette.h"

#include <QApplication>
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
    categories_ = std::move(categories);
    rows_ = std::move(rows);
    const auto any = [&](const auto& belongs) {
        return std::any_of(present.begin(), present.end(), belongs);
    };
    const bool disc = categoryMark == CategoryMark::Disc;
    std::vector<LegendLook> looks;
    for (const models::RegisterCategory& category : categories_) {
        const QColor color = colorOf(category);
        const Marker marker =
            style().markers && rowMark == RowMark::Dash
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
        looks.push_back({models::rowLabel(rows_[i]),
                         dash ? style().pen(style().foreground, style().lineWidth, corpusDash(rank))
                              : QPen(style().foreground, 0.0, Qt::NoPen),
                         dash ? QCPScatterStyle::ssNone : corpusMarker(rank),
                         any([&](const auto& group) { return group.row == rows_[i]; })});
    }
    setLegend(looks);
}

QColor RunFigure::colorOf(const models::RegisterCategory& category) const {
    return style().registerColor(category.method, category.registers);
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
