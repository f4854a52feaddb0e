#pragma once

#include "ui/models/probe_model.h"
#include "ui/views/theme.h"

#include <QGraphicsItem>
#include <QImage>

#include <optional>

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
    /// Of the neuron's value over the plane of the inputs; a null image for none.
    void setMap(const QImage& map);
    /// A weight that is followed: the cell that carries it is framed, its gradient written above.
    void setTraced(std::optional<WeightId> weight);
    /// Whether a register holds the weight that is followed.
    bool carriesTraced() const { return tracedRank_.has_value(); }
    /// The weight whose register is drawn at a place of the item; none between cells.
    std::optional<WeightId> weightAt(QPointF place) const;
    /// Where the register of a weight is drawn, in the item's coordinates; null if there is none.
    QRectF cellOf(WeightId weight) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintRegisters(QPainter* painter) const;
    QRectF mapBox() const;
    QRectF box() const;
    std::size_t cells() const;
    QRectF cellRect(std::size_t rank) const;
    void findTraced();

    models::NeuronIndex index_;
    QImage map_;
    double value_ = 0.0;
    std::size_t slots_ = 0;      ///< cells to draw: R, or the registers there are
    autodiff::Registers ranked_; ///< the largest |gradient| first
    std::optional<WeightId> traced_;
    std::optional<std::size_t> tracedRank_;
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
    /// A weight that is forgotten reaches no output; it is dashed.
    void show(double share, bool forgotten, const ThemeColors& theme);
    QPainterPath shape() const override; ///< wide enough for a mouse

private:
    WeightId weight_;
};

} // namespace dpfm::views
