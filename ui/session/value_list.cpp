#include "ui/models/value_list.h"

#include "core/network/sweepable_field.h"
#include "core/network/variant_validation.h"

#include <QRegularExpression>

#include <cmath>

namespace dpfm::models {

namespace {

/// A range, with its blanks, or any other word.
const QRegularExpression& pieces() {
    static const QRegularExpression expression(QStringLiteral(
        R"((?<from>[^\s,;]+?)\s*\.\.\s*(?<to>[^\s,;]+)(\s+in\s+(?<count>[^\s,;]+)(\s+(?<log>log)(?=[\s,;]|$))?)?|(?<word>[^\s,;]+))"));
    return expression;
}

Error wrong(const QString& range, const char* sentence) {
    return {ErrorCode::InvalidInput, "", sentence, {range.toStdString()}};
}

Result<std::vector<std::string>> parseRange(const QRegularExpressionMatch& match) {
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
    if (!(count >= 1.0 && count <= double{network::kMaxVariants} && count == std::trunc(count)))
        return wrong(whole, "\"%1\" has no such number of values: at least 2 and at most 1000.");
    return network::rangeOf(*from, *to, static_cast<std::size_t>(count),
                            match.captured(QStringLiteral("log")).isEmpty()
                                ? network::RangeScale::Linear
                                : network::RangeScale::Logarithmic);
}

} // namespace

Result<std::vector<std::string>> parseValues(const QString& text) {
    std::vector<std::string> values;
    auto match = pieces().globalMatch(text);
    while (match.hasNext()) {
        const QRegularExpressionMatch piece = match.next();
        if (const QString word = piece.captured(QStringLiteral("word")); !word.isEmpty()) {
            values.push_back(word.toStdString());
            continue;
        }
        const auto range = parseRange(piece);
        if (!range)
            return range;
        values.insert(values.end(), range->begin(), range->end());
    }
    return values;
}

QString valuesText(const std::vector<std::string>& values) {
    QStringList texts;
    for (const std::string& value : values)
        texts << QString::fromStdString(value);
    return texts.join(QStringLiteral(", "));
}

} // namespace dpfm::models
