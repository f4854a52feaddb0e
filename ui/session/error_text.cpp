#include "ui/session/error_text.h"

#include <QCoreApplication>

namespace dpfm::session {

QString errorMessage(const Error& error) {
    const QString sentence = QCoreApplication::translate("dpfm::Error", error.sentence.c_str());
    return QString::fromStdString(fillIn(sentence.toStdString(), error.arguments));
}

QString errorText(const Error& error) {
    const QString message = errorMessage(error);
    return error.place.empty()
               ? message
               : QString::fromStdString(error.place) + QStringLiteral(": ") + message;
}

} // namespace dpfm::session
