#pragma once

#include "app/command.h"

namespace dpfm::app {

/// `dpfm sweep`: trains an experiment's sweep into a results file, or what is missing there.
Command sweepCommand();

} // namespace dpfm::app
