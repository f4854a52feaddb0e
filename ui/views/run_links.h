#pragma once

#include "ui/figures/run_figure.h"
#include "ui/models/results_model.h"

#include <functional>

namespace dpfm::views {

/// What a click on a legend's entry does to the runs it stands for: hides all if most of them are
/// shown, else shows all.
void toggleRuns(models::ResultsModel& results,
                const std::function<bool(const training::RunParameters&)>& standsFor);

/// Ties a figure to the results: clicks in its legend hide and show runs, a click on a run selects
/// it, and whatever run is selected is marked in it. Either may go first.
void link(figures::RunFigure& figure, models::ResultsModel& results);

} // namespace dpfm::views
