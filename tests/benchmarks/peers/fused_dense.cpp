// Vectorised fused backpropagation of 4-5-5-1: the near-limit of what one core can do for an exact
// gradient. The shape is known to the compiler, a step is forward, backward and update in one
// function without a call or an allocation, exp is vectorised (1 ulp), products and sums are fused
// (FMA) where the instruction set has it, and gradients are summed in registers before they are
// stored. Fair, because it does what a training step has to do, no more: it gathers the batch's
// rows from the same row-major data as the subject and leaves the weights updated; and because it
// is built for the instruction set that the subject uses. A batch of 10 fills 10 of the 16 slots of
// two AVX-512 vectors (12 with AVX2): that is what such a batch costs in this layout.

#include "tests/benchmarks/peers/fused_kernels.h"
#include "tests/benchmarks/peers/simd.h"

namespace {

constexpr std::size_t kInputs = 4; // see turnRowsOfFour
constexpr std::size_t kFirst = 5;
constexpr std::size_t kSecond = 5;
constexpr std::size_t kSecondLayer = kFirst * (kInputs + 1);
constexpr std::size_t kThirdLayer = kSecondLayer + kSecond * (kFirst + 1);
constexpr std::size_t kWeights = kThirdLayer + kSecond + 1;
static_assert(kWeights == dpfm::bench::kDenseWeights);

/// Samples (or vectors of samples) whose gradients are summed before they are stored.
constexpr std::size_t kBlock = 10;

/// What the gradients of one vector's weights are products of.
struct Pass {
    Vector input[kInputs];
    Vector first[kFirst];
    Vector second[kSecond];
    Vector target;
    Vector firstDelta[kFirst];
    Vector secondDelta[kSecond];
    Vector thirdDelta;
};

constexpr std::size_t place(std::size_t bytes) {
    return bytes / sizeof(Vector);
}

/// The weighted sums of one neuron for `Together` vectors of samples, whose latencies so hide each
/// other. `Weight` is a number for all lanes, or a vector with each lane's own.
template <std::size_t Together, std::size_t Inputs, class Weight>
[[gnu::always_inline]] inline void weightedSums(const Weight* own, const Pass* passes,
                                                std::size_t inputAt, Vector* sums) {
    for (std::size_t n = 0; n < Together; ++n)
        sums[n] = Vector{} + own[Inputs];
    for (std::size_t j = 0; j < Inputs; ++j)
        for (std::size_t n = 0; n < Together; ++n)
            sums[n] += own[j] * reinterpret_cast<const Vector*>(passes + n)[inputAt + j];
}

/// Forward and backward. `scale` is the derivative of the mean: 2/samples, 0 in lanes without a
/// sample.
template <std::size_t Together, class Weight>
[[gnu::always_inline]] inline void passSamples(const Weight* weights, const Vector* scale,
                                               Pass* passes) {
    Vector sums[Together];
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kFirst; ++k) {
        weightedSums<Together, kInputs>(weights + k * (kInputs + 1), passes,
                                        place(offsetof(Pass, input)), sums);
        for (std::size_t n = 0; n < Together; ++n)
            passes[n].first[k] = sigmoid(sums[n]);
    }
#pragma GCC unroll 8
    for (std::size_t k = 0; k < kSecond; ++k) {
        weightedSums<Together, kFirst>(weights + kSecondLayer + k * (kFirst + 1), passes,
                                       place(offsetof(Pass, first)), sums);
        for (std::size_t n = 0; n < Together; ++n)
            passes[n].second[k] = sigmoid(sums[n]);
    }
    weightedSums<Together, kSecond>(weights + kThirdLayer, passes, place(offsetof(Pass, second)),
                                    sums);
    for (std::size_t n = 0; n < Together; ++n)
        passes[n].thirdDelta = scale[n] * (sums[n] - passes[n].target);
    for (std::size_t k = 0; k < kSecond; ++k)
        for (std::size_t n = 0; n < Together; ++n)
            passes[n].secondDelta[k] = passes[n].thirdDelta * weights[kThirdLayer + k] *
                                       (passes[n].second[k] * (1.0 - passes[n].second[k]));
    for (std::size_t j = 0; j < kFirst; ++j) {
        for (std::size_t n = 0; n < Together; ++n)
            sums[n] = Vector{};
        for (std::size_t k = 0; k < kSecond; ++k)
            for (std::size_t n = 0; n < Together; ++n)
                sums[n] += weights[kSecondLayer + k * (kFirst + 1) + j] * passes[n].secondDelta[k];
        for (std::size_t n = 0; n < Together; ++n)
            passes[n].firstDelta[j] = sums[n] * (passes[n].first[j] * (1.0 - passes[n].first[j]));
    }
}

constexpr std::size_t kTogether = 2;
static_assert(kBlock % kTogether == 0);

