#include "ui/figures/loss_cost_figure.h"

#include "ui/figures/log_ticker.h"
#include "ui/figures/name_places.h"
#include "ui/figures/panel_title.h"
#include "ui/models/sorted.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kRoom = 1.35;      ///< about the points, in times of a logarithmic axis's ends
constexpr double kLinearRoom = 0.1; ///< in heights of a linear one
constexpr double kNameGap = 2.5;    ///< between a point and its name, in points
/// Of the width that is reckoned with, for a vertical title of several lines takes some of it.
constexpr double kSurely = 0.85;

} // namespace

LossCostFigure::LossCostFigure(QObject* parent) : PointsFigure(parent) {
    setTables({});
}

void LossCostFigure::setTables(std::vector<models::LossCostTable> tables, const QString& panelsBy) {
    clear();
    tables_ = std::move(tables);
    setPanelsBy(panelsBy);
    categories_.clear();
    rows_.clear();
    for (const models::LossCostTable& table : tables_) {
        for (const models::LossCostPoint& point : table.points) {
            categories_.push_back(point.group.category);
            rows_.push_back(point.group.row);
        }
    }
    models::sortUnique(categories_);
    models::sortUnique(rows_);
    build();
    for (std::size_t table = 0; table < tables_.size(); ++table)
        fill(table);
    fitRanges();
    restyle();
    replotSoon();
}

void LossCostFigure::clear() {
    for (const Panel& panel : panels_) {
        plot().removeGraph(panel.front);
        for (const Mark& mark : panel.marks) {
            plot().removeGraph(mark.seeds);
            plot().removeGraph(mark.median);
        }
        for (const auto& [text, leader] : panel.names) {
            plot().removeItem(text);
            plot().removeItem(leader);
        }
    }
    panels_.clear();
    clearPoints();
}

void LossCostFigure::build() {
    const std::size_t count = std::max(tables_.size(), std::size_t{1});
    if (count != rects_.size())
        rects_ = rebuild(count, kPanelsInRow);
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        setLogarithmic(*rects_[i]->axis(QCPAxis::atBottom), true);
        setLogarithmic(*rects_[i]->axis(QCPAxis::atLeft), isLogarithmic());
    }
}

/// What tells a point from the others of its panel.
QString LossCostFigure::nameOf(const models::RunGroup& group) const {
    QStringList parts;
    if (!colorsRows() || rows_.size() < 2)
        parts << models::registerLabel(group.category.method, group.category.registers);
    if (rows_.size() > 1)
        parts << models::rowTick(group.row);
    return parts.join(QStringLiteral(", "));
}

void LossCostFigure::fill(std::size_t index) {
    const models::LossCostTable& table = tables_[index];
    QCPAxisRect* rect = rects_[index];
    const auto graph = [&] {
        QCPGraph* made =
            plot().addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        made->setLineStyle(QCPGraph::lsNone);
        return made;
    };
    Panel panel{rect, {1.0, 10.0}, graph(), {}, {}};
    panel.front->setLineStyle(QCPGraph::lsLine);
    QVector<QCPGraphData> front;
    for (const std::size_t place : table.front) {
        const models::LossCostPoint& point = table.points[place];
        if (!drawable(*point.readings.median))
            continue;
        front.append({point.multiplications, *point.readings.median});
        auto* leader = new QCPItemLine(&plot());
        for (QCPItemPosition* end : {leader->start, leader->end}) {
            end->setType(QCPItemPosition::ptPlotCoords);
            end->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
            end->setCoords(point.multiplications, *point.readings.median);
        }
        leader->setClipAxisRect(rect);
        leader->setSelectable(false);
        leader->setLayer(QStringLiteral("grid")); // under the points
        auto* name = new QCPItemText(&plot());
        name->setClipAxisRect(rect);
        name->setSelectable(false);
        name->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        name->position->setAxisRect(rect);
        name->position->setType(QCPItemPosition::ptPlotCoords);
        name->position->setCoords(point.multiplications, *point.readings.median);
        name->setText(nameOf(point.group));
        panel.names.push_back({name, leader});
    }
    panel.front->data()->set(front, true);
    for (std::size_t place = 0; place < table.points.size(); ++place) {
        const models::LossCostPoint& point = table.points[place];
        panel.marks.push_back({graph(), nullptr});
        const bool several = point.readings.values.size() > 1;
        QVector<QCPGraphData> seeds;
        for (std::size_t i = 0; i < point.readings.values.size(); ++i) {
            if (!drawable(point.readings.values[i]))
                continue;
            if (several)
                seeds.append({point.multiplications, point.readings.values[i]});
            addPoint({rect, point.multiplications, point.readings.values[i], point.readings.runs[i],
                      true, index, place});
        }
        panel.marks.back().seeds->data()->set(seeds, true);
    }
    // Over all seeds.
    for (std::size_t place = 0; place < table.points.size(); ++place) {
        const models::LossCostPoint& point = table.points[place];
        panel.marks[place].median = graph();
        if (!drawable(*point.readings.median))
            continue;
        panel.marks[place].median->data()->set(
            QVector{QCPGraphData(point.multiplications, *point.readings.median)});
        if (point.readings.values.size() > 1)
            addPoint({rect, point.multiplications, *point.readings.median,
                      *point.readings.middleRun(), false, index, place});
    }
    panels_.push_back(std::move(panel));
}

