#include "ui/models/output_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace dpfm::models {

namespace {

constexpr double kRoom = 0.06; ///< about the samples, in their range
constexpr std::size_t kSide = 64;
constexpr std::size_t kNeuronSide = 20;
constexpr std::size_t kSmallestSide = 8;
/// Multiplications that a map may take: some tens of milliseconds.
constexpr double kMostProducts = 5e7;

OutputMap::Range padded(OutputMap::Range range) {
    const double room = range.high > range.low ? kRoom * (range.high - range.low) : 1.0;
    return {range.low - room, range.high + room};
}

void extend(OutputMap::Range& range, double value) {
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
}

void addPoints(OutputMap& map, const data::Samples& samples, bool validation) {
    std::vector<double> buffer;
    for (std::size_t row = 0; row < samples.count(); ++row) {
        const std::span<const double> input = samples.input(row, buffer);
        const double target = samples.target(row).back();
        map.points.push_back({input[0], input[1], target, validation});
        extend(map.x, input[0]);
        extend(map.y, input[1]);
        extend(map.targets, target);
    }
}

double between(const OutputMap::Range& range, std::size_t step, std::size_t side) {
    const double share = static_cast<double>(step) / static_cast<double>(side - 1);
    return range.low + share * (range.high - range.low);
}

/// What an activation's values can be; none if they have no bounds.
std::optional<OutputMap::Range> boundsOf(autodiff::Activation activation) {
    switch (activation) {
    case autodiff::Activation::Sigmoid:
    case autodiff::Activation::Softmax:
        return OutputMap::Range{0.0, 1.0};
    case autodiff::Activation::Tanh:
        return OutputMap::Range{-1.0, 1.0};
    case autodiff::Activation::Linear:
    case autodiff::Activation::Relu:
        break;
    }
    return std::nullopt;
}

void addNeurons(OutputMap& map, const Probe& probe) {
    const network::Topology& topology = probe.pass.topology();
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
        map.neurons.emplace_back(topology.width(layer));
    network::ForwardPass pass(topology);
    for (std::size_t row = 0; row < map.neuronSide; ++row)
        for (std::size_t column = 0; column < map.neuronSide; ++column) {
            // Values do not depend on R, and with one register they come soonest.
            pass.run(probe.weights,
                     std::array{between(map.x, column, map.neuronSide),
                                between(map.y, row, map.neuronSide)},
                     1);
            for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
                for (std::size_t neuron = 0; neuron < topology.width(layer); ++neuron)
                    map.neurons[layer - 1][neuron].values.push_back(
                        static_cast<float>(pass.neuron(layer, neuron).value));
        }
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
        for (OutputMap::Neuron& neuron : map.neurons[layer - 1]) {
            double largest = 0.0;
            for (const float value : neuron.values)
                largest = std::max(largest, std::fabs(static_cast<double>(value)));
            neuron.scale =
                boundsOf(topology.activation(layer)).value_or(OutputMap::Range{-largest, largest});
        }
}

/// `most` or, in large networks, less.
std::size_t sideFor(const network::Topology& topology, std::size_t most) {
    const double places = kMostProducts / static_cast<double>(topology.weightCount());
    return std::clamp(static_cast<std::size_t>(std::sqrt(places)), kSmallestSide, most);
}

} // namespace

std::optional<OutputMap> outputMap(std::shared_ptr<const Probe> probe, std::size_t side,
                                   std::size_t neuronSide) {
    const network::Topology& topology = probe->pass.topology();
    const bool classes = probe->data->classification;
    if (topology.inputs() != 2 || topology.outputs() != (classes ? 2 : 1))
        return std::nullopt;
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    OutputMap map;
    map.x = map.y = map.targets = {kInfinity, -kInfinity};
    map.side = side;
    map.neuronSide = neuronSide;
    map.classes = classes;
    addPoints(map, probe->data->training, false);
    addPoints(map, probe->data->validation, true);
    map.x = padded(map.x);
    map.y = padded(map.y);
    if (classes)
        map.targets = {0.0, 1.0};
    else if (map.targets.low == map.targets.high)
        map.targets = padded(map.targets);
    map.values.reserve(side * side);
    network::Prediction prediction(topology);
    for (std::size_t row = 0; row < side; ++row)
        for (std::size_t column = 0; column < side; ++column)
            map.values.push_back(prediction
                                     .run(probe->weights, std::array{between(map.x, column, side),
                                                                     between(map.y, row, side)})
                                     .back());
    addNeurons(map, *probe);
    map.probe = std::move(probe);
    return map;
}

bool hasOutputMap(const network::Experiment& experiment) {
    const network::DataShape shape = network::shapeOf(experiment.data);
    return shape.inputs == 2 && shape.outputs == (shape.classification ? 2 : 1);
}

OutputMapModel::OutputMapModel(ProbeModel& probe, QObject* parent)
    : ProbeFollower(
          probe,
          [](std::shared_ptr<const Probe> of) -> Computed {
              const network::Topology& topology = of->pass.topology();
              const std::size_t side = sideFor(topology, kSide);
              const std::size_t neuronSide = sideFor(topology, kNeuronSide);
              if (auto map = outputMap(std::move(of), side, neuronSide))
                  return std::make_shared<const OutputMap>(*std::move(map));
              return nullptr;
          },
          parent) {
    connect(this, &ProbeFollower::changed, this, &OutputMapModel::mapChanged);
}

std::shared_ptr<const OutputMap> OutputMapModel::map() const {
    return std::static_pointer_cast<const OutputMap>(computed());
}

} // namespace dpfm::models
