#pragma once

#include "app/command.h"

namespace dpfm::app {

/// `dpfm export`: writes the latest sweep of a results file in other forms.
Command exportCommand();

} // namespace dpfm::app
