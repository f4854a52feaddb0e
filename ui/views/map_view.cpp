#include "ui/views/map_view.h"

#include "ui/models/register_colors.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace dpfm::views {

MapView::MapView(models::ResultsModel& results, models::OutputMapModel& model, QWidget* parent)
    : QWidget(parent)
    , results_(results)
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
    const auto map = model_.map();
    figure_.setMap(map);
    if (!map) {
        title_->clear();
        return;
    }
    const training::RunParameters& run = results_.run(map->probe->run).run.parameters;
    title_->setText(tr("Run %1: corpus %2, %3, seed %4, epoch %5")
                        .arg(map->probe->run)
                        .arg(run.corpus)
                        .arg(models::registerLabel(run.method, run.registers))
                        .arg(run.seed)
                        .arg(map->probe->epoch));
}

std::optional<figures::FigureOptions> MapView::figureOptions() const {
    figures::FigureOptions options;
    options.plot = figures::PlotKind::OutputMap;
    options.map = model_.map();
    return options.map ? std::optional(options) : std::nullopt;
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
