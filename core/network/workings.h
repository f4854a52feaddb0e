#pragma once

#include "core/network/forward_pass.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::network {

/// What happens in one neuron, in the order in which it is told.
enum class NeuronStage {
    Inputs,    ///< values and registers arrive; s = Σ_j w_kj·a_j + b_k
    Products,  ///< every register that arrives is multiplied by its input's weight
    Sums,      ///< products of equal ids are added up, if the policy of selection wants it so
    Own,       ///< the neuron's own weights join: g[id(k,j)] = a_j, g[id(k,bias)] = 1
    Ranked,    ///< the candidates are sorted by |g|, those that stay before the others
    Selected,  ///< the first R keep a register, the others fall out
    Activated, ///< a = f(s), and every register is multiplied by f'(s)
};
inline constexpr int kNeuronStages = 7;

/// The numbers between a neuron's inputs and its registers, every one with the bits that
/// ForwardPass computes on its way.
struct Workings {
    struct Input {
        double weight = 0.0;
        double value = 0.0;
        double product = 0.0;
        std::size_t registers = 0; ///< that the input carries
    };
    /// A register that arrives.
    struct Term {
        std::size_t input = 0;
        WeightId id{};
        double gradient = 0.0;
        double product = 0.0; ///< with the input's weight
    };
    struct Candidate {
        WeightId id{};
        std::size_t firstTerm = 0; ///< of `terms`
        std::size_t termCount = 0; ///< 0: a weight of the neuron itself
        double gradient = 0.0;     ///< the sum of its terms' products
        bool kept = false;
        double scaled = 0.0; ///< of a kept one, after the activation; a register if it is not 0

        bool isOwn() const { return termCount == 0; }
    };

    std::vector<Input> inputs;
    double bias = 0.0;
    double sum = 0.0;        ///< s
    double value = 0.0;      ///< a
    double derivative = 0.0; ///< f'(s); 1 in a softmax layer, which scales nothing
    std::vector<Term> terms; ///< by id, and among equal ids by input
    /// By id. One whose gradient is 0 needs no register and is not kept. Where the policy does not
    /// add equal ids, an id may be there several times.
    std::vector<Candidate> candidates;
    /// Places of `candidates`, without those that are 0: first those that are kept, then the
    /// others, each the largest |g| first.
    std::vector<std::size_t> ranked;
    std::size_t keptCount = 0;
};

/// The workings of a neuron of layer 1 … L in the last pass, which was of these weights.
Workings workingsOf(const ForwardPass& pass, std::span<const double> weights, std::size_t layer,
                    std::size_t neuron);

} // namespace dpfm::network
