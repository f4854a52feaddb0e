#pragma once

#include "ui/models/workbench.h"

#include <QMenu>

#include <cstddef>

namespace dpfm::views {

/// What can be done to a layer of the experiment's network, layer 0 being the inputs: activations,
/// neurons, layers. Each is one step to undo. After it the live run is shown, which has the edit.
class LayerMenu : public QMenu {
    Q_OBJECT
public:
    LayerMenu(models::Workbench& workbench, std::size_t layer, QWidget* parent);
};

/// So many neurons more, or less, in a layer; not in the inputs and the last one, whose number the
/// data decide.
void changeNeurons(models::Workbench& workbench, std::size_t layer, int by);

} // namespace dpfm::views
