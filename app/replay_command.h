#pragma once

#include "app/command.h"

namespace dpfm::app {

/// `dpfm replay`: trains as a trace says and tells how far the figures are from the recorded ones.
Command replayCommand();

} // namespace dpfm::app
