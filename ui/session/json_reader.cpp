#include "ui/session/json_reader.h"

#include "ui/session/json_syntax.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dpfm::session {

namespace {

Error bad(std::string place, std::string sentence, std::vector<std::string> arguments = {}) {
    return {ErrorCode::FileFormat, std::move(place), std::move(sentence), std::move(arguments)};
}

QLatin1String latin1(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// A value as a sentence names it.
std::string shown(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::Double: {
        const qint64 whole = value.toInteger(0);
        return whole != 0 ? std::to_string(whole) : toText(value.toDouble());
    }
    case QJsonValue::String: {
        const QString text = value.toString();
        return '"' + (text.size() > 40 ? text.left(40) + "…" : text).toStdString() + '"';
    }
    case QJsonValue::Array:
        return "a list";
    case QJsonValue::Object:
        return "an object";
    default:
        return "null";
    }
}

/// What a text stands for where a number is needed: JSON has no NaN and no infinity.
std::optional<double> notFinite(const QJsonValue& value) {
    const QString text = value.toString();
    if (text == QLatin1String("nan"))
        return std::numeric_limits<double>::quiet_NaN();
    if (text == QLatin1String("inf"))
        return std::numeric_limits<double>::infinity();
    if (text == QLatin1String("-inf"))
        return -std::numeric_limits<double>::infinity();
    return std::nullopt;
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string all;
    for (const std::string_view name : names)
        all.append(all.empty() ? "" : ", ").append(name);
    return all;
}

/// How many letters have to be changed, left out or put in to get from one word to the other.
std::size_t editDistance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// The known key that was probably meant, or nothing.
std::string_view nearest(std::string_view key, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t bestDistance = (key.size() + 2) / 3 + 1;
    for (const std::string_view candidate : known) {
        const std::size_t distance = editDistance(key, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace

Result<QJsonObject> parseJson(const QByteArray& json, std::string_view format, int version) {
    const Result<QJsonObject> document = parseJsonObject(json);
    if (!document)
        return document.error();
    std::optional<Error> error;
    const JsonField root(*document, {}, error);
    if (const std::string given = root["format"].text(); !error && given != format)
        return bad("format", "The format is \"%1\"; it must be \"%2\".",
                   {given, std::string(format)});
    const int given = root["version"].integer();
    if (error)
        return *error;
    if (given > version)
        return Error{ErrorCode::UnsupportedVersion,
                     "version",
                     "The file has version %1 of its format; this program reads up to version %2.",
                     {std::to_string(given), std::to_string(version)}};
    if (given < 1)
        return bad("version", "The version is %1; the first one is 1.", {std::to_string(given)});
    return *document;
}

void JsonField::fail(std::string sentence, std::vector<std::string> arguments) const {
    if (!*firstError_)
        *firstError_ = bad(path_, std::move(sentence), std::move(arguments));
}

bool JsonField::absent(bool required) const {
    if (required && !present())
        fail("The key is missing.");
    return !present();
}

void JsonField::wrongType(std::string_view needed) const {
    fail("The value is %1; it must be %2.", {shown(value_), std::string(needed)});
}

void JsonField::allowOnly(std::initializer_list<std::string_view> keys) const {
    if (absent(true))
        return;
    if (!value_.isObject())
        return wrongType("an object");
    const std::vector<std::string_view> known(keys);
    for (const QString& present : value_.toObject().keys()) {
        const std::string key = present.toStdString();
        if (std::find(known.begin(), known.end(), key) != known.end())
            continue;
        const std::string_view meant = nearest(key, known);
        if (meant.empty())
            (*this)[key].fail("The key is not known; possible here are %1.", {joined(known)});
        else
            (*this)[key].fail("The key is not known; did you mean \"%1\"?", {std::string(meant)});
    }
}

JsonField JsonField::operator[](std::string_view key) const {
    std::string path = path_.empty() ? std::string(key) : path_ + '.' + std::string(key);
    return {value_.toObject().value(latin1(key)), std::move(path), *firstError_};
}

std::vector<JsonField> JsonField::items() const {
    std::vector<JsonField> fields;
    if (absent(true))
        return fields;
    if (!value_.isArray()) {
        wrongType("a list");
        return fields;
    }
    const QJsonArray array = value_.toArray();
    fields.reserve(static_cast<std::size_t>(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i)
        fields.emplace_back(array[i], path_ + '[' + std::to_string(i) + ']', *firstError_);
    return fields;
}

std::string JsonField::text(const std::optional<std::string>& fallback) const {
    if (absent(!fallback))
        return fallback.value_or(std::string());
    if (!value_.isString())
        wrongType("text in quotes");
    return value_.toString().toStdString();
}

bool JsonField::boolean(std::optional<bool> fallback) const {
    if (absent(!fallback))
        return fallback.value_or(false);
    if (!value_.isBool())
        wrongType("true or false");
    return value_.toBool();
}

double JsonField::number(std::optional<double> fallback) const {
    if (absent(!fallback))
        return fallback.value_or(0.0);
    if (const std::optional<double> special = notFinite(value_))
        return *special;
    if (!value_.isDouble())
        wrongType("a number");
    return value_.toDouble();
}

int JsonField::integer(std::optional<int> fallback) const {
    if (fallback && !present())
        return *fallback;
    return static_cast<int>(
        whole(std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

qint64 JsonField::whole(qint64 lowest, qint64 highest) const {
    if (absent(true))
        return 0;
    const double number = value_.toDouble();
    if (!value_.isDouble() || std::floor(number) != number) {
        wrongType("a whole number");
        return 0;
    }
    constexpr qint64 kDoesNotFit = std::numeric_limits<qint64>::max();
    const qint64 integer = value_.toInteger(kDoesNotFit);
    if (integer < lowest || integer > highest) {
        fail("The value is %1; it must be from %2 to %3.",
             {shown(value_), std::to_string(lowest), std::to_string(highest)});
        return 0;
    }
    return integer;
}

std::vector<int> JsonField::integers() const {
    std::vector<int> list;
    for (const JsonField& item : items())
        list.push_back(item.integer());
    return list;
}

std::vector<double> JsonField::numbers() const {
    std::vector<double> list;
    for (const JsonField& item : items())
        list.push_back(item.number());
    return list;
}

std::vector<double> JsonField::figures() const {
    std::vector<double> list;
    for (const JsonField& item : items())
        list.push_back(item.value_.isNull() ? std::numeric_limits<double>::quiet_NaN()
                                            : item.number());
    return list;
}

std::optional<std::size_t> JsonField::choice(const std::vector<std::string_view>& names,
                                             bool required) const {
    if (absent(required))
        return std::nullopt;
    const std::string given = value_.toString().toStdString();
    const auto found = std::find(names.begin(), names.end(), given);
    if (value_.isString() && found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    fail("The value is %1; it must be one of %2.", {shown(value_), joined(names)});
    return std::nullopt;
}

} // namespace dpfm::session
