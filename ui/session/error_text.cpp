#include "ui/session/error_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace dpfm::session {

namespace {

QString translated(const char* english) {
    return QCoreApplication::translate("dpfm::Error", english);
}

/// Where in a text, after the name of its file; the other places are names of files and fields.
QString placeText(const QString& place) {
    static const QRegularExpression inText(QStringLiteral(
        "(?:^|(?<=: ))(?:line (\\d+)(?:, column (\\d+))?|page (\\d+)|column (\\d+))$"));
    const auto match = inText.match(place);
    if (!match.hasMatch())
        return place;
    const auto said = [](const char* english) {
        return QCoreApplication::translate("dpfm::Error", english);
    };
    const QString before = place.left(match.capturedStart());
    if (match.hasCaptured(4))
        return before + said(QT_TRANSLATE_NOOP("dpfm::Error", "column %1")).arg(match.captured(4));
    if (match.hasCaptured(3))
        return before + said(QT_TRANSLATE_NOOP("dpfm::Error", "page %1")).arg(match.captured(3));
    if (match.hasCaptured(2))
        return before + said(QT_TRANSLATE_NOOP("dpfm::Error", "line %1, column %2"))
                            .arg(match.captured(1), match.captured(2));
    return before + said(QT_TRANSLATE_NOOP("dpfm::Error", "line %1")).arg(match.captured(1));
}

} // namespace

QString errorMessage(const Error& error) {
    std::vector<std::string> arguments;
    for (const std::string& argument : error.arguments)
        arguments.push_back(phraseText(QString::fromStdString(argument)).toStdString());
    return QString::fromStdString(
        fillIn(translated(error.sentence.c_str()).toStdString(), arguments));
}

QString errorText(const Error& error) {
    const QString message = errorMessage(error);
    return error.place.empty()
               ? message
               : placeText(QString::fromStdString(error.place)) + QStringLiteral(": ") + message;
}

QString phraseText(const QString& english) {
    return english.isEmpty() ? english : translated(english.toUtf8().constData());
}

} // namespace dpfm::session
