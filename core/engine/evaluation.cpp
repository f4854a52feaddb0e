#include "core/engine/evaluation.h"

#include "core/network/forward_pass.h"

#include <algorithm>

namespace dpfm::engine {

std::optional<Evaluation> evaluate(const network::Topology& topology, autodiff::Loss loss,
                                   std::span<const double> weights, const data::Samples& samples,
                                   const RunControl& control) {
    network::Prediction prediction(topology);
    Evaluation evaluation;
    evaluation.samples = samples.count();
    for (std::size_t row = 0; row < samples.count(); ++row) {
        if (!control.proceed())
            return std::nullopt;
        const auto outputs = prediction.run(weights, samples.input(row));
        evaluation.loss += autodiff::sampleLoss(loss, outputs, samples.target(row));
        evaluation.correct += isCorrect(outputs, samples.target(row)) ? 1U : 0U;
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
