#include "ui/session/value_list.h"

#include "core/network/sweepable_field.h"
#include "core/network/variant_validation.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <string>

namespace dpfm::session {

namespace {

/// A range, with its blanks, or any other word.
const QRegularExpression& pieces() {
    static const QRegularExpression expression(QStringLiteral(
        R"((?<first>\d+)-(?<last>\d+)(?=[\s,;]|$)|(?<from>[^\s,;]+?)\s*\.\.\s*(?<to>[^\s,;]+)(\s+in\s+(?<count>[^\s,;]+)(\s+(?<log>log)(?=[\s,;]|$))?)?|(?<word>[^\s,;]+))"));
    return expression;
}

bool hasOnlyDigits(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar each) { return each.isDigit(); });
}

Error wrong(const QString& range, const char* sentence) {
    return {ErrorCode::InvalidInput, "", sentence, {range.toStdString()}};
}

Result<std::vector<std::string>> parseRange(const QRegularExpressionMatch& match,
                                            std::size_t most) {
    const QString whole = match.captured(0);
    const auto from = network::numberOf(match.captured(QStringLiteral("from")).toStdString());
    const auto to = network::numberOf(match.captured(QStringLiteral("to")).toStdString());
    if (!from || !to)
        return wrong(whole, "The ends of \"%1\" are not numbers.");
    double count = std::abs(*to - *from) + 1.0;
    if (const QString text = match.captured(QStringLiteral("count")); !text.isEmpty())
        count = network::numberOf(text.toStdString()).value_or(0.0);
    else if (*from != std::trunc(*from) || *to != std::trunc(*to))
        return wrong(whole, "How many values \"%1\" has is not said: write 0.1..0.5 in 5.");
    if (!(count >= 1.0 && count <= static_cast<double>(most) && count == std::trunc(count)))
        return Error{ErrorCode::InvalidInput,
                     "",
                     "\"%1\" has no such number of values: at least 2 and at most %2.",
                     {whole.toStdString(), std::to_string(most)}};
    return network::rangeOf(*from, *to, static_cast<std::size_t>(count),
                            match.captured(QStringLiteral("log")).isEmpty()
                                ? network::RangeScale::Linear
                                : network::RangeScale::Logarithmic);
}

/// "5-8", which goes upwards.
Result<std::vector<std::string>> parseDashRange(const QRegularExpressionMatch& match,
                                                std::size_t most) {
    const QString whole = match.captured(0);
    bool firstFits = false;
    bool lastFits = false;
    const qlonglong first = match.captured(QStringLiteral("first")).toLongLong(&firstFits);
    const qlonglong last = match.captured(QStringLiteral("last")).toLongLong(&lastFits);
    if (!firstFits || !lastFits || last < first ||
        static_cast<qulonglong>(last - first) >= static_cast<qulonglong>(most))
        return Error{ErrorCode::InvalidInput,
                     "",
                     "\"%1\" is not a range that goes up over at most %2 numbers.",
                     {whole.toStdString(), std::to_string(most)}};
    std::vector<std::string> values;
    for (qlonglong above = 0; above <= last - first; ++above) // `last` may be the largest there is
        values.push_back(std::to_string(first + above));
    return values;
}

Result<std::vector<std::string>> parse(const QString& text, bool dashIsRange, std::size_t most) {
    std::vector<std::string> values;
    auto match = pieces().globalMatch(text);
    while (match.hasNext()) {
        const QRegularExpressionMatch piece = match.next();
        const bool dash = !piece.captured(QStringLiteral("first")).isEmpty();
        if (!piece.captured(QStringLiteral("word")).isEmpty() || (dash && !dashIsRange)) {
            values.push_back(piece.captured(0).toStdString());
            continue;
        }
        const auto range = dash ? parseDashRange(piece, most) : parseRange(piece, most);
        if (!range)
            return range;
        values.insert(values.end(), range->begin(), range->end());
    }
    return values;
}

} // namespace

Result<std::vector<std::string>> parseValues(const QString& text, std::string_view field) {
    return parse(text, network::kindOf(field) != network::FieldKind::Widths, network::kMaxVariants);
}

Result<std::vector<std::int64_t>> parseWholeNumbers(const QString& text, const QStringList& forZero,
                                                    std::size_t most) {
    const auto values = parse(text, true, most);
    if (!values)
        return values.error();
    std::vector<std::int64_t> numbers;
    for (const std::string& value : *values) {
        const QString word = QString::fromStdString(value);
        bool whole = false;
        const qlonglong number = word.toLongLong(&whole);
        if (!whole && !forZero.contains(word, Qt::CaseInsensitive))
            return wrong(word, hasOnlyDigits(word) ? "\"%1\" is too large a number."
                                                   : "\"%1\" is not a whole number.");
        numbers.push_back(whole ? number : 0);
    }
    return numbers;
}

QString valuesText(const std::vector<std::string>& values) {
    QStringList texts;
    for (const std::string& value : values)
        texts << QString::fromStdString(value);
    return texts.join(QStringLiteral(", "));
}

} // namespace dpfm::session
