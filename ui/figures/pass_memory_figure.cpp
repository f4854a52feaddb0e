#include "ui/figures/pass_memory_figure.h"

#include <algorithm>

namespace dpfm::figures {

using models::TwoPasses;

PassMemoryFigure::PassMemoryFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    x->setLabel(tr("step"));
    y->setLabel(tr("numbers"));
    for (QCPGraph*& graph : graphs_) {
        graph = plot().addGraph(x, y);
        graph->setLineStyle(QCPGraph::lsStepCenter);
    }
    cursor_ = new QCPItemStraightLine(&plot());
    for (QCPItemPosition* position : {cursor_->point1, cursor_->point2})
        position->setAxes(x, y);
    cursor_->setSelectable(false);
    setEmptyText(tr("No network yet: press Run"));
    setPasses(nullptr);
}

void PassMemoryFigure::setPasses(std::shared_ptr<const TwoPasses> passes) {
    passes_ = std::move(passes);
    setMessage(passes_ ? QString() : emptyText());
    cursor_->setVisible(passes_ != nullptr && atStep_);
    if (passes_) {
        std::size_t steps = 2;
        std::size_t most = 1;
        for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
            QVector<QCPGraphData> data;
            for (const std::size_t total : passes_->totals[side])
                data.append(
                    QCPGraphData(static_cast<double>(data.size()), static_cast<double>(total)));
            graphs_[side]->data()->set(data, true);
            steps = std::max(steps, passes_->totals[side].size());
            most = std::max(most, passes_->peak(side));
        }
        constexpr double kRoom = 1.08;
        rect_->axis(QCPAxis::atBottom)->setRange(-0.5, static_cast<double>(steps) - 0.5);
        rect_->axis(QCPAxis::atLeft)->setRange(0.0, static_cast<double>(most) * kRoom);
    }
    restyle();
    replotSoon();
}

void PassMemoryFigure::setStep(std::size_t step) {
    const auto x = static_cast<double>(step);
    atStep_ = true;
    cursor_->setVisible(passes_ != nullptr);
    cursor_->point1->setCoords(x, 0.0);
    cursor_->point2->setCoords(x, 1.0);
    replotSoon();
}

void PassMemoryFigure::restyle() {
    const auto registers = passes_ ? static_cast<int>(passes_->probe->registers) : 0;
    const auto pen = [this](network::Method method, int count) {
        return style().pen(models::registerColor(method, count, style().surface),
                           style().lineWidth);
    };
    const QPen backward = pen(network::Method::Backpropagation, 0);
    const QPen forward = pen(network::Method::Dpfm, registers);
    graphs_[TwoPasses::Backpropagation]->setPen(backward);
    graphs_[TwoPasses::ForwardMode]->setPen(forward);
    cursor_->setPen(style().pen(style().faded, style().thinWidth, Qt::DashLine));
    setLegend(
        {{tr("backprop."), backward},
         {tr("DPFM, %1").arg(models::registerLabel(network::Method::Dpfm, registers)), forward}});
}

} // namespace dpfm::figures
