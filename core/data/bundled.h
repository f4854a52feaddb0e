#pragma once

#include "core/data/dataset.h"

namespace dpfm::data {

/// The sets that are compiled into the program, in their files' order; sources and licence are in
/// resources/data/README.md. Classes are one-hot in order of first appearance (iris) or by digit.
const Dataset& iris();
const Dataset& digits();

} // namespace dpfm::data
