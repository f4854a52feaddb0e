#pragma once

#include "ui/session/run_record.h"

namespace dpfm::session {

/// This program on this machine, now.
Provenance currentProvenance();

/// The program's version, e.g. "0.1.0".
QString programVersion();

} // namespace dpfm::session
