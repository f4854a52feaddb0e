#include "ui/figures/curves_figure.h"

#include "ui/figures/log_ticker.h"
#include "ui/figures/palette.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::figures {

using models::CurveSeries;

namespace {

constexpr double kTouchPixels = 8.0; ///< how near the mouse must be to a curve

constexpr std::size_t kMostLines = 5; ///< of seeds; more are a band
constexpr double kBandAlpha = 0.25;
constexpr int kMarkersPerCurve = 10;

bool banded(const CurveSeries& series) {
    return series.seeds > kMostLines;
}

bool sameGroup(const CurveSeries& a, const CurveSeries& b) {
    return a.corpus == b.corpus && a.category == b.category;
}

template <class T>
std::vector<T> sortedUnique(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

/// How far above the axis a curve is still drawn, in heights of the axis: painters mind numbers
/// that are far off their canvas.
constexpr double kFarAbove = 1e4;
/// Bounds within which QCustomPlot takes a range.
constexpr double kLowest = 1e-240;
constexpr double kHighest = 1e240;

/// A range with some room about what lies in it.
QCPRange padded(QCPRange values, bool logarithmic, bool fromZero) {
    if (logarithmic) {
        const double room = std::max(std::pow(values.upper / values.lower, 0.04), 1.05);
        return {values.lower / room, values.upper * room};
    }
    const bool flat = values.upper == values.lower;
    const double share = 0.04 * (flat ? std::abs(values.upper) : values.size());
    const double room = share > 0.0 ? share : 1.0;
    const bool zero = fromZero && values.lower >= 0.0;
    return {zero ? 0.0 : values.lower - room, values.upper + room};
}

} // namespace

CurvesFigure::CurvesFigure(QObject* parent) : Figure(parent) {
    plot().setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot().setMouseTracking(true);
    connect(&plot(), &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (plot().axisRectAt(event->position()))
            resetZoom();
    });
    connect(&plot(), &QCustomPlot::mouseMove, this, &CurvesFigure::showToolTip);
    setPanels({{models::Metric::Loss, {}}, {models::Metric::ValLoss, {}}});
}

void CurvesFigure::setPanels(std::vector<CurvePanel> panels) {
    const bool same =
        std::equal(panels.begin(), panels.end(), panels_.begin(), panels_.end(),
                   [](const CurvePanel& a, const Panel& b) { return a.metric == b.metric; });
    if (!same)
        rebuildPanels(panels);

    categories_.clear();
    corpora_.clear();
    for (std::size_t i = 0; i < panels.size(); ++i) {
        Panel& panel = panels_[i];
        panel.series = std::move(panels[i].series);
        panel.runs = panel.series.size();
        for (CurveSeries& median : models::medianCurves(panel.series))
            panel.series.push_back(std::move(median));
        panel.drawn.clear();
        for (const CurveSeries& series : panel.series) {
            const bool inBand =
                series.run &&
                std::any_of(panel.series.begin() + static_cast<std::ptrdiff_t>(panel.runs),
                            panel.series.end(), [&](const CurveSeries& median) {
                                return banded(median) && sameGroup(median, series);
                            });
            panel.drawn.push_back(series.shown && !inBand);
            categories_.push_back(series.category);
            corpora_.push_back(series.corpus);
        }
    }
    categories_ = sortedUnique(std::move(categories_));
    corpora_ = sortedUnique(std::move(corpora_));
    for (Panel& panel : panels_)
        fill(panel);
    restyle();
    updateLabels();
    updateMessage();
    if (!zoomed_)
        fitRanges();
    replotSoon();
}

