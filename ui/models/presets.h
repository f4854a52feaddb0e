#pragma once

#include "core/network/experiment.h"

#include <QString>

#include <vector>

namespace dpfm::models {

/// An experiment that ships with the program.
struct Preset {
    QString id; ///< its file's name without the ending, e.g. "workshop-exact"
    network::Experiment experiment;
};

/// All presets, the workshop's first.
const std::vector<Preset>& presets();

/// The one that a first launch shows.
const Preset& firstPreset();

} // namespace dpfm::models
