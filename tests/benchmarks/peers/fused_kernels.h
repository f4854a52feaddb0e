#pragma once

#include <cstddef>
#include <cstdint>

/// What the vectorised peers offer, built once for each instruction set: plain functions and plain
/// arrays, so that nothing inline crosses from one build into another.
namespace dpfm::bench {

/// Vectorised fused backpropagation of 4-5-5-1 (sigmoid, sigmoid, linear; mse): forward, backward
/// and sgd update in one go, every loop's length known to the compiler. Weights begin at a multiple
/// of 64 bytes.
struct DenseKernels {
    /// Doubles a vector holds.
    std::size_t lanes = 0;
    /// Lanes are the samples of one run's batch. `weights` by id, room for 64.
    void (*stepOneRun)(double* weights, const double* inputs, const double* targets,
                       const std::size_t* rows, std::size_t count, double learningRate) = nullptr;
    /// Lanes are runs: `weights` by id and then lane; data and rows are each lane's own.
    void (*stepRuns)(double* weights, const double* const* inputs, const double* const* targets,
                     const std::size_t* const* rows, std::size_t count,
                     double learningRate) = nullptr;
};

constexpr std::size_t kDenseWeights = 61;
constexpr std::size_t kDenseWeightsPadded = 64;

/// Samples by their inputs that are not 0: those of row i are first[i] … first[i + 1] − 1.
struct SparseSamples {
    const std::size_t* first = nullptr;
    const std::uint32_t* input = nullptr;
    const double* value = nullptr;
    const double* targets = nullptr; ///< 10 a row
};

/// Weights of inputs-hidden-10, input-major. A row of hidden neurons has `paddedHidden` numbers.
struct SparseNetwork {
    double* first = nullptr;      ///< a row an input, then the biases' row
    double* second = nullptr;     ///< a row an output
    double* secondBias = nullptr; ///< one an output, room for 16
    std::size_t inputs = 0;
};

/// Fused backpropagation of inputs-hidden-10 (sigmoid, softmax; cross-entropy) that looks at
/// nonzero inputs alone and updates the touched rows alone.
struct SparseKernels {
    std::size_t hidden = 0;
    std::size_t paddedHidden = 0;
    void (*step)(const SparseNetwork& network, const SparseSamples& samples,
                 const std::size_t* rows, std::size_t count, double learningRate) = nullptr;
    /// The last layer's gradient and update alone.
    void (*stepLastLayer)(const SparseNetwork& network, const SparseSamples& samples,
                          const std::size_t* rows, std::size_t count,
                          double learningRate) = nullptr;
};

constexpr std::size_t kSparseOutputs = 10;
constexpr std::size_t kSparseMaxBatch = 64;

namespace plain {
DenseKernels denseKernels();
SparseKernels sparseKernels(std::size_t hidden);
} // namespace plain
namespace avx2 {
DenseKernels denseKernels();
SparseKernels sparseKernels(std::size_t hidden);
} // namespace avx2
namespace avx512 {
DenseKernels denseKernels();
SparseKernels sparseKernels(std::size_t hidden);
} // namespace avx512

} // namespace dpfm::bench
