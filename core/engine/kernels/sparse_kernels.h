#pragma once

#include "core/autodiff/activation.h"

#include <cstddef>
#include <cstdint>

/// What the sparse engine asks of an instruction set: plain numbers and pointers, because the code
/// behind it is compiled for processors that the rest of the program must not assume.
namespace dpfm::engine::kernels {

/// A network inputs-hidden-outputs. The weights of the first layer lie in inputs + 1 rows of
/// hiddenStride numbers, one row an input and the biases' row last; those of the second in
/// hidden + 1 rows of outputStride.
struct SparsePlan {
    std::size_t inputs = 0;
    std::size_t hidden = 0;
    std::size_t outputs = 0;
    std::size_t hiddenStride = 0; ///< a multiple of 8
    std::size_t outputStride = 0; ///< a multiple of kSparseBlock
    std::size_t rankedStride = 0; ///< most ranked inputs of a sample, a multiple of 8, and 8 more
    std::size_t registers = 0;    ///< R, at least 1; as many as there are weights for all
    autodiff::Activation hiddenActivation = autodiff::Activation::Linear;
    autodiff::Activation outputActivation = autodiff::Activation::Linear;
    autodiff::SigmoidDerivative sigmoidDerivative = autodiff::SigmoidDerivative::Exact;
};
/// The most lanes that there are.
constexpr std::size_t kSparseBlock = 16;
/// Ends a list of inputs; so there are fewer inputs than this.
constexpr std::uint16_t kSparseEnd = 0xffff;

/// The inputs of a sample that matter.
struct SparseSample {
    const std::uint16_t* nonzero = nullptr; ///< the inputs that are not 0, ascending; kSparseEnd
    const double* values = nullptr;         ///< theirs, and then the bias's 1
    /// The R inputs of largest magnitude, the largest first and of equal ones the lower number; the
    /// bias, which is 1, counts as the input after the last one. None that is 0.
    const std::uint16_t* ranked = nullptr;
    const std::uint16_t* positions = nullptr; ///< of the ranked ones in `values`
    const std::uint16_t* equals = nullptr;    ///< for each rank the first of the same magnitude
    std::size_t rankedCount = 0;
    /// Magnitudes that differ do so by more than rounding of products could hide.
    bool separate = false;
};

/// What one sample's pass came to, with room for whole blocks of kSparseBlock, at addresses
/// divisible by 64.
struct SparsePass {
    double* values = nullptr; ///< of the hidden neurons
    double* derivatives = nullptr;
    double* outputs = nullptr;
    double* outputDerivatives = nullptr; ///< f' of the outputs, 1 for softmax
};

/// Room to work in, kept from sample to sample, at addresses divisible by 64. n is rankedStride, h
/// is hidden + 1.
struct SparseScratch {
    double* x = nullptr;                ///< n
    float* ratios = nullptr;            ///< n
    double* own = nullptr;              ///< h + 16
    float* ownSizes = nullptr;          ///< h + 16
    float* headSizes = nullptr;         ///< h + 16
    float* heads = nullptr;             ///< h + 32 blocks of lanes
    float* sorted = nullptr;            ///< 32 blocks of lanes
    double* buffer = nullptr;           ///< hidden·n + h + 24
    double* cuts = nullptr;             ///< outputStride
    double* sums = nullptr;             ///< hidden rows of n, all 0 between samples
    std::size_t* lengths = nullptr;     ///< hidden, all 0 between samples
    std::uint32_t* active = nullptr;    ///< outputStride rows of hidden
    std::size_t* activeCount = nullptr; ///< outputStride
    std::size_t* segments = nullptr;    ///< h
};

struct SparseKernels {
    /// The first layer's sums, for some samples: into their passes' values.
    void (*sums)(const SparsePlan& plan, const double* weights, const SparseSample* samples,
                 const SparsePass* passes, std::size_t count) = nullptr;

    /// The rest of the pass forward of some samples. `weights` are the second layer's, at an
    /// address divisible by 64. False if something is infinite or NaN; so the next.
    bool (*forward)(const SparsePlan& plan, const double* weights, const SparsePass* passes,
                    std::size_t count) = nullptr;

    /// losses[output] = factor · (output − target) / divisor.
    bool (*losses)(const SparsePlan& plan, const double* outputs, const double* targets,
                   double factor, double divisor, double* losses) = nullptr;

    /// After forward(): adds the sample's gradient to the first and the second layer's, and marks
    /// the inputs whose rows of it are touched. `sizes` are |weights| as floats, largestSizes the
    /// largest of each row, `losses` d loss / d output, outputStride numbers. If `registers` is not
    /// null, adds how many registers of the outputs hold a weight of each layer. False, and nothing
    /// done, if the numbers are too large for floats to bound candidates.
    bool (*gradient)(const SparsePlan& plan, const double* weights, const float* sizes,
                     const float* largestSizes, const SparseSample& sample, const SparsePass& pass,
                     const double* losses, const SparseScratch& scratch, double* first,
                     double* second, unsigned char* touched, std::size_t* registers) = nullptr;
};

extern const SparseKernels kSparsePlain;
extern const SparseKernels kSparseAvx2;
extern const SparseKernels kSparseAvx512;

} // namespace dpfm::engine::kernels
