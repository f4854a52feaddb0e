#pragma once

#include "core/autodiff/selection_policy.h"
#include "core/network/topology.h"
#include "core/network/weights.h"

#include <span>
#include <vector>

namespace dpfm::network {

/// What a neuron holds after a forward pass of one sample.
struct Neuron {
    double sum = 0.0;        ///< s = Σ_j w_j·a_j + b: the logit in a softmax layer
    double value = 0.0;      ///< a = f(s), or the softmax of the layer's logits
    double derivative = 1.0; ///< f'(s), which scaled the registers; 1 in a softmax layer
    /// d value / d weight of the kept weights; in a softmax layer d logit / d weight.
    autodiff::Registers registers;
};

/// What one layer's part of a pass took, counted where it is done.
struct LayerCount {
    std::size_t weightReads = 0; ///< each weight once: its value's and registers' products share it
    std::size_t multiplications = 0;
    std::size_t additions = 0;  ///< every sum begins at 0
    std::size_t candidates = 0; ///< other than 0, over the layer's neurons
    std::size_t kept = 0;       ///< by the selections, before the activation

    bool operator==(const LayerCount&) const = default;
};

/// Is told of the selections of a pass as they are made, neuron by neuron: `neuron` counts over all
/// layers of neurons. What it is given is valid during the call.
class SelectionObserver {
public:
    virtual ~SelectionObserver() = default;

    /// As the policy takes them: by ascending id or, if it does not add equal ids, as they arrive.
    /// Some may be 0.
    virtual void candidates(std::size_t neuron, const autodiff::Registers& candidates) = 0;
    /// Of them, before the activation. Follows on candidates() of the same neuron.
    virtual void kept(std::size_t neuron, const autodiff::Registers& registers) = 0;
};

/// One sample's forward pass with registers: the method itself, and the reference that every other
/// engine has to agree with. Per neuron k of a layer whose inputs j carry values a_j and registers:
///
///   1. s = Σ_j w_kj·a_j + b_k, summed over j in order, the bias last
///   2. candidates g[p] = Σ_j w_kj·register_j[p], over j in order; and, for the weights of this
///      neuron, g[id(k,j)] = a_j and g[id(k,bias)] = 1
///   3. the R candidates of largest |g| stay (autodiff::keepLargest), or those that another policy
///      keeps (autodiff::SelectionPolicy)
///   4. a = f(s), every register is multiplied by f'(s); one that turns 0 is given up
///
/// A softmax layer stops after step 3; its values are the softmax of its sums. Proved by test to be
/// the same bits as arithmetic on autodiff::ForwardScalar.
class ForwardPass {
public:
    explicit ForwardPass(Topology topology);

    /// Passes one sample forward. `inputs` has topology().inputs() numbers, `weights`
    /// topology().weightCount(); `registers` is R, 0 for all.
    void run(std::span<const double> weights, std::span<const double> inputs,
             std::size_t registers);
    /// The same with another policy of selection.
    void run(std::span<const double> weights, std::span<const double> inputs,
             const autodiff::SelectionSettings& selection);

    /// run(), counting as it goes: layer l = 1 … L in counts[l − 1].
    void runCounted(std::span<const double> weights, std::span<const double> inputs,
                    std::size_t registers, std::vector<LayerCount>& counts);

    /// run(), telling what each neuron's selection saw and left.
    void runObserved(std::span<const double> weights, std::span<const double> inputs,
                     const autodiff::SelectionSettings& selection, SelectionObserver& observer);

    const Topology& topology() const { return topology_; }
    /// Layer 0 … L; in layer 0 value and sum are the input and there are no registers.
    const Neuron& neuron(std::size_t layer, std::size_t neuron) const {
        return layers_[layer][neuron];
    }
    const std::vector<Neuron>& layer(std::size_t layer) const { return layers_[layer]; }
    const std::vector<Neuron>& outputs() const { return layers_.back(); }

    /// How the last pass selected.
    const autodiff::SelectionSettings& selection() const { return selection_; }
    /// The candidates of a neuron of layer 1 … L in the last pass, before the selection, by
    /// ascending id, equal ids added, and without zeros: step 2 once more, for looking into it.
    autodiff::Registers candidates(std::span<const double> weights, std::size_t layer,
                                   std::size_t neuron) const;
    /// What the last pass kept of them, before the activation: step 3 once more.
    autodiff::Registers kept(std::span<const double> weights, std::size_t layer,
                             std::size_t neuron) const;

private:
    /// The registers of a layer's inputs, with equal ids given the same slot. All neurons of the
    /// next layer see the same ids, so this is worked out once for the layer.
    struct IncomingRegisters {
        std::vector<WeightId> ids;       ///< of each slot, ascending
        std::vector<std::size_t> slotOf; ///< each id that is carried, by id
        struct Entry {
            std::size_t slot;
            double gradient;
        };
        std::vector<Entry> entries;     ///< of all inputs, one input after the other
        std::vector<std::size_t> first; ///< where each input's entries begin; one more at the end
    };

    /// run() and runCounted(): `tally` is told of every operation, and may be one that does
    /// nothing.
    template <class Tally>
    void pass(std::span<const double> weights, std::span<const double> inputs,
              const autodiff::SelectionSettings& selection, Tally& tally);
    void collect(std::size_t layer, IncomingRegisters& incoming) const;
    template <class Tally>
    void addCandidates(std::span<const double> weights, std::size_t layer, std::size_t neuron,
                       const IncomingRegisters& incoming, std::vector<double>& sums,
                       autodiff::Registers& candidates, Tally& tally) const;

    /// One by one, in the order in which autodiff::Selection::Streaming takes them.
    void addArrivals(std::span<const double> weights, std::size_t layer, std::size_t neuron,
                     autodiff::Registers& arrivals) const;
    template <class Tally>
    void select(std::span<const double> weights, std::size_t layer, std::size_t neuron,
                const IncomingRegisters& incoming, std::vector<double>& sums,
                autodiff::Registers& registers, Tally& tally) const;
    /// select() in layer 1, neuron by neuron: inputs carry no registers, so that all its neurons
    /// see the same candidates, each under ids of its own, and keep the same.
    template <class Tally>
    void selectAmongInputs(std::span<const double> weights, std::size_t neuron,
                           autodiff::Registers& registers, Tally& tally);
    bool takesLargest() const {
        return selection_.registers == 0 || selection_.policy == autodiff::Selection::Largest;
    }

    Topology topology_;
    autodiff::SelectionSettings selection_;
    std::vector<std::size_t> layerEnds_;    ///< the id after each layer's last weight, from layer 1
    std::vector<std::size_t> firstNeurons_; ///< of each layer from 1, counted over all of them
    std::vector<std::vector<Neuron>> layers_;
    IncomingRegisters incoming_;
    std::vector<double> sums_;
    autodiff::Registers inputCandidates_; ///< of the neuron of layer 1 at hand
    autodiff::Registers inputsKept_;
    std::vector<double> logits_;
};

/// The network's outputs alone, without registers: the same values as ForwardPass computes.
class Prediction {
public:
    explicit Prediction(Topology topology);

    const Topology& topology() const { return topology_; }
    /// The outputs of one sample; valid until the next call.
    std::span<const double> run(std::span<const double> weights, std::span<const double> inputs);

private:
    Topology topology_;
    std::vector<double> current_;
    std::vector<double> next_;
};

} // namespace dpfm::network
