// Fused backpropagation of inputs-hidden-10 on images that are mostly background. Near the limit
// for an exact gradient of one run, because it does no work for an input that is 0: forward adds
// the rows of the nonzero inputs alone, backward updates these rows alone and in place, without a
// gradient array to clear and to read again; sums and products are vectorised and fused. Fair,
// because every step starts from the weights and ends with them updated. Samples are kept by their
// nonzero inputs from the start, as a program for such data would; that is not timed.

#include "tests/benchmarks/peers/fused_kernels.h"
#include "tests/benchmarks/peers/simd.h"

namespace {

using dpfm::bench::kSparseMaxBatch;
using dpfm::bench::kSparseOutputs;
using dpfm::bench::SparseNetwork;
using dpfm::bench::SparseSamples;

constexpr std::size_t vectorsFor(std::size_t count) {
    return (count + kLanes - 1) / kLanes;
}

constexpr std::size_t kOutputVectors = vectorsFor(kSparseOutputs);

template <std::size_t Hidden>
struct Step {
    static constexpr std::size_t kVectors = vectorsFor(Hidden);
    static constexpr std::size_t kRow = kVectors * kLanes;

    struct Pass {
        Vector hidden[kVectors];
        Vector hiddenDelta[kVectors];
        Vector outputDelta[kOutputVectors];
    };

    /// The second layer with a row a hidden neuron, for the way forward.
    struct Turned {
        Vector rows[Hidden][kOutputVectors];
        Vector bias[kOutputVectors];
        Vector there[kOutputVectors]; ///< 1, and 0 in the lanes after the last output
    };

    static void turn(const SparseNetwork& network, Turned& turned) {
        for (std::size_t v = 0; v < kOutputVectors; ++v)
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const std::size_t o = v * kLanes + lane;
                const bool there = o < kSparseOutputs;
                turned.there[v][lane] = there ? 1.0 : 0.0;
                turned.bias[v][lane] = there ? network.secondBias[o] : 0.0;
                for (std::size_t h = 0; h < Hidden; ++h)
                    turned.rows[h][v][lane] = there ? network.second[o * kRow + h] : 0.0;
            }
    }

    [[gnu::always_inline]] static void forward(const SparseNetwork& network, const Turned& turned,
                                               const SparseSamples& samples, std::size_t row,
                                               double mean, Pass& pass) {
        Vector sums[kVectors];
        for (std::size_t v = 0; v < kVectors; ++v)
            sums[v] = load(network.first + network.inputs * kRow + v * kLanes);
        for (std::size_t i = samples.first[row]; i < samples.first[row + 1]; ++i) {
            const double* own = network.first + samples.input[i] * kRow;
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[v] += samples.value[i] * load(own + v * kLanes);
        }
        for (std::size_t v = 0; v < kVectors; ++v)
            pass.hidden[v] = sigmoid(sums[v]);

        Vector logits[kOutputVectors];
        for (std::size_t v = 0; v < kOutputVectors; ++v)
            logits[v] = turned.bias[v];
        const auto* hidden = reinterpret_cast<const double*>(pass.hidden);
        for (std::size_t h = 0; h < Hidden; ++h)
            for (std::size_t v = 0; v < kOutputVectors; ++v)
                logits[v] += hidden[h] * turned.rows[h][v];
        double largest = logits[0][0];
        for (std::size_t o = 1; o < kSparseOutputs; ++o) {
            const double logit = logits[o / kLanes][o % kLanes];
            largest = logit > largest ? logit : largest;
        }
        double sum = 0.0;
        for (std::size_t v = 0; v < kOutputVectors; ++v) {
            logits[v] = turned.there[v] * exponential(logits[v] - largest);
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                sum += logits[v][lane];
        }
        for (std::size_t o = 0; o < kSparseOutputs; ++o)
            pass.outputDelta[o / kLanes][o % kLanes] =
                mean *
                (logits[o / kLanes][o % kLanes] / sum - samples.targets[row * kSparseOutputs + o]);
    }

