#pragma once

#include "ui/models/probe_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace dpfm::views {

/// A field to type inputs into, and what the selected run's network says of them.
class PredictPanel : public QWidget {
    Q_OBJECT
public:
    explicit PredictPanel(models::ProbeModel& probe, QWidget* parent = nullptr);

private:
    void refresh();
    void takeProbe();

    models::ProbeModel& probe_;
    QLineEdit* inputs_;
    QLabel* result_;
};

} // namespace dpfm::views
