#pragma once

#include "core/autodiff/loss.h"
#include "core/autodiff/selection_policy.h"
#include "core/base/control.h"
#include "core/data/dataset.h"
#include "core/engine/evaluation.h"
#include "core/engine/instruction_set.h"
#include "core/engine/weight_layout.h"
#include "core/network/topology.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dpfm::engine {

/// A batch of one run: what is to be computed, and where the results go.
struct Batch {
    std::span<const double> weights; ///< in the engine's layout, as gradient
    /// The caller knows that no weight is infinite or NaN, so the engine need not look.
    bool weightsAreFinite = false;
    const data::Samples* samples = nullptr;
    std::span<const std::size_t> rows; ///< of the samples, in the order they are summed; ≥ 1

    std::span<double> gradient; ///< d loss / d weight, overwritten; 0 for a weight without register
    /// If not null: where the gradient may be other than 0, as ranges that do not
    /// overlap, in ascending order, each from a multiple of 8 on. When compute() is called the
    /// gradient must be 0 outside of them; they are replaced. So neither side has to pass over what
    /// a sample never reached.
    std::vector<PlaceRange>* touched = nullptr;
    Evaluation evaluation;
    /// If not empty, one number for each layer of neurons: how many of the registers that reached
    /// the outputs hold a weight of that layer, over all samples and outputs. Overwritten.
    /// Backpropagation has no registers and leaves it as it is.
    std::span<std::size_t> registersOfLayer;

    std::uint64_t seed = 0;  ///< the run's; random selections are drawn by it
    std::uint64_t epoch = 0; ///< under way, from 1; the same
    /// If not empty: the full gradient less `gradient`, as the engine of error feedback has it.
    /// Overwritten. Other engines leave it as it is.
    std::span<double> dropped;
};

/// What an engine says that passes over the whole gradient.
inline void touchAll(Batch& batch) {
    if (batch.touched != nullptr)
        batch.touched->assign(1, {0, batch.gradient.size()});
}

/// Computes batches' losses and gradients, several runs' at once. The runs share topology, loss and
/// R, nothing else; what comes out for one does not depend on the others.
///
/// One arithmetic: a neuron's sum runs over its inputs in id order from 0, the bias last; a
/// candidate g[p] is the sum over inputs in order; a sample's gradient the sum over outputs in
/// order, a batch's the sum over its samples in order, each from 0. Products are rounded before
/// they are added: no contraction. exp, log and tanh are dpfm::elementary's. So every DPFM engine
/// gives the same bits as the reference, up to the sign of a zero, on every instruction set.
///
/// One object serves one thread.
class GradientEngine {
public:
    virtual ~GradientEngine() = default;

    /// Of the batches' weights and gradients.
    virtual const WeightLayout& layout() const = 0;

    /// False: it was asked to stop, and the results are meaningless.
    virtual bool compute(std::span<Batch> batches, const RunControl& control) = 0;
};

/// The reference: network::ForwardPass, sample by sample. `registers` is R, 0 for all. It is the
/// only engine that takes a policy of selection: the quick ones are made for the largest.
std::unique_ptr<GradientEngine>
makeReferenceEngine(const network::Topology& topology, autodiff::Loss loss, std::size_t registers,
                    autodiff::Selection selection = autodiff::Selection::Largest);

/// The same bits, many samples or runs side by side in the lanes of vectors. Each neuron has a
/// place for every weight it could carry, so it suits small networks: see suitsDenseEngine().
std::unique_ptr<GradientEngine> makeDenseEngine(const network::Topology& topology,
                                                autodiff::Loss loss, std::size_t registers,
                                                InstructionSet set);
bool suitsDenseEngine(const network::Topology& topology);

/// The same bits for two layers of neurons over many inputs, most of which are 0 or too small to
/// keep a register: works with those that matter alone, and touches their weights alone. Its layout
/// has the first layer's weights input by input. It remembers which inputs of samples are not 0, by
/// the samples' address: they must not change while it lives.
std::unique_ptr<GradientEngine> makeSparseEngine(const network::Topology& topology,
                                                 autodiff::Loss loss, std::size_t registers,
                                                 InstructionSet set);
/// Whether it can compute the topology: two layers, the first not softmax, fewer than 65 535
/// inputs.
bool suitsSparseEngine(const network::Topology& topology);

/// Whether makeEngine() chooses it.
bool prefersSparseEngine(const network::Topology& topology);

/// How many lanes the dense engine has: so many runs, given at once, need no sums across lanes.
std::size_t lanesOf(InstructionSet set);

/// The quickest DPFM engine for the topology, on the chosen instruction set: the sparse one for two
/// layers over many inputs, whose runs gain nothing side by side; the dense one for what suits it;
/// else, for deep and wide networks, the reference.
std::unique_ptr<GradientEngine> makeEngine(const network::Topology& topology, autodiff::Loss loss,
                                           std::size_t registers);

/// The baseline: plain backpropagation of whole batches as matrix products (Eigen). Its sums run in
/// Eigen's order, so it agrees with registers R = 0 to rounding, not to the bit. With the published
/// sigmoid derivative it uses that formula too. The same bits on every machine.
std::unique_ptr<GradientEngine> makeBackpropagationEngine(const network::Topology& topology,
                                                          autodiff::Loss loss);

/// The baseline of sparse gradients: meProp (X. Sun, X. Ren, S. Ma, H. Wang, "meProp: Sparsified
/// Back Propagation for Accelerated Deep Learning with Reduced Overfitting", ICML 2017).
/// Backpropagation in which of a layer's d loss/d sum, for each sample, only the `kept` of largest
/// magnitude stay, for the layer's own weights and for the layers before it; ties go to the lower
/// neuron. Every layer is thinned out so, the last one too. 0 keeps all: backpropagation's bits.
std::unique_ptr<GradientEngine> makeMePropEngine(const network::Topology& topology,
                                                 autodiff::Loss loss, std::size_t kept);

} // namespace dpfm::engine
