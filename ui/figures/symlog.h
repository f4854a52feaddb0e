#pragma once

#include <qcustomplot.h>

#include <span>

namespace dpfm::figures {

/// A scale for numbers of both signs and of many sizes: linear within ± threshold, logarithmic
/// beyond. place(±threshold) is ±1, and each further power of ten is one more.
class Symlog {
public:
    /// The threshold is a power of ten at or below the first decile of the sizes, 0 and infinities
    /// aside, and at most kDecades below the largest; 1 without a size.
    explicit Symlog(std::span<const double> values = {});

    double threshold() const { return threshold_; }
    /// Infinite values keep to be so.
    double place(double value) const;
    double value(double place) const;

    static constexpr int kDecades = 5;

private:
    double threshold_ = 1.0;
};

/// Ticks of an axis of places: 0, ± the threshold and the powers of ten beyond, as many as fit.
class SymlogTicker : public QCPAxisTicker {
public:
    explicit SymlogTicker(Symlog scale) : scale_(scale) {}

protected:
    double getTickStep(const QCPRange& range) override;
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    Symlog scale_;
};

} // namespace dpfm::figures