void CurvesFigure::rebuildPanels(const std::vector<CurvePanel>& panels) {
    panels_.clear();
    zoomed_ = false;
    const std::vector<QCPAxisRect*> rects = rebuild(panels.size());
    for (std::size_t i = 0; i < panels.size(); ++i) {
        panels_.push_back({panels[i].metric, rects[i], {}, 0, {}, {}, {}});
        Panel& panel = panels_.back();
        panel.x().setLabel(tr("epoch"));
        panel.y().setLabel(models::metricTitle(panel.metric));
        setLogarithmic(panel.x(), false);
        setLogarithmic(panel.y(), logY_);
    }
    for (const Panel& panel : panels_) {
        const auto touched = [this] { zoomed_ = zoomed_ || !fitting_; };
        connect(&panel.x(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, touched](const QCPRange& range) {
                    touched();
                    for (const Panel& other : panels_)
                        other.x().setRange(range);
                });
        connect(&panel.y(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, touched);
    }
}

bool CurvesFigure::drawable(double value) const {
    return std::isfinite(value) && (!logY_ || value > 0.0);
}

void CurvesFigure::fill(Panel& panel) {
    while (panel.graphs.size() > panel.series.size()) {
        plot().removeGraph(panel.graphs.back());
        panel.graphs.pop_back();
    }
    while (panel.graphs.size() < panel.series.size())
        panel.graphs.push_back(plot().addGraph(&panel.x(), &panel.y()));

    const QCPRange values = valuesOf(panel);
    const double highest = logY_ ? kHighest : values.upper + kFarAbove * values.size();
    for (std::size_t i = 0; i < panel.series.size(); ++i) {
        const CurveSeries& series = panel.series[i];
        // Hundreds of seeds under their bands would cost more than all that is seen.
        if (panel.drawn[i])
            fillGraph(*panel.graphs[i], series, series.values, highest);
        panel.graphs[i]->setVisible(panel.drawn[i]);
    }
    fillBands(panel);
    std::size_t band = 0;
    for (const CurveSeries& series : panel.series) {
        if (!banded(series))
            continue;
        fillGraph(*panel.bands[band].lower, series, series.lower, highest);
        fillGraph(*panel.bands[band].upper, series, series.upper, highest);
        ++band;
    }
}

void CurvesFigure::fillBands(Panel& panel) {
    const auto wanted =
        static_cast<std::size_t>(std::count_if(panel.series.begin(), panel.series.end(), banded));
    while (panel.bands.size() > wanted) {
        plot().removeGraph(panel.bands.back().upper);
        plot().removeGraph(panel.bands.back().lower);
        panel.bands.pop_back();
    }
    while (panel.bands.size() < wanted) {
        QCPGraph* lower = plot().addGraph(&panel.x(), &panel.y());
        QCPGraph* upper = plot().addGraph(&panel.x(), &panel.y());
        for (QCPGraph* graph : {lower, upper}) {
            graph->setLayer(QStringLiteral("grid")); // behind all lines
            graph->setPen(Qt::NoPen);
        }
        upper->setChannelFillGraph(lower);
        panel.bands.push_back({lower, upper});
    }
}

void CurvesFigure::fillGraph(QCPGraph& graph, const CurveSeries& series,
                             const std::vector<double>& values, double highest) const {
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(values.size()));
    bool above = false;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double value = values[k];
        const bool gap = !drawable(value) || (above && value > highest);
        above = value > highest;
        points.append({series.epochs[k], gap ? std::nan("") : std::min(value, highest)});
    }
    graph.data()->set(points, true);
}

void CurvesFigure::updateLabels() {
    for (const Panel& panel : panels_) {
        std::size_t seeds = 0;
        for (const CurveSeries& series : panel.series)
            seeds = banded(series) ? std::max(seeds, series.seeds) : seeds;
        panel.x().setLabel(seeds > 0 ? tr("epoch\nmedian and quartiles over %1 seeds").arg(seeds)
                                     : tr("epoch"));
    }
}

QPen CurvesFigure::penOf(const CurveSeries& series, bool behindMedian) const {
    const QColor color = style().registerColor(series.category.method, series.category.registers);
    const auto above =
        corpora_.end() - std::upper_bound(corpora_.begin(), corpora_.end(), series.corpus);
    const Qt::PenStyle dash = corpusDash(static_cast<std::size_t>(above));
    if (behindMedian || series.stale)
        return style().pen(style().blended(color, 0.45), style().thinWidth, dash);
    return style().pen(color, style().lineWidth, dash);
}

