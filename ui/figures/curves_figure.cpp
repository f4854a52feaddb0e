#include "ui/figures/curves_figure.h"

#include "ui/figures/log_ticker.h"
#include "ui/figures/panel_title.h"
#include "ui/models/run_panels.h"
#include "ui/models/sorted.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace dpfm::figures {

using models::CurveSeries;

namespace {

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

CurvesFigure::CurvesFigure(QObject* parent) : RunFigure(parent) {
    plot().setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot().addLayer(QLatin1String(kSelectedLayer), plot().layer(QStringLiteral("main")),
                    QCustomPlot::limBelow);
    connect(&plot(), &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (plot().axisRectAt(event->position()))
            resetZoom();
    });
    setPanels({{models::Metric::Loss, {}}, {models::Metric::ValLoss, {}}});
}

std::vector<CurvePanel> curvePanels(const session::SweepRecord& sweep,
                                    const std::vector<models::Metric>& metrics,
                                    const QString& panelsBy, const models::RunFilter& filter,
                                    const models::CurveOptions& options) {
    std::vector<CurvePanel> panels;
    const std::vector<models::RunPanel> values = models::runPanels(sweep, panelsBy, filter);
    for (const models::Metric metric : metrics)
        for (const models::RunPanel& value : values)
            panels.push_back(
                {metric, models::curves(sweep, metric, value.filter, options), value.title});
    return panels;
}

void CurvesFigure::setPanels(std::vector<CurvePanel> panels, const QString& panelsBy) {
    setPanelsBy(panelsBy);
    const auto values = static_cast<std::size_t>(
        std::count_if(panels.begin(), panels.end(), [&](const CurvePanel& panel) {
            return panel.metric == panels.front().metric;
        }));
    const bool same =
        values == values_ &&
        std::equal(panels.begin(), panels.end(), panels_.begin(), panels_.end(),
                   [](const CurvePanel& a, const Panel& b) { return a.metric == b.metric; });
    if (!same)
        rebuildPanels(panels, values);
    const models::CurveOptions options =
        panels.empty() ? models::CurveOptions() : panels.front().curves.options;
    zoomed_ = zoomed_ && options.x == options_.x;
    options_ = options;

    categories_.clear();
    rows_.clear();
    std::pair<std::size_t, std::size_t> seeds{1, 1};
    for (std::size_t i = 0; i < panels.size(); ++i) {
        models::CurveSet& curves = panels[i].curves;
        if (curves.seeds().second > seeds.second)
            seeds = curves.seeds();
        for (const CurveSeries& curve : curves.series) {
            if (curve.lacking)
                continue;
            categories_.push_back(curve.group.category);
            rows_.push_back(curve.group.row);
        }
        panels_[i].lines->set(std::move(curves), isLogarithmic(panels_[i].metric));
        panels_[i].title = panels[i].title;
    }
    models::sortUnique(categories_);
    models::sortUnique(rows_);
    caption_ = models::curvesCaption(options_, seeds.first, seeds.second);
    restyle();
    for (std::size_t i = 0; i < panels_.size(); ++i) {
        const Panel& panel = panels_[i];
        panel.lines->x().setLabel(models::xTitle(options_.x));
        panel.lines->y().setLabel(continuesRow(i) ? QString()
                                                  : models::curveTitle(panel.metric, options_));
    }
    updateMessage();
    if (!zoomed_)
        fitRanges();
    replotSoon();
}

