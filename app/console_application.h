#pragma once

#include "ui/session/language.h"

#include <QCoreApplication>

namespace dpfm::app {

/// What a command without figures runs in. It speaks the system's language, whatever was chosen in
/// the window; figures say which one they are in.
class ConsoleApplication : public QCoreApplication {
public:
    ConsoleApplication(int& argc, char** argv) : QCoreApplication(argc, argv) {
        session::speak(session::systemLanguage());
    }
};

} // namespace dpfm::app
