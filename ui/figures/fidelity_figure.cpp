#include "ui/figures/fidelity_figure.h"

#include "ui/models/register_colors.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dpfm::figures {

namespace {

std::optional<std::size_t> layerOf(std::size_t line) {
    return line == 0 ? std::nullopt : std::optional(line - 1);
}

} // namespace

FidelityFigure::FidelityFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("registers R per neuron"));
    setEmptyText(tr("Nothing to measure yet"));
    setReport(nullptr);
}

void FidelityFigure::setReport(std::shared_ptr<const models::FidelityReport> report) {
    report_ = std::move(report);
    const std::size_t lines = report_ && !report_->measured.empty() ? report_->layers() + 1 : 0;
    while (lines_.size() > lines) {
        plot().removeGraph(lines_.back());
        lines_.pop_back();
    }
    while (lines_.size() < lines)
        lines_.push_back(
            plot().addGraph(rect_->axis(QCPAxis::atBottom), rect_->axis(QCPAxis::atLeft)));
    fill();
    restyle();
    replotSoon();
}

void FidelityFigure::setMeasure(models::FidelityMeasure measure) {
    measure_ = measure;
    fill();
    replotSoon();
}

void FidelityFigure::fill() {
    if (lines_.empty()) {
        setMessage(emptyText());
        return;
    }
    auto* ticks = new QCPAxisTickerText;
    double low = 0.0;
    double high = 1.0;
    for (std::size_t place = 0; place < report_->measured.size(); ++place) {
        const std::size_t registers = report_->measured[place].selection.registers;
        ticks->addTick(static_cast<double>(place),
                       registers == 0 ? tr("all") : QString::number(registers));
    }
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        QVector<QCPGraphData> points;
        for (std::size_t place = 0; place < report_->measured.size(); ++place) {
            const auto value =
                models::fidelityValue(report_->measured[place], layerOf(line), measure_);
            points.append({static_cast<double>(place), value.value_or(qQNaN())});
            low = std::min(low, value.value_or(low));
            high = std::max(high, value.value_or(high));
        }
        lines_[line]->data()->set(points, true);
    }
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    x->setTicker(QSharedPointer<QCPAxisTicker>(ticks));
    x->setRange(-0.5, static_cast<double>(report_->measured.size()) - 0.5);
    constexpr double kRoom = 0.06;
    rect_->axis(QCPAxis::atLeft)->setRange(low < 0.0 ? low - kRoom : 0.0, high + kRoom);
    setMessage({});
}

void FidelityFigure::fitTitles(const QSize& size) {
    const double axes = 4.0 * style().fontPoints + 12.0; // what the lower axis takes of the height
    rect_->axis(QCPAxis::atLeft)
        ->setLabel(wrapped(models::fidelityTitle(measure_), size.height() - style().pixels(axes)));
}

void FidelityFigure::restyle() {
    std::vector<LegendLook> looks;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        const auto layer = layerOf(line);
        const QColor color =
            layer ? models::classColor(*layer, style().surface) : style().foreground;
        const QPen pen =
            style().pen(color, style().lineWidth, layer ? Qt::SolidLine : Qt::DashLine);
        const auto marker = corpusMarker(line);
        QCPScatterStyle scatter(marker, color, color, style().pixels(style().markerSize));
        scatter.setPen(style().pen(color, style().thinWidth));
        lines_[line]->setPen(pen);
        lines_[line]->setScatterStyle(scatter);
        looks.push_back(
            {layer ? tr("layer %1").arg(*layer + 1) : tr("whole network"), pen, marker});
    }
    setLegend(looks);
}

} // namespace dpfm::figures
