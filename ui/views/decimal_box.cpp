#include "ui/views/decimal_box.h"

#include <QLocale>

namespace dpfm::views {

QValidator::State DecimalBox::validate(QString& input, int& position) const {
    const QString point = locale().decimalPoint();
    input.replace(point == QLatin1String(",") ? u'.' : u',', point.front());
    return QDoubleSpinBox::validate(input, position);
}

} // namespace dpfm::views
