#include "ui/session/json_syntax.h"

#include <QJsonDocument>
#include <QString>

#include <algorithm>
#include <string>
#include <utility>

namespace dpfm::session {

namespace {

Error bad(std::string place, std::string sentence) {
    return {ErrorCode::FileFormat, std::move(place), std::move(sentence), {}};
}

/// "line 3, column 7", both from 1, of a byte; columns count characters.
std::string lineAndColumn(const QByteArray& json, qsizetype offset) {
    const QByteArray before = json.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

const char* sentenceFor(QJsonParseError::ParseError error) {
    switch (error) {
    case QJsonParseError::UnterminatedObject:
        return "The JSON is broken: a key in quotes, a comma or } is expected.";
    case QJsonParseError::UnterminatedArray:
    case QJsonParseError::MissingValueSeparator:
        return "The JSON is broken: a comma or ] is expected.";
    case QJsonParseError::MissingNameSeparator:
        return "The JSON is broken: a colon is expected.";
    case QJsonParseError::MissingObject:
        return "The JSON is broken: a key in quotes is expected after the comma.";
    case QJsonParseError::IllegalUTF8String:
        return "The JSON is broken: the text is not UTF-8.";
    case QJsonParseError::IllegalEscapeSequence:
        return "The JSON is broken: there is no such escape sequence.";
    case QJsonParseError::DeepNesting:
    case QJsonParseError::DocumentTooLarge:
        return "The JSON is too large or too deeply nested.";
    case QJsonParseError::GarbageAtEnd:
        return "The JSON is broken: something follows its end.";
    default:
        return "The JSON is broken: a value is expected (NaN and infinity are none).";
    }
}

Error syntaxError(const QByteArray& json, const QJsonParseError& error) {
    // The parser stops behind the byte that it cannot use, and before white space.
    qsizetype offset = std::max<qsizetype>(error.offset - 1, 0);
    while (offset < json.size() && QByteArrayView(" \t\r\n").contains(json[offset]))
        ++offset;
    const bool atEnd = json.mid(offset + 1).trimmed().isEmpty();
    const bool closed = offset < json.size() && QByteArrayView("}]").contains(json[offset]);
    if (atEnd && !closed && error.error != QJsonParseError::GarbageAtEnd && offset > 0)
        return bad(lineAndColumn(json, offset), "The JSON ends too early: the file was cut off.");
    return bad(lineAndColumn(json, offset), sentenceFor(error.error));
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray& json) {
    if (json.trimmed().isEmpty())
        return bad({}, "The file is empty.");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return syntaxError(json, error);
    if (!document.isObject())
        return bad({}, "The JSON must be an object: { … }.");
    return document.object();
}

} // namespace dpfm::session
