#pragma once

#include "ui/models/output_map.h"
#include "ui/models/probe_model.h"
#include "ui/views/edge_layer.h"
#include "ui/views/network_items.h"
#include "ui/views/network_layout.h"
#include "ui/views/theme.h"

#include <QGraphicsScene>
#include <QPalette>

#include <map>
#include <memory>
#include <utility>
#include <vector>

class QGraphicsPixmapItem;

namespace dpfm::views {

/// A network as a graph: layers as columns, neurons as nodes with their value and a strip of
/// registers (colour = sign and size of the gradient, hatched = empty), edges with colour = sign,
/// dash = negative, width = size of the weight. All of it is read off one Probe. Neurons that a
/// walked sample has not come to are blank. Wide layers are folded: some neurons, how many are left
/// out before and after them, and the last ones; a click on such a note shows the next. Nodes can
/// be dragged.
class NetworkScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit NetworkScene(QObject* parent = nullptr);

    /// Shows a probe; nodes and edges are rebuilt only if the shape differs from the one before.
    void show(std::shared_ptr<const models::Probe> probe, const QPalette& palette);
    /// Gives each neuron the map of its value; none takes them away. One of another shape than the
    /// network shown is left out.
    void setMaps(const std::shared_ptr<const models::OutputMap>& maps);
    /// Follows a weight: its edge, the neurons that carry its gradient, and the edges along which
    /// it came stand out. With the mouse on a register, those to that register alone.
    void setTraced(std::optional<WeightId> weight);
    /// Whether weights that reach no output of the probe's pass are dotted.
    void setForgottenShown(bool shown);
    /// Whether all is drawn to be read from afar: larger letters, and fewer neurons of a layer.
    void setLarge(bool large);
    void setSelected(std::optional<models::NeuronIndex> neuron);
    /// The nearest neuron in a direction, for the keyboard: (0, ±1) within a layer, (±1, 0) between
    /// layers. From nothing, the first neuron of layer 1.
    std::optional<models::NeuronIndex> neighbour(std::optional<models::NeuronIndex> from,
                                                 int layerStep, int neuronStep) const;
    /// Unfolds a layer where a neuron is.
    void reveal(models::NeuronIndex neuron);
    /// What tells networks that are drawn alike from others. Where neurons were dragged is kept for
    /// each, so that an edit of the network that is undone leaves them where they were.
    using Shape = std::vector<std::size_t>;
    const Shape& shape() const { return shape_; }
    /// Where a neuron of networks of a shape is drawn beside its place in the column; dragging and
    /// its undo set it.
    void moveNeuron(const Shape& shape, models::NeuronIndex neuron, QPointF offset);

    /// Where a shown neuron is drawn, in scene coordinates; null if it is folded away.
    QRectF neuronRect(models::NeuronIndex neuron) const;
    /// A place on a weight's edge, near where it begins (in their middles edges cross), and the
    /// middle of the cell of its register in a neuron; none if it is not drawn.
    std::optional<QPointF> placeOnEdge(WeightId weight) const;
    std::optional<QPointF> registerCentre(models::NeuronIndex neuron, WeightId weight) const;
    /// The weight whose edge or register is at a place.
    std::optional<WeightId> weightAt(QPointF place) const;
    /// Whether a place is on an edge and on nothing above it.
    bool isOnEdge(QPointF place) const;
    /// The edges that the trace lets stand out, in id order.
    std::vector<WeightId> tracedPath() const;
    /// A part of a layer's header, and the note after (or before) its shown neurons; null if there
    /// is none.
    QRectF headerRect(std::size_t layer, HeaderItem::Part part) const;
    QRectF foldRect(std::size_t layer, bool forward) const;
    /// The image at the inputs; null if they are none.
    QRectF imageRect() const;
    /// What is written in a shown neuron.
    QString valueText(models::NeuronIndex neuron) const;

signals:
    void neuronClicked(dpfm::models::NeuronIndex neuron);
    /// A drag of a node ended.
    void neuronMoved(dpfm::models::NeuronIndex neuron, QPointF from, QPointF to);
    /// The mouse came upon a weight's edge or a register of it, or left it (none).
    void weightHovered(std::optional<dpfm::WeightId> weight);
    void headerClicked(std::size_t layer, dpfm::views::HeaderItem::Part part, QPoint screen);

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

private:
    using Key = std::pair<std::size_t, std::size_t>; ///< layer and neuron

    void build();
    void buildColumn(std::size_t layer);
    void buildEdges();
    void buildImage();
    void showValues();
    NeuronItem* itemOf(models::NeuronIndex neuron) const;
    void showEdges();
    void showTrace();
    void showMaps();
    void showImage();
    /// Whether the traced gradient comes along an edge to where it is looked at.
    bool isOnPath(WeightId edge) const;
    void markInput(std::size_t input);
    void turnFold(std::size_t layer, bool forward);
    QPointF offsetOf(models::NeuronIndex neuron) const;
    void updateEnds(const NeuronItem& item);
    NeuronItem* neuronAt(QPointF place) const;
    bool pressOther(QPointF place, QPoint screen);

    std::shared_ptr<const models::Probe> probe_;
    NetworkLayout layout_;
    QPalette palette_;
    std::vector<std::vector<NeuronItem*>> columns_; ///< shown nodes of layer 0 … L
    EdgeLayer* edges_ = nullptr;
    std::vector<std::pair<NeuronItem*, NeuronItem*>> ends_; ///< of each edge: from, to
    std::vector<HeaderItem*> headers_;
    std::vector<FoldItem*> folds_;
    QGraphicsPixmapItem* image_ = nullptr;
    Shape shape_;
    std::map<Shape, std::map<Key, QPointF>> offsets_;
    std::map<Key, QPointF> places_; ///< of shown neurons, without their offsets
    std::optional<models::NeuronIndex> selected_;
    std::optional<std::size_t> markedInput_; ///< whose pixel was clicked
    std::vector<double> shares_;             ///< each weight over the largest |weight| of its layer
    std::vector<bool> reachesOutput_;        ///< each weight, in the pass that is shown
    ThemeColors theme_;
    QColor background_;
    std::shared_ptr<const models::OutputMap> maps_;
    bool forgottenShown_ = false;
    std::optional<WeightId> traced_;
    std::optional<WeightId> hovered_;
    std::optional<models::NeuronIndex> hoveredIn_; ///< whose register the mouse is on

    NeuronItem* dragged_ = nullptr;
    QPointF pressedAt_;
    QPoint pressedOnScreen_;
    QPointF draggedFrom_; ///< its offset
    bool moving_ = false;
};

} // namespace dpfm::views
