#include "ui/figures/fidelity_figure.h"

#include "ui/models/register_colors.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace dpfm::figures {

namespace {

/// More points than this are a line without marks.
constexpr std::size_t kMostMarks = 40;
constexpr double kRoom = 0.06;

} // namespace

FidelityFigure::FidelityFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    setPlot({});
}

void FidelityFigure::setPlot(models::FidelityPlot plot) {
    plot_ = std::move(plot);
    setEmptyText(plot_.missing);
    while (lines_.size() > plot_.lines.size()) {
        this->plot().removeGraph(lines_.back());
        lines_.pop_back();
    }
    while (lines_.size() < plot_.lines.size())
        lines_.push_back(
            this->plot().addGraph(rect_->axis(QCPAxis::atBottom), rect_->axis(QCPAxis::atLeft)));
    fill();
    restyle();
    replotSoon();
}

void FidelityFigure::fill() {
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    x->setLabel(plot_.xTitle);
    if (plot_.empty()) {
        setMessage(plot_.missing);
        return;
    }
    double low = 0.0;
    double high = plot_.shares ? 1.0 : 0.0;
    double last = 0.0;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const models::FidelityLine& of = plot_.lines[line];
        QVector<QCPGraphData> points;
        for (std::size_t i = 0; i < of.x.size(); ++i) {
            points.append({of.x[i], of.y[i]});
            last = std::max(last, of.x[i]);
            if (!std::isfinite(of.y[i]))
                continue;
            low = std::min(low, of.y[i]);
            high = std::max(high, of.y[i]);
        }
        lines_[line]->data()->set(points, true);
    }
    if (plot_.ticks.isEmpty()) {
        x->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
        x->setRange(0.0, last > 0.0 ? last * (1.0 + 0.3 * kRoom) : 1.0);
    } else {
        auto* ticks = new QCPAxisTickerText;
        for (qsizetype place = 0; place < plot_.ticks.size(); ++place)
            ticks->addTick(static_cast<double>(place), plot_.ticks[place]);
        x->setTicker(QSharedPointer<QCPAxisTicker>(ticks));
        x->setRange(-0.5, static_cast<double>(plot_.ticks.size()) - 0.5);
    }
    const double room = kRoom * (high > low ? high - low : 1.0);
    y->setRange(low < 0.0 ? low - room : 0.0, high + room);
    setMessage({});
}

void FidelityFigure::fitTitles(const QSize& size) {
    const double axes = 4.0 * style().fontPoints + 12.0; // what the lower axis takes of the height
    rect_->axis(QCPAxis::atLeft)
        ->setLabel(wrapped(plot_.yTitle, size.height() - style().pixels(axes)));
}

void FidelityFigure::restyle() {
    std::vector<LegendLook> looks;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const models::FidelityLine& of = plot_.lines[line];
        const QColor color =
            of.color ? models::classColor(*of.color, style().surface) : style().foreground;
        const QPen pen =
            style().pen(color, style().lineWidth, of.color ? Qt::SolidLine : Qt::DashLine);
        const auto marker = of.x.size() > kMostMarks ? QCPScatterStyle::ssNone : corpusMarker(line);
        QCPScatterStyle scatter(marker, color, color, style().pixels(style().markerSize));
        scatter.setPen(style().pen(color, style().thinWidth));
        lines_[line]->setPen(pen);
        lines_[line]->setScatterStyle(scatter);
        looks.push_back({of.name, pen, marker});
    }
    setLegend(looks);
}

} // namespace dpfm::figures
