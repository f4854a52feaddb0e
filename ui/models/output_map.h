#pragma once

#include "ui/models/probe_model.h"

#include <QObject>

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
    std::shared_ptr<const Probe> probe; ///< whose network it is
};

/// None unless there are two inputs, and one output or two classes. Takes side² predictions.
std::optional<OutputMap> outputMap(std::shared_ptr<const Probe> probe, std::size_t side);

/// Keeps the map of the probe's network while somebody looks at it. Maps are computed on a pool
/// thread; while one is, newer probes replace each other. Large networks are asked at fewer places.
class OutputMapModel : public QObject {
    Q_OBJECT
public:
    explicit OutputMapModel(ProbeModel& probe, QObject* parent = nullptr);
    ~OutputMapModel() override;

    /// Only then maps are computed.
    void setLookedAt(bool lookedAt);
    /// None if there is no probe or its network has no map.
    const std::shared_ptr<const OutputMap>& map() const { return map_; }

signals:
    void mapChanged();

private:
    void refresh();

    ProbeModel& probe_;
    std::shared_ptr<const OutputMap> map_;
    bool lookedAt_ = false;
    bool busy_ = false;
    bool again_ = false;
};

} // namespace dpfm::models
