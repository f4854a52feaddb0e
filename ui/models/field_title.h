#pragma once

#include "core/network/experiment.h"
#include "core/network/variants.h"

#include <QString>

#include <cstddef>
#include <string_view>
#include <vector>

namespace dpfm::models {

/// A setting that a sweep can vary (network::sweepableFields()) in a person's words: "learning
/// rate", "neurons of layer 1". The name in files if it is none of them.
QString fieldTitle(std::string_view field);

/// What a variant of the experiment is told by: "learning rate 0.01, batch size 5". Empty without
/// swept fields.
QString settingsText(const network::SweepSettings& sweep, std::size_t variant);
QString settingsText(const std::vector<network::FieldValue>& values);

} // namespace dpfm::models
