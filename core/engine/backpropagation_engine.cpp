#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"

#include <Eigen/Dense>

#include <algorithm>
#include <mutex>
#include <vector>

namespace dpfm::engine {

namespace {

using autodiff::Activation;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Eigen cuts large products by the machine's cache sizes, which would make the order of their sums
/// the machine's. Stated sizes make it the program's.
void fixProductBlocking() {
    static std::once_flag once;
    std::call_once(once, [] { Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 4 * 1024 * 1024); });
}

/// Large batches go in parts, so that a wish to stop is heard. How large they are depends on the
/// network alone: it decides the order of the sums.
constexpr std::size_t kSamplesPerPart = 256;
constexpr std::size_t kWeightsPerPart = std::size_t{1} << 24;

/// Samples are rows. values_[l] is the batch's activations of layer l; a layer's weights are the
/// rows of a matrix with the bias as last column.
class BackpropagationEngine : public GradientEngine {
public:
    /// `kept` of each layer's d loss/d sum stay, for each sample; 0: all.
    BackpropagationEngine(const network::Topology& topology, autodiff::Loss loss, std::size_t kept)
        : layout_(topology.weightCount())
        , topology_(topology)
        , loss_(loss)
        , kept_(kept)
        , samplesPerPart_(
              std::clamp(kWeightsPerPart / topology.weightCount(), std::size_t{1}, kSamplesPerPart))
        , values_(topology.layerCount() + 1)
        , derivatives_(topology.layerCount() + 1) {
        fixProductBlocking();
    }

    const WeightLayout& layout() const override { return layout_; }

    bool compute(std::span<Batch> batches, const RunControl& control) override {
        return std::all_of(batches.begin(), batches.end(),
                           [&](Batch& batch) { return computeOne(batch, control); });
    }

private:
    bool computeOne(Batch& batch, const RunControl& control) {
        const auto rows = batch.rows;
        std::fill(batch.gradient.begin(), batch.gradient.end(), 0.0);
        touchAll(batch);
        batch.evaluation = {};
        batch.evaluation.samples = rows.size();
        for (std::size_t first = 0; first < rows.size(); first += samplesPerPart_) {
            if (!control.proceed())
                return false;
            const auto part = rows.subspan(first, std::min(samplesPerPart_, rows.size() - first));
            forward(batch.weights, *batch.samples, part);
            backward(batch.weights, *batch.samples, part, rows.size(), batch.gradient,
                     batch.evaluation);
        }
        batch.evaluation.loss /= static_cast<double>(rows.size());
        return true;
    }

    Eigen::Map<const RowMajor> layerWeights(std::span<const double> weights,
                                            std::size_t layer) const {
        return {weights.data() + index(topology_.weight(layer, 0, 0)),
                static_cast<Eigen::Index>(topology_.width(layer)),
                static_cast<Eigen::Index>(topology_.width(layer - 1) + 1)};
    }

    void forward(std::span<const double> weights, const data::Samples& samples,
                 std::span<const std::size_t> rows) {
        values_[0].resize(static_cast<Eigen::Index>(rows.size()),
                          static_cast<Eigen::Index>(topology_.inputs()));
        for (std::size_t row = 0; row < rows.size(); ++row)
            samples.readInput(rows[row], {values_[0].row(static_cast<Eigen::Index>(row)).data(),
                                          topology_.inputs()});
        for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer) {
            const auto own = layerWeights(weights, layer);
            const Eigen::Index inputs = own.cols() - 1;
            RowMajor& values = values_[layer];
            values.noalias() = values_[layer - 1] * own.leftCols(inputs).transpose();
            values.rowwise() += own.col(inputs).transpose();
            activate(layer);
        }
    }

