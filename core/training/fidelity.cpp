#include "core/training/fidelity.h"

#include "core/base/random.h"
#include "core/network/forward_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace dpfm::training {

namespace {

using autodiff::Register;
using autodiff::Registers;
using network::ForwardPass;

/// Σ|g| and Σg². Each id adds to one of several sums, of which a processor carries on many at once;
/// the same ids come to the same size, with zeros between them or without.
class Size {
public:
    void add(const Register& one) {
        const std::size_t lane = index(one.id) % kLanes;
        absolute_[lane] += std::fabs(one.gradient);
        squared_[lane] += one.gradient * one.gradient;
    }
    double absolute() const { return std::accumulate(absolute_.begin(), absolute_.end(), 0.0); }
    double squared() const { return std::accumulate(squared_.begin(), squared_.end(), 0.0); }

private:
    static constexpr std::size_t kLanes = 8;
    std::array<double, kLanes> absolute_{};
    std::array<double, kLanes> squared_{};
};

Size sizeOf(const Registers& registers) {
    Size size;
    for (const Register& one : registers)
        size.add(one);
    return size;
}

/// Of those candidates that hold a register; both by ascending id.
Size sizeOfKept(const Registers& candidates, const Registers& kept) {
    Size size;
    auto from = candidates.begin();
    for (const Register& one : kept) {
        from = std::lower_bound(from, candidates.end(), one.id,
                                [](const Register& a, WeightId id) { return a.id < id; });
        if (from != candidates.end() && from->id == one.id)
            size.add(*from);
    }
    return size;
}

KeptShare shareOf(const Size& kept, const Size& all) {
    return {all.absolute() > 0.0 ? kept.absolute() / all.absolute() : 1.0,
            all.squared() > 0.0 ? kept.squared() / all.squared() : 1.0};
}

void add(KeptShare& sum, const KeptShare& share) {
    sum.absolute += share.absolute;
    sum.squared += share.squared;
}

void add(KeptShares& sum, const KeptShares& shares) {
    add(sum.ofCandidates, shares.ofCandidates);
    add(sum.ofFull, shares.ofFull);
}

/// The mean of so many that were added up: where all are 1, exactly 1.
KeptShares meanOf(KeptShares sum, std::size_t count) {
    for (KeptShare* share : {&sum.ofCandidates, &sum.ofFull}) {
        share->absolute /= static_cast<double>(count);
        share->squared /= static_cast<double>(count);
    }
    return sum;
}

KeptShares noShares() {
    return {{0.0, 0.0}, {0.0, 0.0}};
}

/// One selection's passes, as they are summed up.
class Measured : private network::SelectionObserver {
public:
    Measured(const network::Topology& topology, const autodiff::SelectionSettings& selection)
        : pass_(topology)
        , selection_(selection)
        , gradient_(topology.weightCount(), 0.0) {
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
            shares_.insert(shares_.end(), topology.width(layer), noShares());
        kept_.resize(shares_.size());
        ofCandidates_.resize(shares_.size());
    }

    /// Then it is neither passed nor given shares: they are 1.
    bool keepsAll() const { return selection_.registers == 0; }

    /// One sample, of a batch of so many: `row` is its own.
    void pass(std::span<const double> weights, std::span<const double> input,
              std::span<const double> target, autodiff::Loss loss, std::size_t batchSize,
              std::size_t row) {
        selection_.draw.row = row;
        pass_.runObserved(weights, input, selection_, *this);
        network::addLossGradient(pass_, loss, target, batchSize, gradient_);
        if (!addsEqualIds())
            lookIntoCandidates(weights);
    }

    /// After pass(): what the same neuron sees in a pass that prunes nowhere, and how large it is.
    void addShares(std::size_t neuron, const Registers& unpruned, const Size& all) {
        const KeptShare ofFull = shareOf(sizeOfKept(unpruned, kept_[neuron]), all);
        add(shares_[neuron], {ofCandidates_[neuron], ofFull});
    }

    /// After so many samples.
    Fidelity result(std::span<const double> full, std::size_t samples) const;

private:
    // Shares are of ids, whatever a policy takes them for.
    bool addsEqualIds() const { return autodiff::policyOf(selection_.policy).addsEqualIds(); }

    void candidates(std::size_t, const Registers& candidates) override {
        if (addsEqualIds())
            all_ = sizeOf(candidates);
    }