void CurvesFigure::restyle() {
    for (const Panel& panel : panels_) {
        for (std::size_t i = 0; i < panel.graphs.size(); ++i) {
            const CurveSeries& series = panel.series[i];
            const bool behind =
                i < panel.runs &&
                std::any_of(panel.series.begin() + static_cast<std::ptrdiff_t>(panel.runs),
                            panel.series.end(),
                            [&](const CurveSeries& median) { return sameGroup(median, series); });
            const QPen pen = penOf(series, behind);
            panel.graphs[i]->setPen(pen);
            // A line needs two points.
            const bool dot = series.values.size() == 1;
            panel.graphs[i]->setScatterStyle(
                dot ? QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(),
                                      0.5 * style().pixels(style().markerSize))
                    : QCPScatterStyle());
            panel.graphs[i]->setScatterSkip(0);
            if (style().markers && !dot && !behind)
                mark(*panel.graphs[i], series);
        }
        std::size_t band = 0;
        for (const CurveSeries& series : panel.series) {
            if (!banded(series))
                continue;
            QColor color = penOf(series, false).color();
            color.setAlphaF(kBandAlpha);
            panel.bands[band].upper->setBrush(color);
            panel.bands[band++].upper->setAntialiasedFill(style().smoothFills);
        }
    }
    updateLegend();
}

void CurvesFigure::mark(QCPGraph& graph, const CurveSeries& series) const {
    const auto& [method, registers] = series.category;
    const auto [shape, hollow] = registerMarker(method, registers);
    const QColor color = style().registerColor(method, registers);
    QCPScatterStyle marker(shape, color, hollow ? style().background : color,
                           style().pixels(style().markerSize));
    marker.setPen(style().pen(color, style().thinWidth));
    graph.setScatterStyle(marker);
    // Each count in a step of its own: where curves coincide, their markers still do not.
    const auto rank = std::lower_bound(categories_.begin(), categories_.end(), series.category) -
                      categories_.begin();
    const auto points = static_cast<int>(series.values.size());
    graph.setScatterSkip(points / kMarkersPerCurve + static_cast<int>(rank));
}

void CurvesFigure::updateLegend() {
    const auto anyShown = [this](const auto& belongs) {
        return std::any_of(panels_.begin(), panels_.end(), [&](const Panel& panel) {
            return std::any_of(
                panel.series.begin(), panel.series.end(),
                [&](const CurveSeries& series) { return series.shown && belongs(series); });
        });
    };
    std::vector<LegendLook> looks;
    for (const models::RegisterCategory& category : categories_) {
        const QColor color = style().registerColor(category.method, category.registers);
        const Marker marker =
            style().markers ? registerMarker(category.method, category.registers) : Marker();
        looks.push_back({models::registerLabel(category.method, category.registers),
                         style().pen(color, style().lineWidth), marker.shape,
                         anyShown([&](const CurveSeries& s) { return s.category == category; }),
                         marker.hollow});
    }
    if (corpora_.size() > 1) {
        for (std::size_t i = 0; i < corpora_.size(); ++i) {
            const int corpus = corpora_[i];
            looks.push_back({tr("corpus %1").arg(corpus),
                             style().pen(style().foreground, style().lineWidth,
                                         corpusDash(corpora_.size() - 1 - i)),
                             QCPScatterStyle::ssNone,
                             anyShown([&](const CurveSeries& s) { return s.corpus == corpus; })});
        }
    }
    setLegend(looks);
}

void CurvesFigure::legendClicked(std::size_t entry) {
    if (entry < categories_.size())
        emit legendToggled(categories_[entry].method, categories_[entry].registers);
    else
        emit corpusToggled(corpora_[entry - categories_.size()]);
}

