#pragma once

#include <qcustomplot.h>

namespace dpfm::figures {

/// Ticks of a linear axis. In every language powers of ten are those that an axis draws as powers:
/// 1e-3, where some locales write 1E-3.
class LinearTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

/// Ticks of a logarithmic axis: powers of ten are written as such, the numbers that stand between
/// them where an axis spans less than two decades as plain numbers, as many as have room.
class LogTicker : public QCPAxisTickerLog {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    QVector<double> powers(double tickStep, const QCPRange& range);

    bool between_ = false; ///< there are ticks between the powers of ten
};

/// Makes an axis logarithmic or linear, with ticks and numbers to match.
void setLogarithmic(QCPAxis& axis, bool logarithmic);

} // namespace dpfm::figures
