#include "ui/figures/log_ticker.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dpfm::figures {

namespace {

constexpr double kNarrow = 2.5; ///< an axis of fewer times has ticks like a linear one
constexpr int kMoreTicks = 6;   ///< than are asked for, at most
constexpr double kWide = 2.0;   ///< one of more decades has powers of ten alone

} // namespace

QString LinearTicker::getTickLabel(double tick, const QLocale& locale, QChar format,
                                   int precision) {
    return QCPAxisTicker::getTickLabel(tick, locale, format, precision).replace(u'E', u'e');
}

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
    between_ = false;
    const double decades = std::log10(range.upper / range.lower);
    if (!(decades > std::log10(kNarrow) && decades < kWide))
        return powers(tickStep, range);
    const int first = static_cast<int>(std::floor(std::log10(range.lower)));
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    for (const auto& digits : {std::vector{1.0, 2.0, 5.0}, std::vector{1.0, 3.0}, std::vector{1.0},
                               std::vector{2.0}, std::vector{5.0}}) {
        QVector<double> ticks;
        for (int power = first; power <= last; ++power)
            for (const double digit : digits)
                if (const double tick = digit * std::pow(10.0, power); range.contains(tick))
                    ticks.append(tick);
        double gap = decades; // the narrowest
        for (qsizetype i = 1; i < ticks.size(); ++i)
            gap = std::min(gap, std::log10(ticks[i] / ticks[i - 1]));
        between_ = !ticks.empty() && gap * (tickCount() + 0.5) >= decades;
        if (between_)
            return ticks;
    }
    return powers(tickStep, range);
}

/// As many decades apart as the count of ticks asks for, but so that two are seen if there are.
QVector<double> LogTicker::powers(double tickStep, const QCPRange& range) {
    const int asked = tickCount();
    QVector<double> ticks;
    for (int count = asked; count <= asked + kMoreTicks; ++count) {
        setTickCount(count);
        ticks = QCPAxisTickerLog::createTickVector(tickStep, range);
        if (std::count_if(ticks.begin(), ticks.end(),
                          [&](double tick) { return range.contains(tick); }) > 1)
            break;
    }
    setTickCount(asked);
    return ticks;
}

int LogTicker::getSubTickCount(double tickStep) {
    return between_ ? 0 : QCPAxisTickerLog::getSubTickCount(tickStep);
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
