#include "ui/figures/symlog.h"

#include "core/sweep/summary.h"
#include "ui/models/number_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dpfm::figures {

namespace {

constexpr double kSmall = 0.1; ///< the quantile of the sizes that is still told from 0

} // namespace

Symlog::Symlog(std::span<const double> values) {
    std::vector<double> sizes;
    for (const double value : values)
        if (std::isfinite(value) && value != 0.0)
            sizes.push_back(std::abs(value));
    if (sizes.empty())
        return;
    std::sort(sizes.begin(), sizes.end());
    const double small = std::floor(std::log10(sweep::quantileOfSorted(sizes, kSmall)));
    const double large = std::floor(std::log10(sizes.back()));
    threshold_ = std::pow(10.0, std::max(small, large - kDecades));
}

double Symlog::place(double value) const {
    const double size = std::abs(value) / threshold_;
    return std::copysign(size <= 1.0 ? size : 1.0 + std::log10(size), value);
}

double Symlog::value(double place) const {
    const double size = std::abs(place);
    return std::copysign(threshold_ * (size <= 1.0 ? size : std::pow(10.0, size - 1.0)), place);
}

double SymlogTicker::getTickStep(const QCPRange& range) {
    return std::max(1.0, std::ceil(range.size() / std::max(1, tickCount())));
}

QVector<double> SymlogTicker::createTickVector(double step, const QCPRange& range) {
    QVector<double> ticks{0.0};
    for (double place = 1.0; place <= std::max(range.upper, -range.lower); place += step) {
        ticks.prepend(-place);
        ticks.append(place);
    }
    return ticks;
}

QString SymlogTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    if (tick == 0.0)
        return QStringLiteral("0");
    const QString size =
        models::tenToThe(static_cast<int>(std::lround(std::log10(std::abs(scale_.value(tick))))));
    return tick < 0.0 ? QStringLiteral("−") + size : size;
}

} // namespace dpfm::figures
