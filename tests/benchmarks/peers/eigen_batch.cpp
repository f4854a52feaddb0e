// Backpropagation of a batch as one writes it with Eigen: samples are columns, a layer is one
// product, exp is Eigen's vectorised one. Fair as what a careful person gets from a good library in
// an afternoon, compiled with -O3. It uses the instruction set the whole program is compiled for
// (SSE2): a second copy of Eigen's templates for AVX-512 could not be linked into the same program.

#include "tests/benchmarks/peers/peers.h"

#include <Eigen/Dense>

namespace dpfm::bench {

namespace {

using autodiff::Activation;
using Eigen::MatrixXd;

class EigenBatch : public Learner {
public:
    explicit EigenBatch(const Workload& workload) : workload_(workload) { reset(); }

    void reset() override {
        const network::Topology& topology = workload_.topology;
        runs_.clear();
        for (const Run& run : workload_.runs) {
            std::vector<Layer> layers;
            for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
                const auto rows = static_cast<Eigen::Index>(topology.width(layer));
                const auto inputs = static_cast<Eigen::Index>(topology.width(layer - 1));
                const Eigen::Map<const RowMajor> own(
                    run.weights.data() + index(topology.weight(layer, 0, 0)), rows, inputs + 1);
                layers.push_back({own.leftCols(inputs), own.col(inputs)});
            }
            runs_.push_back(std::move(layers));
        }
        values_.resize(topology.layerCount() + 1);
    }

    void step(std::size_t batch) override {
        for (std::size_t run = 0; run < runs_.size(); ++run)
            step(workload_.runs[run].samples, workload_.rows(run, batch), runs_[run]);
    }

    network::Weights weights(std::size_t run) const override {
        network::Weights weights;
        for (const Layer& layer : runs_[run])
            for (Eigen::Index k = 0; k < layer.weights.rows(); ++k) {
                for (Eigen::Index j = 0; j < layer.weights.cols(); ++j)
                    weights.push_back(layer.weights(k, j));
                weights.push_back(layer.bias(k));
            }
        return weights;
    }

private:
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    struct Layer {
        MatrixXd weights;
        Eigen::VectorXd bias;
    };

    void step(const data::Samples& samples, std::span<const std::size_t> rows,
              std::vector<Layer>& layers) {
        const auto count = static_cast<Eigen::Index>(rows.size());
        values_[0].resize(static_cast<Eigen::Index>(samples.inputWidth), count);
        targets_.resize(static_cast<Eigen::Index>(samples.outputWidth), count);
        for (Eigen::Index i = 0; i < count; ++i) {
            const std::size_t row = rows[static_cast<std::size_t>(i)];
            values_[0].col(i) =
                Eigen::Map<const Eigen::VectorXd>(samples.input(row).data(), values_[0].rows());
            targets_.col(i) =
                Eigen::Map<const Eigen::VectorXd>(samples.target(row).data(), targets_.rows());
        }
        for (std::size_t l = 0; l < layers.size(); ++l) {
            MatrixXd& values = values_[l + 1];
            values.noalias() = layers[l].weights * values_[l];
            values.colwise() += layers[l].bias;
            if (workload_.topology.activation(l + 1) == Activation::Sigmoid)
                values = (1.0 + (-values.array()).exp()).inverse();
            else if (workload_.topology.activation(l + 1) == Activation::Softmax) {
                values.rowwise() -= values.colwise().maxCoeff().eval();
                values = values.array().exp();
                values.array().rowwise() /= values.array().colwise().sum().eval();
            }
        }
        const bool mse = workload_.loss == autodiff::Loss::MeanSquaredError;
        const double scale =
            mse ? 2.0 / static_cast<double>(targets_.size()) : 1.0 / static_cast<double>(count);
        delta_ = scale * (values_.back() - targets_);
        for (std::size_t l = layers.size(); l-- > 0;) {
            if (l > 0)
                below_.noalias() = layers[l].weights.transpose() * delta_;
            layers[l].weights.noalias() -= workload_.learningRate * delta_ * values_[l].transpose();
            layers[l].bias -= workload_.learningRate * delta_.rowwise().sum();
            if (l > 0)
                delta_ = below_.array() * values_[l].array() * (1.0 - values_[l].array());
        }
    }

    const Workload& workload_;
    std::vector<std::vector<Layer>> runs_;
    std::vector<MatrixXd> values_;
    MatrixXd targets_;
    MatrixXd delta_;
    MatrixXd below_;
};

} // namespace

LearnerKind eigenBatch() {
    return {"Eigen: backprop of a batch", Claim::Exact, [](const Workload& workload, std::size_t) {
                return std::make_unique<EigenBatch>(workload);
            }};
}

} // namespace dpfm::bench
