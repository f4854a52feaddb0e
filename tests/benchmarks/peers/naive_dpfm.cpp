// DPFM as a student would write it from its description: a neuron carries a vector of
// (id, gradient), candidates are sorted by id and equal ones added, nth_element selects. (A hash
// map in place of the sort takes about twice as long.) Not a limit but the other end of the
// scale: what the method costs if nobody thinks about the machine.

#include "tests/benchmarks/peers/peers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::bench {

namespace {

using autodiff::Activation;
using Entry = std::pair<std::size_t, double>; ///< weight id, gradient

struct Carried {
    double value = 0.0;
    std::vector<Entry> registers;
};

class NaiveDpfm : public Learner {
public:
    NaiveDpfm(const Workload& workload, std::size_t registers)
        : workload_(workload)
        , registers_(registers) {
        reset();
    }

    void reset() override {
        weights_.clear();
        for (const Run& run : workload_.runs)
            weights_.push_back(run.weights);
    }

    void step(std::size_t batch) override {
        for (std::size_t run = 0; run < weights_.size(); ++run) {
            std::vector<double>& weights = weights_[run];
            std::vector<double> gradient(weights.size());
            for (const std::size_t row : workload_.rows(run, batch))
                addSample(weights, workload_.runs[run].samples, row, gradient);
            for (std::size_t id = 0; id < weights.size(); ++id)
                weights[id] -= workload_.learningRate * gradient[id];
        }
    }

    network::Weights weights(std::size_t run) const override { return weights_[run]; }

private:
    void addSample(const std::vector<double>& weights, const data::Samples& samples,
                   std::size_t row, std::vector<double>& gradient) const {
        const std::vector<Carried> outputs = forward(weights, samples.input(row));
        for (std::size_t o = 0; o < outputs.size(); ++o) {
            const double derivative =
                autodiff::outputDerivative(workload_.loss, outputs[o].value, samples.target(row)[o],
                                           outputs.size(), workload_.batchSize);
            for (const Entry& entry : outputs[o].registers)
                gradient[entry.first] += derivative * entry.second;
        }
    }

    std::vector<Carried> forward(const std::vector<double>& weights,
                                 std::span<const double> inputs) const {
        std::vector<Carried> below;
        for (const double input : inputs)
            below.push_back({input, {}});
        std::size_t id = 0;
        for (std::size_t layer = 1; layer <= workload_.topology.layerCount(); ++layer) {
            const Activation activation = workload_.topology.activation(layer);
            std::vector<Carried> neurons;
            for (std::size_t k = 0; k < workload_.topology.width(layer); ++k) {
                Carried neuron = weigh(weights, id, below);
                id += below.size() + 1;
                prune(neuron.registers);
                if (activation == Activation::Sigmoid) {
                    neuron.value = 1.0 / (1.0 + std::exp(-neuron.value));
                    for (Entry& entry : neuron.registers)
                        entry.second *= neuron.value * (1.0 - neuron.value);
                }
                neurons.push_back(std::move(neuron));
            }
            if (activation == Activation::Softmax)
                softmax(neurons);
            below = std::move(neurons);
        }
        return below;
    }

    static Carried weigh(const std::vector<double>& weights, std::size_t id,
                         const std::vector<Carried>& below) {
        Carried neuron;
        for (std::size_t j = 0; j < below.size(); ++j) {
            neuron.value += weights[id + j] * below[j].value;
            for (const Entry& entry : below[j].registers)
                neuron.registers.emplace_back(entry.first, weights[id + j] * entry.second);
            neuron.registers.emplace_back(id + j, below[j].value);
        }
        neuron.value += weights[id + below.size()];
        neuron.registers.emplace_back(id + below.size(), 1.0);
        addEqualIds(neuron.registers);
        return neuron;
    }

    static void addEqualIds(std::vector<Entry>& entries) {
        std::sort(entries.begin(), entries.end(),
                  [](const Entry& a, const Entry& b) { return a.first < b.first; });
        std::size_t kept = 0;
        for (std::size_t i = 1; i < entries.size(); ++i) {
            if (entries[i].first == entries[kept].first)
                entries[kept].second += entries[i].second;
            else
                entries[++kept] = entries[i];
        }
        entries.resize(kept + 1);
    }

    void prune(std::vector<Entry>& entries) const {
        if (registers_ == 0 || entries.size() <= registers_)
            return;
        const auto last = entries.begin() + static_cast<std::ptrdiff_t>(registers_);
        std::nth_element(entries.begin(), last, entries.end(), [](const Entry& a, const Entry& b) {
            const double largerA = std::fabs(a.second);
            const double largerB = std::fabs(b.second);
            return largerA != largerB ? largerA > largerB : a.first < b.first;
        });
        entries.erase(last, entries.end());
    }

    static void softmax(std::vector<Carried>& neurons) {
        double largest = neurons.front().value;
        for (const Carried& neuron : neurons)
            largest = std::max(largest, neuron.value);
        double sum = 0.0;
        for (Carried& neuron : neurons)
            sum += neuron.value = std::exp(neuron.value - largest);
        for (Carried& neuron : neurons)
            neuron.value /= sum;
    }

    const Workload& workload_;
    std::size_t registers_;
    std::vector<network::Weights> weights_;
};

} // namespace

LearnerKind naiveDpfm() {
    return {"naive DPFM", Claim::Pruned, [](const Workload& workload, std::size_t registers) {
                return std::make_unique<NaiveDpfm>(workload, registers);
            }};
}

} // namespace dpfm::bench
