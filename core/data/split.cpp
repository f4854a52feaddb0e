#include "core/data/split.h"

#include "core/base/random.h"
#include "core/base/share.h"
#include "core/data/bundled.h"
#include "core/data/generators.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace dpfm::data {

namespace {

using network::DataSource;
using network::Scaling;

InputScale fit(const Samples& samples, std::size_t input, Scaling scaling) {
    const auto count = static_cast<double>(samples.count());
    double low = samples.input(0)[input];
    double high = low;
    double sum = 0.0;
    for (std::size_t row = 0; row < samples.count(); ++row) {
        const double value = samples.input(row)[input];
        low = std::min(low, value);
        high = std::max(high, value);
        sum += value;
    }
    if (low == high)
        return {low, std::numeric_limits<double>::infinity()};
    if (scaling == Scaling::MinMax)
        return {low, high - low};
    const double mean = sum / count;
    double squares = 0.0;
    for (std::size_t row = 0; row < samples.count(); ++row) {
        const double deviation = samples.input(row)[input] - mean;
        squares += deviation * deviation;
    }
    return {mean, std::sqrt(squares / count)};
}

Dataset firstSamples(const network::DataSettings& settings, std::size_t count, std::uint64_t seed) {
    if (settings.source == DataSource::Sum)
        return sumOfInputs(count, static_cast<std::size_t>(settings.inputs), settings.noise, seed);
    const Dataset& bundled = settings.source == DataSource::Iris ? iris() : digits();
    const std::vector<std::size_t> order =
        RandomStream(seed, Purpose::Permutation).permutation(bundled.samples.count());
    assert(count <= order.size());
    Dataset set;
    set.samples = bundled.samples.pick(std::span(order).first(count));
    set.inputNames = bundled.inputNames;
    set.outputNames = bundled.outputNames;
    set.classification = bundled.classification;
    return set;
}

} // namespace

double InputScale::unscaled(double value) const {
    return std::isinf(width) ? shift : value * width + shift;
}

void scale(std::span<double> inputs, std::span<const InputScale> scales) {
    if (scales.empty())
        return;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        inputs[i] = scales[i % scales.size()].scaled(inputs[i]);
}

TrainingData prepare(const network::Experiment& experiment, int corpus, std::uint64_t seed) {
    const auto size = static_cast<std::size_t>(corpus);
    const auto holdout = static_cast<std::size_t>(experiment.data.commonHoldout);
    Dataset set = firstSamples(experiment.data, size + holdout, seed);

    TrainingData data;
    if (holdout > 0) {
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

    if (experiment.data.scaling != Scaling::None) {
        for (std::size_t input = 0; input < data.training.inputWidth; ++input)
            data.scales.push_back(fit(data.training, input, experiment.data.scaling));
        scale(data.training.inputs, data.scales);
        scale(data.validation.inputs, data.scales);
    }
    return data;
}

} // namespace dpfm::data
