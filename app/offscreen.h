#pragma once

#include <QCoreApplication>

#include <memory>

namespace dpfm::app {

/// An application for figures: they need fonts, but neither a display nor the runtime folder of a
/// login, of whose absence Qt warns. It has none of the program's arguments, of which it would take
/// --style for its own: a command reads them itself. It speaks the system's language.
std::unique_ptr<QCoreApplication> offscreenApplication(char** argv);

} // namespace dpfm::app
