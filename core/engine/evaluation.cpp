#include "core/engine/evaluation.h"

#include "core/engine/dense_plan.h"

#include <algorithm>
#include <vector>

namespace dpfm::engine {

std::optional<Evaluation> evaluate(const network::Topology& topology, autodiff::Loss loss,
                                   std::span<const double> weights, const data::Samples& samples,
                                   const RunControl& control) {
    return Evaluator(topology, loss).evaluate(weights, samples, control);
}

struct Evaluator::State {
    State(const network::Topology& topology, autodiff::Loss lossOfSample, InstructionSet set)
        : kernels(denseKernels(set))
        , plan(topology, 0)
        , block(plan, kernels.lanes, false)
        , loss(lossOfSample)
        , outputs(topology.outputs()) {}

    const kernels::DenseKernels& kernels;
    DensePlan plan;
    DenseBlockStorage block;
    autodiff::Loss loss;
    std::vector<double> outputs;
    std::vector<double> input; ///< of samples that are bytes
};

Evaluator::Evaluator(const network::Topology& topology, autodiff::Loss loss, InstructionSet set)
    : state_(std::make_unique<State>(topology, loss, set)) {}

Evaluator::Evaluator(const network::Topology& topology, autodiff::Loss loss)
    : Evaluator(topology, loss, usedInstructionSet()) {}

Evaluator::~Evaluator() = default;

std::optional<Evaluation> Evaluator::evaluate(std::span<const double> weights,
                                              const data::Samples& samples,
                                              const RunControl& control) {
    const std::size_t lanes = state_->kernels.lanes;
    Evaluation evaluation;
    evaluation.samples = samples.count();
    for (std::size_t first = 0; first < samples.count(); first += lanes) {
        if (!control.proceed())
            return std::nullopt;
        const std::size_t count = std::min(lanes, samples.count() - first);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const auto input = samples.input(first + (lane < count ? lane : 0), state_->input);
            for (std::size_t i = 0; i < input.size(); ++i)
                state_->block.view.values[i * lanes + lane] = input[i];
        }
        state_->kernels.predict(state_->plan.view(), weights.data(), state_->block.view);
        const double* outputs = state_->plan.outputs(state_->block.view, lanes);
        for (std::size_t lane = 0; lane < count; ++lane) {
            for (std::size_t o = 0; o < state_->outputs.size(); ++o)
                state_->outputs[o] = outputs[o * lanes + lane];
            const auto target = samples.target(first + lane);
            evaluation.loss += autodiff::sampleLoss(state_->loss, state_->outputs, target);
            evaluation.correct += isCorrect(state_->outputs, target) ? 1U : 0U;
        }
    }
    evaluation.loss /= static_cast<double>(samples.count());
    return evaluation;
}

bool isCorrect(std::span<const double> outputs, std::span<const double> targets) {
    const auto largest = [](std::span<const double> values) {
        return std::max_element(values.begin(), values.end()) - values.begin();
    };
    return largest(outputs) == largest(targets);
}

} // namespace dpfm::engine
