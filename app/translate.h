#pragma once

#include <QCoreApplication>
#include <QString>

namespace dpfm::app {

/// A text of the command line in the language of the program.
inline QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::app", text);
}

} // namespace dpfm::app
