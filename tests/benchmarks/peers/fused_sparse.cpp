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

    /// Measured best, with some latitude: a little more than the first cache.
    static constexpr std::size_t kRowsAtATime = 40'000 / (kRow * sizeof(double));

    struct Pass {
        Vector hidden[kVectors]; ///< sums first, then values
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

    /// Goes through the batch's nonzero inputs, some rows of weights for all samples before the
    /// next rows, so that they stay near. visit(sample, n, last, end) takes the nonzero inputs from
    /// the n-th on, below the input `end` and before the last-th, and returns where it stopped.
    template <class Visit>
    [[gnu::always_inline]] static void
    visitRows(const SparseNetwork& network, const SparseSamples& samples, const std::size_t* rows,
              std::size_t count, Visit visit) {
        std::size_t next[kSparseMaxBatch];
        for (std::size_t i = 0; i < count; ++i)
            next[i] = samples.first[rows[i]];
        for (std::size_t end = kRowsAtATime; end < network.inputs + kRowsAtATime;
             end += kRowsAtATime)
            for (std::size_t i = 0; i < count; ++i)
                next[i] = visit(i, next[i], samples.first[rows[i] + 1], end);
    }

    static void sumFirst(const SparseNetwork& network, const SparseSamples& samples,
                         const std::size_t* rows, std::size_t count, Pass* passes) {
        const std::uint32_t* const input = samples.input;
        const double* const value = samples.value;
        const double* const first = network.first;
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t v = 0; v < kVectors; ++v)
                passes[i].hidden[v] = load(network.first + network.inputs * kRow + v * kLanes);
        visitRows(
            network, samples, rows, count,
            [&](std::size_t i, std::size_t n, std::size_t last, std::size_t end)
                __attribute__((always_inline)) {
                    Vector sums[kVectors];
                    for (std::size_t v = 0; v < kVectors; ++v)
                        sums[v] = passes[i].hidden[v];
                    // A sum waits for itself; two chains wait half as long.
                    if constexpr (kVectors <= 4) {
                        Vector others[kVectors] = {};
                        for (; n + 1 < last && input[n + 1] < end; n += 2) {
                            const double* own = first + input[n] * kRow;
                            const double* other = first + input[n + 1] * kRow;
                            for (std::size_t v = 0; v < kVectors; ++v) {
                                sums[v] += value[n] * load(own + v * kLanes);
                                others[v] += value[n + 1] * load(other + v * kLanes);
                            }
                        }
                        for (std::size_t v = 0; v < kVectors; ++v)
                            sums[v] += others[v];
                    }
                    for (; n < last && input[n] < end; ++n) {
                        const double* own = first + input[n] * kRow;
                        for (std::size_t v = 0; v < kVectors; ++v)
                            sums[v] += value[n] * load(own + v * kLanes);
                    }
                    for (std::size_t v = 0; v < kVectors; ++v)
                        passes[i].hidden[v] = sums[v];
                    return n;
                });
    }

    /// From the sums of the first layer on.
    [[gnu::always_inline]] static void forward(const Turned& turned, const SparseSamples& samples,
                                               std::size_t row, double mean, Pass& pass) {
        for (std::size_t v = 0; v < kVectors; ++v)
            pass.hidden[v] = sigmoid(pass.hidden[v]);

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
        const std::uint32_t* const input = samples.input;
        const double* const value = samples.value;
        double* const first = network.first;
        double* bias = network.first + network.inputs * kRow;
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t v = 0; v < kVectors; ++v)
                store(bias + v * kLanes,
                      load(bias + v * kLanes) - learningRate * passes[i].hiddenDelta[v]);
        visitRows(
            network, samples, rows, count,
            [&](std::size_t i, std::size_t n, std::size_t last, std::size_t end)
                __attribute__((always_inline)) {
                    Vector step[kVectors];
                    for (std::size_t v = 0; v < kVectors; ++v)
                        step[v] = learningRate * passes[i].hiddenDelta[v];
                    for (; n < last && input[n] < end; ++n) {
                        double* own = first + input[n] * kRow;
                        for (std::size_t v = 0; v < kVectors; ++v)
                            store(own + v * kLanes, load(own + v * kLanes) - value[n] * step[v]);
                    }
                    return n;
                });
    }

    static void all(const SparseNetwork& network, const SparseSamples& samples,
                    const std::size_t* rows, std::size_t count, double learningRate) {
        Pass passes[kSparseMaxBatch];
        Turned turned;
        turn(network, turned);
        sumFirst(network, samples, rows, count, passes);
        for (std::size_t i = 0; i < count; ++i) {
            forward(turned, samples, rows[i], 1.0 / static_cast<double>(count), passes[i]);
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
        sumFirst(network, samples, rows, count, passes);
        for (std::size_t i = 0; i < count; ++i)
            forward(turned, samples, rows[i], 1.0 / static_cast<double>(count), passes[i]);
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
