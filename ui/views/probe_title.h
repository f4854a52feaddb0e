#pragma once

#include "ui/models/probe_model.h"

#include <QString>

namespace dpfm::views {

/// Which network is looked into: "Run 3: corpus 50, R = 8, seed 1, epoch 20".
QString probeTitle(const models::ResultsModel& results, const models::Probe& probe);

} // namespace dpfm::views
