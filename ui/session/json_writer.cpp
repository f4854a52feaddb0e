#include "ui/session/json_writer.h"

#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <cmath>

namespace dpfm::session::json {

namespace {

QByteArray enclosed(char open, const QByteArrayList& parts, char close, Layout layout) {
    if (layout == Layout::Line || parts.isEmpty())
        return open + parts.join(", ") + close;
    // Texts hold no raw line break, so every one in a part is layout, to be indented.
    QByteArray lines = '\n' + parts.join(",\n");
    return open + lines.replace("\n", "\n  ") + '\n' + close;
}

} // namespace

QByteArray text(std::string_view value) {
    const QString string = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    const QByteArray inList = QJsonDocument(QJsonArray{string}).toJson(QJsonDocument::Compact);
    return inList.mid(1, inList.size() - 2);
}

QByteArray number(double value) {
    return std::isfinite(value) ? QByteArray::fromStdString(toText(value))
           : std::isnan(value)  ? QByteArray("\"nan\"")
           : value > 0.0        ? QByteArray("\"inf\"")
                                : QByteArray("\"-inf\"");
}

QByteArray object(const std::vector<Field>& fields, Layout layout) {
    QByteArrayList parts;
    for (const auto& [key, value] : fields)
        parts << text(key) + ": " + value;
    return enclosed('{', parts, '}', layout);
}

QByteArray list(const std::vector<QByteArray>& items, Layout layout) {
    return enclosed('[', QByteArrayList(items.begin(), items.end()), ']', layout);
}

} // namespace dpfm::session::json