    void kept(std::size_t neuron, const Registers& registers) override {
        kept_[neuron] = registers;
        if (addsEqualIds())
            ofCandidates_[neuron] = shareOf(sizeOf(registers), all_);
    }

    void lookIntoCandidates(std::span<const double> weights) {
        const network::Topology& topology = pass_.topology();
        std::size_t neuron = 0;
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
            for (std::size_t k = 0; k < topology.width(layer); ++k, ++neuron) {
                const Registers candidates = pass_.candidates(weights, layer, k);
                ofCandidates_[neuron] =
                    shareOf(sizeOfKept(candidates, kept_[neuron]), sizeOf(candidates));
            }
    }

    ForwardPass pass_;
    autodiff::SelectionSettings selection_;
    std::vector<double> gradient_;
    std::vector<KeptShares> shares_; ///< summed over the samples; these by neuron over all layers
    // Of the sample at hand:
    Size all_; ///< of the candidates of the neuron at hand
    std::vector<Registers> kept_;
    std::vector<KeptShare> ofCandidates_;
};

/// Tells the pruned selections of a sample what its unpruned pass sees.
class Unpruned : public network::SelectionObserver {
public:
    explicit Unpruned(std::span<Measured> pruned) : pruned_(pruned) {}

    void candidates(std::size_t neuron, const Registers& candidates) override {
        const Size all = sizeOf(candidates);
        for (Measured& one : pruned_)
            if (!one.keepsAll())
                one.addShares(neuron, candidates, all);
    }
    void kept(std::size_t, const Registers&) override {}

private:
    std::span<Measured> pruned_;
};

Fidelity Measured::result(std::span<const double> full, std::size_t samples) const {
    const network::Topology& topology = pass_.topology();
    // What keeps all is not passed again: it is the full gradient.
    const std::span<const double> own = keepsAll() ? full : std::span(gradient_);
    Fidelity result;
    result.selection = selection_;
    result.gradient = network::gradientFidelity(own, full);
    if (!keepsAll())
        result.kept = noShares();
    auto next = shares_.begin();
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        LayerFidelity one;
        const auto first = next;
        next += static_cast<std::ptrdiff_t>(topology.width(layer));
        if (keepsAll()) {
            one.neurons.resize(topology.width(layer));
        } else {
            one.kept = noShares();
            for (auto sum = first; sum != next; ++sum) {
                one.neurons.push_back(meanOf(*sum, samples));
                add(one.kept, one.neurons.back());
            }
            add(result.kept, one.kept);
            one.kept = meanOf(one.kept, one.neurons.size());
        }
        const std::size_t weight = index(topology.weight(layer, 0, 0));
        const std::size_t count = topology.weightCount(layer);
        one.gradient =
            network::gradientFidelity(own.subspan(weight, count), full.subspan(weight, count));
        result.layers.push_back(std::move(one));
    }
    if (!keepsAll())
        result.kept = meanOf(result.kept, shares_.size());
    return result;
}

} // namespace

std::optional<std::vector<Fidelity>> measureFidelity(
    const network::Topology& topology, autodiff::Loss loss, std::span<const double> weights,
    const data::Samples& samples, std::span<const std::size_t> rows,
    std::span<const autodiff::SelectionSettings> selections, const RunControl& control) {
    ForwardPass full(topology);
    std::vector<double> fullGradient(topology.weightCount(), 0.0);
    std::vector<Measured> all;
    for (const autodiff::SelectionSettings& selection : selections)
        all.emplace_back(topology, selection);
    Unpruned unpruned(all);
    std::vector<double> buffer;
    for (const std::size_t row : rows) {
        if (!control.proceed())
            return std::nullopt;
        const std::span<const double> input = samples.input(row, buffer);
        const auto target = samples.target(row);
        for (Measured& one : all)
            if (!one.keepsAll())
                one.pass(weights, input, target, loss, rows.size(), row);
        full.runObserved(weights, input, {}, unpruned);
        network::addLossGradient(full, loss, target, rows.size(), fullGradient);
    }
    std::vector<Fidelity> results;
    for (const Measured& one : all)
        results.push_back(one.result(fullGradient, rows.size()));
    return results;
}

std::vector<std::size_t> fidelityRows(std::size_t samples, std::size_t most, std::uint64_t seed) {
    std::vector<std::size_t> rows = RandomStream(seed, Purpose::Fidelity).permutation(samples);
    rows.resize(std::min(samples, most));
    return rows;
}

} // namespace dpfm::training
