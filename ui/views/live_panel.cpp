#include "ui/views/live_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace dpfm::views {

LivePanel::LivePanel(models::LiveRunModel& live, QWidget* parent)
    : QWidget(parent)
    , live_(live)
    , touches_(live)
    , summary_(new QLabel(this)) {
    summary_->setObjectName(QStringLiteral("liveSummary"));
    summary_->setWordWrap(true);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* list = new QListView(this);
    list->setObjectName(QStringLiteral("liveTouches"));
    list->setModel(&touches_);
    list->setAccessibleName(tr("What was changed by hand"));
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* caption = new QLabel(tr("Changed by hand"), this);
    caption->setBuddy(list);
    auto* right = new QVBoxLayout;
    right->addWidget(summary_);
    right->addWidget(caption);
    right->addWidget(list, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 6, 6, 6);
    row->addWidget(figure_.widget(), 3);
    row->addLayout(right, 2);
    figure_.widget()->setObjectName(QStringLiteral("liveFigure"));
    figure_.widget()->setAccessibleName(tr("Loss of the live run by epoch"));
    connect(&live_, &models::LiveRunModel::stateChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    restyle();
    refresh();
}

void LivePanel::refresh() {
    summary_->setText(models::liveSummary(live_.state().get()));
    touches_.refresh();
    figure_.setEpochs(live_.state() ? live_.state()->epochs
                                    : std::vector<training::EpochMetrics>());
}

void LivePanel::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void LivePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void LivePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

} // namespace dpfm::views
