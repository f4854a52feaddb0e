#pragma once

#include "core/autodiff/activation.h"

#include <cstddef>

/// What the dense engine asks of an instruction set: plain numbers and pointers, because the code
/// behind it is compiled for processors that the rest of the program must not assume.
///
/// A block is `lanes` samples that are computed side by side, of one run or of several.
/// "x[n][lane]" is n blocks of doubles one after the other, at addresses divisible by 64.
namespace dpfm::engine::kernels {

/// One layer of neurons. A neuron's registers are an array with a place for every weight it can
/// carry: those of the layers below, by id, and then its own. A pruned weight's place holds 0.
struct DenseLayer {
    std::size_t inputs = 0;
    std::size_t neurons = 0;
    std::size_t firstWeight = 0;    ///< id; so also how many weights the layers below have
    std::size_t places = 0;         ///< firstWeight + inputs + 1
    std::size_t registersBegin = 0; ///< of neuron 0 in DenseBlock::registers
    std::size_t valuesBegin = 0;    ///< of neuron 0 in DenseBlock::values
    autodiff::Activation activation = autodiff::Activation::Linear;
};

struct DensePlan {
    const DenseLayer* layers = nullptr; ///< layers 1 … L
    std::size_t layerCount = 0;
    std::size_t inputs = 0;
    std::size_t weightCount = 0;
    std::size_t registers = 0; ///< R, 0 for all
    autodiff::SigmoidDerivative sigmoidDerivative = autodiff::SigmoidDerivative::Exact;
};

struct DenseBlock {
    double* weights = nullptr;        ///< [weight][lane]
    double* values = nullptr;         ///< [input or neuron][lane]; the inputs are given
    double* derivatives = nullptr;    ///< [input or neuron][lane]: f'(s)
    double* inputSizes = nullptr;     ///< [lane]: Σ |input| of the samples so far
    double* registers = nullptr;      ///< [neuron, place][lane]
    double* candidates = nullptr;     ///< [place][lane], of one neuron
    float* keys = nullptr;            ///< [place][lane], with room for 32 more
    double* sampleGradient = nullptr; ///< [weight][lane], of the sample at hand
};

struct DenseKernels {
    std::size_t lanes = 0;

    /// to[i][lane] = numbers[i] in all lanes.
    void (*spread)(const double* numbers, std::size_t count, double* to) = nullptr;

    /// The value of every neuron, and its f'. Adds to inputSizes.
    void (*values)(const DensePlan& plan, const DenseBlock& block) = nullptr;

    /// The values alone, of `weights` that all lanes share.
    void (*predict)(const DensePlan& plan, const double* weights,
                    const DenseBlock& block) = nullptr;

    /// After values(): the registers of every neuron, and by them gradient[weight][lane] = (or, if
    /// `add`, +=) Σ over the outputs of outputDerivatives[output][lane] · register.
    void (*gradient)(const DensePlan& plan, const DenseBlock& block,
                     const double* outputDerivatives, double* gradient, bool add) = nullptr;

    /// After gradient(), which spends the outputs' registers without storing them: finds them once
    /// more and stores them.
    void (*outputRegisters)(const DensePlan& plan, const DenseBlock& block) = nullptr;

    /// Mean squared error of each lane, losses[lane] (see autodiff::sampleLoss), and d loss / d
    /// output; denominators[lane] = outputs · batch size.
    void (*meanSquaredError)(std::size_t outputs, const double* values, const double* targets,
                             const double* denominators, double* losses,
                             double* outputDerivatives) = nullptr;

    /// A number in each lane that no magnitude in any pass since inputSizes was 0 exceeds, computed
    /// from the weights and the inputs alone. Infinite or NaN if there is none.
    void (*bound)(const DensePlan& plan, const DenseBlock& block, double* bounds) = nullptr;
};

extern const DenseKernels kDensePlain;
extern const DenseKernels kDenseAvx2;
extern const DenseKernels kDenseAvx512;

} // namespace dpfm::engine::kernels
