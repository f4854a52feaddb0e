#include "ui/figures/category_axis.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dpfm::figures {

namespace {

constexpr double kEnds = 0.5; ///< of the axis, beyond the first and the last place

void setTicks(QCPAxis& axis, const std::vector<double>& places, const std::vector<QString>& texts) {
    auto* ticks = new QCPAxisTickerText;
    for (std::size_t i = 0; i < places.size(); ++i)
        ticks->addTick(places[i], texts[i]);
    axis.setTicker(QSharedPointer<QCPAxisTicker>(ticks));
}

/// What is dropped last comes first.
int weight(const models::RegisterCategory& category) {
    const auto registers = static_cast<unsigned>(category.registers);
    return registers == 0 ? 0 : (registers & (registers - 1)) == 0 ? 1 : 2;
}

} // namespace

void setCategories(QCPAxis& axis, const std::vector<models::RegisterCategory>& categories,
                   const std::vector<double>& places) {
    std::vector<QString> texts;
    for (const models::RegisterCategory& category : categories)
        texts.push_back(models::tickLabel(category));
    setTicks(axis, places, texts);
    if (places.empty())
        axis.setRange(-kEnds, kEnds);
    else
        axis.setRange(places.front() - kEnds, places.back() + kEnds);
}

void fitCategories(QCPAxis& axis, const std::vector<models::RegisterCategory>& categories,
                   const std::vector<double>& places, double pixels, const FigureStyle& style) {
    if (places.empty())
        return;
    const QFontMetricsF metrics(style.font());
    const double unit = pixels / axis.range().size();
    const double gap = metrics.horizontalAdvance(u' ');
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return weight(categories[a]) < weight(categories[b]);
    });
    std::vector<QString> texts(places.size());
    for (const std::size_t i : order) {
        const QString text = models::tickLabel(categories[i]);
        const double half = 0.5 * metrics.horizontalAdvance(text);
        bool free = true;
        for (std::size_t k = 0; k < texts.size(); ++k)
            free = free && (texts[k].isEmpty() ||
                            std::abs(places[k] - places[i]) * unit >
                                half + 0.5 * metrics.horizontalAdvance(texts[k]) + gap);
        if (free)
            texts[i] = text;
    }
    setTicks(axis, places, texts);
}

} // namespace dpfm::figures
