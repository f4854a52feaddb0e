#include "ui/figures/curve_lines.h"

#include "ui/figures/legend_entry.h"
#include "ui/figures/palette.h"
#include "ui/models/sorted.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace dpfm::figures {

using models::CurveSeries;

namespace {

constexpr double kTouchPixels = 8.0; ///< how near the mouse must be to a curve
constexpr double kBandAlpha = 0.25;
constexpr int kMarkersPerCurve = 10;
constexpr double kHaloPixels = 4.0;
constexpr double kHaloShare = 0.35;

/// How far above the axis a curve is still drawn, in heights of the axis: painters mind numbers
/// that are far off their canvas.
constexpr double kFarAbove = 1e4;
/// Bounds within which QCustomPlot takes a range.
constexpr double kLowest = 1e-240;
constexpr double kHighest = 1e240;
/// How far under a logarithmic axis a band goes that reaches 0.
constexpr double kFarBelow = 1e-12;

void setLine(QCPGraph& graph, const QPen& pen, const FigureStyle& style) {
    graph.setPen(pen);
    // Wide lines are drawn fast segment by segment, which QCustomPlot does with solid ones alone,
    // or without antialiasing.
    graph.setAntialiased(!style.fastLines || pen.widthF() <= 1.0 || pen.style() == Qt::SolidLine);
}

bool banded(const CurveSeries& curve) {
    return curve.spread != sweep::Spread::None;
}

} // namespace

CurveLines::CurveLines(QCustomPlot& plot, QCPAxisRect& rect) : plot_(plot), rect_(rect) {}

void CurveLines::set(models::CurveSet curves, bool logarithmic) {
    curves_ = std::move(curves);
    logarithmic_ = logarithmic;
    fill();
}

void CurveLines::setLogarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    fill();
}

bool CurveLines::drawable(double value) const {
    return std::isfinite(value) && (!logarithmic_ || value > 0.0);
}

void CurveLines::resize(std::vector<QCPGraph*>& graphs, std::size_t count) {
    while (graphs.size() > count) {
        plot_.removeGraph(graphs.back());
        graphs.pop_back();
    }
    while (graphs.size() < count)
        graphs.push_back(plot_.addGraph(&x(), &y()));
}

double CurveLines::highest() const {
    const QCPRange range = values();
    return logarithmic_ ? kHighest : range.upper + kFarAbove * range.size();
}

void CurveLines::fill() {
    const std::vector<CurveSeries>& series = curves_.series;
    const double top = highest();
    resize(graphs_, series.size());
    resize(smooth_, static_cast<std::size_t>(
                        std::count_if(series.begin(), series.end(), [](const CurveSeries& curve) {
                            return !curve.smooth.empty();
                        })));
    std::size_t smooth = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        // Hundreds of seeds under their bands would cost more than all that is seen.
        if (series[i].drawn)
            fillGraph(*graphs_[i], series[i], series[i].values, top);
        graphs_[i]->setVisible(series[i].drawn);
        if (series[i].smooth.empty())
            continue;
        fillGraph(*smooth_[smooth], series[i], series[i].smooth, top);
        smooth_[smooth++]->setVisible(series[i].drawn);
    }
    fillBands(top);
    fillDots(top);
}

void CurveLines::fillGraph(QCPGraph& graph, const CurveSeries& curve,
                           const std::vector<double>& values, double top) const {
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(values.size()));
    bool above = false;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double value = values[k];
        const bool gap = !drawable(value) || (above && value > top);
        above = value > top;
        points.append(
            {curve.epochLength * curve.epochs[k], gap ? std::nan("") : std::min(value, top)});
    }
    graph.data()->set(points, true);
}

void CurveLines::fillBands(double top) {
    const auto wanted = static_cast<std::size_t>(
        std::count_if(curves_.series.begin(), curves_.series.end(), banded));
    while (bands_.size() > wanted) {
        plot_.removeGraph(bands_.back().upper);
        plot_.removeGraph(bands_.back().lower);
        bands_.pop_back();
    }
    while (bands_.size() < wanted) {
        QCPGraph* lower = plot_.addGraph(&x(), &y());
        QCPGraph* upper = plot_.addGraph(&x(), &y());
        for (QCPGraph* graph : {lower, upper}) {
            graph->setLayer(QStringLiteral("grid")); // behind all lines
            graph->setPen(Qt::NoPen);
        }
        upper->setChannelFillGraph(lower);
        bands_.push_back({lower, upper});
    }
    const double bottom = values().lower;
    std::size_t band = 0;
    for (const CurveSeries& curve : curves_.series) {
        if (!banded(curve))
            continue;
        std::vector<double> lower = curve.lower;
        for (double& value : lower)
            value = logarithmic_ && value <= 0.0 ? std::max(kFarBelow * bottom, kLowest) : value;
        fillGraph(*bands_[band].lower, curve, lower, top);
        fillGraph(*bands_[band].upper, curve, curve.upper, top);
        ++band;
    }
}

