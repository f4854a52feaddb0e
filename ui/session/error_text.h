#pragma once

#include "core/base/error.h"

#include <QString>

namespace dpfm::session {

/// An error's sentence and "place: sentence" in the language of the program. Translations are kept
/// under the context "dpfm::Error" by the sentence's template; so are arguments and places that are
/// words, such as "a list" and "line 2".
QString errorMessage(const Error& error);
QString errorText(const Error& error);

/// Words of core's in the language of the program, such as "the training loss"; what is no such
/// phrase comes back as it is.
QString phraseText(const QString& english);

} // namespace dpfm::session
