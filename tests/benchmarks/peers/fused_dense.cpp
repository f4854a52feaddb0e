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

constexpr std::size_t kInputs = 4;
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

/// `Weight` is a number for all lanes, or a vector with each lane's own.
template <class Weight, std::size_t Inputs>
[[gnu::always_inline]] inline Vector weightedSum(const Weight* own, const Vector* inputs) {
    Vector sum = Vector{} + own[Inputs];
    for (std::size_t j = 0; j < Inputs; ++j)
        sum += own[j] * inputs[j];
    return sum;
}

/// `scale` is the derivative of the mean: 2/samples, 0 in lanes without a sample.
template <class Weight>
[[gnu::always_inline]] inline void passSample(const Weight* weights, Vector scale, Pass& pass) {
    for (std::size_t k = 0; k < kFirst; ++k)
        pass.first[k] =
            sigmoid(weightedSum<Weight, kInputs>(weights + k * (kInputs + 1), pass.input));
    for (std::size_t k = 0; k < kSecond; ++k)
        pass.second[k] = sigmoid(
            weightedSum<Weight, kFirst>(weights + kSecondLayer + k * (kFirst + 1), pass.first));
    const Vector output = weightedSum<Weight, kSecond>(weights + kThirdLayer, pass.second);

    pass.thirdDelta = scale * (output - pass.target);
    for (std::size_t k = 0; k < kSecond; ++k)
        pass.secondDelta[k] =
            pass.thirdDelta * weights[kThirdLayer + k] * (pass.second[k] * (1.0 - pass.second[k]));
    for (std::size_t j = 0; j < kFirst; ++j) {
        Vector sum{};
        for (std::size_t k = 0; k < kSecond; ++k)
            sum += weights[kSecondLayer + k * (kFirst + 1) + j] * pass.secondDelta[k];
        pass.firstDelta[j] = sum * (pass.first[j] * (1.0 - pass.first[j]));
    }
}

/// A neuron's gradients over `count` passes, the bias last.
template <std::size_t Inputs>
[[gnu::always_inline]] inline void addNeuron(const Pass* passes, std::size_t count,
                                             std::size_t deltaAt, std::size_t inputAt,
                                             Vector* gradient) {
    Vector sums[Inputs + 1];
    for (std::size_t j = 0; j <= Inputs; ++j)
        sums[j] = gradient[j];
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

constexpr std::size_t place(std::size_t bytes) {
    return bytes / sizeof(Vector);
}

[[gnu::always_inline]] inline void addGradients(const Pass* passes, std::size_t count,
                                                Vector* gradient) {
    for (std::size_t k = 0; k < kFirst; ++k)
        addNeuron<kInputs>(passes, count, place(offsetof(Pass, firstDelta)) + k,
                           place(offsetof(Pass, input)), gradient + k * (kInputs + 1));
    for (std::size_t k = 0; k < kSecond; ++k)
        addNeuron<kFirst>(passes, count, place(offsetof(Pass, secondDelta)) + k,
                          place(offsetof(Pass, first)), gradient + kSecondLayer + k * (kFirst + 1));
    addNeuron<kSecond>(passes, count, place(offsetof(Pass, thirdDelta)),
                       place(offsetof(Pass, second)), gradient + kThirdLayer);
}

void stepOneRun(double* weights, const double* inputs, const double* targets,
                const std::size_t* rows, std::size_t count, double learningRate) {
    Vector gradient[dpfm::bench::kDenseWeightsPadded] = {};
    Pass passes[kBlock];
    const double mean = 2.0 / static_cast<double>(count);
    std::size_t filled = 0;
    for (std::size_t begin = 0; begin < count; begin += kLanes) {
        Pass& pass = passes[filled];
        Vector scale{};
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const bool there = begin + lane < count;
            const std::size_t row = rows[there ? begin + lane : begin];
            for (std::size_t j = 0; j < kInputs; ++j)
                pass.input[j][lane] = inputs[row * kInputs + j];
            pass.target[lane] = targets[row];
            scale[lane] = there ? mean : 0.0;
        }
        passSample(weights, scale, pass);
        if (++filled == kBlock || begin + kLanes >= count) {
            addGradients(passes, filled, gradient);
            filled = 0;
        }
    }
    for (std::size_t id = 0; id < dpfm::bench::kDenseWeightsPadded; id += kLanes)
        store(weights + id, load(weights + id) - learningRate * sumsOverLanes(gradient + id));
}

void stepRuns(double* weights, const double* const* inputs, const double* const* targets,
              const std::size_t* const* rows, std::size_t count, double learningRate) {
    Vector own[kWeights];
    for (std::size_t id = 0; id < kWeights; ++id)
        own[id] = load(weights + id * kLanes);
    Vector gradient[kWeights] = {};
    Pass passes[kBlock];
    const Vector scale = splat(2.0 / static_cast<double>(count));
    std::size_t filled = 0;
    for (std::size_t i = 0; i < count; ++i) {
        Pass& pass = passes[filled];
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::size_t row = rows[lane][i];
            for (std::size_t j = 0; j < kInputs; ++j)
                pass.input[j][lane] = inputs[lane][row * kInputs + j];
            pass.target[lane] = targets[lane][row];
        }
        passSample(own, scale, pass);
        if (++filled == kBlock || i + 1 == count) {
            addGradients(passes, filled, gradient);
            filled = 0;
        }
    }
    for (std::size_t id = 0; id < kWeights; ++id)
        store(weights + id * kLanes, own[id] - learningRate * gradient[id]);
}

} // namespace

namespace dpfm::bench::DPFM_PEER_ISA {

DenseKernels denseKernels() {
    return {kLanes, stepOneRun, stepRuns};
}

} // namespace dpfm::bench::DPFM_PEER_ISA
