#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"

#include <algorithm>
#include <vector>

namespace dpfm::engine {

namespace {

class ReferenceEngine : public GradientEngine {
public:
    ReferenceEngine(const network::Topology& topology, autodiff::Loss loss, std::size_t registers)
        : pass_(topology)
        , loss_(loss)
        , registers_(registers)
        , sampleGradient_(topology.weightCount(), 0.0)
        , outputs_(topology.outputs()) {}

    std::optional<Evaluation> gradient(std::span<const double> weights,
                                       const data::Samples& samples,
                                       std::span<const std::size_t> rows,
                                       std::span<double> gradient,
                                       const RunControl& control) override {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        Evaluation batch;
        batch.samples = rows.size();
        for (const std::size_t row : rows) {
            if (!control.proceed())
                return std::nullopt;
            pass_.run(weights, samples.input(row), registers_);
            for (std::size_t o = 0; o < outputs_.size(); ++o)
                outputs_[o] = pass_.outputs()[o].value;
            const auto targets = samples.target(row);
            batch.loss += autodiff::sampleLoss(loss_, outputs_, targets);
            batch.correct += isCorrect(outputs_, targets) ? 1U : 0U;
            addSample(targets, rows.size(), gradient);
        }
        batch.loss /= static_cast<double>(rows.size());
        return batch;
    }

private:
    /// A sample's gradient is summed over its outputs first and then added to the batch's.
    void addSample(std::span<const double> targets, std::size_t batchSize,
                   std::span<double> gradient) {
        for (std::size_t o = 0; o < outputs_.size(); ++o) {
            const double derivative = autodiff::outputDerivative(loss_, outputs_[o], targets[o],
                                                                 outputs_.size(), batchSize);
            for (const autodiff::Register& entry : pass_.outputs()[o].registers)
                sampleGradient_[index(entry.id)] += derivative * entry.gradient;
        }
        for (std::size_t weight = 0; weight < gradient.size(); ++weight) {
            gradient[weight] += sampleGradient_[weight];
            sampleGradient_[weight] = 0.0;
        }
    }

    network::ForwardPass pass_;
    autodiff::Loss loss_;
    std::size_t registers_;
    std::vector<double> sampleGradient_;
    std::vector<double> outputs_;
};

} // namespace

std::unique_ptr<GradientEngine> makeReferenceEngine(const network::Topology& topology,
                                                    autodiff::Loss loss, std::size_t registers) {
    return std::make_unique<ReferenceEngine>(topology, loss, registers);
}

} // namespace dpfm::engine
