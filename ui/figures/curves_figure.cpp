#include "ui/figures/curves_figure.h"

#include "ui/figures/log_ticker.h"
#include "ui/models/sorted.h"

#include <algorithm>
#include <cmath>
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

void CurvesFigure::setPanels(std::vector<CurvePanel> panels) {
    const bool same =
        std::equal(panels.begin(), panels.end(), panels_.begin(), panels_.end(),
                   [](const CurvePanel& a, const Panel& b) { return a.metric == b.metric; });
    if (!same)
        rebuildPanels(panels);
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
            categories_.push_back(curve.group.category);
            rows_.push_back(curve.group.row);
        }
        panels_[i].lines->set(std::move(curves), isLogarithmic(panels_[i].metric));
    }
    models::sortUnique(categories_);
    models::sortUnique(rows_);
    caption_ = models::curvesCaption(options_, seeds.first, seeds.second);
    restyle();
    for (const Panel& panel : panels_) {
        panel.lines->x().setLabel(models::xTitle(options_.x));
        panel.lines->y().setLabel(models::curveTitle(panel.metric, options_));
    }
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
        panels_.push_back({panels[i].metric, std::make_unique<CurveLines>(plot(), *rects[i])});
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
                touched);
    }
}

void CurvesFigure::restyle() {
    for (const Panel& panel : panels_) {
        panel.lines->restyle(style(), rows_);
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
    for (const Panel& panel : panels_)
        panel.lines->x().setLabel(lines.join(u'\n'));
}

void CurvesFigure::markSelected() {
    for (const Panel& panel : panels_)
        panel.lines->markSelected(selected(), style());
}

void CurvesFigure::updateLegend() {
    std::vector<models::RunGroup> present;
    for (const Panel& panel : panels_)
        for (const CurveSeries& curve : panel.lines->curves().series)
            if (curve.shown)
                present.push_back(curve.group);
    models::sortUnique(present);
    setGroupLegend(categories_, rows_, present, CategoryMark::Line, RowMark::Dash);
}

void CurvesFigure::updateMessage() {
    bool values = false;
    bool drawn = false;
    bool shown = false;
    for (const Panel& panel : panels_) {
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
        setMessage(options_.x == models::CurveX::Seconds
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
    scale(panels_.front().lines->x()); // the other panels follow
    for (const Panel& panel : panels_)
        scale(panel.lines->y());
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
    for (const Panel& panel : panels_)
        if (y != 0.0)
            move(panel.lines->y(), y);
    replotSoon();
}

void CurvesFigure::fitRanges() {
    fitting_ = true;
    double last = 0.0;
    for (const Panel& panel : panels_) {
        last = std::max(last, panel.lines->lastX());
        panel.lines->y().setRange(padded(panel.lines->values(), isLogarithmic(panel.metric),
                                         models::isLoss(panel.metric)));
    }
    for (const Panel& panel : panels_)
        panel.lines->x().setRange(0.0, last > 0.0 ? last : 1.0);
    fitting_ = false;
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
            .arg(models::groupLabel(curve->group), what)
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
