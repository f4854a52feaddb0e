#include "ui/figures/output_map_figure.h"

#include "ui/figures/palette.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::figures {

namespace {

/// Colours of points: of two classes the ends, of targets steps between them.
constexpr int kSteps = 9;

} // namespace

OutputMapFigure::OutputMapFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    ground_ = new MapGround(rect_->axis(QCPAxis::atBottom), rect_->axis(QCPAxis::atLeft));
    ground_->setInterpolate(true);
    ground_->setTightBoundary(true);
    ground_->setLayer(QStringLiteral("grid"));
    scale_ = new QCPColorScale(&plot());
    body().addElement(0, 1, scale_);
    scale_->setType(QCPAxis::atRight);
    ground_->setColorScale(scale_);
    auto* heights = new QCPMarginGroup(&plot());
    rect_->setMarginGroup(QCP::msTop | QCP::msBottom, heights);
    scale_->setMarginGroup(QCP::msTop | QCP::msBottom, heights);
    for (QCPAxis* axis : rect_->axes())
        axis->grid()->setVisible(false);
    for (int i = 0; i < 2 * kSteps; ++i) {
        points_.push_back(
            plot().addGraph(rect_->axis(QCPAxis::atBottom), rect_->axis(QCPAxis::atLeft)));
        points_.back()->setLineStyle(QCPGraph::lsNone);
    }
    setEmptyText(tr("The map is of networks with two inputs:\n"
                    "choose XOR, circles, spirals, two moons, plane or sine as source, and run"));
    setMap(nullptr);
}

void OutputMapFigure::setMap(std::shared_ptr<const models::OutputMap> map) {
    map_ = std::move(map);
    setMessage(map_ ? QString() : emptyText());
    scale_->setVisible(map_ != nullptr);
    if (map_) {
        const auto side = static_cast<int>(map_->side);
        QCPColorMapData& data = *ground_->data();
        data.setSize(side, side);
        data.setRange({map_->x.low, map_->x.high}, {map_->y.low, map_->y.high});
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column)
                data.setCell(column, row,
                             map_->values[static_cast<std::size_t>(row) * map_->side +
                                          static_cast<std::size_t>(column)]);
        ground_->setDataRange(colorRange());
        const data::TrainingData& names = *map_->probe->data;
        rect_->axis(QCPAxis::atBottom)->setRange(map_->x.low, map_->x.high);
        rect_->axis(QCPAxis::atLeft)->setRange(map_->y.low, map_->y.high);
        const auto label = [&](std::size_t input) {
            const QString name = QString::fromStdString(names.inputNames[input]).simplified();
            return names.scales.empty() ? name : tr("%1, scaled").arg(name);
        };
        rect_->axis(QCPAxis::atBottom)->setLabel(label(0));
        rect_->axis(QCPAxis::atLeft)->setLabel(label(1));
        const QString last = QString::fromStdString(names.outputNames.back());
        scale_->axis()->setLabel(map_->classes ? tr("probability of %1").arg(last) : last);
        fillPoints();
    }
    restyle();
    replotSoon();
}

double OutputMapFigure::valueAt(double x, double y) const {
    return ground_->data()->data(x, y);
}

QCPRange OutputMapFigure::colorRange() const {
    return {map_->targets.low, map_->targets.high};
}

void OutputMapFigure::fillPoints() {
    const QCPRange range = colorRange();
    std::vector<QVector<QCPGraphData>> points(points_.size());
    for (const models::OutputMap::Point& point : map_->points) {
        const double place = (point.value - range.lower) / range.size() * (kSteps - 1);
        const auto step =
            static_cast<std::size_t>(std::clamp(std::lround(place), 0L, long{kSteps - 1}));
        points[step + (point.validation ? kSteps : 0)].append({point.x, point.y});
    }
    for (std::size_t i = 0; i < points_.size(); ++i)
        points_[i]->data()->set(points[i]);
}

void OutputMapFigure::fitTitles(const QSize&) {
    scale_->axis()->ticker()->setTickCount(rect_->axis(QCPAxis::atLeft)->ticker()->tickCount());
}

void OutputMapFigure::restyle() {
    const auto [low, high] = endColors(style().palette, style().surface);
    QCPColorGradient gradient;
    gradient.clearColorStops();
    // Paler than the points, so that these are seen where they fit.
    gradient.setColorStopAt(0.0, style().blended(low, 0.75));
    gradient.setColorStopAt(0.5, style().background);
    gradient.setColorStopAt(1.0, style().blended(high, 0.75));
    gradient.setLevelCount(64);
    ground_->setGradient(gradient);
    styleColorScale(*scale_, style());
    const double size = style().pixels(style().markerSize) * 1.3;
    QCPColorGradient strong = gradient;
    strong.setColorStopAt(0.0, low);
    strong.setColorStopAt(1.0, high);
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const bool validation = i >= kSteps;
        const double step = static_cast<double>(i % kSteps);
        const QColor color = QColor::fromRgb(strong.color(step, QCPRange(0.0, kSteps - 1.0)));
        points_[i]->setScatterStyle(
            QCPScatterStyle(validation ? QCPScatterStyle::ssDiamond : QCPScatterStyle::ssCircle,
                            style().pen(style().foreground, style().thinWidth), color,
                            validation ? 1.3 * size : size));
    }
    if (!map_) {
        setLegend({});
        return;
    }
    const QPen none(style().foreground, 0.0, Qt::NoPen);
    setLegend({{tr("training"), none, QCPScatterStyle::ssCircle, true},
               {tr("validation"), none, QCPScatterStyle::ssDiamond, true}});
}

} // namespace dpfm::figures
