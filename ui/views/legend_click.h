#pragma once

#include "ui/models/results_model.h"

#include <functional>

namespace dpfm::views {

/// What a click on a legend's entry does to the runs it stands for: hides all if most of them are
/// shown, else shows all.
void toggleRuns(models::ResultsModel& results,
                const std::function<bool(const training::RunParameters&)>& standsFor);

} // namespace dpfm::views
