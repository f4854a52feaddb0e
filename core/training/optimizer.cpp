#include "core/training/optimizer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dpfm::training {

using network::OptimizerKind;

Optimizer::Optimizer(const network::OptimizerSettings& settings, std::size_t weightCount)
    : settings_(settings) {
    if (settings.kind == OptimizerKind::Momentum || settings.kind == OptimizerKind::Adam)
        state_.first.assign(weightCount, 0.0);
    if (settings.kind == OptimizerKind::Adam)
        state_.second.assign(weightCount, 0.0);
}

void Optimizer::step(std::span<double> weights, std::span<const double> gradient) {
    const engine::PlaceRange all{0, weights.size()};
    step(weights, gradient, std::span(&all, 1));
}

void Optimizer::step(std::span<double> weights, std::span<const double> gradient,
                     std::span<const engine::PlaceRange> touched) {
    assert(weights.size() == gradient.size());
    const double rate = settings_.learningRate;
    switch (settings_.kind) {
    case OptimizerKind::Sgd:
        for (const engine::PlaceRange& range : touched)
            for (std::size_t i = range.first; i < range.first + range.count; ++i)
                weights[i] -= rate * gradient[i];
        break;
    case OptimizerKind::MaxNormalized: {
        double largest = 0.0;
        for (const engine::PlaceRange& range : touched)
            for (const double component : gradient.subspan(range.first, range.count))
                largest = std::max(largest, std::fabs(component));
        if (largest == 0.0)
            break;
        for (const engine::PlaceRange& range : touched)
            for (std::size_t i = range.first; i < range.first + range.count; ++i)
                weights[i] -= rate * gradient[i] / largest;
        break;
    }
    case OptimizerKind::Momentum:
        for (std::size_t i = 0; i < weights.size(); ++i) {
            state_.first[i] = settings_.momentum * state_.first[i] + gradient[i];
            weights[i] -= rate * state_.first[i];
        }
        break;
    case OptimizerKind::Adam:
        state_.beta1Power *= settings_.beta1;
        state_.beta2Power *= settings_.beta2;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            state_.first[i] =
                settings_.beta1 * state_.first[i] + (1.0 - settings_.beta1) * gradient[i];
            state_.second[i] = settings_.beta2 * state_.second[i] +
                               (1.0 - settings_.beta2) * gradient[i] * gradient[i];
            const double mean = state_.first[i] / (1.0 - state_.beta1Power);
            const double square = state_.second[i] / (1.0 - state_.beta2Power);
            weights[i] -= rate * mean / (std::sqrt(square) + settings_.epsilon);
        }
        break;
    }
}

std::optional<double> Optimizer::plainRate() const {
    if (settings_.kind != OptimizerKind::Sgd)
        return std::nullopt;
    return settings_.learningRate;
}

bool Optimizer::finite() const {
    const auto isFinite = [](double value) { return std::isfinite(value); };
    return std::all_of(state_.first.begin(), state_.first.end(), isFinite) &&
           std::all_of(state_.second.begin(), state_.second.end(), isFinite);
}

} // namespace dpfm::training
