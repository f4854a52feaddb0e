#pragma once

#include "ui/models/probe_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;

namespace dpfm::views {

/// What the shown pass is asked: a slider passes the sample with another R, a button ends that (the
/// run itself is not touched), and a box has what is forgotten dotted.
class WhatIfBar : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfBar(models::ProbeModel& probe, QWidget* parent);

    /// Follows the probe.
    void refresh();

signals:
    void forgottenToggled(bool shown);

private:
    void ask(int place);

    models::ProbeModel& probe_;
    QSlider* slider_;
    QLabel* text_;
    QPushButton* asTrained_;
    QCheckBox* forgotten_;
};

} // namespace dpfm::views
