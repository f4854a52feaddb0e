#include "core/training/fidelity.h"

#include "core/base/random.h"
#include "core/network/forward_pass.h"

#include <algorithm>
#include <cmath>

namespace dpfm::training {

namespace {

using autodiff::Register;
using autodiff::Registers;
using network::ForwardPass;

/// Both by ascending id.
KeptShare shareOf(const Registers& candidates, const Registers& kept) {
    double all = 0.0;
    double allSquares = 0.0;
    double stays = 0.0;
    double staysSquares = 0.0;
    auto next = kept.begin();
    for (const Register& candidate : candidates) {
        const double size = std::fabs(candidate.gradient);
        all += size;
        allSquares += size * size;
        while (next != kept.end() && next->id < candidate.id)
            ++next;
        if (next == kept.end() || next->id != candidate.id)
            continue;
        stays += size;
        staysSquares += size * size;
    }
    return {all > 0.0 ? stays / all : 1.0, allSquares > 0.0 ? staysSquares / allSquares : 1.0};
}

void add(KeptShare& sum, const KeptShare& share, double weight) {
    sum.absolute += weight * share.absolute;
    sum.squared += weight * share.squared;
}

void add(KeptShares& sum, const KeptShares& shares, double weight) {
    add(sum.ofCandidates, shares.ofCandidates, weight);
    add(sum.ofFull, shares.ofFull, weight);
}

KeptShares noShares() {
    return {{0.0, 0.0}, {0.0, 0.0}};
}

/// Of one selection, as it is summed up.
struct Measured {
    explicit Measured(const ForwardPass& unused)
        : pass(unused)
        , gradient(unused.topology().weightCount(), 0.0) {
        const network::Topology& topology = pass.topology();
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
            neurons.emplace_back(topology.width(layer), noShares());
    }

    /// `neuron` counts over all layers.
    KeptShares sharesOf(std::span<const double> weights, std::size_t layer, std::size_t k,
                        std::size_t neuron, const Registers& unpruned) const {
        if (pass.selection().registers == 0)
            return {};
        const Registers& kept = selections.kept[neuron];
        // Shares are of ids, whatever a policy takes them for.
        const bool added = autodiff::policyOf(pass.selection().policy).addsEqualIds();
        return {shareOf(added ? selections.candidates[neuron] : pass.candidates(weights, layer, k),
                        kept),
                shareOf(unpruned, kept)};
    }

    ForwardPass pass;
    network::SelectionRecord selections; ///< of the sample at hand
    std::vector<double> gradient;
    std::vector<std::vector<KeptShares>> neurons;
};

Fidelity resultOf(Measured& measured, std::span<const double> full) {
    const network::Topology& topology = measured.pass.topology();
    Fidelity result;
    result.selection = measured.pass.selection();
    result.gradient = network::gradientFidelity(measured.gradient, full);
    result.kept = noShares();
    std::size_t all = 0;
    for (const std::vector<KeptShares>& neurons : measured.neurons)
        all += neurons.size();
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        LayerFidelity one;
        one.neurons = std::move(measured.neurons[layer - 1]);
        one.kept = noShares();
        for (const KeptShares& neuron : one.neurons) {
            add(one.kept, neuron, 1.0 / static_cast<double>(one.neurons.size()));
            add(result.kept, neuron, 1.0 / static_cast<double>(all));
        }
        const std::size_t first = index(topology.weight(layer, 0, 0));
        const std::size_t count = topology.weightCount(layer);
        one.gradient = network::gradientFidelity(
            std::span<const double>(measured.gradient).subspan(first, count),
            full.subspan(first, count));
        result.layers.push_back(std::move(one));
    }
    return result;
}

} // namespace

std::optional<std::vector<Fidelity>> measureFidelity(
    const network::Topology& topology, autodiff::Loss loss, std::span<const double> weights,
    const data::Samples& samples, std::span<const std::size_t> rows,
    std::span<const autodiff::SelectionSettings> selections, const RunControl& control) {
    ForwardPass full(topology);
    std::vector<Measured> all(selections.size(), Measured(full));
    std::vector<double> fullGradient(topology.weightCount(), 0.0);
    network::SelectionRecord unpruned;
    std::vector<double> buffer;
    const double weight = 1.0 / static_cast<double>(rows.size());
    for (const std::size_t row : rows) {
        if (!control.proceed())
            return std::nullopt;
        const std::span<const double> input = samples.input(row, buffer);
        const auto target = samples.target(row);
        full.runRecorded(weights, input, {}, unpruned);
        network::addLossGradient(full, loss, target, rows.size(), fullGradient);
        for (std::size_t i = 0; i < selections.size(); ++i) {
            autodiff::SelectionSettings selection = selections[i];
            selection.draw.row = row;
            all[i].pass.runRecorded(weights, input, selection, all[i].selections);
            network::addLossGradient(all[i].pass, loss, target, rows.size(), all[i].gradient);
        }
        std::size_t neuron = 0;
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
            for (std::size_t k = 0; k < topology.width(layer); ++k, ++neuron)
                for (Measured& one : all)
                    add(one.neurons[layer - 1][k],
                        one.sharesOf(weights, layer, k, neuron, unpruned.candidates[neuron]),
                        weight);
    }
    std::vector<Fidelity> results;
    for (Measured& one : all)
        results.push_back(resultOf(one, fullGradient));
    return results;
}

std::vector<std::size_t> fidelityRows(std::size_t samples, std::size_t most, std::uint64_t seed) {
    std::vector<std::size_t> rows = RandomStream(seed, Purpose::Fidelity).permutation(samples);
    rows.resize(std::min(samples, most));
    return rows;
}

} // namespace dpfm::training
