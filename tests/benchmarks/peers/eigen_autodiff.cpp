// Forward-mode automatic differentiation by the book: Eigen's AutoDiffScalar with all 61
// derivatives beside each number, sample by sample. Fair as the off-the-shelf way to the same
// gradient in one forward pass: sizes are known to the compiler, nothing is allocated, expressions
// are fused and vectorised by Eigen.

#include "tests/benchmarks/peers/peers.h"

#include <Eigen/Dense>

#include <cassert>
#include <cmath>
#include <unsupported/Eigen/AutoDiff>

namespace dpfm::bench {

namespace {

constexpr int kWeights = 61;
using Derivatives = Eigen::Matrix<double, kWeights, 1>;
using Scalar = Eigen::AutoDiffScalar<Derivatives>;

Scalar sigmoid(const Scalar& s) {
    const double value = 1.0 / (1.0 + std::exp(-s.value()));
    return {value, s.derivatives() * (value * (1.0 - value))};
}

class EigenAutoDiff : public Learner {
public:
    explicit EigenAutoDiff(const Workload& workload) : workload_(workload) {
        assert(workload.topology.weightCount() == kWeights && workload.topology.outputs() == 1);
        reset();
    }

    void reset() override {
        runs_.clear();
        for (const Run& run : workload_.runs) {
            std::vector<Scalar> weights;
            for (int id = 0; id < kWeights; ++id)
                weights.emplace_back(run.weights[static_cast<std::size_t>(id)], kWeights, id);
            runs_.push_back(std::move(weights));
        }
    }

    void step(std::size_t batch) override {
        for (std::size_t run = 0; run < runs_.size(); ++run) {
            const data::Samples& samples = workload_.runs[run].samples;
            Derivatives gradient = Derivatives::Zero();
            for (const std::size_t row : workload_.rows(run, batch)) {
                const Scalar output = forward(runs_[run], samples.input(row));
                const double derivative = 2.0 * (output.value() - samples.target(row)[0]) /
                                          static_cast<double>(workload_.batchSize);
                gradient += derivative * output.derivatives();
            }
            for (int id = 0; id < kWeights; ++id)
                runs_[run][static_cast<std::size_t>(id)].value() -=
                    workload_.learningRate * gradient(id);
        }
    }

    network::Weights weights(std::size_t run) const override {
        network::Weights weights;
        for (const Scalar& weight : runs_[run])
            weights.push_back(weight.value());
        return weights;
    }

private:
    /// The first layer's inputs are plain numbers: they carry no derivatives.
    const Scalar& forward(const std::vector<Scalar>& weights, std::span<const double> inputs) {
        const network::Topology& topology = workload_.topology;
        const Scalar* own = weights.data();
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
            const std::size_t below = topology.width(layer - 1);
            next_.resize(topology.width(layer));
            for (Scalar& neuron : next_) {
                Scalar sum = own[below];
                for (std::size_t j = 0; j < below; ++j) {
                    if (layer == 1)
                        sum += own[j] * inputs[j];
                    else
                        sum += own[j] * current_[j];
                }
                neuron = layer < topology.layerCount() ? sigmoid(sum) : sum;
                own += below + 1;
            }
            std::swap(current_, next_);
        }
        return current_.front();
    }

    const Workload& workload_;
    std::vector<std::vector<Scalar>> runs_;
    std::vector<Scalar> current_;
    std::vector<Scalar> next_;
};

} // namespace

LearnerKind eigenAutoDiff() {
    return {"Eigen: AutoDiffScalar", Claim::Exact, [](const Workload& workload, std::size_t) {
                return std::make_unique<EigenAutoDiff>(workload);
            }};
}

} // namespace dpfm::bench
