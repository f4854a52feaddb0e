#include "ui/views/map_view.h"

#include "ui/views/confusion_view.h"
#include "ui/views/output_map_view.h"

#include <QHBoxLayout>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dpfm::views {

MapView::MapView(models::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , showMap_(new QRadioButton(tr("&Output map"), this))
    , showConfusion_(new QRadioButton(tr("Confus&ion matrix"), this))
    , pages_(new QStackedWidget(this))
    , map_(new OutputMapView(workbench.outputMap(), this))
    , confusion_(new ConfusionView(workbench.confusion(), workbench.probe(), this)) {
    showMap_->setObjectName(QStringLiteral("showOutputMap"));
    showConfusion_->setObjectName(QStringLiteral("showConfusion"));
    showMap_->setChecked(true);
    pages_->addWidget(map_);
    pages_->addWidget(confusion_);
    auto* bar = new QHBoxLayout;
    bar->addWidget(showMap_);
    bar->addWidget(showConfusion_);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(pages_, 1);

    connect(showConfusion_, &QRadioButton::toggled, this, &MapView::refreshPage);
    connect(&workbench_.probe(), &models::ProbeModel::sourceChanged, this, &MapView::refreshChoice);
    connect(&workbench_.probe(), &models::ProbeModel::probeChanged, this, &MapView::refreshChoice);
    refreshChoice();
    refreshPage();
}

std::optional<figures::FigureOptions> MapView::figureOptions() const {
    return showMap_->isChecked() ? map_->figureOptions() : confusion_->figureOptions();
}

void MapView::refreshChoice() {
    const network::Experiment* experiment = workbench_.probe().experiment();
    const bool hasMap = experiment != nullptr && models::hasOutputMap(*experiment);
    const bool hasConfusion = experiment != nullptr && models::hasConfusion(*experiment);
    const auto offer = [experiment](QRadioButton& button, bool applies, const QString& what,
                                    const QString& why) {
        button.setEnabled(applies);
        button.setToolTip(applies                 ? what
                          : experiment == nullptr ? tr("There is no network yet.")
                                                  : why);
    };
    offer(*showMap_, hasMap, tr("What the network says over the plane of its two inputs."),
          tr("Only networks with two inputs, and one output or two classes, have a map."));
    offer(*showConfusion_, hasConfusion, tr("How many samples of each class are taken for which."),
          tr("Only networks that classify have a confusion matrix."));
    if (hasMap != hasConfusion)
        (hasMap ? showMap_ : showConfusion_)->setChecked(true);
}

void MapView::refreshPage() {
    pages_->setCurrentWidget(showMap_->isChecked() ? static_cast<QWidget*>(map_) : confusion_);
    setFocusProxy(pages_->currentWidget());
}

void MapView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    workbench_.liveRun().beginLooking();
}

void MapView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    workbench_.liveRun().endLooking();
}

} // namespace dpfm::views
