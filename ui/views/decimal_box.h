#pragma once

#include <QDoubleSpinBox>

namespace dpfm::views {

/// A number in a range, written as is usual in the language that is spoken. The other decimal sign
/// is understood as well: no one means thousands here.
class DecimalBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;

protected:
    QValidator::State validate(QString& input, int& position) const override;
};

} // namespace dpfm::views
