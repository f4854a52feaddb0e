#pragma once

#include "core/hardware/workshop.h"
#include "ui/models/cost_model.h"
#include "ui/models/experiment_document.h"

#include <QWidget>

class QTextBrowser;

namespace dpfm::views {

class NumberForm;

/// The workshop's arithmetic of a device, step by step: each with what it computes and what it
/// leaves out. Every number may be changed.
class WorkshopPage : public QWidget {
    Q_OBJECT
public:
    WorkshopPage(models::CostModel& cost, const models::ExperimentDocument& document,
                 QWidget* parent = nullptr);

private:
    void refresh();

    models::CostModel& cost_;
    const models::ExperimentDocument& document_;
    NumberForm* form_;
    QTextBrowser* text_;
    hardware::WorkshopEstimate estimate_; ///< the last valid one
};

} // namespace dpfm::views
