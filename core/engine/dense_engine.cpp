#include "core/engine/dense_plan.h"
#include "core/engine/gradient_engine.h"

#include <algorithm>
#include <cmath>

namespace dpfm::engine {

namespace {

using autodiff::Loss;

/// Beyond this no sum of a pass is sure to stay finite.
constexpr double kSafeBound = 1e290;
/// Summing lanes up into a run's gradient costs this share of a block's pass, roughly.
constexpr double kCostOfSumming = 1.15;
/// More than this for one block's registers would not stay in a core's cache.
constexpr std::size_t kMostRegisterBytes = std::size_t{6} << 20;

/// One sample's place in a block.
struct Slot {
    std::size_t batch;
    std::size_t row; ///< position in the batch's rows
};

/// Where a lane's numbers come from.
struct LaneSource {
    LaneSource() = default;
    explicit LaneSource(const Batch& batch)
        : weights(batch.weights.data())
        , samples(batch.samples)
        , inputs(batch.samples->isBytes() ? nullptr : batch.samples->inputs.data())
        , targets(batch.samples->targets.data())
        , rows(batch.rows.data())
        , count(batch.rows.size()) {}

    const double* weights = nullptr;
    const data::Samples* samples = nullptr;
    const double* inputs = nullptr; ///< null if they are bytes, to be read one by one
    const double* targets = nullptr;
    const std::size_t* rows = nullptr;
    std::size_t count = 0;
};

class DenseEngine : public GradientEngine {
public:
    DenseEngine(const network::Topology& topology, Loss loss, std::size_t registers,
                InstructionSet set)
        : layout_(topology.weightCount())
        , kernels_(denseKernels(set))
        , plan_(topology, registers)
        , loss_(loss)
        , outputs_(topology.outputs())
        , fallback_(makeReferenceEngine(topology, loss, registers))
        , block_(plan_, kernels_.lanes, true)
        , weights_(plan_.weightCount() * kernels_.lanes)
        , gradient_(plan_.weightCount() * kernels_.lanes)
        , targets_(outputs_ * kernels_.lanes)
        , outputDerivatives_(outputs_ * kernels_.lanes)
        , denominators_(kernels_.lanes)
        , losses_(kernels_.lanes)
        , inputSizes_(kernels_.lanes)
        , bounds_(kernels_.lanes)
        , output_(outputs_)
        , target_(outputs_)
        , lanes_(kernels_.lanes) {
        block_.view.weights = weights_.data();
        block_.view.inputSizes = inputSizes_.data();
    }

    const WeightLayout& layout() const override { return layout_; }

    bool compute(std::span<Batch> batches, const RunControl& control) override {
        for (Batch& batch : batches) {
            batch.evaluation = {};
            batch.evaluation.samples = batch.rows.size();
            touchAll(batch);
            std::fill(batch.registersOfLayer.begin(), batch.registersOfLayer.end(), 0U);
        }
        while (!batches.empty()) {
            const std::size_t together = std::min(batches.size(), kernels_.lanes);
            const std::span<Batch> side = batches.first(together);
            const bool proceeded = runsFillLanes(side) ? lanesAreRuns(side, control)
                                                       : lanesAreSamples(batches, control);
            if (!proceeded)
                return false;
            if (!runsFillLanes(side))
                return true;
            batches = batches.subspan(together);
        }
        return true;
    }

private:
    bool runsFillLanes(std::span<const Batch> batches) const {
        std::size_t samples = 0;
        std::size_t longest = 0;
        for (const Batch& batch : batches) {
            samples += batch.rows.size();
            longest = std::max(longest, batch.rows.size());
        }
        const std::size_t blocks = (samples + kernels_.lanes - 1) / kernels_.lanes;
        return static_cast<double>(longest) <= kCostOfSumming * static_cast<double>(blocks);
    }

