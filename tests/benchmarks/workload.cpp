#include "tests/benchmarks/workload.h"

#include "core/base/random.h"
#include "core/data/bundled.h"
#include "core/data/generators.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dpfm::bench {

namespace {

using autodiff::Activation;

constexpr std::size_t kSide = 28;
constexpr std::size_t kClasses = 10;

struct Point {
    double x = 0.0;
    double y = 0.0;
};

/// A digit's skeleton: points that a pen visits.
using Strokes = std::array<Point, 6>;

double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double t = std::clamp(
        ((p.x - a.x) * dx + (p.y - a.y) * dy) / std::max(dx * dx + dy * dy, 1e-9), 0.0, 1.0);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// The points lie in the middle 20×20 pixels, as MNIST's digits do.
Strokes skeleton(RandomStream& random) {
    Strokes strokes;
    for (Point& point : strokes)
        point = {5.0 + 17.0 * random.uniform(), 5.0 + 17.0 * random.uniform()};
    return strokes;
}

void draw(Strokes strokes, RandomStream& random, std::span<double> image) {
    for (Point& point : strokes) {
        point.x += random.normal();
        point.y += random.normal();
    }
    constexpr double kPen = 1.45;
    for (std::size_t y = 0; y < kSide; ++y)
        for (std::size_t x = 0; x < kSide; ++x) {
            const Point pixel{static_cast<double>(x), static_cast<double>(y)};
            double distance = 1e9;
            for (std::size_t i = 1; i < strokes.size(); ++i)
                distance = std::min(distance, distanceToSegment(pixel, strokes[i - 1], strokes[i]));
            const double ink = std::clamp(1.0 + kPen - distance, 0.0, 1.0);
            image[y * kSide + x] = std::floor(255.0 * ink) / 255.0;
        }
}

network::Topology classifier(int inputs, int hidden) {
    return {inputs, {{hidden, Activation::Sigmoid}, {kClasses, Activation::Softmax}}};
}

Workload classification(const network::Topology& topology, data::Samples samples) {
    Workload workload{topology, autodiff::Loss::CrossEntropy, 0.01, 32, {}};
    const std::size_t count = samples.count();
    workload.runs.push_back({std::move(samples), RandomStream(1, Purpose::Order).permutation(count),
                             network::glorotUniform(topology, 1)});
    return workload;
}

} // namespace

Workload sumOfInputs(const std::vector<int>& sizes, std::size_t batchSize, std::size_t runs) {
    constexpr std::size_t kSamples = 320;
    std::vector<network::LayerSettings> layers;
    for (std::size_t layer = 1; layer < sizes.size(); ++layer)
        layers.push_back(
            {sizes[layer], layer + 1 < sizes.size() ? Activation::Sigmoid : Activation::Linear});
    const network::Topology topology(sizes.front(), layers);
    Workload workload{topology, autodiff::Loss::MeanSquaredError, 0.01, batchSize, {}};
    for (std::uint64_t seed = 1; seed <= runs; ++seed)
        workload.runs.push_back({data::sumOfInputs(kSamples, topology.inputs(), 0.0, seed).samples,
                                 RandomStream(seed, Purpose::Order).permutation(kSamples),
                                 network::glorotUniform(topology, seed)});
    return workload;
}

Workload drawnImages(int hidden) {
    constexpr std::size_t kSamples = 640;
    RandomStream random(1, Purpose::Data);
    std::array<Strokes, kClasses> skeletons;
    for (Strokes& strokes : skeletons)
        strokes = skeleton(random);
    data::Samples samples;
    samples.inputWidth = kSide * kSide;
    samples.outputWidth = kClasses;
    samples.inputs.resize(kSamples * samples.inputWidth);
    samples.targets.resize(kSamples * samples.outputWidth);
    for (std::size_t row = 0; row < kSamples; ++row) {
        const std::size_t digit = random.below(kClasses);
        draw(skeletons[digit], random,
             std::span(samples.inputs).subspan(row * samples.inputWidth, samples.inputWidth));
        samples.targets[row * kClasses + digit] = 1.0;
    }
    return classification(classifier(kSide * kSide, hidden), std::move(samples));
}

Workload bundledDigits(int hidden) {
    data::Samples samples = data::digits().samples;
    for (double& input : samples.inputs)
        input /= 16.0;
    return classification(classifier(static_cast<int>(samples.inputWidth), hidden),
                          std::move(samples));
}

double nonzeroShare(const Workload& workload) {
    const std::vector<double>& inputs = workload.runs.front().samples.inputs;
    return 1.0 - static_cast<double>(std::count(inputs.begin(), inputs.end(), 0.0)) /
                     static_cast<double>(inputs.size());
}

} // namespace dpfm::bench
