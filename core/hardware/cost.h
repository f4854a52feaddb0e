#pragma once

#include "core/network/topology.h"

#include <cstddef>
#include <vector>

/// Models of hardware: what training costs there. Nothing in this room is measured; what each model
/// counts and what it leaves out is said beside it.
namespace dpfm::hardware {

/// Operations, all exact up to 2^53.
struct Work {
    double multiplications = 0.0;
    double additions = 0.0;   ///< every sum begins at 0, so a sum of n numbers takes n
    double comparisons = 0.0; ///< of |g| in the selection: see chainComparisons()
    double weightReads = 0.0;
    double activations = 0.0; ///< evaluations of f with f', or of e^s in a softmax layer

    Work& operator+=(const Work& other);
    bool operator==(const Work&) const = default;
};

/// One sample's way through one layer in one pass.
struct StepCost {
    enum class Pass {
        Forward,
        Loss,     ///< DPFM: from the outputs' registers to the gradient
        Backward, ///< backpropagation only
    };
    Pass pass = Pass::Forward;
    std::size_t layer = 1; ///< from 1; of Loss the last
    Work work;
    // Of DPFM's forward pass, per neuron:
    std::size_t arriving = 0;   ///< registers that each input carries
    std::size_t candidates = 0; ///< at most
    std::size_t kept = 0;       ///< registers: min(R, candidates)
    /// What is in memory while the step is done, beside the weights and the batch's gradient:
    /// registers, each an id and a number, and plain numbers.
    double registers = 0.0;
    double numbers = 0.0;
};

/// What one sample costs in training, without the optimizer's step.
struct SampleCost {
    std::vector<StepCost> steps; ///< in the order in which they are done
    Work total;
    double registers = 0.0; ///< the most of a step
    double numbers = 0.0;   ///< the most of a step
    /// Weights that the sample changes: all P for backpropagation, for DPFM at most those that
    /// reach an output.
    double touched = 0.0;
};

/// DPFM with R = `registers`, 0 for all. A layer of m neurons, n inputs that carry r registers
/// each, c candidates and k = min(R, c) kept ones a neuron:
///
///   weight reads      m·(n + 1): one pass, a weight serves its value and its r registers at once
///   multiplications   m·n·(1 + r), and m·k by f' (none in linear and softmax layers)
///   additions         m·(n + 1) for the sums, m·n·r for equal ids
///   comparisons       m·chainComparisons(c, k)
///   memory            the values n + m and the registers n·r + m·k of two neighbouring layers
///
/// and for the loss, o outputs with k registers each: o·k multiplications and additions, and one
/// more addition into the batch's gradient for each of the at most min(P, o·k) weights touched.
///
/// Assumed: no gradient is exactly 0 (each that is saves its operations: relu, inputs of 0).
/// Then all but c is exact. c counts as if no two inputs carried the same pruned id, where any of
/// their inputs was pruned: it is at most min(n·r, weights below) + n + 1. Left out: the loss
/// itself, the arithmetic within f and f', the optimizer's step, and reading and writing registers,
/// which are thought to lie beside the multipliers.
SampleCost dpfmCost(const network::Topology& topology, std::size_t registers);

/// Backpropagation, a layer of m neurons and n inputs:
///
///   forward    m·(n + 1) weight reads, m·n multiplications, m·(n + 1) additions
///   backward   multiplications: m by f' (none in linear and softmax layers), m·n for the gradient;
///              m·(n + 1) additions into the batch's gradient; in all layers but the first m·n
///              weight reads, multiplications and additions to hand derivatives down: the second
///              pass
///   memory     the values of every layer, from the pass forward to the one back (f' follows from
///              them), and the derivatives of two layers on the way back
///
/// Left out is the same.
SampleCost backpropagationCost(const network::Topology& topology);

/// Comparisons of a chain of `cells` compare-exchange cells (see Toper) for `candidates`: the i-th
/// of them, from 0, meets min(i, cells) filled cells. So it is cells·(cells − 1)/2 +
/// (candidates − cells)·cells; none if there is a cell for every candidate, because then nothing is
/// selected.
double chainComparisons(std::size_t candidates, std::size_t cells);

/// Neurons × inputs × batch × (1 + R): the products that a layer could compute at the same time, if
/// each of its inputs carried R registers.
double parallelMultiplications(std::size_t neurons, std::size_t inputs, std::size_t batch,
                               std::size_t registers);

/// Cycles of `width` multipliers for that many products, each a cycle long: ⌈products/width⌉.
double multiplierCycles(double products, double width);
/// What share of the multipliers × cycles is used; 1 without a product.
double utilisation(double products, double width);

} // namespace dpfm::hardware
