#include "ui/views/number_field.h"

namespace dpfm::views {

std::optional<double> parseNumber(const QString& text) {
    QLocale plain = QLocale::c();
    QLocale own;
    for (QLocale* locale : {&plain, &own}) {
        // "0,001" must not be read as 1 where the comma groups thousands.
        locale->setNumberOptions(QLocale::RejectGroupSeparator);
        bool ok = false;
        const double value = locale->toDouble(text.trimmed(), &ok);
        if (ok)
            return value;
    }
    return std::nullopt;
}

QString numberAsTyped(double value, int digits) {
    QLocale own;
    own.setNumberOptions(QLocale::OmitGroupSeparator);
    return own.toString(value, 'g', digits);
}

NumberField::NumberField(QWidget* parent) : QLineEdit(parent) {
    connect(this, &QLineEdit::textEdited, this, &NumberField::read);
}

void NumberField::setValue(double value) {
    if (parseNumber(text()) != value)
        setText(numberAsTyped(value));
    if (!readable_) {
        readable_ = true;
        emit readableChanged();
    }
}

QString NumberField::problem() const {
    return text().trimmed().isEmpty() ? tr("A number is missing here.")
                                      : tr("“%1” is not a number.").arg(text());
}

void NumberField::read(const QString& text) {
    const std::optional<double> value = parseNumber(text);
    const bool wasReadable = readable_;
    readable_ = value.has_value();
    if (!readable_ || !wasReadable)
        emit readableChanged();
    if (value)
        emit valueEdited(*value);
}

} // namespace dpfm::views
