#pragma once

#include "ui/views/tour.h"

class QTabWidget;

namespace dpfm::views {

/// What a newcomer is shown: experiment, run, curves, network, comparison, and lessons if the
/// window has any.
std::vector<TourStep> tourSteps(QMainWindow& window, QTabWidget& tabs);

} // namespace dpfm::views
