#pragma once

#include "core/hardware/latency.h"
#include "core/hardware/workshop.h"
#include "ui/models/experiment_document.h"

#include <QString>

#include <optional>
#include <vector>

namespace dpfm::models {

/// One step of the workshop's arithmetic.
struct WorkshopStep {
    QString formula;     ///< with its numbers: "10 × 5 × 5 × 17 = 4,250 multiplications"
    QString explanation; ///< what is computed
    QString leftOut;     ///< what the step does not count
};

/// The steps in the workshop's order. `batchesOfTraining`: of a whole training of the experiment,
/// if there is one, to see what the same arithmetic says of it.
std::vector<WorkshopStep> workshopSteps(const hardware::WorkshopEstimate& estimate,
                                        std::optional<double> batchesOfTraining);

/// The batches of the largest training of the experiment; none if it cannot be run.
std::optional<double> batchesOfTraining(const ExperimentDocument& document);

/// The program's own latency beside the workshop's, or how it is had.
QString ownLatency(const std::optional<hardware::Latency>& latency, const QString& network);

} // namespace dpfm::models
