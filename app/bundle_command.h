#pragma once

#include "app/command.h"

namespace dpfm::app {

/// `dpfm bundle RESULTS.dpfm --out FOLDER|FILE.zip`
Command bundleCommand();

} // namespace dpfm::app
