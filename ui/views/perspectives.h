#pragma once

#include "ui/views/arrangement.h"

namespace dpfm::views {

/// Arrangements for what people do with the workbench.
enum class Perspective {
    Everything, ///< the window as it is at the first start
    Teach,      ///< the network with its registers, and the live run
    Compare,    ///< the sweep's readings, its runs and its experiment
    Paper,      ///< plots, the filter of their runs, and export
};

/// What a perspective is named in settings and by its menu's entries; stays as it is in every
/// language.
QString perspectiveName(Perspective perspective);
/// Everything, if there is none of that name.
Perspective perspectiveOf(const QString& name);

/// How a perspective is arranged at first.
Arrangement arrangementOf(Perspective perspective);
/// What is needed in front of an audience, where text takes more room: one page and the controls
/// that belong to it.
Arrangement reducedArrangement(const QString& tab);

} // namespace dpfm::views
