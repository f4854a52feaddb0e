#pragma once

#include "app/command.h"

namespace dpfm::app {

/// dpfm merge: puts the parts of a sweep that were trained apart into one results file.
Command mergeCommand();

} // namespace dpfm::app
