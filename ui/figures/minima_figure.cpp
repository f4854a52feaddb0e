#include "ui/figures/minima_figure.h"

#include "ui/figures/log_ticker.h"
#include "ui/models/sorted.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dpfm::figures {

namespace {

constexpr double kRoom = 1.3; ///< about the losses, in times of a logarithmic axis's ends

} // namespace

MinimaFigure::MinimaFigure(QObject* parent) : PointsFigure(parent) {
    const std::vector<QCPAxisRect*> rects = rebuild(Panels);
    for (std::size_t i = 0; i < Panels; ++i) {
        rects_[i] = rects[i];
        diagonals_[i] =
            plot().addGraph(rects[i]->axis(QCPAxis::atBottom), rects[i]->axis(QCPAxis::atLeft));
    }
    setEmptyText(models::minimaSentences({}).constFirst());
    setTable({});
}

void MinimaFigure::setTable(models::MinimaTable table) {
    table_ = std::move(table);
    fill();
    restyle();
    replotSoon();
}

MinimaFigure::Group& MinimaFigure::groupOf(const models::RunGroup& group) {
    const auto found = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const Group& each) { return each.group == group; });
    if (found != groups_.end())
        return *found;
    Group made{group, {}};
    for (std::size_t i = 0; i < Panels; ++i) {
        made.graphs[i] =
            plot().addGraph(rects_[i]->axis(QCPAxis::atBottom), rects_[i]->axis(QCPAxis::atLeft));
        made.graphs[i]->setLineStyle(QCPGraph::lsNone);
    }
    groups_.push_back(made);
    return groups_.back();
}

void MinimaFigure::fill() {
    for (const Group& group : groups_)
        for (QCPGraph* graph : group.graphs)
            plot().removeGraph(graph);
    groups_.clear();
    clearPoints();
    for (QCPAxis* axis :
         {rects_[Losses]->axis(QCPAxis::atBottom), rects_[Losses]->axis(QCPAxis::atLeft)})
        setLogarithmic(*axis, logY_);
    for (std::size_t i = 0; i < table_.points.size(); ++i) {
        const models::MinimaPoint& point = table_.points[i];
        const Group& group = groupOf(point.group);
        const auto add = [&](Panel panel, double x, double y) {
            group.graphs[panel]->addData(x, y);
            addPoint({rects_[panel], x, y, point.run, true, i, panel});
        };
        if (!logY_ || (point.lowest > 0.0 && point.atBest > 0.0))
            add(Losses, point.lowest, point.atBest);
        add(Epochs, point.lowestEpoch, point.bestEpoch);
    }
    fitRanges();
    setMessage(table_.points.empty() ? emptyText() : QString());
}

void MinimaFigure::fitRanges() {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double last = 1.0;
    for (const Point& point : points()) {
        if (point.place == Epochs) {
            last = std::max({last, point.x, point.y});
            continue;
        }
        low = std::min({low, point.x, point.y});
        high = std::max({high, point.x, point.y});
    }
    if (low > high)
        low = high = 1.0;
    const QCPRange losses =
        logY_ ? QCPRange(std::max(low / kRoom, 1e-280), std::min(high * kRoom, 1e240))
              : QCPRange(0.0, high > 0.0 ? 1.05 * std::min(high, 1e240) : 1.0);
    const QCPRange epochs(0.0, 1.04 * last);
    for (const auto& [panel, range] : {std::pair(Losses, losses), std::pair(Epochs, epochs)}) {
        rects_[panel]->axis(QCPAxis::atBottom)->setRange(range);
        rects_[panel]->axis(QCPAxis::atLeft)->setRange(range);
    }
    drawDiagonals();
}

void MinimaFigure::drawDiagonals() {
    for (std::size_t i = 0; i < Panels; ++i) {
        QCPRange range = rects_[i]->axis(QCPAxis::atBottom)->range();
        range.expand(rects_[i]->axis(QCPAxis::atLeft)->range());
        diagonals_[i]->data()->set(
            QVector{QCPGraphData(range.lower, range.lower), QCPGraphData(range.upper, range.upper)},
            true);
    }
}

void MinimaFigure::setLogY(bool logarithmic) {
    if (logY_ == logarithmic)
        return;
    logY_ = logarithmic;
    setTable(std::move(table_));
}

QString MinimaFigure::textOf(const Point& at) const {
    const models::MinimaPoint& point = table_.points[at.group];
    const auto number = [this](double value) { return style().locale.toString(value, 'g', 6); };
    return tr("%1, seed %2\nval_loss %3 at the lowest training loss, epoch %4\nlowest val_loss %5, "
              "epoch %6")
        .arg(models::groupLabel(point.group))
        .arg(point.seed)
        .arg(number(point.atBest))
        .arg(point.bestEpoch)
        .arg(number(point.lowest))
        .arg(point.lowestEpoch);
}

void MinimaFigure::fitTitles(const QSize&) {
    const double gap = style().pixels(12.0);
    const auto title = [&](Panel panel, const QString& x, const QString& y) {
        rects_[panel]->axis(QCPAxis::atBottom)->setLabel(wrapped(x, panelSize().width()));
        rects_[panel]->axis(QCPAxis::atLeft)->setLabel(wrapped(y, panelSize().height() + gap));
    };
    title(Losses, tr("lowest val_loss"), tr("val_loss at the lowest training loss"));
    title(Epochs, tr("epoch of the lowest val_loss"), tr("epoch of the lowest training loss"));
}

void MinimaFigure::restyle() {
    std::vector<models::RegisterCategory> categories;
    std::vector<models::RunRow> rows;
    std::vector<models::RunGroup> present;
    for (const Group& group : groups_) {
        categories.push_back(group.group.category);
        rows.push_back(group.group.row);
        present.push_back(group.group);
    }
    models::sortUnique(categories);
    models::sortUnique(rows);
    const double size = style().pixels(style().markerSize);
    for (const Group& group : groups_) {
        const std::size_t rank = rows.size() - 1 - models::placeIn(rows, group.group.row);
        const auto& [color, look] = pointLook(group.group.category, rank, rows.size());
        // Hollow, as they lie on each other, unless that says something.
        const bool filled = isGrey() && !look.hollow;
        QCPScatterStyle marker(filled ? look.shape : hollow(look.shape), color,
                               filled ? color : style().background, size);
        marker.setPen(style().pen(color, style().thinWidth));
        for (QCPGraph* graph : group.graphs)
            graph->setScatterStyle(marker);
    }
    for (QCPGraph* diagonal : diagonals_)
        diagonal->setPen(style().pen(style().faded, style().thinWidth));
    setGroupLegend(std::move(categories), std::move(rows), present, CategoryMark::Disc,
                   RowMark::Marker);
    markSelected();
}

} // namespace dpfm::figures
