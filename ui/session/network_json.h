#pragma once

#include "core/network/experiment.h"
#include "ui/session/json_reader.h"

/// The parts that files of several formats have in common.
namespace dpfm::session {

autodiff::Activation readActivation(const JsonField& field);
/// Optional: exact.
autodiff::SigmoidDerivative readSigmoidDerivative(const JsonField& field);
autodiff::Loss readLoss(const JsonField& field);
network::OptimizerSettings readOptimizer(const JsonField& field);
network::NestedWeights readWeights(const JsonField& field);

/// What readWeights() reads: a line a neuron.
QByteArray weightsToJson(const network::NestedWeights& weights);

} // namespace dpfm::session
