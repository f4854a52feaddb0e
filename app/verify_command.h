#pragma once

#include "app/command.h"

namespace dpfm::app {

/// `dpfm verify BUNDLE [--sample N] [--jobs N]`
Command verifyCommand();

} // namespace dpfm::app
