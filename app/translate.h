#pragma once

#include <QCoreApplication>
#include <QString>

namespace dpfm::app {

/// A text of the command line in the language of the program; of one with %n the form that belongs
/// to that many.
inline QString tr(const char* text, const char* disambiguation = nullptr, int many = -1) {
    return QCoreApplication::translate("dpfm::app", text, disambiguation, many);
}

} // namespace dpfm::app
