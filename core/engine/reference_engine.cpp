#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"
#include "core/network/loss_gradient.h"

#include <algorithm>
#include <vector>

namespace dpfm::engine {

namespace {

class ReferenceEngine : public GradientEngine {
public:
    ReferenceEngine(const network::Topology& topology, autodiff::Loss loss, std::size_t registers,
                    autodiff::Selection selection)
        : layout_(topology.weightCount())
        , pass_(topology)
        , loss_(loss)
        , selection_{registers, selection}
        , sampleGradient_(topology.weightCount(), 0.0)
        , outputs_(topology.outputs()) {}

    const WeightLayout& layout() const override { return layout_; }

    bool compute(std::span<Batch> batches, const RunControl& control) override {
        return std::all_of(batches.begin(), batches.end(),
                           [&](Batch& batch) { return computeOne(batch, control); });
    }

private:
    bool computeOne(Batch& batch, const RunControl& control) {
        std::fill(batch.gradient.begin(), batch.gradient.end(), 0.0);
        touchAll(batch);
        std::fill(batch.registersOfLayer.begin(), batch.registersOfLayer.end(), 0U);
        batch.evaluation = {};
        batch.evaluation.samples = batch.rows.size();
        selection_.draw.seed = batch.seed;
        selection_.draw.epoch = batch.epoch;
        const bool remembers = selection_.policy == autodiff::Selection::ErrorFeedback;
        const std::span<double> full = remembers ? batch.dropped : std::span<double>();
        std::fill(full.begin(), full.end(), 0.0);
        for (const std::size_t row : batch.rows) {
            if (!control.proceed())
                return false;
            selection_.draw.row = row;
            const std::span<const double> input = batch.samples->input(row, input_);
            pass_.run(batch.weights, input, selection_);
            for (std::size_t o = 0; o < outputs_.size(); ++o)
                outputs_[o] = pass_.outputs()[o].value;
            const auto targets = batch.samples->target(row);
            batch.evaluation.loss += autodiff::sampleLoss(loss_, outputs_, targets);
            batch.evaluation.correct += isCorrect(outputs_, targets) ? 1U : 0U;
            addSample(targets, batch.rows.size(), batch.gradient);
            if (!batch.registersOfLayer.empty())
                countRegisters(batch.registersOfLayer);
            if (!full.empty()) {
                pass_.run(batch.weights, input, 0);
                addSample(targets, batch.rows.size(), full);
            }
        }
        for (std::size_t weight = 0; weight < full.size(); ++weight)
            full[weight] -= batch.gradient[weight];
        batch.evaluation.loss /= static_cast<double>(batch.rows.size());
        return true;
    }

    void countRegisters(std::span<std::size_t> registersOfLayer) const {
        for (const network::Neuron& output : pass_.outputs())
            for (const autodiff::Register& entry : output.registers)
                ++registersOfLayer[pass_.topology().place(entry.id).layer - 1];
    }

    /// A sample's gradient is summed over its outputs first and then added to the batch's.
    void addSample(std::span<const double> targets, std::size_t batchSize,
                   std::span<double> gradient) {
        network::addLossGradient(pass_, loss_, targets, batchSize, sampleGradient_);
        for (std::size_t weight = 0; weight < gradient.size(); ++weight) {
            gradient[weight] += sampleGradient_[weight];
            sampleGradient_[weight] = 0.0;
        }
    }

    WeightLayout layout_;
    network::ForwardPass pass_;
    autodiff::Loss loss_;
    autodiff::SelectionSettings selection_;
    std::vector<double> sampleGradient_;
    std::vector<double> outputs_;
    std::vector<double> input_;
};

} // namespace

std::unique_ptr<GradientEngine> makeReferenceEngine(const network::Topology& topology,
                                                    autodiff::Loss loss, std::size_t registers,
                                                    autodiff::Selection selection) {
    return std::make_unique<ReferenceEngine>(topology, loss, registers, selection);
}

} // namespace dpfm::engine
