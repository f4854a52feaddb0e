#pragma once

#include "core/engine/weight_layout.h"
#include "core/network/experiment.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dpfm::training {

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
    bool movesTouchedAlone() const { return first_.empty(); }

    /// Whether the state is free of NaN and infinity. adam's v may overflow and stop its weight for
    /// good while the weight itself stays finite.
    bool finite() const;

    /// May be changed between steps without losing the state.
    void setLearningRate(double learningRate) { settings_.learningRate = learningRate; }

private:
    network::OptimizerSettings settings_;
    std::vector<double> first_;  ///< v of momentum, m of adam
    std::vector<double> second_; ///< v of adam
    double beta1Power_ = 1.0;
    double beta2Power_ = 1.0;
};

} // namespace dpfm::training
