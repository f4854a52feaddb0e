#include "tests/benchmarks/peers/fused_kernels.h"
#include "tests/benchmarks/peers/peers.h"

#include <algorithm>
#include <cassert>

namespace dpfm::bench {

namespace {

DenseKernels denseKernels(Isa isa) {
    switch (isa) {
    case Isa::Avx512:
        return avx512::denseKernels();
    case Isa::Avx2:
        return avx2::denseKernels();
    case Isa::Plain:
        break;
    }
    return plain::denseKernels();
}

SparseKernels sparseKernels(Isa isa, std::size_t hidden) {
    switch (isa) {
    case Isa::Avx512:
        return avx512::sparseKernels(hidden);
    case Isa::Avx2:
        return avx2::sparseKernels(hidden);
    case Isa::Plain:
        break;
    }
    return plain::sparseKernels(hidden);
}

/// Doubles that begin where a vector of any length may.
class AlignedNumbers {
public:
    explicit AlignedNumbers(std::size_t count = 0) : lines_((count + 7) / 8) {}
    double* data() { return lines_.front().numbers; }
    const double* data() const { return lines_.front().numbers; }

private:
    struct alignas(64) Line {
        double numbers[8] = {};
    };
    std::vector<Line> lines_;
};

class SampleLanes : public Learner {
public:
    SampleLanes(const Workload& workload, const DenseKernels& kernels)
        : workload_(workload)
        , kernels_(kernels) {
        assert(workload.topology.weightCount() == kDenseWeights);
        reset();
    }

    void reset() override {
        weights_.clear();
        for (const Run& run : workload_.runs) {
            weights_.emplace_back(kDenseWeightsPadded);
            std::ranges::copy(run.weights, weights_.back().data());
        }
    }

    void step(std::size_t batch) override {
        for (std::size_t run = 0; run < weights_.size(); ++run) {
            const data::Samples& samples = workload_.runs[run].samples;
            const auto rows = workload_.rows(run, batch);
            kernels_.stepOneRun(weights_[run].data(), samples.inputs.data(), samples.targets.data(),
                                rows.data(), rows.size(), workload_.learningRate);
        }
    }

    network::Weights weights(std::size_t run) const override {
        return {weights_[run].data(), weights_[run].data() + kDenseWeights};
    }

private:
    const Workload& workload_;
    DenseKernels kernels_;
    std::vector<AlignedNumbers> weights_;
};

/// Runs in groups of a vector's lanes; what is missing in the last group is filled with its first
/// run once more.
class RunLanes : public Learner {
public:
    RunLanes(const Workload& workload, const DenseKernels& kernels)
        : workload_(workload)
        , kernels_(kernels) {
        assert(workload.topology.weightCount() == kDenseWeights);
        reset();
    }

    void reset() override {
        groups_.clear();
        for (std::size_t first = 0; first < workload_.runs.size(); first += kernels_.lanes) {
            Group group;
            group.weights = AlignedNumbers(kDenseWeights * kernels_.lanes);
            for (std::size_t lane = 0; lane < kernels_.lanes; ++lane) {
                const std::size_t run = first + lane < workload_.runs.size() ? first + lane : first;
                const Run& own = workload_.runs[run];
                group.inputs.push_back(own.samples.inputs.data());
                group.targets.push_back(own.samples.targets.data());
                group.order.push_back(own.order.data());
                for (std::size_t id = 0; id < kDenseWeights; ++id)
                    group.weights.data()[id * kernels_.lanes + lane] = own.weights[id];
            }
            group.rows.resize(kernels_.lanes);
            groups_.push_back(std::move(group));
        }
    }

    void step(std::size_t batch) override {
        for (Group& group : groups_) {
            for (std::size_t lane = 0; lane < kernels_.lanes; ++lane)
                group.rows[lane] = group.order[lane] + batch * workload_.batchSize;
            kernels_.stepRuns(group.weights.data(), group.inputs.data(), group.targets.data(),
                              group.rows.data(), workload_.batchSize, workload_.learningRate);
        }
    }

    network::Weights weights(std::size_t run) const override {
        const Group& group = groups_[run / kernels_.lanes];
        network::Weights weights(kDenseWeights);
        for (std::size_t id = 0; id < kDenseWeights; ++id)
            weights[id] = group.weights.data()[id * kernels_.lanes + run % kernels_.lanes];
        return weights;
    }

private:
    struct Group {
        AlignedNumbers weights;
        std::vector<const double*> inputs;
        std::vector<const double*> targets;
        std::vector<const std::size_t*> order;
        std::vector<const std::size_t*> rows;
    };