bool LossCostFigure::isLogarithmic() const {
    return logY_ && (tables_.empty() || models::hasLogScale(tables_.front().metric));
}

bool LossCostFigure::drawable(double value) const {
    return std::isfinite(value) && (!isLogarithmic() || value > 0.0);
}

void LossCostFigure::setLogY(bool logarithmic) {
    if (logY_ == logarithmic)
        return;
    logY_ = logarithmic;
    setTables(std::move(tables_), panelsBy());
}

void LossCostFigure::fitRanges() {
    // An infinite QCPRange would be turned about.
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Point& point : points()) {
        low = std::min(low, point.y);
        high = std::max(high, point.y);
    }
    const bool none =
        std::all_of(tables_.begin(), tables_.end(),
                    [](const models::LossCostTable& table) { return table.points.empty(); });
    if (none)
        setMessage(emptyText());
    else if (points().empty())
        setMessage(isLogarithmic() ? tr("Nothing above 0 to draw: choose the linear axis")
                                   : tr("Every run diverged"));
    else
        setMessage({});
    if (points().empty())
        return;
    for (Panel& panel : panels_) {
        double left = std::numeric_limits<double>::infinity();
        double right = -left;
        for (const Point& point : points()) {
            if (point.rect != panel.rect)
                continue;
            left = std::min(left, point.x);
            right = std::max(right, point.x);
        }
        if (left <= right)
            panel.x = {left / kRoom, right * kRoom};
    }
    if (isLogarithmic()) {
        yRange_ = {std::max(low / kRoom, 1e-280), std::min(high * kRoom, 1e240)};
    } else {
        const double room =
            high > low ? kLinearRoom * (high - low) : std::max(0.06 * std::abs(high), 0.01);
        yRange_ = {low >= 0.0 ? 0.0 : low - room, high + room};
    }
}

void LossCostFigure::fitNames() {
    const QFontMetricsF metrics(style().font());
    const double low = std::min(0.4, 1.6 * metrics.height() / panelSize().height());
    QCPRange y = yRange_;
    if (isLogarithmic())
        y.lower = std::max(y.lower * std::pow(y.lower / y.upper, low), 1e-280);
    for (const Panel& panel : panels_) {
        QCPRange x = panel.x;
        for (const Name& name : panel.names) {
            const double share = std::min(0.5, (metrics.horizontalAdvance(name.text->text()) +
                                                2.0 * style().pixels(kNameGap)) /
                                                   (kSurely * panelSize().width()));
            const double lower =
                (std::log(name.leader->start->key()) - share * std::log(x.upper)) / (1.0 - share);
            x.lower = std::min(x.lower, std::exp(lower));
        }
        panel.rect->axis(QCPAxis::atBottom)->setRange(x);
        panel.rect->axis(QCPAxis::atLeft)->setRange(y);
        placeNames(panel, x, y);
    }
}

