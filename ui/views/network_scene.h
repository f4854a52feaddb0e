#pragma once

#include "ui/models/output_map.h"
#include "ui/models/probe_model.h"
#include "ui/views/theme.h"

#include <QGraphicsScene>
#include <QPalette>

#include <memory>
#include <vector>

namespace dpfm::views {

class EdgeItem;
class NeuronItem;

/// A network as a graph: layers as columns, neurons as nodes with their value and a strip of
/// registers (colour = sign and size of the gradient, hatched = empty), edges with colour = sign
/// and width = size of the weight. All of it is read off one Probe. Wide layers are folded: the
/// first neurons, a note of how many are left out, and the last ones.
class NetworkScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit NetworkScene(QObject* parent = nullptr);

    /// Shows a probe; nodes and edges are rebuilt only if the shape differs from the one before.
    void show(const models::Probe& probe, const QPalette& palette);
    /// Gives each neuron the map of its value; none takes them away. One of another shape than the
    /// network shown is left out.
    void setMaps(const std::shared_ptr<const models::OutputMap>& maps);
    /// Follows a weight: its edge and the neurons that carry its gradient stand out.
    void setTraced(std::optional<WeightId> weight);
    /// Whether weights that reach no output of the probe's pass are dashed.
    void setForgottenShown(bool shown);
    void setSelected(std::optional<models::NeuronIndex> neuron);
    /// The nearest shown neuron in a direction, for the keyboard: (0, ±1) within a layer, (±1, 0)
    /// between layers. From nothing, the first neuron of layer 1.
    std::optional<models::NeuronIndex> neighbour(std::optional<models::NeuronIndex> from,
                                                 int layerStep, int neuronStep) const;
    /// Where a shown neuron is drawn, in scene coordinates; null if it is folded away.
    QRectF neuronRect(models::NeuronIndex neuron) const;
    /// A place on a weight's edge, near where it begins (in their middles edges cross), and the
    /// middle of the cell of its register in a neuron; none if it is not drawn.
    std::optional<QPointF> placeOnEdge(WeightId weight) const;
    std::optional<QPointF> registerCentre(models::NeuronIndex neuron, WeightId weight) const;

signals:
    void neuronClicked(dpfm::models::NeuronIndex neuron);
    /// The mouse came upon a weight's edge or a register of it, or left it (none).
    void weightHovered(std::optional<dpfm::WeightId> weight);

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;

private:
    void build(const network::Topology& topology, const QPalette& palette);
    NeuronItem* itemOf(models::NeuronIndex neuron) const;
    void showEdges();
    void showTrace();
    void showMaps();
    std::optional<WeightId> weightAt(QPointF place) const;

    std::vector<std::vector<NeuronItem*>> columns_; ///< shown nodes of layer 0 … L
    std::vector<EdgeItem*> edges_;
    std::vector<std::size_t> shape_;
    std::optional<models::NeuronIndex> selected_;
    std::vector<double> shares_;      ///< each weight over the largest |weight| of its layer
    std::vector<bool> reachesOutput_; ///< each weight, in the pass that is shown
    ThemeColors theme_;
    QColor background_;
    std::shared_ptr<const models::OutputMap> maps_;
    bool forgottenShown_ = false;
    std::optional<WeightId> traced_;
    std::optional<WeightId> hovered_;
};

} // namespace dpfm::views
