#pragma once

#include "core/autodiff/loss.h"
#include "core/network/forward_pass.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::network {

/// One step of working out a sample's gradient.
enum class PassStage {
    Start,      ///< the inputs are there
    Forward,    ///< backpropagation: a neuron's value
    Candidates, ///< DPFM: a neuron's sum, and all gradients that want a register
    Selected,   ///< DPFM: the R largest keep a register; the activation is applied
    Loss,       ///< d loss/d output, of all outputs
    Backward,   ///< backpropagation: a neuron's delta, and the gradient of its weights
    Gradient,   ///< DPFM: registers times d loss/d output, for all outputs
    Done,
};

struct PassMoment {
    PassStage stage = PassStage::Start;
    std::size_t layer = 0; ///< of a stage of one neuron
    std::size_t neuron = 0;
    /// Weights and biases that were read from memory up to this step, it included.
    std::size_t weightReads = 0;
};

/// What numbers are kept for.
enum class Keeping {
    Values,     ///< of neurons and inputs
    Deltas,     ///< d loss/d sum of neurons, d loss/d output of outputs
    Candidates, ///< two numbers each: the weight's id and the gradient
    Registers,  ///< two numbers each, likewise
    Gradient,   ///< of the loss by weights: one number for each weight that is reached
};
inline constexpr std::size_t kKeepings = 5;

/// Numbers that are kept from the step that makes them to the last one that reads them.
struct KeptNumbers {
    Keeping keeping = Keeping::Values;
    std::size_t layer = 0;
    std::size_t neuron = 0; ///< Of a gradient of DPFM, which has no one place: 0, as the layer.
    std::size_t numbers = 0;
    std::size_t from = 0;  ///< a moment
    std::size_t until = 0; ///< a moment, included
};

/// How one method gets at one sample's gradient, with what it keeps at every moment. A count of
/// what the method needs, not of what a program allocates: a number is given up as soon as no later
/// step reads it. The weights and the target, which both methods read alike, are not counted, nor
/// are f'(s), which follows from a, and the intermediate sums within a step.
struct PassAccount {
    std::vector<PassMoment> moments;
    std::vector<KeptNumbers> kept;
    std::vector<double> gradient; ///< d loss/d weight by id

    /// How many numbers are kept for each purpose at a moment; by static_cast<size_t>(Keeping).
    std::vector<std::size_t> heldAt(std::size_t moment) const;
    /// The sum of it for every moment.
    std::vector<std::size_t> totals() const;
};

/// Backpropagation, neuron by neuron: forward from the first layer to the last, then backward. The
/// values of all neurons are kept for the way back. `deltas` receives d loss/d sum by layer (1 … L
/// at 0 … L − 1) and neuron.
PassAccount backpropagationAccount(const Topology& topology, std::span<const double> weights,
                                   std::span<const double> inputs, std::span<const double> targets,
                                   autodiff::Loss loss, std::vector<std::vector<double>>& deltas);

/// DPFM's one pass with `registers`, 0 for all. A layer's values and registers are given up when
/// the next layer has its candidates. `pass` has passed the sample with that R and those weights.
PassAccount forwardModeAccount(const ForwardPass& pass, std::span<const double> weights,
                               std::span<const double> targets, autodiff::Loss loss);

} // namespace dpfm::network
