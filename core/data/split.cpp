#include "core/data/split.h"

#include "core/base/random.h"
#include "core/base/share.h"
#include "core/data/bundled.h"
#include "core/data/csv_source.h"
#include "core/data/generators.h"
#include "core/data/idx_source.h"
#include "core/data/planar.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace dpfm::data {

namespace {

using network::DataSource;
using network::Scaling;

constexpr double kLargestByte = 255.0;

/// Row by row, because a column of a wide set is scattered over all its memory.
std::vector<InputScale> fit(const Samples& samples, Scaling scaling) {
    if (scaling == Scaling::Unit)
        return std::vector<InputScale>(samples.inputWidth, InputScale{0.0, kLargestByte});
    const std::size_t width = samples.inputWidth;
    const auto count = static_cast<double>(samples.count());
    std::vector<double> buffer;
    const std::span<const double> first = samples.input(0, buffer);
    std::vector<double> low(first.begin(), first.end());
    std::vector<double> high = low;
    std::vector<double> mean(width, 0.0);
    for (std::size_t row = 0; row < samples.count(); ++row) {
        const std::span<const double> values = samples.input(row, buffer);
        for (std::size_t input = 0; input < width; ++input) {
            low[input] = std::min(low[input], values[input]);
            high[input] = std::max(high[input], values[input]);
            mean[input] += values[input];
        }
    }
    for (double& sum : mean)
        sum /= count;
    std::vector<double> squares(width, 0.0);
    for (std::size_t row = 0; scaling == Scaling::Standard && row < samples.count(); ++row) {
        const std::span<const double> values = samples.input(row, buffer);
        for (std::size_t input = 0; input < width; ++input) {
            const double deviation = values[input] - mean[input];
            squares[input] += deviation * deviation;
        }
    }
    std::vector<InputScale> scales;
    for (std::size_t input = 0; input < width; ++input) {
        if (low[input] == high[input])
            scales.push_back({low[input], std::numeric_limits<double>::infinity()});
        else if (scaling == Scaling::MinMax)
            scales.push_back({low[input], high[input] - low[input]});
        else
            scales.push_back({mean[input], std::sqrt(squares[input] / count)});
    }
    return scales;
}

/// The first of a set's samples in the order of the seed's permutation.
Samples firstOf(const Samples& whole, std::size_t count, std::uint64_t seed) {
    const std::vector<std::size_t> order =
        RandomStream(seed, Purpose::Permutation).permutation(whole.count());
    assert(count <= order.size());
    return whole.pick(std::span(order).first(count));
}

Dataset firstOf(const Dataset& whole, std::size_t count, std::uint64_t seed) {
    return {firstOf(whole.samples, count, seed), whole.inputNames, whole.outputNames,
            whole.classification};
}

/// What the corpus and its holdout are made of, and the samples of test files if there are any.
struct Drawn {
    Dataset set;
    std::optional<Samples> test;
    std::shared_ptr<const void> whole; ///< what the set is a part of, if it comes from a table
};

Result<Drawn> draw(const network::DataSettings& settings, std::size_t count, std::uint64_t seed) {
    switch (settings.source) {
    case DataSource::Sum:
        break;
    case DataSource::Xor:
    case DataSource::Circles:
    case DataSource::Spirals:
    case DataSource::Moons:
    case DataSource::Plane:
    case DataSource::Sine:
        return Drawn{pointsOfThePlane(settings.source, count, settings.noise, seed), std::nullopt,
                     nullptr};
    case DataSource::Iris:
        return Drawn{firstOf(iris(), count, seed), std::nullopt, nullptr};
    case DataSource::Digits:
        return Drawn{firstOf(digits(), count, seed), std::nullopt, nullptr};
    case DataSource::Idx: {
        const auto data = loadIdx(settings.idx);
        if (!data)
            return data.error();
        // Whoever has a part of the data has all of it, so that the next one finds it loaded.
        const auto hold = [&](Samples& samples) {
            samples.bytes.table = {*data, samples.bytes.table.get()};
        };
        Drawn drawn{firstOf((*data)->training, count, seed), std::nullopt, nullptr};
        hold(drawn.set.samples);
        if (settings.hasTestFiles()) {
            const Samples& test = (*data)->test;
            const std::size_t all = test.count();
            const auto wanted = static_cast<std::size_t>(settings.commonHoldout);
            drawn.test = firstOf(test, wanted > 0 ? wanted : all, seed);
            hold(*drawn.test);
        }
        return drawn;
    }
    case DataSource::Csv: {
        const auto data = loadCsv(settings.csv);
        if (!data)
            return data.error();
        return Drawn{firstOf(**data, count, seed), std::nullopt, *data};
    }
    }
    return Drawn{
        sumOfInputs(count, static_cast<std::size_t>(settings.inputs), settings.noise, seed),
        std::nullopt, nullptr};
}

} // namespace

Result<TrainingData> prepare(const network::Experiment& experiment, int corpus,
                             std::uint64_t seed) {
    const auto size = static_cast<std::size_t>(corpus);
    const auto holdout = static_cast<std::size_t>(experiment.data.holdoutOfCorpora());
    auto drawn = draw(experiment.data, size + holdout, seed);
    if (!drawn)
        return drawn.error();
    Dataset& set = drawn->set;

    TrainingData data;
    if (drawn->test) {
        data.training = std::move(set.samples);
        data.validation = *std::move(drawn->test);
    } else if (holdout > 0) {
        data.validation = set.samples.slice(0, holdout);
        data.training = set.samples.slice(holdout, size);
    } else {
        const std::size_t validation = ceilOfShare(experiment.validationShare, size);
        data.training = set.samples.slice(0, size - validation);
        data.validation = set.samples.slice(size - validation, validation);
    }
    data.inputNames = std::move(set.inputNames);
    data.outputNames = std::move(set.outputNames);
    data.classification = set.classification;
    data.whole = std::move(drawn->whole);

    if (experiment.data.scaling != Scaling::None) {
        data.scales = fit(data.training, experiment.data.scaling);
        data.training.scaleInputs(data.scales);
        data.validation.scaleInputs(data.scales);
    }
    return data;
}

} // namespace dpfm::data
