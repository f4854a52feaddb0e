#include "ui/views/output_map_view.h"

#include "ui/models/probe_text.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace dpfm::views {

OutputMapView::OutputMapView(models::OutputMapModel& model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
    , title_(new QLabel(this)) {
    title_->setObjectName(QStringLiteral("mapTitle"));
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title_);
    column->addWidget(figure_.widget(), 1);
    setObjectName(QStringLiteral("outputMapView"));
    setAccessibleName(tr("Map of the network's output"));
    figure_.widget()->setAccessibleName(tr("Map of the network's output"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&model_, &models::OutputMapModel::mapChanged, this, &OutputMapView::refresh);
    restyle();
}

void OutputMapView::refresh() {
    const auto map = model_.map();
    figure_.setMap(map);
    title_->setText(map ? models::titleOf(*map->probe) : QString());
}

std::optional<figures::FigureOptions> OutputMapView::figureOptions() const {
    figures::FigureOptions options;
    options.plot = figures::PlotKind::OutputMap;
    options.map = model_.map();
    return options.map ? std::optional(options) : std::nullopt;
}

void OutputMapView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void OutputMapView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void OutputMapView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.beginLooking();
}

void OutputMapView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.endLooking();
}

} // namespace dpfm::views