void CurvesFigure::updateMessage() {
    bool values = false;
    bool drawn = false;
    bool shown = false;
    for (const Panel& panel : panels_) {
        for (const CurveSeries& series : panel.series) {
            values = values || !series.values.empty();
            shown = shown || (series.shown && !series.values.empty());
            drawn =
                drawn || (series.shown && std::any_of(series.values.begin(), series.values.end(),
                                                      [this](double v) { return drawable(v); }));
        }
    }
    if (!values)
        setMessage(emptyText());
    else if (shown && !drawn)
        setMessage(tr("Nothing above 0 to draw: choose the linear axis"));
    else
        setMessage({});
}

void CurvesFigure::setLogY(bool logarithmic) {
    if (logY_ == logarithmic)
        return;
    logY_ = logarithmic;
    for (Panel& panel : panels_) {
        setLogarithmic(panel.y(), logY_);
        fill(panel);
    }
    updateMessage();
    resetZoom();
}

void CurvesFigure::resetZoom() {
    zoomed_ = false;
    fitRanges();
    replotSoon();
}

QCPRange CurvesFigure::valuesOf(const Panel& panel) const {
    const bool allDiverged =
        std::all_of(panel.series.begin(), panel.series.end(), [](const CurveSeries& series) {
            return series.diverged || !series.shown || series.values.empty();
        });
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const CurveSeries& series : panel.series) {
        // A band leaves out what its quartiles do, so it may show a median of diverged runs.
        const auto index = static_cast<std::size_t>(&series - panel.series.data());
        if (!panel.drawn[index] || (series.diverged && !allDiverged && !banded(series)))
            continue;
        const bool band = banded(series);
        for (const auto* values : {&series.values, band ? &series.lower : &series.values,
                                   band ? &series.upper : &series.values}) {
            for (const double value : *values) {
                if (drawable(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
            }
        }
    }
    if (low > high)
        return {logY_ ? 0.1 : 0.0, 1.0};
    return logY_ ? QCPRange(std::max(low, kLowest), std::min(high, kHighest))
                 : QCPRange(low, std::min(high, kHighest));
}

void CurvesFigure::fitRanges() {
    fitting_ = true;
    double lastEpoch = 1.0;
    for (const Panel& panel : panels_) {
        for (const CurveSeries& series : panel.series)
            if (series.shown && !series.epochs.empty())
                lastEpoch = std::max(lastEpoch, series.epochs.back());
        panel.y().setRange(padded(valuesOf(panel), logY_, models::isLoss(panel.metric)));
    }
    for (const Panel& panel : panels_)
        panel.x().setRange(0.0, lastEpoch);
    fitting_ = false;
}

QString CurvesFigure::describeAt(const QPointF& place) const {
    const CurveSeries* nearest = nullptr;
    const Panel* in = nullptr;
    double distance = kTouchPixels;
    for (const Panel& panel : panels_) {
        if (!panel.rect->rect().contains(place.toPoint()))
            continue;
        in = &panel;
        for (std::size_t i = 0; i < panel.graphs.size(); ++i) {
            const double d = panel.drawn[i] ? panel.graphs[i]->selectTest(place, false) : -1.0;
            if (d >= 0.0 && d <= distance) {
                distance = d;
                nearest = &panel.series[i];
            }
        }
    }
    if (!nearest)
        return {};
    const double epoch = in->x().pixelToCoord(place.x());
    const auto after =
        std::lower_bound(nearest->epochs.begin(), nearest->epochs.end(), epoch - 0.5);
    const auto index = std::min(static_cast<std::size_t>(after - nearest->epochs.begin()),
                                nearest->epochs.size() - 1);
    const QString what =
        nearest->run ? tr("seed %1").arg(nearest->run->seed) : tr("median over seeds");
    return tr("%1, corpus %2, %3\nepoch %4: %5 %6")
        .arg(models::registerLabel(nearest->category.method, nearest->category.registers))
        .arg(nearest->corpus)
        .arg(what)
        .arg(nearest->epochs[index])
        .arg(models::metricTitle(in->metric),
             style().locale.toString(nearest->values[index], 'g', 6));
}

void CurvesFigure::showToolTip(QMouseEvent* event) {
    const QString text =
        event->buttons() == Qt::NoButton ? describeAt(event->position()) : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, &plot());
}

} // namespace dpfm::figures
