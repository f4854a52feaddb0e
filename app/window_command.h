#pragma once

#include "app/command.h"

namespace dpfm::app {

/// dpfm [FILE]: opens the window.
Command windowCommand();

} // namespace dpfm::app
