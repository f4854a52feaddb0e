#include "ui/views/list_field.h"

#include <QRegularExpression>
#include <QStringList>

namespace dpfm::views {

namespace {

constexpr std::int64_t kLongestRange = 10'000;

} // namespace

ListField::ListField(bool allWord, Bounds bounds, QWidget* parent)
    : QLineEdit(parent)
    , allWord_(allWord)
    , bounds_(bounds) {
    connect(this, &QLineEdit::textEdited, this, &ListField::read);
}

void ListField::setValues(const std::vector<std::int64_t>& values) {
    const Parsed shown = parse(text());
    if (!shown.unreadable.isEmpty() || shown.values != values) {
        QStringList words;
        for (const std::int64_t value : values)
            words.append(allWord_ && value == 0 ? tr("all", "all registers")
                                                : QString::number(value));
        setText(words.join(QStringLiteral(", ")));
    }
    if (!unreadable_.isEmpty()) {
        unreadable_.clear();
        emit readableChanged();
    }
}

ListField::Parsed ListField::parse(const QString& text) const {
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    static const QRegularExpression range(QStringLiteral("^(\\d+)-(\\d+)$"));
    Parsed parsed;
    for (const QString& word : text.split(separators, Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = range.match(word);
        const QStringList numbers = match.hasMatch()
                                        ? QStringList{match.captured(1), match.captured(2)}
                                        : QStringList{word};
        for (const QString& number : numbers)
            if (parsed.unreadable = outOfBounds(number); !parsed.unreadable.isEmpty())
                return parsed;
        bool whole = false;
        const std::int64_t value = word.toLongLong(&whole);
        if (whole) {
            parsed.values.push_back(value);
        } else if (allWord_ &&
                   (word.compare(tr("all", "all registers"), Qt::CaseInsensitive) == 0 ||
                    word.compare(QLatin1String("all"), Qt::CaseInsensitive) == 0)) {
            parsed.values.push_back(0);
        } else if (match.hasMatch()) {
            const std::int64_t first = match.captured(1).toLongLong();
            const std::int64_t last = match.captured(2).toLongLong();
            if (last < first || last - first >= kLongestRange) {
                parsed.unreadable =
                    tr("“%1” is not a range of at most %2 numbers.").arg(word).arg(kLongestRange);
                return parsed;
            }
            for (std::int64_t number = first; number <= last; ++number)
                parsed.values.push_back(number);
        } else {
            parsed.unreadable = tr("“%1” is not a whole number.").arg(word);
            return parsed;
        }
    }
    return parsed;
}

QString ListField::outOfBounds(const QString& number) const {
    static const QRegularExpression digits(QStringLiteral("^[+-]?\\d+$"));
    if (!digits.match(number).hasMatch())
        return {};
    bool fits = false;
    const std::int64_t value = number.toLongLong(&fits);
    const bool negative = number.startsWith(u'-');
    if (fits ? value < bounds_.least : negative)
        return tr("%1 is too small; it must be at least %2.").arg(number).arg(bounds_.least);
    if (!fits || value > bounds_.largest)
        return tr("%1 is too large; it must be at most %2.").arg(number).arg(bounds_.largest);
    return {};
}

void ListField::read(const QString& text) {
    const Parsed parsed = parse(text);
    if (parsed.unreadable != unreadable_) {
        unreadable_ = parsed.unreadable;
        emit readableChanged();
    }
    if (unreadable_.isEmpty())
        emit valuesEdited(parsed.values);
}

} // namespace dpfm::views
