#include "ui/figures/log_ticker.h"

#include <cmath>

namespace dpfm::figures {

QString LinearTicker::getTickLabel(double tick, const QLocale& locale, QChar format,
                                   int precision) {
    return QCPAxisTicker::getTickLabel(tick, locale, format, precision).replace(u'E', u'e');
}

QString LogTicker::getTickLabel(double tick, const QLocale& locale, QChar, int) {
    const double power = std::log10(tick);
    if (std::abs(power - std::round(power)) < 1e-9)
        return QCPAxisTicker::getTickLabel(tick, QLocale::c(), u'e', 0);
    return QCPAxisTicker::getTickLabel(tick, locale, u'g', 3).replace(u'E', u'e');
}

void setLogarithmic(QCPAxis& axis, bool logarithmic) {
    if (logarithmic) {
        axis.setScaleType(QCPAxis::stLogarithmic);
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new LogTicker));
    } else {
        axis.setScaleType(QCPAxis::stLinear);
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new LinearTicker));
    }
    axis.setNumberFormat("gbd");
}

} // namespace dpfm::figures
