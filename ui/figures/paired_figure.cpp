#include "ui/figures/paired_figure.h"

#include "ui/figures/log_ticker.h"
#include "ui/models/number_text.h"
#include "ui/models/sorted.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kGroupsShare = 0.84;  ///< of a category's room; the rest parts it from the next
constexpr double kIntervalShare = 0.9; ///< of a corpus's room, and so for its points
constexpr double kRoom = 1.08;         ///< about the largest difference

/// A place on the axis of register counts.
struct Span {
    double left;
    double width;

    double at(double share) const { return left + share * width; }
};

Span spanOf(const std::vector<models::RegisterCategory>& categories,
            const models::PairedTable& table, const models::PairedComparison& comparison) {
    const double room = kGroupsShare / static_cast<double>(table.rows.size());
    const auto category = static_cast<double>(models::placeIn(categories, comparison.category));
    const auto row = static_cast<double>(models::placeIn(table.rows, comparison.row));
    return {category - 0.5 * kGroupsShare + (row + 0.5 * (1.0 - kIntervalShare)) * room,
            kIntervalShare * room};
}

} // namespace

PairedFigure::PairedFigure(QObject* parent) : PointsFigure(parent) {
    rect_ = rebuild(1).front();
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("registers R per neuron"));
    rect_->axis(QCPAxis::atBottom)->grid()->setVisible(false);
    reference_ = new QCPItemLine(&plot());
    place(*reference_, "main");
    setEmptyText(models::pairedSentences({}).constFirst());
    setTable({});
}

void PairedFigure::setTable(models::PairedTable table) {
    clear();
    table_ = std::move(table);
    auto* ticks = new QCPAxisTickerText;
    const models::RegisterCategory all;
    categories_ = table_.categories;
    categories_.push_back(all);
    models::sortUnique(categories_);
    for (std::size_t i = 0; i < categories_.size(); ++i)
        ticks->addTick(static_cast<double>(i), models::tickLabel(categories_[i]));
    const auto reference = static_cast<double>(models::placeIn(categories_, all));
    reference_->start->setCoords(reference - 0.5 * kGroupsShare, 0.0);
    reference_->end->setCoords(reference + 0.5 * kGroupsShare, 0.0);
    QCPAxis& x = *rect_->axis(QCPAxis::atBottom);
    x.setTicker(QSharedPointer<QCPAxisTicker>(ticks));
    x.setRange(-0.5, static_cast<double>(categories_.size()) - 0.5);

    fitEdges();
    QCPAxis& y = *rect_->axis(QCPAxis::atLeft);
    setLogarithmic(y, false);
    if (symlog_)
        y.setTicker(QSharedPointer<QCPAxisTicker>(new SymlogTicker(scale_)));
    y.setRange(edges_);
    for (std::size_t i = 0; i < table_.comparisons.size(); ++i) {
        groups_.push_back(makeGroup());
        fill(i);
    }
    reference_->setVisible(!table_.comparisons.empty());
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
    clearPoints();
}

void PairedFigure::setSymlog(bool symlog) {
    if (symlog_ == symlog)
        return;
    symlog_ = symlog;
    setTable(std::move(table_));
}

double PairedFigure::placeOf(double value) const {
    return symlog_ ? scale_.place(value) : value;
}

PairedFigure::Group PairedFigure::makeGroup() {
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    const auto graph = [&] {
        QCPGraph* made = plot().addGraph(x, y);
        made->setLineStyle(QCPGraph::lsNone);
        return made;
    };
    auto* interval = new QCPItemRect(&plot());
    place(*interval, "background"); // under the grid, whose line at 0 must be seen
    auto* median = new QCPItemLine(&plot());
    place(*median, "main");
    return {graph(), graph(), graph(), median, interval};
}

void PairedFigure::place(QCPAbstractItem& item, const char* layer) const {
    for (QCPItemPosition* position : item.positions()) {
        position->setType(QCPItemPosition::ptPlotCoords);
        position->setAxes(rect_->axis(QCPAxis::atBottom), rect_->axis(QCPAxis::atLeft));
    }
    item.setClipAxisRect(rect_);
    item.setSelectable(false);
    item.setLayer(QString::fromLatin1(layer));
}

double PairedFigure::onAxis(double value) const {
    if (std::isfinite(value))
        return placeOf(value);
    return value > 0.0 ? edges_.upper : edges_.lower;
}

void PairedFigure::fitEdges() {
    std::vector<double> values;
    for (const models::PairedComparison& comparison : table_.comparisons)
        for (const models::SeedDifference& difference : comparison.differences)
            if (std::isfinite(difference.value))
                values.push_back(difference.value);
    scale_ = Symlog(values);
    double low = 0.0;
    double high = 0.0;
    for (const double value : values) {
        low = std::min(low, placeOf(value));
        high = std::max(high, placeOf(value));
    }
    const double most = std::max(high, -low);
    if (most == 0.0)
        edges_ = {-1.0, 1.0};
    else if (symlog_) // both sides of the linear part, at least
        edges_ = {kRoom * std::min(low, -1.0), kRoom * std::max(high, 1.0)};
    else
        edges_ = {-kRoom * most, kRoom * most};
    infinite_ = {edges_.lower / kRoom, edges_.upper / kRoom};
}

