#pragma once

#include "core/network/experiment.h"

#include <QByteArray>

#include <cmath>

/// Experiments for the tests of their files.
namespace dpfm::tests {

inline const QByteArray kValid = R"({
  "format": "dpfm-experiment",
  "version": 1,
  "name": "Test",
  "data": {"source": "sum", "inputs": 4, "noise": 0.5},
  "validation_share": 0.25,
  "network": {
    "layers": [
      {"neurons": 5, "activation": "sigmoid"},
      {"neurons": 1, "activation": "linear"}
    ]
  },
  "training": {
    "loss": "mse",
    "optimizer": {"kind": "sgd", "learning_rate": 0.1},
    "batch_size": 10,
    "epochs": 250
  },
  "sweep": {
    "registers": [2, 0],
    "corpus": [50],
    "seeds": [1, 9007199254740992]
  }
}
)";

/// Every field away from its default, with numbers whose shortest text is long.
inline network::Experiment unusualExperiment() {
    network::Experiment experiment;
    experiment.name = "Ñandú \"quoted\" \\ \n \u20ac";
    experiment.data = {network::DataSource::Sum, 2, 0.1 + 0.2, network::Scaling::Standard, 7};
    experiment.validationShare = 1.0 / 3.0;
    experiment.network.layers = {{3, autodiff::Activation::Tanh}, {1, autodiff::Activation::Relu}};
    experiment.network.sigmoidDerivative = autodiff::SigmoidDerivative::Published;
    experiment.network.initialWeights = network::NestedWeights{
        {{1.0 / 3.0, -2e-308, 5e-324}, {1e300, 0.1, 1e22}, {-1.0, 3.0, 123456789.125}},
        {{std::nextafter(1.0, 2.0), std::nextafter(1.0, 0.0), 0.0, 2.5e-5}}};
    experiment.training.method = network::Method::MeProp;
    experiment.training.selection = autodiff::Selection::ErrorFeedback;
    experiment.training.optimizer = {network::OptimizerKind::Adam, 1e-3, 0.85, 0.95, 0.9999, 1e-7};
    experiment.training.batchSize = 3;
    experiment.training.epochs = 11;
    experiment.sweep = {{0, 5}, {10, 20}, {0, 3, network::kMaxSeed}, true};
    return experiment;
}

} // namespace dpfm::tests
