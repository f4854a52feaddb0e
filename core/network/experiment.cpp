#include "core/network/experiment.h"

namespace dpfm::network {

std::string CsvColumn::text() const {
    return name.empty() ? "column " + std::to_string(number) : name;
}

bool isGenerated(DataSource source) {
    switch (source) {
    case DataSource::Sum:
    case DataSource::Xor:
    case DataSource::Circles:
    case DataSource::Spirals:
    case DataSource::Moons:
    case DataSource::Plane:
    case DataSource::Sine:
        return true;
    case DataSource::Iris:
    case DataSource::Digits:
    case DataSource::Idx:
    case DataSource::Csv:
        break;
    }
    return false;
}

bool isPruned(Method method) {
    return method != Method::Backpropagation;
}

DataShape shapeOf(const DataSettings& data) {
    switch (data.source) {
    case DataSource::Sum:
        return {data.inputs, 1, false, std::nullopt};
    case DataSource::Xor:
    case DataSource::Circles:
    case DataSource::Spirals:
    case DataSource::Moons:
        return {2, 2, true, std::nullopt};
    case DataSource::Plane:
    case DataSource::Sine:
        return {2, 1, false, std::nullopt};
    case DataSource::Iris:
        return {4, 3, true, 150};
    case DataSource::Digits:
        return {64, 10, true, 1797};
    case DataSource::Idx:
        return {data.idx.shape.inputs, data.idx.shape.classes, true,
                data.idx.shape.known() ? std::optional(data.idx.shape.samples) : std::nullopt};
    case DataSource::Csv: {
        const CsvFile& file = data.csv;
        const bool classes = file.task == CsvTask::Classification;
        return {static_cast<int>(file.inputs.size()),
                static_cast<int>(classes ? file.shape.classes.size() : file.targets.size()),
                classes, file.shape.known() ? std::optional(file.shape.rows) : std::nullopt};
    }
    }
    return {};
}

void adaptToData(Experiment& experiment) {
    const DataShape shape = shapeOf(experiment.data);
    if (experiment.network.layers.empty())
        experiment.network.layers.emplace_back();
    LayerSettings& last = experiment.network.layers.back();
    if (shape.outputs > 0)
        last.neurons = shape.outputs;
    last.activation =
        shape.classification ? autodiff::Activation::Softmax : autodiff::Activation::Linear;
    experiment.training.loss =
        shape.classification ? autodiff::Loss::CrossEntropy : autodiff::Loss::MeanSquaredError;
}

void chooseSource(Experiment& experiment, DataSource source) {
    Scaling& scaling = experiment.data.scaling;
    if (source == DataSource::Idx && scaling == Scaling::None)
        scaling = Scaling::Unit;
    if (source != DataSource::Idx && scaling == Scaling::Unit)
        scaling = Scaling::None;
    experiment.data.source = source;
    adaptToData(experiment);
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
    case DataSource::Xor:
        return "xor";
    case DataSource::Circles:
        return "circles";
    case DataSource::Spirals:
        return "spirals";
    case DataSource::Moons:
        return "moons";
    case DataSource::Plane:
        return "plane";
    case DataSource::Sine:
        return "sine";
    case DataSource::Iris:
        return "iris";
    case DataSource::Digits:
        return "digits";
    case DataSource::Idx:
        return "idx";
    case DataSource::Csv:
        return "csv";
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
    case Scaling::Unit:
        return "unit";
    }
    return {};
}

std::string_view name(CsvSeparator separator) {
    switch (separator) {
    case CsvSeparator::Comma:
        return "comma";
    case CsvSeparator::Semicolon:
        return "semicolon";
    case CsvSeparator::Tab:
        return "tab";
    }
    return {};
}

std::string_view name(DecimalSign sign) {
    return sign == DecimalSign::Point ? "point" : "comma";
}

std::string_view name(CsvTask task) {
    return task == CsvTask::Regression ? "regression" : "classification";
}

std::string_view name(MissingValues missing) {
    return missing == MissingValues::Refuse ? "refuse" : "leave-out";
}

std::string_view name(Method method) {
    switch (method) {
    case Method::Dpfm:
        return "dpfm";
    case Method::Backpropagation:
        return "backpropagation";
    case Method::MeProp:
        return "meprop";
    }
    return {};
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

std::string_view name(FieldCombination combination) {
    return combination == FieldCombination::Crossed ? "cross" : "zip";
}

} // namespace dpfm::network
