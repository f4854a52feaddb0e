#pragma once

#include "core/base/error.h"

#include <QString>

namespace dpfm::app {

/// One line on stdout, at once. The first that cannot be written is told on stderr, and why.
void printLine(const QString& line);

/// Whether all that was to be on stdout is there.
bool allPrinted();

/// "dpfm: message" as one line on stderr.
void printError(const QString& message);
void printError(const Error& error);

} // namespace dpfm::app
