#include "ui/session/network_json.h"

#include "ui/session/json_writer.h"

namespace dpfm::session {

using autodiff::Activation;
using autodiff::Loss;
using autodiff::SigmoidDerivative;
using network::OptimizerKind;

Activation readActivation(const JsonField& field) {
    return field.oneOf(std::array{Activation::Linear, Activation::Sigmoid, Activation::Tanh,
                                  Activation::Relu, Activation::Softmax});
}

SigmoidDerivative readSigmoidDerivative(const JsonField& field) {
    return field.oneOf(std::array{SigmoidDerivative::Exact, SigmoidDerivative::Published},
                       {SigmoidDerivative::Exact});
}

Loss readLoss(const JsonField& field) {
    return field.oneOf(std::array{Loss::MeanSquaredError, Loss::CrossEntropy});
}

network::OptimizerSettings readOptimizer(const JsonField& field) {
    field.allowOnly({"kind", "learning_rate", "momentum", "beta1", "beta2", "epsilon"});
    network::OptimizerSettings optimizer;
    optimizer.kind =
        field["kind"].oneOf(std::array{OptimizerKind::Sgd, OptimizerKind::MaxNormalized,
                                       OptimizerKind::Momentum, OptimizerKind::Adam});
    optimizer.learningRate = field["learning_rate"].number();
    optimizer.momentum = field["momentum"].number(optimizer.momentum);
    optimizer.beta1 = field["beta1"].number(optimizer.beta1);
    optimizer.beta2 = field["beta2"].number(optimizer.beta2);
    optimizer.epsilon = field["epsilon"].number(optimizer.epsilon);
    return optimizer;
}

network::NestedWeights readWeights(const JsonField& field) {
    network::NestedWeights weights;
    for (const JsonField& layer : field.items()) {
        weights.emplace_back();
        for (const JsonField& neuron : layer.items())
            weights.back().push_back(neuron.numbers());
    }
    return weights;
}

QByteArray weightsToJson(const network::NestedWeights& weights) {
    std::vector<QByteArray> layers;
    for (const auto& layer : weights) {
        std::vector<QByteArray> neurons;
        for (const auto& neuron : layer) {
            std::vector<QByteArray> own;
            for (const double weight : neuron)
                own.push_back(json::number(weight));
            neurons.push_back(json::list(own));
        }
        layers.push_back(json::list(neurons, json::Layout::Lines));
    }
    return json::list(layers, json::Layout::Lines);
}

} // namespace dpfm::session
