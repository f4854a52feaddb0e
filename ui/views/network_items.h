#pragma once

#include "ui/models/probe_model.h"
#include "ui/views/theme.h"

#include <QGraphicsItem>

#include <vector>

namespace dpfm::views {

/// A neuron: its value, and its registers as cells, the largest |gradient| first.
class NeuronItem : public QGraphicsItem {
public:
    static constexpr double kWidth = 108.0;
    static constexpr double kInputWidth = 76.0;
    static constexpr double kHeight = 46.0;

    explicit NeuronItem(models::NeuronIndex index);

    models::NeuronIndex index() const { return index_; }
    /// `registers` is R, 0 for all.
    void show(const network::Neuron& neuron, std::size_t registers, const QPalette& palette);
    void setSelected(bool selected);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintRegisters(QPainter* painter, const QRectF& area) const;

    models::NeuronIndex index_;
    double value_ = 0.0;
    std::size_t slots_ = 0;      ///< cells to draw: R, or the registers there are
    std::vector<double> shares_; ///< signed gradients over the largest |gradient|
    ThemeColors theme_;
    QColor text_;
    QColor highlight_;
    bool selected_ = false;
};

/// A weight between two neurons.
class EdgeItem : public QGraphicsLineItem {
public:
    EdgeItem(WeightId weight, QPointF from, QPointF to);

    WeightId weight() const { return weight_; }
    /// `share` is the weight over the largest |weight| of its layer, in [−1, 1].
    void show(double share, const ThemeColors& theme);

private:
    WeightId weight_;
};

} // namespace dpfm::views
