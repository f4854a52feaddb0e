#pragma once

#include "ui/models/experiment_document.h"

#include <cstddef>

/// Undoable edits of the network's layers. A layer is counted from 0 here, as in the experiment:
/// the inputs are none. One that the network does not have is left alone.
namespace dpfm::models {

/// Adds a layer like the one at `place` (or a first hidden one) before it; the last layer, whose
/// size the data decides, stays the last.
void insertLayer(ExperimentDocument& document, std::size_t place);
/// The only layer there is stays.
void removeLayer(ExperimentDocument& document, std::size_t layer);
/// Within 1 and network::kMaxNeurons. Changes in a row become one step until endMerge().
void setNeurons(ExperimentDocument& document, std::size_t layer, int neurons);
void setActivation(ExperimentDocument& document, std::size_t layer,
                   autodiff::Activation activation);

} // namespace dpfm::models
