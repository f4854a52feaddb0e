#pragma once

#include "ui/figures/figure.h"
#include "ui/figures/map_ground.h"
#include "ui/models/output_map.h"

namespace dpfm::figures {

/// What a network of two inputs says over the plane, as colour, with the samples on it: training
/// samples are discs, those of the validation part diamonds, in the colour that their target would
/// have. Where a sample's colour differs from its ground, the network is wrong there.
class OutputMapFigure : public Figure {
    Q_OBJECT
public:
    explicit OutputMapFigure(QObject* parent = nullptr);

    /// None leaves a sentence in place of the axes.
    void setMap(std::shared_ptr<const models::OutputMap> map);

    /// What the network says at a place of the plane, by the nearest place it was asked at.
    double valueAt(double x, double y) const;

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    double besides() const override { return colorScaleWidth(style()); }

private:
    QCPRange colorRange() const;
    void fillPoints();

    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as all below
    MapGround* ground_ = nullptr;
    QCPColorScale* scale_ = nullptr;
    std::vector<QCPGraph*> points_;
    std::shared_ptr<const models::OutputMap> map_;
};

} // namespace dpfm::figures
