#include "core/data/planar.h"

#include "core/base/elementary.h"
#include "core/base/random.h"

#include <cmath>

namespace dpfm::data {

using elementary::cosPi;
using elementary::sinPi;
using network::DataSource;

namespace {

struct Point {
    double x = 0.0;
    double y = 0.0;
    double target = 0.0; ///< or the class
};

Point atRadius(double radius, double angleOverPi, double target) {
    return {radius * cosPi(angleOverPi), radius * sinPi(angleOverPi), target};
}

Point drawn(DataSource source, RandomStream& values) {
    const double u = values.uniform();
    const double v = values.uniform();
    const double x = 2.0 * u - 1.0;
    const double y = 2.0 * v - 1.0;
    const auto classOf = [&] { return static_cast<double>(values.below(2)); };
    switch (source) {
    case DataSource::Xor:
        return {x, y, (x < 0.0) != (y < 0.0) ? 1.0 : 0.0};
    case DataSource::Circles: {
        const double ring = classOf();
        return atRadius(ring > 0.0 ? 0.7 + 0.3 * u : 0.4 * std::sqrt(u), 2.0 * v, ring);
    }
    case DataSource::Spirals: {
        const double arm = classOf();
        return atRadius(0.05 + 0.95 * u, 3.0 * u + arm, arm);
    }
    case DataSource::Moons: {
        const double lower = classOf();
        const double across = lower > 0.0 ? 1.0 - cosPi(u) : cosPi(u);
        const double up = lower > 0.0 ? 0.5 - sinPi(u) : sinPi(u);
        return {(across - 0.5) / 1.5, (up - 0.25) / 0.75, lower};
    }
    case DataSource::Plane:
        return {x, y, 0.5 * (x + y)};
    default: // the sine
        return {x, y, sinPi(x + y)};
    }
}

} // namespace

Dataset pointsOfThePlane(DataSource source, std::size_t count, double noise, std::uint64_t seed) {
    network::DataSettings settings;
    settings.source = source;
    Dataset set;
    set.classification = network::shapeOf(settings).classification;
    set.samples.inputWidth = 2;
    set.samples.outputWidth = set.classification ? 2 : 1;
    set.samples.inputs.reserve(2 * count);
    set.samples.targets.reserve(set.samples.outputWidth * count);
    RandomStream values(seed, Purpose::Data);
    RandomStream errors(seed, Purpose::Noise);
    for (std::size_t sample = 0; sample < count; ++sample) {
        Point point = drawn(source, values);
        if (noise > 0.0 && set.classification) {
            point.x += noise * errors.normal();
            point.y += noise * errors.normal();
        } else if (noise > 0.0) {
            point.target += noise * errors.normal();
        }
        set.samples.inputs.insert(set.samples.inputs.end(), {point.x, point.y});
        if (set.classification)
            set.samples.targets.insert(set.samples.targets.end(),
                                       {1.0 - point.target, point.target});
        else
            set.samples.targets.push_back(point.target);
    }
    set.inputNames = {"x", "y"};
    if (set.classification)
        set.outputNames = {"A", "B"};
    else
        set.outputNames = {"z"};
    return set;
}

} // namespace dpfm::data
