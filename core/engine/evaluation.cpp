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

    /// Calls each(row) for every sample, in their order, with its outputs in `outputs`; false if it
    /// was asked to stop.
    template <class Each>
    bool predict(std::span<const double> weights, const data::Samples& samples,
                 const RunControl& control, Each each);

    const kernels::DenseKernels& kernels;
    DensePlan plan;
    DenseBlockStorage block;
    autodiff::Loss loss;
    std::vector<double> outputs;
    std::vector<double> input; ///< of samples that are bytes
};

template <class Each>
bool Evaluator::State::predict(std::span<const double> weights, const data::Samples& samples,
                               const RunControl& control, Each each) {
    const std::size_t lanes = kernels.lanes;
    for (std::size_t first = 0; first < samples.count(); first += lanes) {
        if (!control.proceed())
            return false;
        const std::size_t count = std::min(lanes, samples.count() - first);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const auto values = samples.input(first + (lane < count ? lane : 0), input);
            for (std::size_t i = 0; i < values.size(); ++i)
                block.view.values[i * lanes + lane] = values[i];
        }
        kernels.predict(plan.view(), weights.data(), block.view);
        const double* said = plan.outputs(block.view, lanes);
        for (std::size_t lane = 0; lane < count; ++lane) {
            for (std::size_t o = 0; o < outputs.size(); ++o)
                outputs[o] = said[o * lanes + lane];
            each(first + lane);
        }
    }
    return true;
}

Evaluator::Evaluator(const network::Topology& topology, autodiff::Loss loss, InstructionSet set)
    : state_(std::make_unique<State>(topology, loss, set)) {}

Evaluator::Evaluator(const network::Topology& topology, autodiff::Loss loss)
    : Evaluator(topology, loss, usedInstructionSet()) {}

Evaluator::~Evaluator() = default;

std::optional<Evaluation> Evaluator::evaluate(std::span<const double> weights,
                                              const data::Samples& samples,
                                              const RunControl& control) {
    Evaluation evaluation;
    evaluation.samples = samples.count();
    const bool done = state_->predict(weights, samples, control, [&](std::size_t row) {
        const auto target = samples.target(row);
        evaluation.loss += autodiff::sampleLoss(state_->loss, state_->outputs, target);
        evaluation.correct += isCorrect(state_->outputs, target) ? 1U : 0U;
    });
    if (!done)
        return std::nullopt;
    evaluation.loss /= static_cast<double>(samples.count());
    return evaluation;
}

std::optional<std::vector<std::size_t>> Evaluator::classify(std::span<const double> weights,
                                                            const data::Samples& samples,
                                                            const RunControl& control) {
    std::vector<std::size_t> classes(samples.count());
    if (!state_->predict(weights, samples, control,
                         [&](std::size_t row) { classes[row] = classOf(state_->outputs); }))
        return std::nullopt;
    return classes;
}

std::size_t classOf(std::span<const double> values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

bool isCorrect(std::span<const double> outputs, std::span<const double> targets) {
    return classOf(outputs) == classOf(targets);
}

} // namespace dpfm::engine