void CurveLines::fillDots(double top) {
    // Those of curves that look alike are of one graph.
    std::map<std::tuple<models::RunGroup, int, bool>, std::size_t> places;
    std::vector<QVector<QCPGraphData>> points;
    dotted_.clear();
    for (std::size_t i = 0; curves_.options.bestEpochs && i < curves_.series.size(); ++i) {
        const CurveSeries& curve = curves_.series[i];
        if (!curve.best || !curve.shown || !drawable(curve.values[*curve.best]))
            continue;
        const auto [place, isNew] =
            places.try_emplace({curve.group, curve.color, curve.stale}, points.size());
        if (isNew) {
            points.emplace_back();
            dotted_.push_back(i);
        }
        points[place->second].append({curve.epochLength * curve.epochs[*curve.best],
                                      std::min(curve.values[*curve.best], top)});
    }
    resize(dots_, points.size());
    for (std::size_t i = 0; i < dots_.size(); ++i) {
        dots_[i]->setLineStyle(QCPGraph::lsNone);
        dots_[i]->data()->set(points[i]);
    }
}

std::size_t CurveLines::rankOf(const CurveSeries& curve) const {
    return static_cast<std::size_t>(rows_.end() -
                                    std::upper_bound(rows_.begin(), rows_.end(), curve.group.row));
}

QPen CurveLines::penOf(const CurveSeries& curve, bool faint, const FigureStyle& style) const {
    const models::RegisterCategory& category = curve.group.category;
    const QColor color = curve.color > 0 ? models::runColor(curve.color, category.method,
                                                            category.registers, style.surface)
                         : colorsRows_   ? style.corpusColor(rankOf(curve), rows_.size())
                                         : style.registerColor(category.method, category.registers);
    const Qt::PenStyle dash = corpusDash(rankOf(curve));
    if (faint || curve.stale)
        return style.pen(style.blended(color, 0.45), style.thinWidth, dash);
    return style.pen(color, style.lineWidth, dash);
}

void CurveLines::mark(QCPGraph& graph, const CurveSeries& curve, std::size_t rank,
                      const FigureStyle& style) const {
    const auto& [method, registers] = curve.group.category;
    const auto [shape, hollow] = marksRows() ? Marker{corpusMarker(rankOf(curve)), false}
                                             : registerMarker(method, registers);
    const QColor color = penOf(curve, false, style).color();
    QCPScatterStyle marker(shape, color, hollow ? style.background : color,
                           style.pixels(style.markerSize));
    marker.setPen(style.pen(color, style.thinWidth));
    graph.setScatterStyle(marker);
    // Each count in a step of its own: where curves coincide, their markers still do not.
    const auto points = static_cast<int>(curve.values.size());
    graph.setScatterSkip(points / kMarkersPerCurve + static_cast<int>(rank));
}

void CurveLines::restyle(const FigureStyle& style, const std::vector<models::RunRow>& rows,
                         bool colorsRows) {
    rows_ = rows;
    colorsRows_ = colorsRows;
    std::vector<models::RegisterCategory> categories;
    for (const CurveSeries& curve : curves_.series)
        categories.push_back(curve.group.category);
    models::sortUnique(categories);
    std::size_t smooth = 0;
    std::size_t band = 0;
    for (std::size_t i = 0; i < graphs_.size(); ++i) {
        const CurveSeries& curve = curves_.series[i];
        // One with a colour of its own is to be seen among the others of its group.
        const bool behind = curve.behind && curve.color == 0;
        const QPen pen = penOf(curve, behind || !curve.smooth.empty(), style);
        setLine(*graphs_[i], pen, style);
        // A line needs two points.
        const bool dot = curve.values.size() == 1;
        graphs_[i]->setScatterStyle(dot ? QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(),
                                                          0.5 * style.pixels(style.markerSize))
                                        : QCPScatterStyle());
        graphs_[i]->setScatterSkip(0);
        QCPGraph* seen = curve.smooth.empty() ? graphs_[i] : smooth_[smooth++];
        if (!curve.smooth.empty()) {
            setLine(*seen, penOf(curve, false, style), style);
            seen->setScatterStyle(QCPScatterStyle());
        }
        if ((style.markers || dashesRepeat(rows_.size())) && !dot && !curve.behind)
            mark(*seen, curve,
                 marksRows() ? rankOf(curve) : models::placeIn(categories, curve.group.category),
                 style);
        if (banded(curve)) {
            QColor color = penOf(curve, false, style).color();
            color.setAlphaF(kBandAlpha);
            bands_[band].upper->setBrush(color);
            bands_[band++].upper->setAntialiasedFill(style.smoothFills);
        }
    }
    for (std::size_t i = 0; i < dots_.size(); ++i) {
        const QColor color = penOf(curves_.series[dotted_[i]], false, style).color();
        QCPScatterStyle dot(QCPScatterStyle::ssCircle, color, color,
                            style.pixels(style.markerSize));
        dot.setPen(style.pen(style.background, style.thinWidth));
        dots_[i]->setScatterStyle(dot);
    }
}