double PairedFigure::placeOn(const QCPAxis& axis, double value) const {
    return axis.axisType() == QCPAxis::atLeft ? placeOf(value) : value;
}

void PairedFigure::limitsChanged() {
    edges_ = rect_->axis(QCPAxis::atLeft)->range();
    const double inset = 0.5 * edges_.size() * (1.0 - 1.0 / kRoom);
    infinite_ = {edges_.lower + inset, edges_.upper - inset};
    clearPoints();
    for (std::size_t i = 0; i < groups_.size(); ++i)
        fill(i);
}

void PairedFigure::fill(std::size_t index) {
    const models::PairedComparison& comparison = table_.comparisons[index];
    const Group& group = groups_[index];
    const Span span = spanOf(categories_, table_, comparison);
    QVector<QCPGraphData> seeds;
    QVector<QCPGraphData> above;
    QVector<QCPGraphData> below;
    const auto count = static_cast<double>(table_.seeds.size());
    for (const models::SeedDifference& difference : comparison.differences) {
        const double x = span.at((static_cast<double>(difference.seed) + 0.5) / count);
        const double y = std::isfinite(difference.value)
                             ? placeOf(difference.value)
                             : (difference.value > 0.0 ? infinite_.upper : infinite_.lower);
        if (std::isfinite(difference.value))
            seeds.append({x, y});
        else
            (difference.value > 0.0 ? above : below).append({x, y});
        const auto place = static_cast<std::size_t>(&difference - comparison.differences.data());
        addPoint({rect_, x, y, difference.run, true, index, place});
    }
    group.seeds->data()->set(seeds, true);
    group.above->data()->set(above, true);
    group.below->data()->set(below, true);

    const sweep::PairedSummary& summary = comparison.summary;
    const double median = onAxis(*summary.median);
    group.median->start->setCoords(span.at(0.0), median);
    group.median->end->setCoords(span.at(1.0), median);
    group.interval->setVisible(summary.tests.has_value());
    if (summary.tests) {
        const auto& [lower, upper] = summary.tests->interval;
        group.interval->topLeft->setCoords(span.at(0.0), onAxis(upper));
        group.interval->bottomRight->setCoords(span.at(1.0), onAxis(lower));
    }
}

QString PairedFigure::textOf(const Point& point) const {
    const models::PairedComparison& comparison = table_.comparisons[point.group];
    const models::SeedDifference& difference = comparison.differences[point.place];
    return tr("%1, seed %2\n%3: %4")
        .arg(models::groupLabel({comparison.category, comparison.row}))
        .arg(table_.seeds[difference.seed])
        .arg(models::pairedTitle(table_.metric, table_.reading),
             models::numberText(difference.value, style().locale));
}

void PairedFigure::fitTitles(const QSize& size) {
    const double axes = 4.0 * style().fontPoints + 12.0; // what the lower axis takes of the height
    QString title = models::pairedTitle(table_.metric, table_.reading);
    if (symlog_)
        title = tr("%1 (logarithmic beyond ±%2)")
                    .arg(title, models::tenToThe(
                                    static_cast<int>(std::lround(std::log10(scale_.threshold())))));
    rect_->axis(QCPAxis::atLeft)->setLabel(wrapped(title, size.height() - style().pixels(axes)));
}

void PairedFigure::restyle() {
    rect_->axis(QCPAxis::atLeft)
        ->grid()
        ->setZeroLinePen(style().pen(style().foreground, style().thinWidth));
    const double size = 0.8 * style().pixels(style().markerSize);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        const models::PairedComparison& comparison = table_.comparisons[i];
        const std::size_t rank =
            table_.rows.size() - 1 - models::placeIn(table_.rows, comparison.row);
        const QColor color = pointLook(comparison.category, rank, table_.rows.size()).color;
        const auto scatter = [&](QCPScatterStyle::ScatterShape shape, double diameter) {
            QCPScatterStyle marker(shape, color, style().background, diameter);
            marker.setPen(style().pen(color, style().thinWidth));
            return marker;
        };
        groups_[i].seeds->setScatterStyle(scatter(hollow(corpusMarker(rank)), size));
        groups_[i].above->setScatterStyle(scatter(QCPScatterStyle::ssTriangle, 1.5 * size));
        groups_[i].below->setScatterStyle(scatter(QCPScatterStyle::ssTriangleInverted, 1.5 * size));
        QPen median =
            style().pen(color, style().lineWidth, colorsRows() ? corpusDash(rank) : Qt::SolidLine);
        median.setWidthF(2.0 * median.widthF()); // of few short lines, so even on a screen
        groups_[i].median->setPen(median);
        groups_[i].interval->setPen(Qt::NoPen);
        groups_[i].interval->setBrush(style().blended(color, 0.25));
    }

    QPen reference = style().pen(style().foreground, style().lineWidth);
    reference.setWidthF(2.0 * reference.widthF());
    reference_->setPen(reference);

    std::vector<models::RunGroup> present;
    for (const models::PairedComparison& comparison : table_.comparisons)
        present.push_back({comparison.category, comparison.row});
    setGroupLegend(table_.categories, table_.rows, present, CategoryMark::Line, RowMark::Marker);
    markSelected();
}

} // namespace dpfm::figures
