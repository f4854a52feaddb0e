#pragma once

#include "ui/figures/picture_export.h"
#include "ui/models/workbench.h"
#include "ui/session/settings.h"

class QWidget;

namespace dpfm::views {

/// Asks for a file and writes the picture there as PDF, SVG or PNG. The window says what was
/// written; a box says why it was not.
void savePicture(const figures::Picture& picture, models::Workbench& workbench,
                 session::Settings& settings, QWidget& window);

} // namespace dpfm::views
