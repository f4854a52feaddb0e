#pragma once

#include "core/autodiff/loss.h"
#include "core/autodiff/selection_policy.h"
#include "core/base/control.h"
#include "core/data/dataset.h"
#include "core/network/loss_gradient.h"
#include "core/network/topology.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How true the pruned gradient is to the full one: for weights as they are, over a batch.
namespace dpfm::training {

/// Which share of some gradients belongs to the ids that keep a register, by Σ|g| and by Σg²; 1
/// where all of them are 0.
struct KeptShare {
    double absolute = 1.0;
    double squared = 1.0;
};

struct KeptShares {
    /// Of the candidates that the neuron saw, in the pass that was pruned before it too.
    KeptShare ofCandidates;
    /// Of the unpruned gradient: its candidates in a pass that prunes nowhere.
    KeptShare ofFull;
};

struct LayerFidelity {
    network::GradientFidelity gradient; ///< of the layer's own weights
    std::vector<KeptShares> neurons;    ///< means over the samples
    KeptShares kept;                    ///< mean over the layer's neurons
};

struct Fidelity {
    autodiff::SelectionSettings selection;
    network::GradientFidelity gradient; ///< of all weights
    std::vector<LayerFidelity> layers;
    KeptShares kept; ///< mean over all neurons
};

/// Passes the batch `rows` (≥ 1) of `samples` once in full and once for each of `selections`, whose
/// draws are for the row at hand. Gradients are d(batch loss)/d(weight). The result has one entry
/// for each selection. None: it was asked to stop.
std::optional<std::vector<Fidelity>> measureFidelity(
    const network::Topology& topology, autodiff::Loss loss, std::span<const double> weights,
    const data::Samples& samples, std::span<const std::size_t> rows,
    std::span<const autodiff::SelectionSettings> selections, const RunControl& control = {});

/// At most `most` of `samples` rows, drawn without repetition by the seed: the batch to measure on.
std::vector<std::size_t> fidelityRows(std::size_t samples, std::size_t most, std::uint64_t seed);

} // namespace dpfm::training
