#pragma once

#include "ui/models/cost_model.h"

#include <QWidget>

class QComboBox;

namespace dpfm::views {

class NumberForm;

/// The device of the Cost instrument, every number of it to be changed, and what a batch comes to
/// on it beside what was measured.
class DevicePage : public QWidget {
    Q_OBJECT
public:
    explicit DevicePage(models::CostModel& cost, QWidget* parent = nullptr);

private:
    void choose(int preset);
    void edited();

    models::CostModel& cost_;
    QComboBox* preset_;
    NumberForm* form_;
};

} // namespace dpfm::views
