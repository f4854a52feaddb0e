#include "ui/models/number_text.h"

#include <cmath>

namespace dpfm::models {

namespace {

constexpr double kPlain = 1e4; ///< numbers up to here need no power of ten

QString superscript(int number) {
    const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar digit : QString::number(number))
        text += digit == u'-' ? QChar(u'⁻') : digits[digit.digitValue()];
    return text;
}

} // namespace

QString numberText(double value, const QLocale& locale) {
    if (std::isinf(value))
        return value > 0.0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    return locale.toString(value, 'g', 3).replace(u'-', u'−');
}

QString powerText(double value, const QLocale& locale) {
    if (!(value >= kPlain && std::isfinite(value)))
        return numberText(value, locale);
    int power = static_cast<int>(std::floor(std::log10(value)));
    double mantissa = std::round(value / std::pow(10.0, power) * 10.0) / 10.0;
    if (mantissa >= 10.0) {
        mantissa /= 10.0;
        ++power;
    }
    return locale.toString(mantissa, 'f', 1) + u'·' + tenToThe(power);
}

QString sentenceStart(const QString& text) {
    return text.left(1).toUpper() + text.mid(1);
}

QString tenToThe(int power) {
    return QStringLiteral("10") + superscript(power);
}

} // namespace dpfm::models
