#pragma once

#include <QByteArray>

#include <string_view>
#include <utility>
#include <vector>

/// JSON put together by hand where the order of keys and the line breaks matter to a reader:
/// QJsonObject sorts its keys and gives every number of a list a line of its own.
namespace dpfm::session::json {

using Field = std::pair<const char*, QByteArray>; ///< a key and its value, already JSON

enum class Layout {
    Line,  ///< {"a": 1, "b": 2}
    Lines, ///< one field or item a line, indented by two spaces
};

QByteArray text(std::string_view value);
/// The shortest that reads back to the same bits; "nan", "inf" and "-inf" as texts.
QByteArray number(double value);
QByteArray object(const std::vector<Field>& fields, Layout layout = Layout::Line);
QByteArray list(const std::vector<QByteArray>& items, Layout layout = Layout::Line);

} // namespace dpfm::session::json
