#include "core/network/forward_pass.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dpfm::network {

using autodiff::Activation;
using autodiff::Registers;

namespace {

/// The tally of run(): everything of it is optimized away.
struct NoTally {
    void layer(std::size_t) {}
    void weightRead() {}
    void multiplication() {}
    void addition() {}
    void candidates(const Registers&) {}
    void kept(const Registers&) {}
};

class CountingTally {
public:
    explicit CountingTally(std::vector<LayerCount>& counts) : counts_(counts) {}

    void layer(std::size_t layer) { count_ = &counts_[layer - 1]; }
    void weightRead() { ++count_->weightReads; }
    void multiplication() { ++count_->multiplications; }
    void addition() { ++count_->additions; }
    void candidates(const Registers& candidates) {
        count_->candidates += static_cast<std::size_t>(
            std::count_if(candidates.begin(), candidates.end(),
                          [](const autodiff::Register& entry) { return entry.gradient != 0.0; }));
    }
    void kept(const Registers& registers) { count_->kept += registers.size(); }

private:
    std::vector<LayerCount>& counts_;
    LayerCount* count_ = nullptr;
};

class ObservedTally : public NoTally {
public:
    explicit ObservedTally(SelectionObserver& observer) : observer_(observer) {}

    void candidates(const Registers& candidates) { observer_.candidates(neuron_, candidates); }
    void kept(const Registers& registers) { observer_.kept(neuron_++, registers); }

private:
    SelectionObserver& observer_;
    std::size_t neuron_ = 0;
};

} // namespace

ForwardPass::ForwardPass(Topology topology) : topology_(std::move(topology)) {
    for (std::size_t layer = 0; layer <= topology_.layerCount(); ++layer)
        layers_.emplace_back(topology_.width(layer));
    std::size_t neurons = 0;
    for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer) {
        layerEnds_.push_back(index(topology_.bias(layer, topology_.width(layer) - 1)) + 1);
        firstNeurons_.push_back(neurons);
        neurons += topology_.width(layer);
    }
}

void ForwardPass::run(std::span<const double> weights, std::span<const double> inputs,
                      std::size_t registers) {
    run(weights, inputs, autodiff::SelectionSettings{registers});
}

void ForwardPass::run(std::span<const double> weights, std::span<const double> inputs,
                      const autodiff::SelectionSettings& selection) {
    NoTally tally;
    pass(weights, inputs, selection, tally);
}

void ForwardPass::runCounted(std::span<const double> weights, std::span<const double> inputs,
                             std::size_t registers, std::vector<LayerCount>& counts) {
    counts.assign(topology_.layerCount(), {});
    CountingTally tally(counts);
    pass(weights, inputs, autodiff::SelectionSettings{registers}, tally);
}

void ForwardPass::runObserved(std::span<const double> weights, std::span<const double> inputs,
                              const autodiff::SelectionSettings& selection,
                              SelectionObserver& observer) {
    ObservedTally tally(observer);
    pass(weights, inputs, selection, tally);
}

