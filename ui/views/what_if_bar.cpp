#include "ui/views/what_if_bar.h"

#include "ui/views/flow_layout.h"
#include "ui/views/follow_font.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace dpfm::views {

WhatIfBar::WhatIfBar(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , probe_(probe)
    , slider_(new QSlider(Qt::Horizontal, this))
    , text_(new QLabel(this))
    , asTrained_(new QPushButton(tr("As trained"), this))
    , forgotten_(new QCheckBox(tr("Dot what is forgotten"), this)) {
    auto* caption = new QLabel(tr("What if R ="), this);
    caption->setBuddy(slider_);
    slider_->setObjectName(QStringLiteral("whatIf"));
    slider_->setAccessibleName(tr("Registers of the shown pass"));
    slider_->setMaximumWidth(220);
    slider_->setPageStep(4);
    slider_->setToolTip(
        tr("Passes the sample with another number of registers; the run stays as it "
           "was trained."));
    text_->setObjectName(QStringLiteral("whatIfText"));
    followFont(*text_, [this] {
        text_->setMinimumWidth(
            text_->fontMetrics().horizontalAdvance(tr("%1, trained with %2").arg(9999).arg(9999)));
    });
    asTrained_->setObjectName(QStringLiteral("asTrained"));
    asTrained_->setToolTip(tr("Ends the what-if."));
    forgotten_->setObjectName(QStringLiteral("forgotten"));
    forgotten_->setToolTip(tr("Weights whose gradient reaches no output, so that this sample does "
                              "not change them, are dotted."));
    connect(slider_, &QSlider::valueChanged, this, &WhatIfBar::ask);
    connect(asTrained_, &QPushButton::clicked, this, [this] { probe_.setWhatIf(std::nullopt); });
    connect(forgotten_, &QCheckBox::toggled, this, &WhatIfBar::forgottenToggled);

    auto* row = new FlowLayout(this);
    auto* question = new QHBoxLayout;
    question->addWidget(caption);
    question->addWidget(slider_, 1);
    question->addWidget(text_);
    row->addGrowing(question);
    row->addWidget(asTrained_);
    row->addWidget(forgotten_);
}

void WhatIfBar::ask(int place) {
    const auto& probe = probe_.probe();
    if (!probe)
        return;
    // A smaller network may have come since the slider was pressed.
    const std::vector<std::size_t> choices =
        models::registerChoices(models::mostCandidates(probe->pass.topology()));
    probe_.setWhatIf(choices[std::min(static_cast<std::size_t>(place), choices.size() - 1)]);
}

void WhatIfBar::refresh() {
    const auto& probe = probe_.probe();
    for (QWidget* widget : {static_cast<QWidget*>(slider_), static_cast<QWidget*>(forgotten_)})
        widget->setEnabled(probe != nullptr);
    asTrained_->setEnabled(probe_.whatIf().has_value());
    if (!probe) {
        text_->clear();
        return;
    }
    const std::vector<std::size_t> choices =
        models::registerChoices(models::mostCandidates(probe->pass.topology()));
    const auto name = [](std::size_t registers) {
        return registers == 0 ? tr("all") : QLocale().toString(static_cast<int>(registers));
    };
    // While it is dragged, the slider is ahead of the passes.
    if (!slider_->isSliderDown()) {
        const QSignalBlocker quiet(slider_);
        slider_->setRange(0, static_cast<int>(choices.size()) - 1);
        const std::size_t wanted = probe_.whatIf().value_or(probe->trained);
        const auto place = wanted == 0
                               ? choices.end() - 1
                               : std::lower_bound(choices.begin(), choices.end() - 1, wanted);
        slider_->setValue(static_cast<int>(place - choices.begin()));
    }
    text_->setText(probe->isWhatIf()
                       ? tr("%1, trained with %2").arg(name(probe->registers), name(probe->trained))
                       : tr("%1, as trained").arg(name(probe->registers)));
}

} // namespace dpfm::views
