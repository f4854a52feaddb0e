#pragma once

#include "core/autodiff/loss.h"
#include "core/network/topology.h"

#include <span>
#include <vector>

namespace dpfm::test {

/// What one layer took in one pass.
struct PassCount {
    std::size_t weightReads = 0;
    std::size_t multiplications = 0;
    std::size_t additions = 0;
};

/// Backpropagation of one sample as plainly as it can be written, that counts every operation where
/// it is done. Every sum begins at 0; the gradient is added to `gradient`.
class CountedBackpropagation {
public:
    explicit CountedBackpropagation(const network::Topology& topology)
        : topology_(topology)
        , values_(topology.layerCount() + 1)
        , derivatives_(topology.layerCount() + 1)
        , forward(topology.layerCount())
        , backward(topology.layerCount()) {}

    void run(std::span<const double> weights, std::span<const double> inputs,
             std::span<const double> targets, autodiff::Loss loss, std::span<double> gradient) {
        values_[0].assign(inputs.begin(), inputs.end());
        for (std::size_t layer = 1; layer <= topology_.layerCount(); ++layer)
            passForward(weights, layer);
        std::vector<double> delta;
        const std::vector<double>& outputs = values_.back();
        for (std::size_t o = 0; o < outputs.size(); ++o)
            delta.push_back(
                autodiff::outputDerivative(loss, outputs[o], targets[o], outputs.size(), 1));
        for (std::size_t layer = topology_.layerCount(); layer >= 1; --layer)
            delta = passBackward(weights, layer, delta, gradient);
    }

private:
    void passForward(std::span<const double> weights, std::size_t layer) {
        PassCount& count = forward[layer - 1];
        const std::vector<double>& below = values_[layer - 1];
        values_[layer].clear();
        derivatives_[layer].clear();
        const auto read = [&](WeightId id) {
            ++count.weightReads;
            return weights[index(id)];
        };
        const bool softmax = topology_.activation(layer) == autodiff::Activation::Softmax;
        const bool linear = topology_.activation(layer) == autodiff::Activation::Linear;
        for (std::size_t k = 0; k < topology_.width(layer); ++k) {
            double sum = 0.0;
            for (std::size_t j = 0; j < below.size(); ++j) {
                sum += read(topology_.weight(layer, k, j)) * below[j];
                ++count.multiplications;
                ++count.additions;
            }
            sum += read(topology_.bias(layer, k));
            ++count.additions;
            if (softmax) {
                values_[layer].push_back(sum);
                continue;
            }
            const autodiff::Activated activated =
                autodiff::activate(topology_.activation(layer), topology_.sigmoidDerivative(), sum);
            values_[layer].push_back(activated.value);
            if (!linear)
                derivatives_[layer].push_back(activated.derivative);
        }
        if (softmax)
            autodiff::softmax(values_[layer]);
    }

    std::vector<double> passBackward(std::span<const double> weights, std::size_t layer,
                                     std::vector<double> delta, std::span<double> gradient) {
        PassCount& count = backward[layer - 1];
        for (std::size_t k = 0; k < derivatives_[layer].size(); ++k) {
            delta[k] *= derivatives_[layer][k];
            ++count.multiplications;
        }
        const std::vector<double>& below = values_[layer - 1];
        std::vector<double> down(below.size(), 0.0);
        for (std::size_t k = 0; k < delta.size(); ++k) {
            for (std::size_t j = 0; j < below.size(); ++j) {
                const WeightId id = topology_.weight(layer, k, j);
                gradient[index(id)] += delta[k] * below[j];
                ++count.multiplications;
                ++count.additions;
                if (layer == 1)
                    continue;
                down[j] += weights[index(id)] * delta[k];
                ++count.weightReads;
                ++count.multiplications;
                ++count.additions;
            }
            gradient[index(topology_.bias(layer, k))] += delta[k];
            ++count.additions;
        }
        return down;
    }

    network::Topology topology_;
    std::vector<std::vector<double>> values_;
    std::vector<std::vector<double>> derivatives_; ///< empty where f' is 1 or there is none

public:
    std::vector<PassCount> forward; ///< of layer l in [l − 1]
    std::vector<PassCount> backward;
};

} // namespace dpfm::test