template <class Tally>
void ForwardPass::pass(std::span<const double> weights, std::span<const double> inputs,
                       const autodiff::SelectionSettings& selection, Tally& tally) {
    assert(weights.size() == topology_.weightCount() && inputs.size() == topology_.inputs());
    selection_ = selection;
    for (std::size_t j = 0; j < inputs.size(); ++j)
        layers_[0][j].sum = layers_[0][j].value = inputs[j];

    for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer) {
        const std::vector<Neuron>& below = layers_[layer - 1];
        collect(layer, incoming_);
        tally.layer(layer);
        const bool softmax = topology_.activation(layer) == Activation::Softmax;
        const bool linear = topology_.activation(layer) == Activation::Linear;
        for (std::size_t k = 0; k < topology_.width(layer); ++k) {
            Neuron& neuron = layers_[layer][k];
            const double* own = weights.data() + index(topology_.weight(layer, k, 0));
            neuron.sum = 0.0;
            for (std::size_t j = 0; j < below.size(); ++j) {
                neuron.sum += own[j] * below[j].value;
                tally.weightRead();
                tally.multiplication();
                tally.addition();
            }
            neuron.sum += own[below.size()];
            tally.weightRead();
            tally.addition();

            if (layer == 1 && takesLargest())
                selectAmongInputs(weights, k, neuron.registers, tally);
            else
                select(weights, layer, k, incoming_, sums_, neuron.registers, tally);
            if (softmax)
                continue;

            const autodiff::Activated activated = autodiff::activate(
                topology_.activation(layer), topology_.sigmoidDerivative(), neuron.sum);
            neuron.value = activated.value;
            neuron.derivative = activated.derivative;
            if (linear) // f' is 1
                continue;
            for (autodiff::Register& entry : neuron.registers) {
                entry.gradient *= activated.derivative;
                tally.multiplication();
            }
            std::erase_if(neuron.registers,
                          [](const autodiff::Register& entry) { return entry.gradient == 0.0; });
        }
        if (softmax) {
            logits_.clear();
            for (const Neuron& neuron : layers_[layer])
                logits_.push_back(neuron.sum);
            autodiff::softmax(logits_);
            for (std::size_t k = 0; k < logits_.size(); ++k)
                layers_[layer][k].value = logits_[k];
        }
    }
}

Registers ForwardPass::candidates(std::span<const double> weights, std::size_t layer,
                                  std::size_t neuron) const {
    IncomingRegisters incoming;
    collect(layer, incoming);
    std::vector<double> sums;
    Registers candidates;
    NoTally tally;
    addCandidates(weights, layer, neuron, incoming, sums, candidates, tally);
    keepLargest(candidates, 0);
    return candidates;
}

Registers ForwardPass::kept(std::span<const double> weights, std::size_t layer,
                            std::size_t neuron) const {
    IncomingRegisters incoming;
    collect(layer, incoming);
    std::vector<double> sums;
    Registers registers;
    NoTally tally;
    select(weights, layer, neuron, incoming, sums, registers, tally);
    return registers;
}

template <class Tally>
void ForwardPass::select(std::span<const double> weights, std::size_t layer, std::size_t neuron,
                         const IncomingRegisters& incoming, std::vector<double>& sums,
                         Registers& registers, Tally& tally) const {
    const bool largest = takesLargest();
    if (largest || autodiff::policyOf(selection_.policy).addsEqualIds())
        addCandidates(weights, layer, neuron, incoming, sums, registers, tally);
    else
        addArrivals(weights, layer, neuron, registers);
    tally.candidates(registers);
    keepLargest(registers, largest ? selection_.registers : 0);
    if (!largest)
        autodiff::policyOf(selection_.policy)
            .keep(registers,
                  {selection_.registers, selection_.draw, firstNeurons_[layer - 1] + neuron,
                   weights, std::span(layerEnds_).first(layer)});
    tally.kept(registers);
}

template <class Tally>
void ForwardPass::selectAmongInputs(std::span<const double> weights, std::size_t neuron,
                                    Registers& registers, Tally& tally) {
    if (neuron == 0) {
        addCandidates(weights, 1, 0, incoming_, sums_, inputCandidates_, tally);
        inputsKept_ = inputCandidates_;
        keepLargest(inputsKept_, selection_.registers);
    } else {
        for (Registers* each : {&inputCandidates_, &inputsKept_})
            for (autodiff::Register& entry : *each)
                entry.id = weightId(index(entry.id) + topology_.inputs() + 1);
    }
    tally.candidates(inputCandidates_);
    tally.kept(inputsKept_);
    registers = inputsKept_;
}

