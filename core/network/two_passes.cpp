#include "core/network/two_passes.h"

#include "core/network/loss_gradient.h"

#include <algorithm>
#include <cassert>

namespace dpfm::network {

namespace {

using autodiff::Activation;

/// The place of a neuron among all, layer by layer, the first of layer 1 being 0.
class Places {
public:
    explicit Places(const Topology& topology) {
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
            first_.push_back(count_);
            count_ += topology.width(layer);
        }
    }
    std::size_t count() const { return count_; }
    std::size_t of(std::size_t layer, std::size_t neuron) const {
        return first_[layer - 1] + neuron;
    }

private:
    std::vector<std::size_t> first_;
    std::size_t count_ = 0;
};

/// Two numbers, the id and the gradient, of each candidate or register.
std::size_t pairsOf(const autodiff::Registers& registers) {
    return 2 * registers.size();
}

/// The moments and what is kept, without any arithmetic on weights.
class BackpropagationSchedule {
public:
    explicit BackpropagationSchedule(const Topology& topology)
        : topology_(topology)
        , places_(topology)
        , last_(topology.layerCount())
        , loss_(places_.count() + 1)
        , done_(2 * places_.count() + 2) {
        // Backward the layers come in the other order, their neurons in the same.
        std::size_t at = loss_ + 1;
        backward_.resize(last_);
        for (std::size_t layer = last_; layer >= 1; --layer) {
            backward_[layer - 1] = at;
            at += topology.width(layer);
        }
    }

    void write(PassAccount& account) const {
        writeMoments(account);
        for (std::size_t j = 0; j < topology_.inputs(); ++j)
            account.kept.push_back({Keeping::Values, 0, j, 1, 0, lastBackward(1)});
        for (std::size_t layer = 1; layer <= last_; ++layer)
            for (std::size_t k = 0; k < topology_.width(layer); ++k) {
                const std::size_t back = backward(layer, k);
                account.kept.push_back(
                    {Keeping::Values, layer, k, 1, places_.of(layer, k) + 1, back});
                account.kept.push_back({Keeping::Deltas, layer, k, 1, layer == last_ ? loss_ : back,
                                        layer > 1 ? lastBackward(layer - 1) : back});
                account.kept.push_back(
                    {Keeping::Gradient, layer, k, topology_.width(layer - 1) + 1, back, done_});
            }
    }

private:
    std::size_t backward(std::size_t layer, std::size_t neuron) const {
        return backward_[layer - 1] + neuron;
    }
    std::size_t lastBackward(std::size_t layer) const {
        return backward(layer, topology_.width(layer) - 1);
    }

    void writeMoments(PassAccount& account) const {
        std::size_t reads = 0;
        account.moments.push_back({PassStage::Start, 0, 0, reads});
        for (std::size_t layer = 1; layer <= last_; ++layer)
            for (std::size_t k = 0; k < topology_.width(layer); ++k) {
                reads += topology_.width(layer - 1) + 1;
                account.moments.push_back({PassStage::Forward, layer, k, reads});
            }
        account.moments.push_back({PassStage::Loss, 0, 0, reads});
        for (std::size_t layer = last_; layer >= 1; --layer)
            for (std::size_t k = 0; k < topology_.width(layer); ++k) {
                // Its delta is made of those of the layer above and the weights to them.
                if (layer < last_)
                    reads += topology_.width(layer + 1);
                account.moments.push_back({PassStage::Backward, layer, k, reads});
            }
        account.moments.push_back({PassStage::Done, 0, 0, reads});
    }

    const Topology& topology_;
    Places places_;
    std::size_t last_;
    std::size_t loss_;
    std::size_t done_;
    std::vector<std::size_t> backward_;
};

} // namespace

std::vector<std::size_t> PassAccount::heldAt(std::size_t moment) const {
    std::vector<std::size_t> held(kKeepings, 0);
    for (const KeptNumbers& numbers : kept)
        if (numbers.from <= moment && moment <= numbers.until)
            held[static_cast<std::size_t>(numbers.keeping)] += numbers.numbers;
    return held;
}

std::vector<std::size_t> PassAccount::totals() const {
    // What begins and ends at each moment, summed up on the way.
    std::vector<std::size_t> begins(moments.size() + 1, 0);
    std::vector<std::size_t> ends(moments.size() + 1, 0);
    for (const KeptNumbers& numbers : kept) {
        begins[numbers.from] += numbers.numbers;
        ends[numbers.until + 1] += numbers.numbers;
    }
    std::vector<std::size_t> totals;
    std::size_t held = 0;
    for (std::size_t moment = 0; moment < moments.size(); ++moment) {
        held += begins[moment];
        held -= ends[moment];
        totals.push_back(held);
    }
    return totals;
}