/// A neuron's gradients over `count` passes, the bias last; added to what is there unless `fresh`.
template <std::size_t Inputs>
[[gnu::always_inline]] inline void addNeuron(const Pass* passes, std::size_t count,
                                             std::size_t deltaAt, std::size_t inputAt,
                                             Vector* gradient, bool fresh) {
    Vector sums[Inputs + 1];
    for (std::size_t j = 0; j <= Inputs; ++j)
        sums[j] = fresh ? Vector{} : gradient[j];
    for (std::size_t i = 0; i < count; ++i) {
        const auto* vectors = reinterpret_cast<const Vector*>(passes + i);
        const Vector delta = vectors[deltaAt];
        for (std::size_t j = 0; j < Inputs; ++j)
            sums[j] += delta * vectors[inputAt + j];
        sums[Inputs] += delta;
    }
    for (std::size_t j = 0; j <= Inputs; ++j)
        gradient[j] = sums[j];
}

[[gnu::always_inline]] inline void addGradients(const Pass* passes, std::size_t count,
                                                Vector* gradient, bool fresh) {
    for (std::size_t k = 0; k < kFirst; ++k)
        addNeuron<kInputs>(passes, count, place(offsetof(Pass, firstDelta)) + k,
                           place(offsetof(Pass, input)), gradient + k * (kInputs + 1), fresh);
    for (std::size_t k = 0; k < kSecond; ++k)
        addNeuron<kFirst>(passes, count, place(offsetof(Pass, secondDelta)) + k,
                          place(offsetof(Pass, first)), gradient + kSecondLayer + k * (kFirst + 1),
                          fresh);
    addNeuron<kSecond>(passes, count, place(offsetof(Pass, thirdDelta)),
                       place(offsetof(Pass, second)), gradient + kThirdLayer, fresh);
}

void stepOneRun(double* weights, const double* inputs, const double* targets,
                const std::size_t* rows, std::size_t count, double learningRate) {
    Vector gradient[dpfm::bench::kDenseWeightsPadded];
    for (std::size_t id = kWeights; id < dpfm::bench::kDenseWeightsPadded; ++id)
        gradient[id] = Vector{};
    Pass passes[kBlock];
    const double mean = 2.0 / static_cast<double>(count);
    const auto fill = [&](std::size_t begin, Pass& pass, Vector& scale) {
        const double* input[kLanes];
        const double* target[kLanes];
        double scales[kLanes];
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const bool there = begin + lane < count;
            const std::size_t row = rows[there ? begin + lane : 0];
            input[lane] = inputs + row * kInputs;
            target[lane] = targets + row;
            scales[lane] = there ? mean : 0.0;
        }
        turnRowsOfFour(input, pass.input);
        pass.target = gather(target);
        scale = load(scales);
    };
    for (std::size_t block = 0; block < count; block += kBlock * kLanes) {
        std::size_t filled = 0;
        for (std::size_t i = 0; i < kBlock && block + i * kLanes < count; i += kTogether) {
            Vector scale[kTogether];
            const std::size_t begin = block + i * kLanes;
            fill(begin, passes[i], scale[0]);
            if (begin + kLanes < count) {
                fill(begin + kLanes, passes[i + 1], scale[1]);
                passSamples<kTogether>(weights, scale, passes + i);
                filled = i + kTogether;
            } else {
                passSamples<1>(weights, scale, passes + i);
                filled = i + 1;
            }
        }
        addGradients(passes, filled, gradient, block == 0);
    }
    for (std::size_t id = 0; id < dpfm::bench::kDenseWeightsPadded; id += kLanes)
        store(weights + id, load(weights + id) - learningRate * sumsOverLanes(gradient + id));
}

void stepRuns(double* weights, const double* const* inputs, const double* const* targets,
              const std::size_t* const* rows, std::size_t count, double learningRate) {
    auto* own = reinterpret_cast<Vector*>(weights);
    Vector gradient[kWeights];
    Pass passes[kBlock];
    const Vector mean = splat(2.0 / static_cast<double>(count));
    const Vector scale[kTogether] = {mean, mean};
    const auto fill = [&](std::size_t i, Pass& pass) {
        const double* input[kLanes];
        const double* target[kLanes];
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            input[lane] = inputs[lane] + rows[lane][i] * kInputs;
            target[lane] = targets[lane] + rows[lane][i];
        }
        turnRowsOfFour(input, pass.input);
        pass.target = gather(target);
    };
    for (std::size_t block = 0; block < count; block += kBlock) {
        std::size_t filled = 0;
        for (std::size_t i = 0; i < kBlock && block + i < count; i += kTogether) {
            fill(block + i, passes[i]);
            if (block + i + 1 < count) {
                fill(block + i + 1, passes[i + 1]);
                passSamples<kTogether>(own, scale, passes + i);
                filled = i + kTogether;
            } else {
                passSamples<1>(own, scale, passes + i);
                filled = i + 1;
            }
        }
        addGradients(passes, filled, gradient, block == 0);
    }
    for (std::size_t id = 0; id < kWeights; ++id)
        own[id] -= learningRate * gradient[id];
}

} // namespace

namespace dpfm::bench::DPFM_PEER_ISA {

DenseKernels denseKernels() {
    return {kLanes, stepOneRun, stepRuns};
}

} // namespace dpfm::bench::DPFM_PEER_ISA
