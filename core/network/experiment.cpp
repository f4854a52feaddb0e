#include "core/network/experiment.h"

namespace dpfm::network {

DataShape shapeOf(const DataSettings& data) {
    switch (data.source) {
    case DataSource::Sum:
        return {data.inputs, 1, false, std::nullopt};
    case DataSource::Iris:
        return {4, 3, true, 150};
    case DataSource::Digits:
        return {64, 10, true, 1797};
    }
    return {};
}

void adaptToData(Experiment& experiment) {
    const DataShape shape = shapeOf(experiment.data);
    if (experiment.network.layers.empty())
        experiment.network.layers.emplace_back();
    LayerSettings& last = experiment.network.layers.back();
    last.neurons = shape.outputs;
    last.activation =
        shape.classification ? autodiff::Activation::Softmax : autodiff::Activation::Linear;
    experiment.training.loss =
        shape.classification ? autodiff::Loss::CrossEntropy : autodiff::Loss::MeanSquaredError;
}

std::vector<int> layerSizes(const Experiment& experiment) {
    std::vector<int> sizes{shapeOf(experiment.data).inputs};
    for (const LayerSettings& layer : experiment.network.layers)
        sizes.push_back(layer.neurons);
    return sizes;
}

std::string_view name(DataSource source) {
    switch (source) {
    case DataSource::Sum:
        return "sum";
    case DataSource::Iris:
        return "iris";
    case DataSource::Digits:
        return "digits";
    }
    return {};
}

std::string_view name(Scaling scaling) {
    switch (scaling) {
    case Scaling::None:
        return "none";
    case Scaling::MinMax:
        return "min-max";
    case Scaling::Standard:
        return "standard";
    }
    return {};
}

std::string_view name(Method method) {
    return method == Method::Dpfm ? "dpfm" : "backpropagation";
}

std::string_view name(OptimizerKind kind) {
    switch (kind) {
    case OptimizerKind::Sgd:
        return "sgd";
    case OptimizerKind::MaxNormalized:
        return "max-normalized";
    case OptimizerKind::Momentum:
        return "momentum";
    case OptimizerKind::Adam:
        return "adam";
    }
    return {};
}

} // namespace dpfm::network