void LossCostFigure::placeNames(const Panel& panel, const QCPRange& x, const QCPRange& y) const {
    const QFontMetricsF metrics(style().font());
    const QSizeF size(kSurely * panelSize().width(), panelSize().height());
    const auto share = [](double value, const QCPRange& range, bool logarithmic) {
        return logarithmic ? std::log(value / range.lower) / std::log(range.upper / range.lower)
                           : (value - range.lower) / range.size();
    };
    const auto placeOf = [&](double multiplications, double value) {
        return QPointF(share(multiplications, x, true) * size.width(),
                       (1.0 - share(value, y, isLogarithmic())) * size.height());
    };
    const auto at = [&](const QPointF& place) {
        const double up = 1.0 - place.y() / size.height();
        return std::pair(x.lower * std::pow(x.upper / x.lower, place.x() / size.width()),
                         isLogarithmic() ? y.lower * std::pow(y.upper / y.lower, up)
                                         : y.lower + up * y.size());
    };
    NameSurroundings around{
        QRectF(QPointF(), size), {}, 0.7 * style().pixels(style().markerSize), {}, {},
        style().pixels(kNameGap)};
    for (const models::LossCostPoint& point :
         tables_[static_cast<std::size_t>(&panel - panels_.data())].points)
        if (drawable(*point.readings.median))
            around.marks.push_back(placeOf(point.multiplications, *point.readings.median));
    for (const Point& point : points())
        if (point.rect == panel.rect && point.single)
            around.faint.push_back(placeOf(point.x, point.y));
    for (const QCPGraphData& point : *panel.front->data())
        around.line.push_back(placeOf(point.key, point.value));
    std::vector<NameToPlace> names;
    for (const Name& name : panel.names)
        names.push_back({placeOf(name.leader->start->key(), name.leader->start->value()),
                         {metrics.horizontalAdvance(name.text->text()), metrics.height()}});
    const std::vector<std::optional<NamePlace>> places = figures::placeNames(names, around);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& [text, leader] = panel.names[i];
        const std::optional<NamePlace>& place = places[i];
        text->setVisible(place.has_value());
        leader->setVisible(place && place->leader);
        if (!place)
            continue;
        const auto [key, value] = at(place->leader ? place->leader->p2() : names[i].point);
        text->setPositionAlignment(place->alignment);
        text->position->setCoords(key, value);
        leader->end->setCoords(key, value);
        const int gap = style().wholePixels(place->leader ? 0.4 * kNameGap : kNameGap);
        text->setPadding({gap, gap, gap, gap});
    }
}

QString LossCostFigure::textOf(const Point& point) const {
    const models::LossCostTable& table = tables_[point.group];
    models::LossCostPoint said = table.points[point.place];
    if (point.single) {
        said.readings.values = {point.y};
        said.readings.median = point.y;
    }
    const QString text = models::lossCostText(table, said, style().locale);
    const auto& front = table.front;
    const bool best = std::find(front.begin(), front.end(), point.place) != front.end();
    return best && !point.single ? text + u'\n' + tr("on the Pareto front") : text;
}

void LossCostFigure::fitTitles(const QSize&) {
    const double gap = style().pixels(12.0);
    std::size_t seeds = 1;
    for (const models::LossCostTable& table : tables_)
        for (const models::LossCostPoint& point : table.points)
            seeds = std::max(seeds, point.readings.values.size());
    const QString title = tables_.empty() ? QString()
                                          : models::readingTitle(tables_.front().metric,
                                                                 tables_.front().reading, seeds);
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        rects_[i]->axis(QCPAxis::atLeft)->setTickLabels(firstInRow(i));
        rects_[i]
            ->axis(QCPAxis::atBottom)
            ->setLabel(wrapped(models::lossCostTitle(), panelSize().width()));
        rects_[i]
            ->axis(QCPAxis::atLeft)
            ->setLabel(firstInRow(i) ? wrapped(title, panelSize().height() + gap) : QString());
        fitPanelTitle(*rects_[i], i < tables_.size() ? tables_[i].panel : QString());
    }
    if (!empty())
        fitNames();
}

void LossCostFigure::restyle() {
    const double size = style().pixels(style().markerSize);
    std::vector<models::RunGroup> present;
    for (std::size_t i = 0; i < panels_.size(); ++i) {
        const Panel& panel = panels_[i];
        panel.front->setPen(style().pen(style().foreground, style().thinWidth));
        for (std::size_t place = 0; place < panel.marks.size(); ++place) {
            const models::RunGroup& group = tables_[i].points[place].group;
            present.push_back(group);
            const std::size_t rank = rows_.size() - 1 - models::placeIn(rows_, group.row);
            const auto& [color, marker] = pointLook(group.category, rank, rows_.size());
            const auto shape = marker.shape;
            const QColor faint = style().blended(color, 0.45);
            QCPScatterStyle seed(hollow(shape), faint, style().background, 0.7 * size);
            seed.setPen(style().pen(faint, style().thinWidth));
            panel.marks[place].seeds->setScatterStyle(seed);
            QCPScatterStyle median(shape, color, marker.hollow ? style().background : color,
                                   1.4 * size);
            median.setPen(style().pen(color, style().thinWidth));
            panel.marks[place].median->setScatterStyle(median);
        }
        setPanelTitle(*panel.rect, tables_[i].panel, style());
        for (const auto& [text, leader] : panel.names) {
            text->setFont(style().font());
            text->setColor(style().foreground);
            leader->setPen(style().pen(style().faded, style().thinWidth));
        }
    }
    setGroupLegend(categories_, rows_, present, CategoryMark::Disc, RowMark::Marker);
    markSelected();
}

} // namespace dpfm::figures
