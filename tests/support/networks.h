#pragma once

#include "core/network/topology.h"
#include "core/network/weights.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

/// Random networks and numbers for tests, the same on every machine.
namespace dpfm::test {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
    double uniform(double low, double high) {
        return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53;
    }
    std::vector<double> numbers(std::size_t count, double low, double high) {
        std::vector<double> numbers(count);
        for (double& number : numbers)
            number = uniform(low, high);
        return numbers;
    }
    /// Few different numbers, zero among them, so that gradients tie and vanish.
    std::vector<double> coarseNumbers(std::size_t count) {
        std::vector<double> numbers(count);
        for (double& number : numbers)
            number = 0.5 * static_cast<double>(below(5)) - 1.0;
        return numbers;
    }
    /// One to three layers of up to five neurons; the last one is of `last`.
    network::Topology
    topology(autodiff::Activation last,
             autodiff::SigmoidDerivative sigmoidDerivative = autodiff::SigmoidDerivative::Exact) {
        using autodiff::Activation;
        constexpr Activation kInner[] = {Activation::Linear, Activation::Sigmoid, Activation::Tanh,
                                         Activation::Relu};
        std::vector<network::LayerSettings> layers(1 + below(3));
        for (network::LayerSettings& layer : layers)
            layer = {static_cast<int>(1 + below(5)), kInner[below(4)]};
        layers.back().activation = last;
        return {static_cast<int>(1 + below(5)), layers, sigmoidDerivative};
    }

private:
    std::mt19937_64 engine_;
};

/// Whether two lists of numbers are the same bits, NaN included.
inline bool sameBits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

/// One number of all the bits (FNV-1a), to pin a computation down.
inline std::uint64_t signature(const std::vector<double>& numbers) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const double number : numbers) {
        for (int shift = 0; shift < 64; shift += 8) {
            hash ^= (std::bit_cast<std::uint64_t>(number) >> shift) & 0xffu;
            hash *= 0x100000001b3u;
        }
    }
    return hash;
}

} // namespace dpfm::test
