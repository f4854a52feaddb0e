#pragma once

#include "ui/models/experiment_document.h"
#include "ui/models/sweep_estimate.h"

#include <QLabel>

namespace dpfm::views {

/// How many runs the experiment has, how many weights their networks have, and about how long they
/// will take. Empty while the experiment cannot be run.
class RunCount : public QLabel {
    Q_OBJECT
public:
    RunCount(models::ExperimentDocument& document, models::SweepEstimate& estimate,
             QWidget* parent = nullptr);

private:
    void refresh();

    models::ExperimentDocument& document_;
    models::SweepEstimate& estimate_;
};

} // namespace dpfm::views
