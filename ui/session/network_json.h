#pragma once

#include "core/network/experiment.h"
#include "ui/session/json_reader.h"

/// The parts that experiments and traces have in common, read from their fields.
namespace dpfm::session {

autodiff::Activation readActivation(const JsonField& field);
/// Optional: exact.
autodiff::SigmoidDerivative readSigmoidDerivative(const JsonField& field);
autodiff::Loss readLoss(const JsonField& field);
network::OptimizerSettings readOptimizer(const JsonField& field);
network::NestedWeights readWeights(const JsonField& field);

} // namespace dpfm::session
