#pragma once

#include "app/command.h"

namespace dpfm::app {

/// dpfm recover: makes a new results file of what is whole in a damaged one.
Command recoverCommand();

} // namespace dpfm::app