    void activate(std::size_t layer) {
        RowMajor& values = values_[layer];
        const Activation activation = topology_.activation(layer);
        derivatives_[layer].setOnes(values.rows(), values.cols());
        if (activation == Activation::Softmax) {
            for (Eigen::Index row = 0; row < values.rows(); ++row)
                autodiff::softmax(
                    {values.row(row).data(), static_cast<std::size_t>(values.cols())});
            return;
        }
        for (Eigen::Index i = 0; i < values.size(); ++i) {
            const autodiff::Activated activated =
                autodiff::activate(activation, topology_.sigmoidDerivative(), values.data()[i]);
            values.data()[i] = activated.value;
            derivatives_[layer].data()[i] = activated.derivative;
        }
    }

    void backward(std::span<const double> weights, const data::Samples& samples,
                  std::span<const std::size_t> rows, std::size_t batchSize,
                  std::span<double> gradient, Evaluation& batch) {
        const std::size_t last = topology_.layerCount();
        const RowMajor& outputs = values_[last];
        const auto width = static_cast<std::size_t>(outputs.cols());
        // d loss / d sum of the layer at hand, samples as rows.
        RowMajor delta(outputs.rows(), outputs.cols());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto r = static_cast<Eigen::Index>(row);
            const std::span<const double> output(outputs.row(r).data(), width);
            const auto target = samples.target(rows[row]);
            batch.loss += autodiff::sampleLoss(loss_, output, target);
            batch.correct += isCorrect(output, target) ? 1U : 0U;
            for (std::size_t o = 0; o < width; ++o) {
                const auto column = static_cast<Eigen::Index>(o);
                delta(r, column) =
                    autodiff::outputDerivative(loss_, output[o], target[o], width, batchSize) *
                    derivatives_[last](r, column);
            }
        }
        for (std::size_t layer = last; layer >= 1; --layer) {
            thinOut(delta);
            const auto own = layerWeights(weights, layer);
            const Eigen::Index inputs = own.cols() - 1;
            Eigen::Map<RowMajor> ownGradient(gradient.data() + index(topology_.weight(layer, 0, 0)),
                                             own.rows(), own.cols());
            ownGradient.leftCols(inputs).noalias() += delta.transpose() * values_[layer - 1];
            ownGradient.col(inputs) += delta.colwise().sum().transpose();
            if (layer > 1)
                delta = ((delta * own.leftCols(inputs)).array() * derivatives_[layer - 1].array())
                            .matrix()
                            .eval();
        }
    }

    void thinOut(RowMajor& delta) {
        const auto width = static_cast<std::size_t>(delta.cols());
        if (kept_ == 0 || kept_ >= width)
            return;
        for (Eigen::Index row = 0; row < delta.rows(); ++row) {
            const std::span<double> values(delta.row(row).data(), width);
            ranked_.clear();
            for (std::size_t neuron = 0; neuron < width; ++neuron)
                ranked_.push_back({weightId(neuron), values[neuron]});
            std::nth_element(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(kept_),
                             ranked_.end(), autodiff::outranks);
            for (std::size_t rank = kept_; rank < width; ++rank)
                values[index(ranked_[rank].id)] = 0.0;
        }
    }

    WeightLayout layout_;
    network::Topology topology_;
    autodiff::Loss loss_;
    std::size_t kept_;
    std::size_t samplesPerPart_;
    std::vector<RowMajor> values_;
    std::vector<RowMajor> derivatives_;
    /// One sample's d loss/d sum of a layer, with neurons for ids: one order of size and ties for
    /// all that is selected.
    std::vector<autodiff::Register> ranked_;
};

} // namespace

std::unique_ptr<GradientEngine> makeBackpropagationEngine(const network::Topology& topology,
                                                          autodiff::Loss loss) {
    return std::make_unique<BackpropagationEngine>(topology, loss, 0);
}

std::unique_ptr<GradientEngine> makeMePropEngine(const network::Topology& topology,
                                                 autodiff::Loss loss, std::size_t kept) {
    return std::make_unique<BackpropagationEngine>(topology, loss, kept);
}

} // namespace dpfm::engine
