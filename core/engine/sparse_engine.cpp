#include "core/base/aligned.h"
#include "core/engine/gradient_engine.h"
#include "core/engine/kernels/sparse_kernels.h"
#include "core/engine/sparse_samples.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace dpfm::engine {

namespace {

using autodiff::Activation;
using autodiff::Loss;
using kernels::kSparseBlock;

/// So many samples go through a layer before the next.
constexpr std::size_t kSamplesAtOnce = 64;
/// Runs side by side have samples of their own.
constexpr std::size_t kMostSampleSets = 64;
/// What the rows of one sample set may take: those of 60 000 images fit, whose pixels are mostly 0.
/// Beyond it all are listed anew, which costs a few microseconds a row.
constexpr std::size_t kMostBytesOfRows = std::size_t{160} << 20;

constexpr std::size_t roundUp(std::size_t count, std::size_t multiple) {
    return (count + multiple - 1) / multiple * multiple;
}

const kernels::SparseKernels& sparseKernels(InstructionSet set) {
    switch (set) {
    case InstructionSet::Avx512:
        return kernels::kSparseAvx512;
    case InstructionSet::Avx2:
        return kernels::kSparseAvx2;
    case InstructionSet::Plain:
        break;
    }
    return kernels::kSparsePlain;
}

kernels::SparsePlan planOf(const network::Topology& topology, std::size_t registers) {
    kernels::SparsePlan plan;
    plan.inputs = topology.inputs();
    plan.hidden = topology.width(1);
    plan.outputs = topology.outputs();
    plan.hiddenStride = roundUp(plan.hidden, 8);
    plan.outputStride = roundUp(plan.outputs, kSparseBlock);
    plan.registers = registers == 0 ? topology.weightCount() : registers;
    plan.rankedStride = roundUp(std::min(plan.registers, plan.inputs + 1), 8) + 8;
    plan.hiddenActivation = topology.activation(1);
    plan.outputActivation = topology.activation(2);
    plan.sigmoidDerivative = topology.sigmoidDerivative();
    return plan;
}

std::size_t firstLayerSize(const kernels::SparsePlan& plan) {
    return (plan.inputs + 1) * plan.hiddenStride;
}

WeightLayout layoutOf(const network::Topology& topology, const kernels::SparsePlan& plan) {
    std::vector<std::size_t> places(topology.weightCount());
    for (std::size_t k = 0; k < plan.hidden; ++k)
        for (std::size_t j = 0; j <= plan.inputs; ++j)
            places[index(topology.weight(1, k, j))] = j * plan.hiddenStride + k;
    for (std::size_t o = 0; o < plan.outputs; ++o)
        for (std::size_t k = 0; k <= plan.hidden; ++k)
            places[index(topology.weight(2, o, k))] =
                firstLayerSize(plan) + k * plan.outputStride + o;
    return {std::move(places), firstLayerSize(plan) + (plan.hidden + 1) * plan.outputStride};
}

bool allFinite(const double* numbers, std::size_t count) {
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i)
        sum += numbers[i] * 0.0;
    return sum == 0.0;
}

class SparseEngine : public GradientEngine {
public:
    SparseEngine(const network::Topology& topology, Loss loss, std::size_t registers,
                 InstructionSet set)
        : kernels_(sparseKernels(set))
        , plan_(planOf(topology, registers))
        , layout_(layoutOf(topology, plan_))
        , loss_(loss)
        , reference_(makeReferenceEngine(topology, loss, registers))
        , weightsById_(topology.weightCount())
        , gradientById_(topology.weightCount())
        , secondWeights_((plan_.hidden + 1) * plan_.outputStride)
        , secondSizes_(secondWeights_.size())
        , largestSizes_(plan_.hidden)
        , secondGradient_(secondWeights_.size())
        , outputLosses_(plan_.outputStride)
        , touchedRows_(plan_.inputs + 1) {
        const std::size_t blocks = roundUp(plan_.hidden, kSparseBlock);
        passNumbers_.resize(kSamplesAtOnce * 2 * (blocks + plan_.outputStride));
        double* next = passNumbers_.data();
        const auto take = [&](std::size_t count) { return std::exchange(next, next + count); };
        for (std::size_t i = 0; i < kSamplesAtOnce; ++i)
            passes_.push_back(
                {take(blocks), take(blocks), take(plan_.outputStride), take(plan_.outputStride)});
        samples_.resize(kSamplesAtOnce);
        prepareScratch();
    }

    const WeightLayout& layout() const override { return layout_; }

