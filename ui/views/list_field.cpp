#include "ui/views/list_field.h"

#include "ui/session/error_text.h"
#include "ui/session/value_list.h"

#include <QStringList>

namespace dpfm::views {

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
    const auto values = session::parseWholeNumbers(
        text,
        allWord_ ? QStringList{tr("all", "all registers"), QStringLiteral("all")} : QStringList());
    if (!values)
        return {{}, session::errorMessage(values.error())};
    for (const std::int64_t value : *values) {
        if (value < bounds_.least)
            return {{},
                    tr("%1 is too small; it must be at least %2.").arg(value).arg(bounds_.least)};
        if (value > bounds_.largest)
            return {{},
                    tr("%1 is too large; it must be at most %2.").arg(value).arg(bounds_.largest)};
    }
    return {*values, {}};
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
