#include "core/hardware/cost.h"

#include <algorithm>
#include <cmath>

namespace dpfm::hardware {

namespace {

using network::Topology;

/// Whether gradients are multiplied by f' in the layer: that of a linear one is 1.
bool hasDerivative(const Topology& topology, std::size_t layer) {
    const autodiff::Activation activation = topology.activation(layer);
    return activation != autodiff::Activation::Linear &&
           activation != autodiff::Activation::Softmax;
}

double product(std::size_t a, std::size_t b) {
    return static_cast<double>(a) * static_cast<double>(b);
}

/// The sums of a layer's neurons, the same for both methods.
Work sums(std::size_t neurons, std::size_t inputs) {
    Work work;
    work.weightReads = product(neurons, inputs + 1);
    work.multiplications = product(neurons, inputs);
    work.additions = product(neurons, inputs + 1);
    work.activations = static_cast<double>(neurons);
    return work;
}

void finish(SampleCost& cost) {
    for (const StepCost& step : cost.steps) {
        cost.total += step.work;
        cost.registers = std::max(cost.registers, step.registers);
        cost.numbers = std::max(cost.numbers, step.numbers);
    }
}

} // namespace

Work& Work::operator+=(const Work& other) {
    multiplications += other.multiplications;
    additions += other.additions;
    comparisons += other.comparisons;
    weightReads += other.weightReads;
    activations += other.activations;
    return *this;
}

SampleCost dpfmCost(const Topology& topology, std::size_t registers) {
    SampleCost cost;
    std::size_t arriving = 0;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const std::size_t inputs = topology.width(layer - 1);
        const std::size_t neurons = topology.width(layer);
        // What lies below has the ids before this layer's first.
        const std::size_t below = index(topology.weight(layer, 0, 0));
        StepCost step;
        step.layer = layer;
        step.arriving = arriving;
        // Unpruned inputs carry the same ids of the layers further down, which are then all of
        // them: the bound of the weights below is met.
        step.candidates = std::min(inputs * arriving, below) + inputs + 1;
        step.kept = registers == 0 ? step.candidates : std::min(registers, step.candidates);
        step.work = sums(neurons, inputs);
        const double carried = product(neurons, inputs) * static_cast<double>(arriving);
        step.work.multiplications += carried;
        step.work.additions += carried;
        if (hasDerivative(topology, layer))
            step.work.multiplications += product(neurons, step.kept);
        step.work.comparisons =
            static_cast<double>(neurons) * chainComparisons(step.candidates, step.kept);
        step.registers = product(inputs, arriving) + product(neurons, step.kept);
        step.numbers = static_cast<double>(inputs + neurons);
        cost.steps.push_back(step);
        arriving = step.kept;
    }

    StepCost loss;
    loss.pass = StepCost::Pass::Loss;
    loss.layer = topology.layerCount();
    loss.arriving = arriving;
    const double reaching = product(topology.outputs(), arriving);
    cost.touched = std::min(static_cast<double>(topology.weightCount()), reaching);
    loss.work.multiplications = reaching;
    loss.work.additions = reaching + cost.touched;
    loss.registers = reaching;
    loss.numbers = static_cast<double>(topology.outputs());
    cost.steps.push_back(loss);
    finish(cost);
    return cost;
}

SampleCost backpropagationCost(const Topology& topology) {
    SampleCost cost;
    double kept = static_cast<double>(topology.inputs());
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        StepCost step;
        step.layer = layer;
        step.work = sums(topology.width(layer), topology.width(layer - 1));
        kept += static_cast<double>(topology.width(layer));
        step.numbers = kept;
        cost.steps.push_back(step);
    }
    for (std::size_t layer = topology.layerCount(); layer >= 1; --layer) {
        const std::size_t inputs = topology.width(layer - 1);
        const std::size_t neurons = topology.width(layer);
        StepCost step;
        step.pass = StepCost::Pass::Backward;
        step.layer = layer;
        if (hasDerivative(topology, layer))
            step.work.multiplications = static_cast<double>(neurons);
        step.work.multiplications += product(neurons, inputs);
        step.work.additions = product(neurons, inputs + 1);
        step.numbers = kept + static_cast<double>(neurons);
        if (layer > 1) {
            step.work.weightReads = product(neurons, inputs);
            step.work.multiplications += product(neurons, inputs);
            step.work.additions += product(neurons, inputs);
            step.numbers += static_cast<double>(inputs);
        }
        cost.steps.push_back(step);
        kept -= static_cast<double>(neurons);
    }
    cost.touched = static_cast<double>(topology.weightCount());
    finish(cost);
    return cost;
}

double chainComparisons(std::size_t candidates, std::size_t cells) {
    if (candidates <= cells)
        return 0.0;
    return 0.5 * product(cells, cells - 1) + product(candidates - cells, cells);
}

double parallelMultiplications(std::size_t neurons, std::size_t inputs, std::size_t batch,
                               std::size_t registers) {
    return product(neurons, inputs) * product(batch, registers + 1);
}

double multiplierCycles(double products, double width) {
    return std::ceil(products / width);
}

double utilisation(double products, double width) {
    return products > 0.0 ? products / (multiplierCycles(products, width) * width) : 1.0;
}

} // namespace dpfm::hardware