    bool compute(std::span<Batch> batches, const RunControl& control) override {
        return std::all_of(batches.begin(), batches.end(),
                           [&](Batch& batch) { return computeOne(batch, control); });
    }

private:
    void prepareScratch() {
        const std::size_t n = plan_.rankedStride;
        const std::size_t own = roundUp(plan_.hidden + 1, 8) + 16;
        const std::size_t blocks = (plan_.hidden + 32) * kSparseBlock;
        numbers_.resize(n + own + roundUp(plan_.hidden * n, 8) + own + 32 + plan_.outputStride +
                        plan_.hidden * n + n);
        const std::size_t ownFloats = roundUp(own, kSparseBlock);
        floats_.resize(n + blocks + 32 * kSparseBlock + 2 * ownFloats);
        double* next = numbers_.data();
        const auto take = [&](std::size_t count) { return std::exchange(next, next + count); };
        scratch_.x = take(n);
        scratch_.own = take(own);
        scratch_.cuts = take(plan_.outputStride);
        scratch_.sums = take(plan_.hidden * n);
        scratch_.buffer = take(roundUp(plan_.hidden * n, 8) + own + 32);
        float* nextFloat = floats_.data();
        scratch_.heads = std::exchange(nextFloat, nextFloat + blocks);
        scratch_.sorted = std::exchange(nextFloat, nextFloat + 32 * kSparseBlock);
        scratch_.ownSizes = std::exchange(nextFloat, nextFloat + ownFloats);
        scratch_.headSizes = std::exchange(nextFloat, nextFloat + ownFloats);
        scratch_.ratios = nextFloat;
        lengths_.resize(plan_.hidden);
        segments_.resize(plan_.hidden + 1);
        activeCount_.resize(plan_.outputStride);
        active_.resize(plan_.outputStride * plan_.hidden);
        scratch_.lengths = lengths_.data();
        scratch_.segments = segments_.data();
        scratch_.activeCount = activeCount_.data();
        scratch_.active = active_.data();
    }

    bool computeOne(Batch& batch, const RunControl& control) {
        batch.evaluation = {};
        batch.evaluation.samples = batch.rows.size();
        std::fill(batch.registersOfLayer.begin(), batch.registersOfLayer.end(), 0U);
        clearGradient(batch);
        if (!batch.weightsAreFinite && !allFinite(batch.weights.data(), batch.weights.size()))
            return computeByReference(batch, control);
        const auto second = batch.weights.subspan(firstLayerSize(plan_));
        std::copy(second.begin(), second.end(), secondWeights_.begin());
        for (std::size_t i = 0; i < second.size(); ++i)
            secondSizes_[i] = static_cast<float>(std::fabs(second[i]));
        for (std::size_t k = 0; k < plan_.hidden; ++k) {
            const auto row =
                secondSizes_.begin() + static_cast<std::ptrdiff_t>(k * plan_.outputStride);
            largestSizes_[k] =
                *std::max_element(row, row + static_cast<std::ptrdiff_t>(plan_.outputs));
        }
        std::fill(secondGradient_.begin(), secondGradient_.end(), 0.0);
        SparseSamples& sparse = sparseOf(*batch.samples);
        for (std::size_t first = 0; first < batch.rows.size(); first += kSamplesAtOnce) {
            const auto rows =
                batch.rows.subspan(first, std::min(kSamplesAtOnce, batch.rows.size() - first));
            if (!control.proceed()) {
                std::fill(touchedRows_.begin(), touchedRows_.end(), 0);
                touchAll(batch);
                return false;
            }
            if (!load(rows, sparse))
                return computeByReference(batch, control);
            kernels_.sums(plan_, batch.weights.data(), samples_.data(), passes_.data(),
                          rows.size());
            if (!kernels_.forward(plan_, secondWeights_.data(), passes_.data(), rows.size()))
                return computeByReference(batch, control);
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (!computeSample(batch, rows[i], i))
                    return computeByReference(batch, control);
        }
        std::copy(secondGradient_.begin(), secondGradient_.end(),
                  batch.gradient.begin() + static_cast<std::ptrdiff_t>(firstLayerSize(plan_)));
        tellTouched(batch);
        batch.evaluation.loss /= static_cast<double>(batch.rows.size());
        return true;
    }

    static void clearGradient(Batch& batch) {
        if (batch.touched == nullptr)
            std::fill(batch.gradient.begin(), batch.gradient.end(), 0.0);
        else
            for (const PlaceRange& range : *batch.touched)
                std::ranges::fill(batch.gradient.subspan(range.first, range.count), 0.0);
    }

    SparseSamples& sparseOf(const data::Samples& samples) {
        for (SparseSamples& known : sampleSets_)
            if (known.isOf(samples))
                return known;
        if (sampleSets_.size() == kMostSampleSets)
            sampleSets_.pop_front();
        sampleSets_.emplace_back(plan_.registers).restart(samples);
        return sampleSets_.back();
    }

