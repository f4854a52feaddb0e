#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dpfm::session {

/// Parses a document of the given format and checks its "format" and "version"; a newer version
/// than `version` is refused. Broken JSON is told with its line and column.
Result<QJsonObject> parseJson(const QByteArray& json, std::string_view format, int version);

/// A value in a JSON document together with its path, e.g. "network.layers[1].neurons".
///
/// Reading does not stop at an error: the first one is kept where the document's fields report to,
/// and what cannot be read comes out as a default. So a format is read field by field, and asked
/// once at the end whether all went well.
class JsonField {
public:
    JsonField(QJsonValue value, std::string path, std::optional<Error>& firstError)
        : value_(std::move(value))
        , path_(std::move(path))
        , firstError_(&firstError) {}

    const std::string& path() const { return path_; }
    bool present() const { return !value_.isUndefined(); }
    bool isText() const { return value_.isString(); }
    /// Reports an error of this field, unless there was one before.
    void fail(std::string sentence, std::vector<std::string> arguments = {}) const;

    /// This is an object, and these are all the keys it may have.
    void allowOnly(std::initializer_list<std::string_view> keys) const;
    /// The field of an object's key; not present() if there is none.
    JsonField operator[](std::string_view key) const;
    /// The items of a list.
    std::vector<JsonField> items() const;

    /// A `fallback` is what an absent value means; without one its absence is an error.
    std::string text(const std::optional<std::string>& fallback = {}) const;
    bool boolean(std::optional<bool> fallback = {}) const;
    /// Besides numbers the texts "nan", "inf" and "-inf": JSON has no other way to say them.
    double number(std::optional<double> fallback = {}) const;
    /// A whole number in the range of int; 10.0 is one.
    int integer(std::optional<int> fallback = {}) const;
    /// A whole number from `lowest` to `highest`, which lie within ±2^53.
    qint64 whole(qint64 lowest, qint64 highest) const;
    /// One of the given values, by its name (E).
    template <class E, std::size_t N>
    E oneOf(const std::array<E, N>& values, std::optional<E> fallback = {}) const;

    std::vector<int> integers() const;
    std::vector<double> numbers() const;
    /// Numbers of which some may be null, which is read as NaN.
    std::vector<double> figures() const;

private:
    std::optional<std::size_t> choice(const std::vector<std::string_view>& names,
                                      bool required) const;
    void wrongType(std::string_view needed) const;
    bool absent(bool required) const;

    QJsonValue value_;
    std::string path_;
    std::optional<Error>* firstError_;
};

template <class E, std::size_t N>
E JsonField::oneOf(const std::array<E, N>& values, std::optional<E> fallback) const {
    std::vector<std::string_view> names;
    for (const E value : values)
        names.push_back(name(value));
    const std::optional<std::size_t> chosen = choice(names, !fallback);
    return chosen ? values[*chosen] : fallback.value_or(values.front());
}

} // namespace dpfm::session
