#pragma once

#include <QLocale>
#include <QString>

namespace dpfm::models {

/// A number within a sentence: three digits, a true minus sign, "∞".
QString numberText(double value, const QLocale& locale);
/// A large one: "4.6·10⁷".
QString powerText(double value, const QLocale& locale);
/// With a capital letter at its beginning.
QString sentenceStart(const QString& text);
/// "10⁻³".
QString tenToThe(int power);

} // namespace dpfm::models
