#pragma once

#include <QString>

#include <string_view>

namespace dpfm::models {

/// A setting that a sweep can vary (network::sweepableFields()) in a person's words: "learning
/// rate", "neurons of layer 1". The name in files if it is none of them.
QString fieldTitle(std::string_view field);

} // namespace dpfm::models
