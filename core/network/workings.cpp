#include "core/network/workings.h"

#include <algorithm>

namespace dpfm::network {

namespace {

/// Equal ids are added in the order of the inputs, from 0, as the pass does; or stay apart.
void addUp(Workings& workings, bool addsEqualIds) {
    std::stable_sort(workings.terms.begin(), workings.terms.end(),
                     [](const Workings::Term& a, const Workings::Term& b) { return a.id < b.id; });
    for (std::size_t term = 0; term < workings.terms.size(); ++term) {
        const WeightId id = workings.terms[term].id;
        if (workings.candidates.empty() || workings.candidates.back().id != id || !addsEqualIds)
            workings.candidates.push_back({id, term, 0, 0.0, false, 0.0});
        Workings::Candidate& candidate = workings.candidates.back();
        ++candidate.termCount;
        candidate.gradient += workings.terms[term].product;
    }
}

/// The ids that the pass kept, where it is not the largest candidates alone that decide.
std::vector<WeightId> keptIds(const autodiff::Registers& kept) {
    std::vector<WeightId> ids;
    for (const autodiff::Register& entry : kept)
        ids.push_back(entry.id);
    return ids;
}

void rank(Workings& workings) {
    const std::vector<Workings::Candidate>& candidates = workings.candidates;
    for (std::size_t place = 0; place < candidates.size(); ++place)
        if (candidates[place].gradient != 0.0)
            workings.ranked.push_back(place);
    std::stable_sort(workings.ranked.begin(), workings.ranked.end(),
                     [&](std::size_t a, std::size_t b) {
                         return autodiff::outranks({candidates[a].id, candidates[a].gradient},
                                                   {candidates[b].id, candidates[b].gradient});
                     });
}

void select(Workings& workings, const autodiff::SelectionSettings& selection,
            const std::vector<WeightId>& kept) {
    using autodiff::Selection;
    const bool bySize = selection.policy == Selection::Largest ||
                        selection.policy == Selection::ErrorFeedback ||
                        selection.policy == Selection::Streaming;
    if (!bySize && selection.registers > 0)
        std::stable_partition(
            workings.ranked.begin(), workings.ranked.end(), [&](std::size_t place) {
                return std::binary_search(kept.begin(), kept.end(), workings.candidates[place].id);
            });
    workings.keptCount = selection.registers == 0
                             ? workings.ranked.size()
                             : std::min(selection.registers, workings.ranked.size());
    for (std::size_t rank = 0; rank < workings.keptCount; ++rank) {
        Workings::Candidate& candidate = workings.candidates[workings.ranked[rank]];
        candidate.kept = true;
        candidate.scaled = candidate.gradient * workings.derivative;
    }
}

} // namespace

Workings workingsOf(const ForwardPass& pass, std::span<const double> weights, std::size_t layer,
                    std::size_t neuron) {
    const Topology& topology = pass.topology();
    const std::vector<Neuron>& below = pass.layer(layer - 1);
    const double* own = weights.data() + index(topology.weight(layer, neuron, 0));
    const Neuron& result = pass.neuron(layer, neuron);

    Workings workings;
    workings.bias = own[below.size()];
    workings.sum = result.sum;
    workings.value = result.value;
    workings.derivative = result.derivative;
    for (std::size_t j = 0; j < below.size(); ++j) {
        workings.inputs.push_back(
            {own[j], below[j].value, own[j] * below[j].value, below[j].registers.size()});
        for (const autodiff::Register& entry : below[j].registers)
            workings.terms.push_back({j, entry.id, entry.gradient, own[j] * entry.gradient});
    }
    const autodiff::SelectionSettings& selection = pass.selection();
    addUp(workings,
          selection.registers == 0 || autodiff::policyOf(selection.policy).addsEqualIds());
    // A layer's own ids are higher than all that its inputs can carry, so the order is by id.
    for (std::size_t j = 0; j < below.size(); ++j)
        workings.candidates.push_back(
            {topology.weight(layer, neuron, j), 0, 0, below[j].value, false, 0.0});
    workings.candidates.push_back({topology.bias(layer, neuron), 0, 0, 1.0, false, 0.0});
    rank(workings);
    select(workings, selection, keptIds(pass.kept(weights, layer, neuron)));
    return workings;
}

} // namespace dpfm::network