    const Workload& workload_;
    DenseKernels kernels_;
    std::vector<Group> groups_;
};

class Sparse : public Learner {
public:
    Sparse(const Workload& workload, const SparseKernels& kernels, bool lastLayerAlone)
        : workload_(workload)
        , kernels_(kernels)
        , step_(lastLayerAlone ? kernels.stepLastLayer : kernels.step)
        , inputs_(workload.topology.inputs()) {
        assert(step_ != nullptr && workload.topology.outputs() == kSparseOutputs &&
               workload.batchSize <= kSparseMaxBatch && workload.runs.size() == 1);
        const data::Samples& samples = workload.runs.front().samples;
        for (std::size_t row = 0; row < samples.count(); ++row) {
            first_.push_back(input_.size());
            for (std::size_t j = 0; j < inputs_; ++j)
                if (const double value = samples.input(row)[j]; value != 0.0) {
                    input_.push_back(static_cast<std::uint32_t>(j));
                    value_.push_back(value);
                }
        }
        first_.push_back(input_.size());
        reset();
    }

    void reset() override {
        const network::Weights& weights = workload_.runs.front().weights;
        const network::Topology& topology = workload_.topology;
        firstWeights_ = AlignedNumbers((inputs_ + 1) * kernels_.paddedHidden);
        secondWeights_ = AlignedNumbers(kSparseOutputs * kernels_.paddedHidden);
        secondBias_ = AlignedNumbers(16);
        for (std::size_t h = 0; h < kernels_.hidden; ++h) {
            for (std::size_t j = 0; j <= inputs_; ++j)
                firstWeights_.data()[j * kernels_.paddedHidden + h] =
                    weights[index(topology.weight(1, h, j))];
            for (std::size_t o = 0; o < kSparseOutputs; ++o)
                secondWeights_.data()[o * kernels_.paddedHidden + h] =
                    weights[index(topology.weight(2, o, h))];
        }
        for (std::size_t o = 0; o < kSparseOutputs; ++o)
            secondBias_.data()[o] = weights[index(topology.bias(2, o))];
    }

    void step(std::size_t batch) override {
        const auto rows = workload_.rows(0, batch);
        step_({firstWeights_.data(), secondWeights_.data(), secondBias_.data(), inputs_},
              {first_.data(), input_.data(), value_.data(),
               workload_.runs.front().samples.targets.data()},
              rows.data(), rows.size(), workload_.learningRate);
    }

    network::Weights weights(std::size_t) const override {
        const network::Topology& topology = workload_.topology;
        network::Weights weights(topology.weightCount());
        for (std::size_t h = 0; h < kernels_.hidden; ++h) {
            for (std::size_t j = 0; j <= inputs_; ++j)
                weights[index(topology.weight(1, h, j))] =
                    firstWeights_.data()[j * kernels_.paddedHidden + h];
            for (std::size_t o = 0; o < kSparseOutputs; ++o)
                weights[index(topology.weight(2, o, h))] =
                    secondWeights_.data()[o * kernels_.paddedHidden + h];
        }
        for (std::size_t o = 0; o < kSparseOutputs; ++o)
            weights[index(topology.bias(2, o))] = secondBias_.data()[o];
        return weights;
    }

private:
    const Workload& workload_;
    SparseKernels kernels_;
    decltype(SparseKernels::step) step_;
    std::size_t inputs_;
    std::vector<std::size_t> first_;
    std::vector<std::uint32_t> input_;
    std::vector<double> value_;
    AlignedNumbers firstWeights_;
    AlignedNumbers secondWeights_;
    AlignedNumbers secondBias_;
};

LearnerKind sparse(Isa isa, const char* name, bool lastLayerAlone) {
    return {name, lastLayerAlone ? Claim::LastLayer : Claim::Exact,
            [isa, lastLayerAlone](const Workload& workload, std::size_t) {
                return std::make_unique<Sparse>(
                    workload, sparseKernels(isa, workload.topology.width(1)), lastLayerAlone);
            }};
}

} // namespace

LearnerKind fusedSampleLanes(Isa isa) {
    return {"fused backprop, lanes = samples", Claim::Exact,
            [isa](const Workload& workload, std::size_t) {
                return std::make_unique<SampleLanes>(workload, denseKernels(isa));
            }};
}

LearnerKind fusedRunLanes(Isa isa) {
    return {"fused backprop, lanes = runs", Claim::Exact,
            [isa](const Workload& workload, std::size_t) {
                return std::make_unique<RunLanes>(workload, denseKernels(isa));
            }};
}

LearnerKind fusedSparse(Isa isa) {
    return sparse(isa, "fused sparse-input backprop", false);
}

LearnerKind fusedSparseLastLayer(Isa isa) {
    return sparse(isa, "fused backprop, last layer alone", true);
}

} // namespace dpfm::bench
