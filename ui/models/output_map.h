#pragma once

#include "ui/models/probe_follower.h"

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// What a network of two inputs says over a rectangle of the plane, beside the samples it was
/// trained and validated on. Inputs are as the network sees them, scaled if the experiment scales.
struct OutputMap {
    struct Range {
        double low = 0.0;
        double high = 1.0;
    };
    struct Point {
        double x = 0.0;
        double y = 0.0;
        double value = 0.0; ///< the target; of classes 0 for the first, 1 for the second
        bool validation = false;
    };

    Range x; ///< of the samples, with some room
    Range y;
    std::size_t side = 0; ///< values are at side × side places, the corners of the ranges included
    /// By rows of y, from the low end: the output or, of two classes, the second's probability.
    std::vector<double> values;
    std::vector<Point> points;
    Range targets; ///< what values are coloured by: 0 to 1 for classes, else the samples' targets
    bool classes = false;
    /// What each neuron's value is over the same rectangle: of layer 1 … L, neuron by neuron.
    struct Neuron {
        Range scale; ///< what values can be: of the activation or, where it has no bounds, ± the
                     ///< largest |value| here
        std::vector<float> values; ///< as OutputMap's, at neuronSide × neuronSide places
    };
    std::size_t neuronSide = 0;
    std::vector<std::vector<Neuron>> neurons;
    std::shared_ptr<const Probe> probe; ///< whose network it is
};

/// None unless there are two inputs, and one output or two classes. Takes side² predictions, and
/// neuronSide² forward passes.
std::optional<OutputMap> outputMap(std::shared_ptr<const Probe> probe, std::size_t side,
                                   std::size_t neuronSide);

/// Whether an experiment's networks have a map.
bool hasOutputMap(const network::Experiment& experiment);

/// Keeps the map of the probe's network while somebody looks at it. Large networks are asked at
/// fewer places.
class OutputMapModel : public ProbeFollower {
    Q_OBJECT
public:
    explicit OutputMapModel(ProbeModel& probe, QObject* parent = nullptr);

    /// None if there is no probe or its network has no map.
    std::shared_ptr<const OutputMap> map() const;

signals:
    void mapChanged();
};

} // namespace dpfm::models
