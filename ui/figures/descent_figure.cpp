#include "ui/figures/descent_figure.h"

#include "ui/figures/log_ticker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::figures {

namespace {

/// The range of all finite values of both paths.
struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double lowPositive = std::numeric_limits<double>::infinity();

    void add(const std::vector<double>& values) {
        for (const double value : values) {
            if (!std::isfinite(value))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
            if (value > 0.0)
                lowPositive = std::min(lowPositive, value);
        }
    }
    bool logarithmic() const { return low >= 0.0 && high > 0.0; }
};

QVector<QCPGraphData> points(const std::vector<double>& values, double floor) {
    QVector<QCPGraphData> data;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            data.append(QCPGraphData(static_cast<double>(i + 1), std::max(values[i], floor)));
    return data;
}

} // namespace

DescentFigure::DescentFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    x->setLabel(tr("points visited, the first is the start"));
    y->setLabel(tr("result"));
    setLogarithmic(*x, true);
    gradient_ = plot().addGraph(x, y);
    newton_ = plot().addGraph(x, y);
    setEmptyText(tr("Press Descend"));
    redraw();
}

void DescentFigure::setDescents(std::shared_ptr<const models::AutodiffDescents> descents) {
    descents_ = std::move(descents);
    redraw();
}

void DescentFigure::redraw() {
    Range range;
    std::size_t most = 2;
    if (descents_) {
        for (const autodiff::DescentPath* path : {&descents_->gradient, &descents_->newton}) {
            range.add(path->values);
            most = std::max(most, path->values.size());
        }
    }
    const bool drawn = range.high >= range.low;
    setMessage(
        drawn ? QString()
              : (descents_ ? tr("The function has no finite value at the start") : emptyText()));
    if (drawn) {
        QCPAxis* y = rect_->axis(QCPAxis::atLeft);
        setLogarithmic(*y, range.logarithmic());
        // A decade below the least positive value is where zeros stand.
        const double floor = range.logarithmic()
                                 ? (range.low > 0.0 ? range.low : range.lowPositive / 10.0)
                                 : -std::numeric_limits<double>::infinity();
        gradient_->data()->set(points(descents_->gradient.values, floor), true);
        newton_->data()->set(points(descents_->newton.values, floor), true);
        if (range.logarithmic()) {
            y->setRange(floor / 3.0, range.high * 3.0);
        } else {
            const double room = 0.05 * std::max(range.high - range.low, 1e-12);
            y->setRange(range.low - room, range.high + room);
        }
        rect_->axis(QCPAxis::atBottom)->setRange(0.9, static_cast<double>(most) * 1.1);
    }
    replotSoon();
}

void DescentFigure::restyle() {
    const QPen gradient = style().pen(models::signColor(true, style().surface), style().lineWidth);
    const QPen newton = style().pen(models::signColor(false, style().surface), style().lineWidth);
    gradient_->setPen(gradient);
    newton_->setPen(newton);
    // Newton's few points would be hard to find as a line alone.
    newton_->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, style().pixels(style().markerSize)));
    setLegend({{tr("gradient"), gradient}, {tr("Newton"), newton, QCPScatterStyle::ssDisc}});
}

} // namespace dpfm::figures
