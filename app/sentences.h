#pragma once

#include "ui/figures/figure_options.h"
#include "ui/session/run_record.h"

#include <QStringList>

namespace dpfm::app {

/// Whether sentences come with a figure.
bool hasSentences(figures::PlotKind plot);
/// The same as the window has below the figure, in the figure's language and locale.
QStringList sentencesOf(const session::SweepRecord& sweep, const figures::FigureOptions& options);

} // namespace dpfm::app
