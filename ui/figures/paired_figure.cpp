#include "ui/figures/paired_figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kGroupsShare = 0.84;  ///< of a category's room; the rest parts it from the next
constexpr double kIntervalShare = 0.9; ///< of a corpus's room, and so for its points
constexpr double kRoom = 1.08;         ///< about the largest difference

template <class T>
std::size_t placeIn(const std::vector<T>& sorted, const T& value) {
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) -
                                    sorted.begin());
}

/// A place on the axis of register counts.
struct Span {
    double left;
    double width;

    double at(double share) const { return left + share * width; }
};

Span spanOf(const models::PairedTable& table, const models::PairedComparison& comparison) {
    const double room = kGroupsShare / static_cast<double>(table.corpora.size());
    const auto category = static_cast<double>(placeIn(table.categories, comparison.category));
    const auto corpus = static_cast<double>(placeIn(table.corpora, comparison.corpus));
    return {category - 0.5 * kGroupsShare + (corpus + 0.5 * (1.0 - kIntervalShare)) * room,
            kIntervalShare * room};
}

} // namespace

PairedFigure::PairedFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("registers R per neuron"));
    rect_->axis(QCPAxis::atBottom)->grid()->setVisible(false);
    setEmptyText(models::pairedSentences({}).constFirst());
    setTable({});
}

void PairedFigure::setTable(models::PairedTable table) {
    clear();
    table_ = std::move(table);
    auto* ticks = new QCPAxisTickerText;
    for (std::size_t i = 0; i < table_.categories.size(); ++i)
        ticks->addTick(static_cast<double>(i), models::tickLabel(table_.categories[i]));
    QCPAxis& x = *rect_->axis(QCPAxis::atBottom);
    x.setTicker(QSharedPointer<QCPAxisTicker>(ticks));
    x.setRange(-0.5, std::max(0.5, static_cast<double>(table_.categories.size()) - 0.5));

    const double edge = largest() > 0.0 ? kRoom * largest() : 1.0;
    rect_->axis(QCPAxis::atLeft)->setRange(-edge, edge);
    for (std::size_t i = 0; i < table_.comparisons.size(); ++i) {
        groups_.push_back(makeGroup());
        fill(i);
    }
    setMessage(table_.comparisons.empty() ? emptyText() : QString());
    restyle();
    replotSoon();
}

void PairedFigure::clear() {
    for (const Group& group : groups_) {
        for (QCPGraph* graph : {group.seeds, group.above, group.below})
            plot().removeGraph(graph);
        plot().removeItem(group.median);
        plot().removeItem(group.interval);
    }
    groups_.clear();
}

PairedFigure::Group PairedFigure::makeGroup() {
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    const auto graph = [&] {
        QCPGraph* made = plot().addGraph(x, y);
        made->setLineStyle(QCPGraph::lsNone);
        return made;
    };
    const auto place = [&](QCPAbstractItem* item, const char* layer) {
        for (QCPItemPosition* position : item->positions()) {
            position->setType(QCPItemPosition::ptPlotCoords);
            position->setAxes(x, y);
        }
        item->setClipAxisRect(rect_);
        item->setSelectable(false);
        item->setLayer(QString::fromLatin1(layer));
    };
    auto* interval = new QCPItemRect(&plot());
    place(interval, "background"); // under the grid, whose line at 0 must be seen
    auto* median = new QCPItemLine(&plot());
    place(median, "main");
    return {graph(), graph(), graph(), median, interval};
}

double PairedFigure::largest() const {
    double most = 0.0;
    for (const models::PairedComparison& comparison : table_.comparisons)
        for (const models::SeedDifference& difference : comparison.differences)
            if (std::isfinite(difference.value))
                most = std::max(most, std::abs(difference.value));
    return most;
}

void PairedFigure::limitsChanged() {
    for (std::size_t i = 0; i < groups_.size(); ++i)
        fill(i);
}

