#pragma once

#include <QLineEdit>
#include <QLocale>

#include <optional>

namespace dpfm::views {

/// A number in the notation of files or of the user's locale, without group separators.
std::optional<double> parseNumber(const QString& text);
/// A number in the user's notation, as parseNumber() reads it; of all digits unless told, which
/// give the same bits.
QString numberAsTyped(double value, int digits = QLocale::FloatingPointShortest);

/// A field for one number of any size, "0.01" or "1e-3". What is no number is not handed on; the
/// text stays, and readable() tells.
class NumberField : public QLineEdit {
    Q_OBJECT
public:
    explicit NumberField(QWidget* parent = nullptr);

    /// Shows a value, unless the text already says the same.
    void setValue(double value);
    bool readable() const { return readable_; }
    /// Why the text is no number, as a sentence.
    QString problem() const;

signals:
    void valueEdited(double value);
    /// Typed text is no number, or is one again. The text that is told of may have changed.
    void readableChanged();

private:
    void read(const QString& text);
    bool readable_ = true;
};

} // namespace dpfm::views