    /// The only place that reads inputs. False if one is not finite.
    bool load(std::span<const std::size_t> rows, SparseSamples& sparse) {
        if (sparse.bytes() > kMostBytesOfRows)
            sparse.forget();
        for (const std::size_t row : rows)
            sparse.find(row);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const SparseRow row = sparse.row(rows[i]);
            if (!row.finite)
                return false;
            samples_[i] = row.sample;
        }
        return true;
    }

    /// False if something is infinite or NaN.
    bool computeSample(Batch& batch, std::size_t row, std::size_t i) {
        const kernels::SparsePass& pass = passes_[i];
        const std::span<const double> outputs(pass.outputs, plan_.outputs);
        const auto targets = batch.samples->target(row);
        batch.evaluation.loss += lossOf(outputs, targets);
        batch.evaluation.correct += isCorrect(outputs, targets) ? 1U : 0U;
        const bool squared = loss_ == Loss::MeanSquaredError;
        const std::size_t divisor = batch.rows.size() * (squared ? outputs.size() : 1);
        if (!kernels_.losses(plan_, pass.outputs, targets.data(), squared ? 2.0 : 1.0,
                             static_cast<double>(divisor), outputLosses_.data()))
            return false;
        std::size_t* registers =
            batch.registersOfLayer.empty() ? nullptr : batch.registersOfLayer.data();
        return kernels_.gradient(plan_, secondWeights_.data(), secondSizes_.data(),
                                 largestSizes_.data(), samples_[i], pass, outputLosses_.data(),
                                 scratch_, batch.gradient.data(), secondGradient_.data(),
                                 touchedRows_.data(), registers);
    }

    /// autodiff::sampleLoss, which adds 0 for a class that is not the sample's.
    double lossOf(std::span<const double> outputs, std::span<const double> targets) const {
        if (loss_ == Loss::MeanSquaredError)
            return autodiff::sampleLoss(loss_, outputs, targets);
        double total = 0.0;
        for (std::size_t o = 0; o < outputs.size(); ++o)
            if (targets[o] != 0.0)
                total += autodiff::sampleLoss(loss_, outputs.subspan(o, 1), targets.subspan(o, 1));
        return total;
    }

    void tellTouched(Batch& batch) {
        if (batch.touched != nullptr)
            batch.touched->clear();
        for (std::size_t j = 0; j < touchedRows_.size(); ++j) {
            if (touchedRows_[j] == 0)
                continue;
            const std::size_t first = j;
            for (; j < touchedRows_.size() && touchedRows_[j] != 0; ++j)
                touchedRows_[j] = 0;
            if (batch.touched != nullptr)
                batch.touched->push_back(
                    {first * plan_.hiddenStride, (j - first) * plan_.hiddenStride});
        }
        if (batch.touched != nullptr)
            batch.touched->push_back({firstLayerSize(plan_), secondGradient_.size()});
    }

    /// What could come to infinities or NaN is left to the reference.
    bool computeByReference(Batch& batch, const RunControl& control) {
        std::fill(touchedRows_.begin(), touchedRows_.end(), 0);
        layout_.restore(batch.weights, weightsById_);
        Batch byId = batch;
        byId.weights = weightsById_;
        byId.gradient = gradientById_;
        byId.touched = nullptr;
        if (!reference_->compute(std::span(&byId, 1), control)) {
            touchAll(batch); // the samples before have left their part
            return false;
        }
        batch.evaluation = byId.evaluation;
        layout_.arrange(gradientById_, batch.gradient);
        touchAll(batch);
        return true;
    }

    const kernels::SparseKernels& kernels_;
    kernels::SparsePlan plan_;
    WeightLayout layout_;
    Loss loss_;
    std::unique_ptr<GradientEngine> reference_;
    std::vector<double> weightsById_;
    std::vector<double> gradientById_;
    std::deque<SparseSamples> sampleSets_;

    AlignedVector<double> secondWeights_;
    AlignedVector<float> secondSizes_;
    AlignedVector<float> largestSizes_;
    AlignedVector<double> secondGradient_;
    AlignedVector<double> outputLosses_;
    std::vector<unsigned char>
        touchedRows_; ///< of the first layer, by input; all 0 between batches
    AlignedVector<double> passNumbers_;
    std::vector<kernels::SparsePass> passes_;
    std::vector<kernels::SparseSample> samples_;
    AlignedVector<double> numbers_;
    AlignedVector<float> floats_;
    std::vector<std::size_t> lengths_;
    std::vector<std::size_t> segments_;
    std::vector<std::size_t> activeCount_;
    std::vector<std::uint32_t> active_;
    kernels::SparseScratch scratch_;
};

} // namespace

bool suitsSparseEngine(const network::Topology& topology) {
    return topology.layerCount() == 2 && topology.activation(1) != Activation::Softmax &&
           topology.inputs() < kernels::kSparseEnd;
}

std::unique_ptr<GradientEngine> makeSparseEngine(const network::Topology& topology, Loss loss,
                                                 std::size_t registers, InstructionSet set) {
    return std::make_unique<SparseEngine>(topology, loss, registers, set);
}

} // namespace dpfm::engine
