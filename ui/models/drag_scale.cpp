#include "ui/models/drag_scale.h"

#include "core/network/validation.h"
#include "ui/session/sweep_progress.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace dpfm::models {

using network::Experiment;

namespace {

constexpr int kStepsPerDecade = 20;
constexpr double kNoiseSteps = 100.0; ///< of 0.01
constexpr std::uint64_t kSeeds = 100;

/// 10^exponent to two digits, as near to the decimal number as a double can be.
double twoDigits(int step) {
    const int decade = step >= 0 ? step / kStepsPerDecade : -((-step - 1) / kStepsPerDecade) - 1;
    const int within = step - decade * kStepsPerDecade;
    const double digits = std::round(10.0 * std::pow(10.0, within / double{kStepsPerDecade}));
    const int power = decade - 1;
    return power >= 0 ? digits * std::pow(10.0, power) : digits / std::pow(10.0, -power);
}

int stepBelow(double value) {
    return static_cast<int>(std::floor(kStepsPerDecade * std::log10(value)));
}

/// Logarithmic values from `low` to `high`, both included.
std::vector<double> logarithmic(double low, double high, bool whole) {
    std::vector<double> values{low};
    for (int step = stepBelow(low); step <= stepBelow(high) + 1; ++step) {
        const double value = whole ? std::round(twoDigits(step)) : twoDigits(step);
        if (value > values.back() && value < high)
            values.push_back(value);
    }
    if (high > low)
        values.push_back(high);
    return values;
}

std::vector<double> wholeNumbers(double low, double high, double value, int largest) {
    if (value >= 1.0 && value < low)
        low = std::max(1.0, std::floor(value / 2.0));
    if (value > high)
        high = std::min(2.0 * value, static_cast<double>(largest));
    return logarithmic(low, std::max(low, high), true);
}

std::vector<double> rates(double value) {
    double low = 1e-4;
    double high = 1.0;
    if (std::isfinite(value) && value > 0.0) {
        if (value < low)
            low = std::max(std::pow(10.0, std::floor(std::log10(value)) - 1.0),
                           std::numeric_limits<double>::min());
        if (value > high)
            high = std::min(std::pow(10.0, std::ceil(std::log10(value)) + 1.0), 1e300);
    }
    return logarithmic(low, high, false);
}

std::vector<double> noises(double value) {
    const double high = std::isfinite(value) && value > 0.5 ? std::min(2.0 * value, 1e300) : 0.5;
    const double steps = 0.5 * kNoiseSteps;
    std::vector<double> values;
    for (double step = 0.0; step <= steps; step += 1.0)
        values.push_back(high == 0.5 ? step / kNoiseSteps : high * step / steps);
    return values;
}

std::vector<double> seeds(const std::vector<std::uint64_t>& list) {
    if (list.empty())
        return {0.0};
    // The first can go down until the least is at 0, and up until the largest is at the end.
    const std::uint64_t first = list.front();
    const auto [least, most] = std::minmax_element(list.begin(), list.end());
    if (*most > network::kMaxSeed)
        return {static_cast<double>(first)};
    const std::uint64_t lowest = first - *least;
    const std::uint64_t highest = first + (network::kMaxSeed - *most);
    std::uint64_t low = 1;
    if (first == 0 || first > kSeeds)
        low = first - std::min(first, kSeeds / 2);
    low = std::max(low, lowest);
    const std::uint64_t high = std::min(std::max(low + kSeeds - 1, first), highest);
    std::vector<double> values;
    for (std::uint64_t seed = low; seed <= high; ++seed)
        values.push_back(static_cast<double>(seed));
    return values;
}

double largestTrainingPart(const Experiment& experiment) {
    std::size_t largest = 1;
    for (const int corpus : experiment.sweep.corpus)
        largest = std::max(largest, session::trainingSamples(experiment, corpus));
    return static_cast<double>(largest);
}

} // namespace

double dragValue(const Experiment& experiment, DragField field) {
    switch (field) {
    case DragField::LearningRate:
        return experiment.training.optimizer.learningRate;
    case DragField::Epochs:
        return experiment.training.epochs;
    case DragField::Noise:
        return experiment.data.noise;
    case DragField::Seed:
        return experiment.sweep.seeds.empty() ? 0.0
                                              : static_cast<double>(experiment.sweep.seeds.front());
    case DragField::BatchSize:
        return experiment.training.batchSize;
    }
    return 0.0;
}

void setDragValue(Experiment& experiment, DragField field, double value) {
    switch (field) {
    case DragField::LearningRate:
        experiment.training.optimizer.learningRate = value;
        return;
    case DragField::Epochs:
        experiment.training.epochs = static_cast<int>(value);
        return;
    case DragField::Noise:
        experiment.data.noise = value;
        return;
    case DragField::Seed:
        if (!experiment.sweep.seeds.empty()) {
            // Modulo 2^64, so that a shift down is one as well.
            const std::uint64_t shift =
                static_cast<std::uint64_t>(value) - experiment.sweep.seeds.front();
            for (std::uint64_t& seed : experiment.sweep.seeds)
                seed += shift;
        }
        return;
    case DragField::BatchSize:
        experiment.training.batchSize = static_cast<int>(value);
        return;
    }
}

double DragScale::valueAt(int position) const {
    return values_[static_cast<std::size_t>(std::clamp(position, 0, size() - 1))];
}

int DragScale::positionOf(double value) const {
    const auto above = std::lower_bound(values_.begin(), values_.end(), value);
    if (above == values_.end())
        return size() - 1;
    const auto position = static_cast<int>(above - values_.begin());
    return above != values_.begin() && value - *(above - 1) < *above - value ? position - 1
                                                                             : position;
}

DragScale dragScale(const Experiment& experiment, DragField field) {
    const double value = dragValue(experiment, field);
    std::vector<double> values;
    switch (field) {
    case DragField::LearningRate:
        values = rates(value);
        break;
    case DragField::Epochs:
        values = wholeNumbers(10.0, 2000.0, value, network::kMaxEpochs);
        break;
    case DragField::Noise:
        values = noises(value);
        break;
    case DragField::Seed:
        values = seeds(experiment.sweep.seeds);
        break;
    case DragField::BatchSize:
        values = wholeNumbers(1.0, largestTrainingPart(experiment), value, network::kMaxCorpus);
        break;
    }
    if (std::isfinite(value) && value >= values.front() && value <= values.back())
        values[static_cast<std::size_t>(DragScale(values).positionOf(value))] = value;
    return DragScale(std::move(values));
}

} // namespace dpfm::models