PassAccount backpropagationAccount(const Topology& topology, std::span<const double> weights,
                                   std::span<const double> inputs, std::span<const double> targets,
                                   autodiff::Loss loss, std::vector<std::vector<double>>& deltas) {
    PassAccount account;
    BackpropagationSchedule(topology).write(account);
    account.gradient.assign(topology.weightCount(), 0.0);

    // R plays no part in values; with R = 1 the pass is the cheapest.
    ForwardPass pass(topology);
    pass.run(weights, inputs, 1);
    const std::size_t last = topology.layerCount();
    deltas.assign(last, {});
    for (std::size_t layer = last; layer >= 1; --layer) {
        const std::vector<Neuron>& below = pass.layer(layer - 1);
        std::vector<double>& own = deltas[layer - 1];
        for (std::size_t k = 0; k < topology.width(layer); ++k) {
            const Neuron& neuron = pass.neuron(layer, k);
            double byValue = 0.0;
            if (layer == last)
                byValue = autodiff::outputDerivative(loss, neuron.value, targets[k],
                                                     topology.outputs(), 1);
            else
                for (std::size_t n = 0; n < topology.width(layer + 1); ++n)
                    byValue += deltas[layer][n] * weights[index(topology.weight(layer + 1, n, k))];
            own.push_back(byValue * neuron.derivative);
            double* gradient = account.gradient.data() + index(topology.weight(layer, k, 0));
            for (std::size_t j = 0; j < below.size(); ++j)
                gradient[j] = own[k] * below[j].value;
            gradient[below.size()] = own[k];
        }
    }
    return account;
}

PassAccount forwardModeAccount(const ForwardPass& pass, std::span<const double> weights,
                               std::span<const double> targets, autodiff::Loss loss) {
    const Topology& topology = pass.topology();
    const Places places(topology);
    const std::size_t last = topology.layerCount();
    const std::size_t lossMoment = 2 * places.count() + 1;
    const std::size_t gradientMoment = lossMoment + 1;
    const auto candidatesOf = [&](std::size_t layer, std::size_t neuron) {
        return 2 * places.of(layer, neuron) + 1;
    };
    // What a layer hands on is read for the last time by the last neuron above it.
    const auto lastRead = [&](std::size_t layer) {
        return candidatesOf(layer + 1, topology.width(layer + 1) - 1);
    };

    PassAccount account;
    std::size_t reads = 0;
    account.moments.push_back({PassStage::Start, 0, 0, reads});
    for (std::size_t j = 0; j < topology.inputs(); ++j)
        account.kept.push_back({Keeping::Values, 0, j, 1, 0, lastRead(0)});
    for (std::size_t layer = 1; layer <= last; ++layer)
        for (std::size_t k = 0; k < topology.width(layer); ++k) {
            reads += topology.width(layer - 1) + 1;
            const std::size_t candidates = account.moments.size();
            assert(candidates == candidatesOf(layer, k));
            account.moments.push_back({PassStage::Candidates, layer, k, reads});
            account.moments.push_back({PassStage::Selected, layer, k, reads});
            account.kept.push_back({Keeping::Values, layer, k, 1, candidates,
                                    layer < last ? lastRead(layer) : lossMoment});
            account.kept.push_back({Keeping::Candidates, layer, k,
                                    pairsOf(pass.candidates(weights, layer, k)), candidates,
                                    candidates});
            account.kept.push_back({Keeping::Registers, layer, k,
                                    pairsOf(pass.neuron(layer, k).registers), candidates + 1,
                                    layer < last ? lastRead(layer) : gradientMoment});
        }
    account.moments.push_back({PassStage::Loss, 0, 0, reads});
    account.moments.push_back({PassStage::Gradient, 0, 0, reads});
    account.moments.push_back({PassStage::Done, 0, 0, reads});
    for (std::size_t o = 0; o < topology.outputs(); ++o)
        account.kept.push_back({Keeping::Deltas, last, o, 1, lossMoment, gradientMoment});

    account.gradient.assign(topology.weightCount(), 0.0);
    addLossGradient(pass, loss, targets, 1, account.gradient);
    std::vector<bool> reached(topology.weightCount(), false);
    for (const Neuron& output : pass.outputs())
        for (const autodiff::Register& entry : output.registers)
            reached[index(entry.id)] = true;
    account.kept.push_back(
        {Keeping::Gradient, 0, 0,
         static_cast<std::size_t>(std::count(reached.begin(), reached.end(), true)), gradientMoment,
         gradientMoment + 1});
    return account;
}

} // namespace dpfm::network