void ForwardPass::addArrivals(std::span<const double> weights, std::size_t layer,
                              std::size_t neuron, Registers& arrivals) const {
    const std::vector<Neuron>& below = layers_[layer - 1];
    const double* own = weights.data() + index(topology_.weight(layer, neuron, 0));
    arrivals.clear();
    for (std::size_t j = 0; j < below.size(); ++j) {
        for (const autodiff::Register& entry : below[j].registers)
            arrivals.push_back({entry.id, own[j] * entry.gradient});
        arrivals.push_back({topology_.weight(layer, neuron, j), below[j].value});
    }
    arrivals.push_back({topology_.bias(layer, neuron), 1.0});
}

void ForwardPass::collect(std::size_t layer, IncomingRegisters& incoming) const {
    const std::vector<Neuron>& inputs = layers_[layer - 1];
    // A layer's inputs can only carry ids below its own.
    incoming.slotOf.assign(index(topology_.weight(layer, 0, 0)), 0);
    for (const Neuron& input : inputs)
        for (const autodiff::Register& entry : input.registers)
            incoming.slotOf[index(entry.id)] = 1;
    incoming.ids.clear();
    for (std::size_t id = 0; id < incoming.slotOf.size(); ++id) {
        if (incoming.slotOf[id] == 0)
            continue;
        incoming.slotOf[id] = incoming.ids.size();
        incoming.ids.push_back(weightId(id));
    }

    incoming.entries.clear();
    incoming.first.clear();
    for (const Neuron& input : inputs) {
        incoming.first.push_back(incoming.entries.size());
        for (const autodiff::Register& entry : input.registers)
            incoming.entries.push_back({incoming.slotOf[index(entry.id)], entry.gradient});
    }
    incoming.first.push_back(incoming.entries.size());
}

template <class Tally>
void ForwardPass::addCandidates(std::span<const double> weights, std::size_t layer,
                                std::size_t neuron, const IncomingRegisters& incoming,
                                std::vector<double>& sums, Registers& candidates,
                                Tally& tally) const {
    const std::vector<Neuron>& below = layers_[layer - 1];
    const double* own = weights.data() + index(topology_.weight(layer, neuron, 0));
    sums.assign(incoming.ids.size(), 0.0);
    for (std::size_t j = 0; j < below.size(); ++j)
        for (std::size_t entry = incoming.first[j]; entry < incoming.first[j + 1]; ++entry) {
            sums[incoming.entries[entry].slot] += own[j] * incoming.entries[entry].gradient;
            tally.multiplication();
            tally.addition();
        }

    // A layer's own ids are higher than all that its inputs can carry, so the order is by id.
    candidates.clear();
    for (std::size_t slot = 0; slot < sums.size(); ++slot)
        candidates.push_back({incoming.ids[slot], sums[slot]});
    for (std::size_t j = 0; j < below.size(); ++j)
        candidates.push_back({topology_.weight(layer, neuron, j), below[j].value});
    candidates.push_back({topology_.bias(layer, neuron), 1.0});
}

Prediction::Prediction(Topology topology) : topology_(std::move(topology)) {}

std::span<const double> Prediction::run(std::span<const double> weights,
                                        std::span<const double> inputs) {
    assert(weights.size() == topology_.weightCount() && inputs.size() == topology_.inputs());
    current_.assign(inputs.begin(), inputs.end());
    for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer) {
        const Activation activation = topology_.activation(layer);
        next_.resize(topology_.width(layer));
        for (std::size_t k = 0; k < next_.size(); ++k) {
            const double* own = weights.data() + index(topology_.weight(layer, k, 0));
            double sum = 0.0;
            for (std::size_t j = 0; j < current_.size(); ++j)
                sum += own[j] * current_[j];
            sum += own[current_.size()];
            next_[k] =
                activation == Activation::Softmax
                    ? sum
                    : autodiff::activate(activation, topology_.sigmoidDerivative(), sum).value;
        }
        if (activation == Activation::Softmax)
            autodiff::softmax(next_);
        std::swap(current_, next_);
    }
    return current_;
}

} // namespace dpfm::network
