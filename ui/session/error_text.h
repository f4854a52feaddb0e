#pragma once

#include "core/base/error.h"

#include <QString>

namespace dpfm::session {

/// An error's sentence and "place: sentence" in the language of the program. Translations are kept
/// under the context "dpfm::Error" by the sentence's template.
QString errorMessage(const Error& error);
QString errorText(const Error& error);

} // namespace dpfm::session
