#include "ui/figures/live_curve_figure.h"

#include "ui/figures/log_ticker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::figures {

LiveCurveFigure::LiveCurveFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    x->setLabel(tr("epoch"));
    y->setLabel(tr("loss"));
    setLogarithmic(*y, true);
    loss_ = plot().addGraph(x, y);
    valLoss_ = plot().addGraph(x, y);
    setEmptyText(tr("No epoch has ended yet"));
    setEpochs({});
}

void LiveCurveFigure::setEpochs(const std::vector<training::EpochMetrics>& epochs) {
    double low = std::numeric_limits<double>::infinity();
    double high = 0.0;
    QVector<QCPGraphData> losses;
    QVector<QCPGraphData> valLosses;
    const auto add = [&](QVector<QCPGraphData>& to, int epoch, double value) {
        if (!std::isfinite(value) || value <= 0.0)
            return;
        to.append(QCPGraphData(epoch, value));
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const training::EpochMetrics& epoch : epochs) {
        add(losses, epoch.epoch, epoch.loss);
        add(valLosses, epoch.epoch, epoch.valLoss);
    }
    loss_->data()->set(losses, true);
    valLoss_->data()->set(valLosses, true);
    const bool drawn = high > 0.0;
    setMessage(drawn ? QString() : emptyText());
    if (drawn) {
        constexpr double kRoom = 1.2;
        rect_->axis(QCPAxis::atLeft)->setRange(low / kRoom, high * kRoom);
        rect_->axis(QCPAxis::atBottom)
            ->setRange(epochs.front().epoch, std::max(epochs.back().epoch, 2));
    }
    replotSoon();
}

void LiveCurveFigure::restyle() {
    const QPen loss = style().pen(models::signColor(true, style().surface), style().lineWidth);
    const QPen valLoss = style().pen(models::signColor(false, style().surface), style().lineWidth);
    loss_->setPen(loss);
    valLoss_->setPen(valLoss);
    setLegend({{QStringLiteral("loss"), loss}, {QStringLiteral("val_loss"), valLoss}});
}

} // namespace dpfm::figures