void CurveLines::markSelected(std::optional<std::size_t> run, const FigureStyle& style) {
    const auto found =
        std::find_if(curves_.series.begin(), curves_.series.end(), [&](const CurveSeries& curve) {
            return run && curve.run && curve.run->index == *run && curve.shown;
        });
    if (found == curves_.series.end()) {
        for (QCPGraph** graph : {&halo_, &core_}) {
            if (*graph)
                plot_.removeGraph(*graph);
            *graph = nullptr;
        }
        return;
    }
    const CurveSeries& curve = *found;
    for (QCPGraph** graph : {&halo_, &core_}) {
        if (!*graph) {
            *graph = plot_.addGraph(&x(), &y());
            (*graph)->setLayer(QLatin1String(kSelectedLayer));
        }
        fillGraph(**graph, curve, curve.smooth.empty() ? curve.values : curve.smooth, highest());
    }
    // Wide pens are fast without antialiasing only.
    halo_->setAntialiased(false);
    halo_->setPen(QPen(style.blended(style.foreground, kHaloShare), kHaloPixels, Qt::SolidLine,
                       Qt::FlatCap, Qt::BevelJoin));
    core_->setPen(penOf(curve, false, style));
}

QCPRange CurveLines::values() const {
    return span().value_or(QCPRange(logarithmic_ ? 0.1 : 0.0, 1.0));
}

std::optional<QCPRange> CurveLines::span() const {
    const bool allDiverged =
        std::all_of(curves_.series.begin(), curves_.series.end(), [](const CurveSeries& curve) {
            return curve.diverged || !curve.shown || curve.values.empty();
        });
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const CurveSeries& curve : curves_.series) {
        // A band leaves out what its ends do, so it may show a centre of diverged runs.
        if (!curve.drawn || (curve.diverged && !allDiverged && !banded(curve)))
            continue;
        for (const auto* values : {&curve.values, &curve.lower, &curve.upper}) {
            for (const double value : *values) {
                if (drawable(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
            }
        }
    }
    if (low > high)
        return std::nullopt;
    return logarithmic_ ? QCPRange(std::max(low, kLowest), std::min(high, kHighest))
                        : QCPRange(low, std::min(high, kHighest));
}

double CurveLines::lastX() const {
    double last = 0.0;
    for (const CurveSeries& curve : curves_.series)
        if (curve.shown && !curve.epochs.empty())
            last = std::max(last, curve.epochLength * curve.epochs.back());
    return last;
}

const CurveSeries* CurveLines::nearest(const QPointF& place) const {
    const CurveSeries* found = nullptr;
    double least = kTouchPixels;
    for (std::size_t i = 0; i < graphs_.size(); ++i) {
        const double distance =
            curves_.series[i].drawn ? graphs_[i]->selectTest(place, false) : -1.0;
        if (distance >= 0.0 && distance <= least) {
            least = distance;
            found = &curves_.series[i];
        }
    }
    return found;
}

std::size_t CurveLines::indexAt(const CurveSeries& curve, const QPointF& place) const {
    const double epoch = x().pixelToCoord(place.x()) / curve.epochLength;
    const auto after = std::lower_bound(curve.epochs.begin(), curve.epochs.end(), epoch - 0.5);
    return std::min(static_cast<std::size_t>(after - curve.epochs.begin()),
                    curve.epochs.size() - 1);
}

std::optional<std::size_t> CurveLines::runOf(const CurveSeries& curve, const QPointF& place) const {
    if (curve.run)
        return curve.run->index;
    const std::size_t index = indexAt(curve, place);
    std::optional<std::size_t> found;
    double least = std::numeric_limits<double>::infinity();
    for (const CurveSeries& run : curves_.series) {
        if (!run.run || !run.shown || run.values.empty() || !(run.group == curve.group))
            continue;
        if (!drawable(run.values[index]) || !drawable(curve.values[index]))
            continue;
        const double distance =
            std::abs(y().coordToPixel(run.values[index]) - y().coordToPixel(curve.values[index]));
        if (distance < least) {
            least = distance;
            found = run.run->index;
        }
    }
    return found;
}

} // namespace dpfm::figures
