#include "ui/models/pass_path.h"

#include <algorithm>

namespace dpfm::models {

Walk walkOf(const Probe& probe, NeuronIndex neuron) {
    if (!probe.isWalk() || neuron.layer == 0)
        return Walk::Through;
    const training::LivePosition& at = probe.live->position;
    if (at.moment != training::LivePosition::Moment::Neuron)
        return Walk::Through;
    if (neuron == NeuronIndex{at.layer, at.neuron})
        return at.stage == network::NeuronStage::Activated ? Walk::Through : Walk::Here;
    const bool before =
        neuron.layer < at.layer || (neuron.layer == at.layer && neuron.neuron < at.neuron);
    return before ? Walk::Through : Walk::Ahead;
}

std::vector<bool> reachesOutput(const Probe& probe) {
    const network::Topology& topology = probe.pass.topology();
    std::vector<bool> reaches(probe.weights.size(), false);
    for (std::size_t output = 0; output < topology.outputs(); ++output)
        if (walkOf(probe, {topology.layerCount(), output}) == Walk::Through)
            for (const autodiff::Register& entry : probe.pass.outputs()[output].registers)
                reaches[index(entry.id)] = true;
    return reaches;
}

bool carries(const Probe& probe, NeuronIndex neuron, WeightId weight) {
    if (walkOf(probe, neuron) != Walk::Through)
        return false;
    const auto& registers = probe.pass.neuron(neuron.layer, neuron.neuron).registers;
    return std::any_of(registers.begin(), registers.end(),
                       [weight](const autodiff::Register& entry) { return entry.id == weight; });
}

bool comesAlong(const Probe& probe, WeightId weight, WeightId edge, std::optional<NeuronIndex> to) {
    if (edge == weight)
        return true;
    const network::WeightPlace along = probe.pass.topology().place(edge);
    const network::WeightPlace begin = probe.pass.topology().place(weight);
    if (along.layer <= begin.layer)
        return false;
    const NeuronIndex end{along.layer, along.neuron};
    // To one neuron it came by the edges into that neuron, and by all before them.
    if (to && (end.layer > to->layer || (end.layer == to->layer && end != *to)))
        return false;
    return carries(probe, {along.layer - 1, along.input}, weight) && carries(probe, end, weight);
}

} // namespace dpfm::models