void CurvesFigure::rebuildPanels(const std::vector<CurvePanel>& panels, std::size_t values) {
    panels_.clear();
    zoomed_ = false;
    values_ = values;
    const std::vector<QCPAxisRect*> rects =
        values > 1 ? rebuild(panels.size(), kPanelsInRow, values) : rebuild(panels.size());
    for (std::size_t i = 0; i < panels.size(); ++i) {
        panels_.push_back({panels[i].metric, std::make_unique<CurveLines>(plot(), *rects[i]), {}});
        setLogarithmic(panels_.back().lines->x(), false);
        setLogarithmic(panels_.back().lines->y(), isLogarithmic(panels_.back().metric));
    }
    for (const Panel& panel : panels_) {
        const auto touched = [this] { zoomed_ = zoomed_ || !fitting_; };
        connect(&panel.lines->x(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, touched](const QCPRange& range) {
                    touched();
                    for (const Panel& other : panels_)
                        other.lines->x().setRange(range);
                });
        connect(&panel.lines->y(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                [this, touched, metric = panel.metric](const QCPRange& range) {
                    touched();
                    for (const Panel& other : panels_)
                        if (other.metric == metric)
                            other.lines->y().setRange(range);
                });
    }
}

void CurvesFigure::restyle() {
    for (const Panel& panel : panels_) {
        panel.lines->restyle(style(), rows_, colorsRows());
        setPanelTitle(panel.lines->rect(), panel.title, style());
        panel.lines->markSelected(selected(), style());
    }
    updateLegend();
}

void CurvesFigure::fitTitles(const QSize&) {
    const QString title = models::xTitle(options_.x);
    const QString label = caption_.isEmpty() ? title : title + u'\n' + caption_;
    QStringList lines;
    for (const QString& line : label.split(u'\n'))
        lines << wrapped(line, panelSize().width());
    const double gap = style().pixels(12.0);
    std::vector<QCPAxisRect*> rects;
    QStringList titles;
    for (std::size_t i = 0; i < panels_.size(); ++i) {
        const Panel& panel = panels_[i];
        panel.lines->x().setLabel(lines.join(u'\n'));
        const bool numbers = !continuesRow(i);
        panel.lines->y().setTickLabels(numbers);
        panel.lines->y().setLabel(numbers ? wrapped(models::curveTitle(panel.metric, options_),
                                                    panelSize().height() + gap)
                                          : QString());
        rects.push_back(&panel.lines->rect());
        titles << panel.title;
    }
    fitPanelTitles(rects, titles);
}

bool CurvesFigure::continuesRow(std::size_t panel) const {
    return !firstInRow(panel) && panels_[panel - 1].metric == panels_[panel].metric;
}

void CurvesFigure::markSelected() {
    for (const Panel& panel : panels_)
        panel.lines->markSelected(selected(), style());
}

void CurvesFigure::updateLegend() {
    std::vector<models::RunGroup> present;
    for (const Panel& panel : panels_)
        for (const CurveSeries& curve : panel.lines->curves().series)
            if (curve.shown && !curve.lacking)
                present.push_back(curve.group);
    models::sortUnique(present);
    setGroupLegend(categories_, rows_, present, CategoryMark::Line, RowMark::Dash, coloredRuns());
}

/// An entry for each colour that a person gave.
std::vector<LegendLook> CurvesFigure::coloredRuns() const {
    std::map<int, std::vector<std::size_t>> runs;
    for (const Panel& panel : panels_)
        for (const CurveSeries& curve : panel.lines->curves().series)
            if (curve.run && curve.color > 0 && curve.shown && curve.drawn && !curve.lacking)
                runs[curve.color].push_back(curve.run->index);
    std::vector<LegendLook> looks;
    for (auto& [given, indices] : runs) {
        models::sortUnique(indices);
        const QColor color =
            models::classColor(static_cast<std::size_t>(given - 1), style().surface);
        looks.push_back({models::runsLabel(indices), style().pen(color, style().lineWidth)});
    }
    return looks;
}

void CurvesFigure::updateMessage() {
    bool runs = false;
    bool values = false;
    bool drawn = false;
    bool shown = false;
    for (const Panel& panel : panels_) {
        runs = runs || !panel.lines->curves().series.empty();
        for (const CurveSeries& curve : panel.lines->curves().series) {
            values = values || !curve.values.empty();
            shown = shown || (curve.shown && !curve.values.empty());
            drawn = drawn || (curve.shown && std::any_of(curve.values.begin(), curve.values.end(),
                                                         [&](double value) {
                                                             return panel.lines->drawable(value);
                                                         }));
        }
    }
    if (!values)
        setMessage(runs && options_.x == models::CurveX::Seconds
                       ? tr("No run has ended yet: the seconds of a run are known then")
                       : emptyText());
    else if (shown && !drawn)
        setMessage(tr("Nothing above 0 to draw: choose the linear axis"));
    else
        setMessage({});
}

void CurvesFigure::setLogY(bool logarithmic) {
    if (logY_ == logarithmic)
        return;
    logY_ = logarithmic;
    for (const Panel& panel : panels_) {
        setLogarithmic(panel.lines->y(), isLogarithmic(panel.metric));
        panel.lines->setLogarithmic(isLogarithmic(panel.metric));
        panel.lines->markSelected(selected(), style());
    }
    updateMessage();
    resetZoom();
}

void CurvesFigure::resetZoom() {
    zoomed_ = false;
    fitRanges();
    replotSoon();
}

void CurvesFigure::zoom(double factor) {
    const auto scale = [factor](QCPAxis& axis) {
        const QCPRange range = axis.range();
        axis.scaleRange(factor, axis.scaleType() == QCPAxis::stLogarithmic
                                    ? std::sqrt(range.lower * range.upper)
                                    : range.center());
    };
    // The panels of the same axis follow.
    scale(panels_.front().lines->x());
    for (const Panel* panel : firstOfMetrics())
        scale(panel->lines->y());
    replotSoon();
}

void CurvesFigure::pan(double x, double y) {
    const auto move = [](QCPAxis& axis, double share) {
        const QCPRange range = axis.range();
        axis.moveRange(axis.scaleType() == QCPAxis::stLogarithmic
                           ? std::pow(range.upper / range.lower, share)
                           : share * range.size());
    };
    if (x != 0.0)
        move(panels_.front().lines->x(), x);
    for (const Panel* panel : firstOfMetrics())
        if (y != 0.0)
            move(panel->lines->y(), y);
    replotSoon();
}

void CurvesFigure::fitRanges() {
    fitting_ = true;
    double last = 0.0;
    for (const Panel* first : firstOfMetrics()) {
        std::optional<QCPRange> values;
        for (const Panel& panel : panels_) {
            last = std::max(last, panel.lines->lastX());
            const std::optional<QCPRange> span = panel.lines->span();
            if (panel.metric == first->metric && span) {
                values = values.value_or(*span);
                values->expand(*span);
            }
        }
        first->lines->y().setRange(padded(values.value_or(first->lines->values()),
                                          isLogarithmic(first->metric),
                                          models::isLoss(first->metric)));
    }
    for (const Panel& panel : panels_)
        panel.lines->x().setRange(0.0, last > 0.0 ? last : 1.0);
    fitting_ = false;
}

std::vector<const CurvesFigure::Panel*> CurvesFigure::firstOfMetrics() const {
    std::vector<const Panel*> found;
    for (const Panel& panel : panels_)
        if (std::none_of(found.begin(), found.end(),
                         [&](const Panel* other) { return other->metric == panel.metric; }))
            found.push_back(&panel);
    return found;
}

bool CurvesFigure::isLogarithmic(models::Metric metric) const {
    return logY_ && models::hasLogScale(metric);
}

const CurvesFigure::Panel* CurvesFigure::panelAt(const QPointF& place) const {
    const auto found = std::find_if(panels_.begin(), panels_.end(), [&](const Panel& panel) {
        return panel.lines->rect().rect().contains(place.toPoint());
    });
    return found == panels_.end() ? nullptr : &*found;
}

QString CurvesFigure::describeAt(const QPointF& place) const {
    const Panel* panel = panelAt(place);
    const CurveSeries* curve = panel ? panel->lines->nearest(place) : nullptr;
    if (!curve)
        return {};
    const auto number = [this](double value) { return style().locale.toString(value, 'g', 6); };
    const std::size_t index = panel->lines->indexAt(*curve, place);
    const bool mean = options_.centre == sweep::Centre::Mean;
    const QString what =
        curve->run
            ? tr("seed %1").arg(curve->run->parameters.seed)
            : (mean ? tr("mean over %1 seeds") : tr("median over %1 seeds")).arg(curve->seeds);
    QString text =
        tr("%1, %2\nepoch %3: %4 %5")
            .arg(models::groupLabel(curve->group, panel->title), what)
            .arg(curve->epochs[index])
            .arg(models::curveTitle(panel->metric, options_), number(curve->values[index]));
    if (!curve->lower.empty())
        text += tr(", %1 … %2").arg(number(curve->lower[index]), number(curve->upper[index]));
    if (!curve->smooth.empty())
        text += tr(", smoothed %1").arg(number(curve->smooth[index]));
    if (options_.x != models::CurveX::Epochs)
        text +=
            tr("\n%1: %2")
                .arg(models::xTitle(options_.x), number(curve->epochLength * curve->epochs[index]));
    return text;
}

std::optional<std::size_t> CurvesFigure::runAt(const QPointF& place) const {
    const Panel* panel = panelAt(place);
    const CurveSeries* curve = panel ? panel->lines->nearest(place) : nullptr;
    return curve ? panel->lines->runOf(*curve, place) : std::nullopt;
}

} // namespace dpfm::figures
