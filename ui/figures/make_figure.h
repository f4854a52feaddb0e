#pragma once

#include "ui/figures/figure.h"
#include "ui/figures/figure_options.h"
#include "ui/session/run_record.h"

#include <memory>

namespace dpfm::figures {

/// The figure that the options ask for, of the runs that their filter leaves: on paper the others
/// leave no trace in legends and axes. It may turn out to be empty().
std::unique_ptr<Figure> makeFigure(const session::SweepRecord& sweep, const FigureOptions& options);

/// Whether it is of accuracies, which only classifications have.
bool needsAccuracies(const FigureOptions& options);

} // namespace dpfm::figures
