#pragma once

#include "core/autodiff/loss.h"
#include "core/base/control.h"
#include "core/data/dataset.h"
#include "core/engine/instruction_set.h"
#include "core/network/topology.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace dpfm::engine {

/// What a batch or a validation part comes to.
struct Evaluation {
    double loss = 0.0;       ///< mean over the samples
    std::size_t correct = 0; ///< samples whose largest output is the target's largest
    std::size_t samples = 0;
};

/// The loss over all samples, by values alone: the same for every method. Keeps its memory, to be
/// asked epoch after epoch; one thread at a time. The same bits as network::Prediction.
class Evaluator {
public:
    Evaluator(const network::Topology& topology, autodiff::Loss loss, InstructionSet set);
    /// On the chosen instruction set.
    Evaluator(const network::Topology& topology, autodiff::Loss loss);
    ~Evaluator();

    /// The samples' losses are added in their order. None: it was asked to stop.
    std::optional<Evaluation> evaluate(std::span<const double> weights,
                                       const data::Samples& samples, const RunControl& control);

    /// What each sample is taken for: classOf() its outputs. None: it was asked to stop.
    std::optional<std::vector<std::size_t>> classify(std::span<const double> weights,
                                                     const data::Samples& samples,
                                                     const RunControl& control);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The same, once.
std::optional<Evaluation> evaluate(const network::Topology& topology, autodiff::Loss loss,
                                   std::span<const double> weights, const data::Samples& samples,
                                   const RunControl& control);

/// Where the largest output, or target, stands; the first of equals counts.
std::size_t classOf(std::span<const double> values);

/// Whether the outputs and the targets are of the same class.
bool isCorrect(std::span<const double> outputs, std::span<const double> targets);

} // namespace dpfm::engine
