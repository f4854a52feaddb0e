#pragma once

#include "ui/models/pass_path.h"
#include "ui/views/theme.h"

#include <QGraphicsItem>
#include <QImage>

#include <optional>

namespace dpfm::views {

/// How large things are drawn, in scene coordinates, and how many neurons a layer shows.
struct CanvasSizes {
    int text; ///< pixels; 0 for the font of the canvas
    double nodeWidth;
    double inputWidth;
    double nodeHeight;
    double valueHeight; ///< of the line with the value
    double traceHeight; ///< of the line above a node
    double headerWidth;
    double headerLine;
    double headerHeight;
    double columnStep; ///< of columns that are not high
    double rowStep;
    /// A layer of more neurons than `widest` is folded to `first` and `last` of them.
    std::size_t widest;
    std::size_t first;
    std::size_t last;
};
/// For a desk, or to be read from afar.
const CanvasSizes& canvasSizes(bool large);

/// A neuron: its value, and its registers as cells, the largest |gradient| first. A cell of a
/// negative gradient has a minus, if there is room for it.
class NeuronItem : public QGraphicsItem {
public:
    NeuronItem(models::NeuronIndex index, const CanvasSizes& sizes);

    models::NeuronIndex index() const { return index_; }
    /// `registers` is R, 0 for all.
    void show(const network::Neuron& neuron, std::size_t registers, const QPalette& palette,
              models::Walk walk);
    models::Walk walk() const { return walk_; }
    /// What is written in the node.
    QString valueText() const;
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

    /// Where edges leave it and come to it, in scene coordinates.
    QPointF outlet() const { return pos() + QPointF(0.5 * width(), 0.0); }
    QPointF inlet() const { return pos() - QPointF(0.5 * width(), 0.0); }

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    double width() const { return index_.layer == 0 ? sizes_.inputWidth : sizes_.nodeWidth; }
    void paintRegisters(QPainter* painter) const;
    QRectF mapBox() const;
    QRectF box() const;
    std::size_t cells() const;
    QRectF cellRect(std::size_t rank) const;
    void findTraced();

    models::NeuronIndex index_;
    const CanvasSizes& sizes_;
    QImage map_;
    double value_ = 0.0;         ///< a, or s while the walk is here
    std::size_t slots_ = 0;      ///< cells to draw: R, or the registers there are
    autodiff::Registers ranked_; ///< the largest |gradient| first
    std::optional<WeightId> traced_;
    std::optional<std::size_t> tracedRank_;
    ThemeColors theme_;
    QColor text_;
    QColor highlight_;
    bool selected_ = false;
    models::Walk walk_ = models::Walk::Through;
};

/// What stands for a layer's neurons that are folded away before or after those that are shown.
class FoldItem : public QGraphicsSimpleTextItem {
public:
    FoldItem(std::size_t layer, bool forward, const QString& text);

    std::size_t layer() const { return layer_; }
    bool forward() const { return forward_; } ///< whether it stands after the shown ones

private:
    std::size_t layer_;
    bool forward_;
};

/// A layer's title above its column, with buttons to take a neuron away or to add one, and a menu
/// of all else. Inputs and outputs, whose number the data decide, have the menu alone.
class HeaderItem : public QGraphicsItem {
public:
    enum class Part { Menu, Remove, Add };

    /// `buttons`: whether neurons can be taken away and added.
    HeaderItem(std::size_t layer, const QString& title, std::size_t neurons, bool buttons,
               const CanvasSizes& sizes);

    std::size_t layer() const { return layer_; }
    void setColors(const QPalette& palette);
    /// In the item's coordinates.
    QRectF rectOf(Part part) const;
    std::optional<Part> partAt(QPointF place) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    std::size_t layer_;
    const CanvasSizes& sizes_;
    QString title_;
    QString count_;
    bool hasButtons_;
    QColor text_;
    QColor outline_;
    QColor fill_;
};

} // namespace dpfm::views