void PairedFigure::fill(std::size_t index) {
    const QCPRange range = rect_->axis(QCPAxis::atLeft)->range();
    const double inset = 0.5 * range.size() * (1.0 - 1.0 / kRoom);
    const models::PairedComparison& comparison = table_.comparisons[index];
    const Group& group = groups_[index];
    const Span span = spanOf(table_, comparison);
    QVector<QCPGraphData> seeds;
    QVector<QCPGraphData> above;
    QVector<QCPGraphData> below;
    const auto count = static_cast<double>(table_.seeds.size());
    for (const models::SeedDifference& difference : comparison.differences) {
        const double x = span.at((static_cast<double>(difference.seed) + 0.5) / count);
        if (std::isfinite(difference.value))
            seeds.append({x, difference.value});
        else if (difference.value > 0.0)
            above.append({x, range.upper - inset});
        else
            below.append({x, range.lower + inset});
    }
    group.seeds->data()->set(seeds, true);
    group.above->data()->set(above, true);
    group.below->data()->set(below, true);

    const sweep::PairedSummary& summary = comparison.summary;
    const auto seen = [&range](double value) {
        return std::isfinite(value) ? value : value > 0.0 ? range.upper : range.lower;
    };
    const double median = seen(*summary.median);
    group.median->start->setCoords(span.at(0.0), median);
    group.median->end->setCoords(span.at(1.0), median);
    group.interval->setVisible(summary.tests.has_value());
    if (summary.tests) {
        const auto& [lower, upper] = summary.tests->interval;
        group.interval->topLeft->setCoords(span.at(0.0), seen(upper));
        group.interval->bottomRight->setCoords(span.at(1.0), seen(lower));
    }
}

void PairedFigure::fitTitles(const QSize& size) {
    const double axes = 4.0 * style().fontPoints + 12.0; // what the lower axis takes of the height
    rect_->axis(QCPAxis::atLeft)
        ->setLabel(wrapped(models::pairedTitle(table_.metric, table_.reading),
                           size.height() - style().pixels(axes)));
}

void PairedFigure::restyle() {
    rect_->axis(QCPAxis::atLeft)
        ->grid()
        ->setZeroLinePen(style().pen(style().foreground, style().thinWidth));
    const double size = 0.8 * style().pixels(style().markerSize);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        const models::PairedComparison& comparison = table_.comparisons[i];
        const auto& [method, registers] = comparison.category;
        const QColor color = style().registerColor(method, registers);
        const std::size_t rank =
            table_.corpora.size() - 1 - placeIn(table_.corpora, comparison.corpus);
        const auto scatter = [&](QCPScatterStyle::ScatterShape shape, double diameter) {
            QCPScatterStyle marker(shape, color, style().background, diameter);
            marker.setPen(style().pen(color, style().thinWidth));
            return marker;
        };
        groups_[i].seeds->setScatterStyle(scatter(hollow(corpusMarker(rank)), size));
        groups_[i].above->setScatterStyle(scatter(QCPScatterStyle::ssTriangle, 1.5 * size));
        groups_[i].below->setScatterStyle(scatter(QCPScatterStyle::ssTriangleInverted, 1.5 * size));
        QPen median = style().pen(color, style().lineWidth);
        median.setWidthF(2.0 * median.widthF()); // of few short lines, so even on a screen
        groups_[i].median->setPen(median);
        groups_[i].interval->setPen(Qt::NoPen);
        groups_[i].interval->setBrush(style().blended(color, 0.25));
    }

    const auto compared = [this](const auto& belongs) {
        return std::any_of(table_.comparisons.begin(), table_.comparisons.end(), belongs);
    };
    std::vector<LegendLook> looks;
    for (const models::RegisterCategory& category : table_.categories) {
        const QColor color = style().registerColor(category.method, category.registers);
        looks.push_back({models::registerLabel(category.method, category.registers),
                         style().pen(color, style().lineWidth), QCPScatterStyle::ssNone,
                         compared([&](const auto& each) { return each.category == category; })});
    }
    const std::size_t corpora = table_.corpora.size();
    for (std::size_t i = 0; corpora > 1 && i < corpora; ++i)
        looks.push_back(
            {tr("corpus %1").arg(table_.corpora[i]), QPen(style().foreground, 0.0, Qt::NoPen),
             corpusMarker(corpora - 1 - i),
             compared([&](const auto& each) { return each.corpus == table_.corpora[i]; })});
    setLegend(looks);
}

void PairedFigure::legendClicked(std::size_t entry) {
    const std::size_t categories = table_.categories.size();
    if (entry < categories)
        emit categoryToggled(table_.categories[entry].method, table_.categories[entry].registers);
    else
        emit corpusToggled(table_.corpora[entry - categories]);
}

} // namespace dpfm::figures
