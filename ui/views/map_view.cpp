#include "ui/views/map_view.h"

#include "ui/models/probe_text.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace dpfm::views {

MapView::MapView(models::OutputMapModel& model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
    , title_(new QLabel(this)) {
    title_->setObjectName(QStringLiteral("mapTitle"));
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(title_);
    column->addWidget(figure_.widget(), 1);
    figure_.widget()->setAccessibleName(tr("Map of the network's output"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&model_, &models::OutputMapModel::mapChanged, this, &MapView::refresh);
    restyle();
}

void MapView::refresh() {
    const auto& map = model_.map();
    figure_.setMap(map);
    if (!map) {
        title_->clear();
        return;
    }
    title_->setText(models::titleOf(*map->probe));
}

void MapView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void MapView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void MapView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.beginLooking();
}

void MapView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.endLooking();
}

} // namespace dpfm::views
