#pragma once

#include "ui/models/probe_model.h"

#include <QGraphicsScene>
#include <QPalette>

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
    void setSelected(std::optional<models::NeuronIndex> neuron);
    /// The nearest shown neuron in a direction, for the keyboard: (0, ±1) within a layer, (±1, 0)
    /// between layers. From nothing, the first neuron of layer 1.
    std::optional<models::NeuronIndex> neighbour(std::optional<models::NeuronIndex> from,
                                                 int layerStep, int neuronStep) const;
    /// Where a shown neuron is drawn, in scene coordinates; null if it is folded away.
    QRectF neuronRect(models::NeuronIndex neuron) const;

signals:
    void neuronClicked(dpfm::models::NeuronIndex neuron);

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;

private:
    void build(const network::Topology& topology, const QPalette& palette);
    NeuronItem* itemOf(models::NeuronIndex neuron) const;

    std::vector<std::vector<NeuronItem*>> columns_; ///< shown nodes of layer 0 … L
    std::vector<EdgeItem*> edges_;
    std::vector<std::size_t> shape_;
    std::optional<models::NeuronIndex> selected_;
};

} // namespace dpfm::views