    [[gnu::always_inline]] static void backward(const SparseNetwork& network, Pass& pass) {
        Vector sums[kVectors] = {};
        const auto* outputDelta = reinterpret_cast<const double*>(pass.outputDelta);
        for (std::size_t o = 0; o < kSparseOutputs; ++o)
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[v] += outputDelta[o] * load(network.second + o * kRow + v * kLanes);
        for (std::size_t v = 0; v < kVectors; ++v)
            pass.hiddenDelta[v] = sums[v] * (pass.hidden[v] * (1.0 - pass.hidden[v]));
    }

    [[gnu::always_inline]] static void updateLast(const SparseNetwork& network, const Pass* passes,
                                                  std::size_t count, double learningRate) {
        for (std::size_t o = 0; o < kSparseOutputs; ++o) {
            Vector sums[kVectors] = {};
            double bias = 0.0;
            for (std::size_t i = 0; i < count; ++i) {
                const double delta = reinterpret_cast<const double*>(passes[i].outputDelta)[o];
                bias += delta;
                for (std::size_t v = 0; v < kVectors; ++v)
                    sums[v] += delta * passes[i].hidden[v];
            }
            network.secondBias[o] -= learningRate * bias;
            double* own = network.second + o * kRow;
            for (std::size_t v = 0; v < kVectors; ++v)
                store(own + v * kLanes, load(own + v * kLanes) - learningRate * sums[v]);
        }
    }

    /// All samples have been through the old weights by now, so rows can be changed in place.
    [[gnu::always_inline]] static void updateFirst(const SparseNetwork& network,
                                                   const SparseSamples& samples,
                                                   const std::size_t* rows, const Pass* passes,
                                                   std::size_t count, double learningRate) {
        double* bias = network.first + network.inputs * kRow;
        for (std::size_t i = 0; i < count; ++i) {
            Vector step[kVectors];
            for (std::size_t v = 0; v < kVectors; ++v) {
                step[v] = learningRate * passes[i].hiddenDelta[v];
                store(bias + v * kLanes, load(bias + v * kLanes) - step[v]);
            }
            for (std::size_t n = samples.first[rows[i]]; n < samples.first[rows[i] + 1]; ++n) {
                double* own = network.first + samples.input[n] * kRow;
                for (std::size_t v = 0; v < kVectors; ++v)
                    store(own + v * kLanes, load(own + v * kLanes) - samples.value[n] * step[v]);
            }
        }
    }

    static void all(const SparseNetwork& network, const SparseSamples& samples,
                    const std::size_t* rows, std::size_t count, double learningRate) {
        Pass passes[kSparseMaxBatch];
        Turned turned;
        turn(network, turned);
        for (std::size_t i = 0; i < count; ++i) {
            forward(network, turned, samples, rows[i], 1.0 / static_cast<double>(count), passes[i]);
            backward(network, passes[i]);
        }
        updateLast(network, passes, count, learningRate);
        updateFirst(network, samples, rows, passes, count, learningRate);
    }

    static void lastLayer(const SparseNetwork& network, const SparseSamples& samples,
                          const std::size_t* rows, std::size_t count, double learningRate) {
        Pass passes[kSparseMaxBatch];
        Turned turned;
        turn(network, turned);
        for (std::size_t i = 0; i < count; ++i)
            forward(network, turned, samples, rows[i], 1.0 / static_cast<double>(count), passes[i]);
        updateLast(network, passes, count, learningRate);
    }

    static constexpr dpfm::bench::SparseKernels kernels() { return {Hidden, kRow, all, lastLayer}; }
};

} // namespace

namespace dpfm::bench::DPFM_PEER_ISA {

SparseKernels sparseKernels(std::size_t hidden) {
    if (hidden == 5)
        return Step<5>::kernels();
    if (hidden == 32)
        return Step<32>::kernels();
    return {};
}

} // namespace dpfm::bench::DPFM_PEER_ISA