    /// Lane i is run i, block after block its samples: no sums across lanes.
    bool lanesAreRuns(std::span<Batch> batches, const RunControl& control) {
        const std::size_t lanes = kernels_.lanes;
        std::size_t longest = 0;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const Batch& batch = batches[lane < batches.size() ? lane : 0];
            longest = std::max(longest, batch.rows.size());
            lanes_[lane] = LaneSource(batch);
            denominators_[lane] = static_cast<double>(outputs_ * batch.rows.size());
        }
        double* weights = weights_.data();
        for (std::size_t weight = 0; weight < plan_.weightCount(); ++weight, weights += lanes)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                weights[lane] = lanes_[lane].weights[weight];
        std::fill(inputSizes_.begin(), inputSizes_.end(), 0.0);
        for (std::size_t step = 0; step < longest; ++step) {
            if (!control.proceed())
                return false;
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                // A lane that has nothing to do does something that is not counted.
                const LaneSource& source = lanes_[lane];
                load(source, source.rows[std::min(step, source.count - 1)], lane);
            }
            kernels_.values(plan_.view(), block_.view);
            computeLosses(lanes);
            const auto counts = [&](std::size_t lane) {
                return lane < batches.size() && step < batches[lane].rows.size();
            };
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                if (counts(lane))
                    settle(batches[lane], batches[lane].rows[step], lane);
                else
                    for (std::size_t o = 0; o < outputs_; ++o)
                        outputDerivatives_[o * lanes + lane] = 0.0;
            }
            kernels_.gradient(plan_.view(), block_.view, outputDerivatives_.data(),
                              gradient_.data(), step > 0);
            countRegisters(
                [&](std::size_t lane) { return counts(lane) ? &batches[lane] : nullptr; });
        }
        kernels_.bound(plan_.view(), block_.view, bounds_.data());
        for (std::size_t lane = 0; lane < batches.size(); ++lane) {
            Batch& batch = batches[lane];
            // The first sample was stored rather than added to 0, which tells −0 from 0 alone.
            for (std::size_t weight = 0; weight < plan_.weightCount(); ++weight)
                batch.gradient[weight] = gradient_[weight * lanes + lane] + 0.0;
            if (!finish(batch, bounds_[lane], control))
                return false;
        }
        return true;
    }

    /// The samples of all batches, one after the other, fill block after block.
    bool lanesAreSamples(std::span<Batch> batches, const RunControl& control) {
        slots_.clear();
        for (std::size_t b = 0; b < batches.size(); ++b) {
            std::fill(batches[b].gradient.begin(), batches[b].gradient.end(), 0.0);
            for (std::size_t row = 0; row < batches[b].rows.size(); ++row)
                slots_.push_back({b, row});
        }
        boundOfBatch_.assign(batches.size(), 0.0);
        for (std::size_t first = 0; first < slots_.size(); first += kernels_.lanes) {
            if (!control.proceed())
                return false;
            const std::size_t count = std::min(kernels_.lanes, slots_.size() - first);
            computeSlots(batches, std::span(slots_).subspan(first, count));
        }
        for (std::size_t b = 0; b < batches.size(); ++b)
            if (!finish(batches[b], boundOfBatch_[b], control))
                return false;
        return true;
    }

    void computeSlots(std::span<Batch> batches, std::span<const Slot> slots) {
        const std::size_t lanes = kernels_.lanes;
        std::fill(inputSizes_.begin(), inputSizes_.end(), 0.0);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const Slot& slot = slots[lane < slots.size() ? lane : 0];
            const Batch& batch = batches[slot.batch];
            load(LaneSource(batch), batch.rows[slot.row], lane);
            denominators_[lane] = static_cast<double>(outputs_ * batch.rows.size());
        }
        for (std::size_t lane = 0; lane < slots.size();) {
            const std::size_t batch = slots[lane].batch;
            std::size_t end = lane + 1;
            while (end < slots.size() && slots[end].batch == batch)
                ++end;
            spread(batches[batch].weights, lane, end == slots.size() ? lanes : end);
            lane = end;
        }
        kernels_.values(plan_.view(), block_.view);
        computeLosses(lanes);
        for (std::size_t lane = 0; lane < slots.size(); ++lane) {
            Batch& batch = batches[slots[lane].batch];
            settle(batch, batch.rows[slots[lane].row], lane);
        }
        kernels_.gradient(plan_.view(), block_.view, outputDerivatives_.data(), gradient_.data(),
                          false);
        countRegisters([&](std::size_t lane) {
            return lane < slots.size() ? &batches[slots[lane].batch] : nullptr;
        });
        kernels_.bound(plan_.view(), block_.view, bounds_.data());
        for (std::size_t lane = 0; lane < slots.size();) {
            const std::size_t b = slots[lane].batch;
            std::size_t end = lane;
            for (; end < slots.size() && slots[end].batch == b; ++end)
                boundOfBatch_[b] += bounds_[end];
            addLanes(batches[b].gradient, lane, end);
            lane = end;
        }
    }

    /// A run's weights into some lanes.
    void spread(std::span<const double> weights, std::size_t first, std::size_t end) {
        if (first == 0 && end == kernels_.lanes) {
            kernels_.spread(weights.data(), weights.size(), weights_.data());
            return;
        }
        double* to = weights_.data();
        for (const double weight : weights) {
            std::fill(to + first, to + end, weight);
            to += kernels_.lanes;
        }
    }

    void load(const LaneSource& source, std::size_t row, std::size_t lane) {
        const std::size_t width = plan_.inputs();
        const double* from = nullptr;
        if (source.inputs != nullptr) {
            from = source.inputs + row * width;
        } else {
            input_.resize(width);
            source.samples->readInput(row, input_);
            from = input_.data();
        }
        double* to = block_.view.values + lane;
        for (std::size_t i = 0; i < width; ++i, to += kernels_.lanes)
            *to = from[i];
        const double* target = source.targets + row * outputs_;
        for (std::size_t o = 0; o < outputs_; ++o)
            targets_[o * kernels_.lanes + lane] = target[o];
    }

    /// The losses of all lanes and d loss / d output.
    void computeLosses(std::size_t lanes) {
        const double* values = plan_.outputs(block_.view, lanes);
        if (loss_ == Loss::MeanSquaredError) {
            kernels_.meanSquaredError(outputs_, values, targets_.data(), denominators_.data(),
                                      losses_.data(), outputDerivatives_.data());
            return;
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            takeLane(values, lane);
            losses_[lane] = autodiff::sampleLoss(loss_, output_, target_);
            const auto batchSize = static_cast<std::size_t>(denominators_[lane]) / outputs_;
            for (std::size_t o = 0; o < outputs_; ++o)
                outputDerivatives_[o * lanes + lane] =
                    autodiff::outputDerivative(loss_, output_[o], target_[o], outputs_, batchSize);
        }
    }

    void takeLane(const double* values, std::size_t lane) {
        for (std::size_t o = 0; o < outputs_; ++o) {
            output_[o] = values[o * kernels_.lanes + lane];
            target_[o] = targets_[o * kernels_.lanes + lane];
        }
    }

    /// Adds what one lane came to, to its batch.
    void settle(Batch& batch, std::size_t row, std::size_t lane) {
        batch.evaluation.loss += losses_[lane];
        if (outputs_ == 1) {
            ++batch.evaluation.correct;
        } else {
            takeLane(plan_.outputs(block_.view, kernels_.lanes), lane);
            batch.evaluation.correct += isCorrect(output_, batch.samples->target(row)) ? 1U : 0U;
        }
    }

    /// Counts the registers that reached the outputs, for the batches that ask for it;
    /// batchOf(lane) is the batch of a lane's sample, null for none.
    template <class BatchOf>
    void countRegisters(BatchOf batchOf) {
        bool found = false;
        for (std::size_t lane = 0; lane < kernels_.lanes; ++lane) {
            Batch* batch = batchOf(lane);
            if (batch == nullptr || batch->registersOfLayer.empty())
                continue;
            if (!found)
                kernels_.outputRegisters(plan_.view(), block_.view);
            found = true;
            plan_.countRegisters(block_.view, kernels_.lanes, lane, batch->registersOfLayer);
        }
    }

    /// Adds the sample gradients of some lanes to a run's, in their order.
    void addLanes(std::span<double> gradient, std::size_t first, std::size_t end) const {
        const double* from = gradient_.data();
        for (double& sum : gradient) {
            double total = sum;
            for (std::size_t lane = first; lane < end; ++lane)
                total += from[lane];
            sum = total;
            from += kernels_.lanes;
        }
    }

    /// A batch in which something could have overflown is left to the reference: registers that are
    /// zeros here and absent there part ways at an infinity.
    bool finish(Batch& batch, double bound, const RunControl& control) {
        if (!(bound < kSafeBound))
            return fallback_->compute(std::span(&batch, 1), control);
        batch.evaluation.loss /= static_cast<double>(batch.rows.size());
        return true;
    }

    WeightLayout layout_;
    const kernels::DenseKernels& kernels_;
    DensePlan plan_;
    Loss loss_;
    std::size_t outputs_;
    std::unique_ptr<GradientEngine> fallback_;
    DenseBlockStorage block_;
    AlignedVector<double> weights_;
    AlignedVector<double> gradient_;
    AlignedVector<double> targets_;
    AlignedVector<double> outputDerivatives_;
    AlignedVector<double> denominators_;
    AlignedVector<double> losses_;
    AlignedVector<double> inputSizes_;
    std::vector<double> input_; ///< of samples that are bytes
    AlignedVector<double> bounds_;
    std::vector<double> output_;
    std::vector<double> target_;
    std::vector<Slot> slots_;
    std::vector<LaneSource> lanes_;
    std::vector<double> boundOfBatch_;
};

} // namespace

std::unique_ptr<GradientEngine> makeDenseEngine(const network::Topology& topology, Loss loss,
                                                std::size_t registers, InstructionSet set) {
    return std::make_unique<DenseEngine>(topology, loss, registers, set);
}

std::size_t lanesOf(InstructionSet set) {
    return denseKernels(set).lanes;
}

bool suitsDenseEngine(const network::Topology& topology) {
    constexpr std::size_t kMostLanes = 16;
    return DensePlan(topology, 0).places() * kMostLanes * sizeof(double) <= kMostRegisterBytes;
}

} // namespace dpfm::engine
