#include "ui/views/number_field.h"

#include <QLocale>

#include <optional>

namespace dpfm::views {

namespace {

/// In the user's notation or in that of files.
std::optional<double> parse(const QString& text) {
    bool ok = false;
    const double plain = QLocale::c().toDouble(text.trimmed(), &ok);
    if (ok)
        return plain;
    const double local = QLocale().toDouble(text.trimmed(), &ok);
    return ok ? std::optional(local) : std::nullopt;
}

} // namespace

NumberField::NumberField(QWidget* parent) : QLineEdit(parent) {
    connect(this, &QLineEdit::textEdited, this, &NumberField::read);
}

void NumberField::setValue(double value) {
    if (parse(text()) != value)
        setText(QString::number(value, 'g', QLocale::FloatingPointShortest));
    if (!readable_) {
        readable_ = true;
        emit readableChanged();
    }
}

void NumberField::read(const QString& text) {
    const std::optional<double> value = parse(text);
    const bool wasReadable = readable_;
    readable_ = value.has_value();
    if (!readable_ || !wasReadable)
        emit readableChanged();
    if (value)
        emit valueEdited(*value);
}

} // namespace dpfm::views
