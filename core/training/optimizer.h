#pragma once

#include "core/engine/weight_layout.h"
#include "core/network/experiment.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace dpfm::training {

/// What momentum and adam remember from step to step; empty vectors where there is nothing.
struct OptimizerState {
    std::vector<double> first;  ///< v of momentum, m of adam, one a weight
    std::vector<double> second; ///< v of adam
    double beta1Power = 1.0;    ///< β1^t
    double beta2Power = 1.0;

    bool operator==(const OptimizerState&) const = default;
};

/// Turns a batch's gradient δ into a step of the weights w, with η the learning rate:
///   sgd             w −= η·δ
///   max-normalized  w −= η·δ / max|δ|; no step if max|δ| = 0
///   momentum        v = 0.9·v + δ, w −= η·v, v from 0
///   adam            m = β1·m + (1−β1)·δ, v = β2·v + (1−β2)·δ², t = 1, 2, …
///                   w −= η·(m/(1−β1^t)) / (√(v/(1−β2^t)) + ε)  (D. Kingma, J. Ba, 2015)
/// A pruned weight's gradient is 0 here: the state of momentum and adam still decays.
class Optimizer {
public:
    Optimizer(const network::OptimizerSettings& settings, std::size_t weightCount);

    /// `weights` and `gradient` have weightCount numbers; outside of the ranges `touched` the
    /// gradient is 0.
    void step(std::span<double> weights, std::span<const double> gradient,
              std::span<const engine::PlaceRange> touched);
    /// The same where every weight may have a gradient.
    void step(std::span<double> weights, std::span<const double> gradient);

    /// sgd's η; others do more than w −= η·δ.
    std::optional<double> plainRate() const;
    /// Whether step() leaves weights alone whose gradient is 0.
    bool movesTouchedAlone() const { return state_.first.empty(); }

    /// Whether the state is free of NaN and infinity. adam's v may overflow and stop its weight for
    /// good while the weight itself stays finite.
    bool finite() const;

    const OptimizerState& state() const { return state_; }
    /// Goes on from what an optimizer of the same settings had.
    void setState(OptimizerState state) { state_ = std::move(state); }

    /// May be changed between steps without losing the state.
    void setLearningRate(double learningRate) { settings_.learningRate = learningRate; }

private:
    network::OptimizerSettings settings_;
    OptimizerState state_;
};

} // namespace dpfm::training
