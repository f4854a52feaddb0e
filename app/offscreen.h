#pragma once

#include <QCoreApplication>

#include <memory>

namespace dpfm::app {

/// An application for figures: they need fonts, but neither a display nor the runtime folder of a
/// login, of whose absence Qt warns.
std::unique_ptr<QCoreApplication> offscreenApplication(int& argc, char** argv);

} // namespace dpfm::app
