#pragma once

#include "ui/session/lesson.h"

#include <vector>

namespace dpfm::models {

/// The lessons that ship with the program, in the order in which they are given. Read at the first
/// call.
const std::vector<session::Lesson>& lessons();

} // namespace dpfm::models
