#pragma once

#include "core/base/error.h"

#include <QString>

namespace dpfm::app {

/// One line on stdout, at once.
void printLine(const QString& line);

/// "dpfm: message" as one line on stderr.
void printError(const QString& message);
void printError(const Error& error);

} // namespace dpfm::app
