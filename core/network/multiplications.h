#pragma once

#include "core/network/topology.h"

#include <cstddef>

/// What the method costs, apart from any machine.
namespace dpfm::network {

/// An upper bound, a model and no measurement: how many multiplications of real numbers one
/// training sample takes. With n_l neurons in layer l (n_0 inputs) and at most c_l registers kept
/// by a neuron of it (c_0 = 0), a forward pass with R registers counts for each layer l
///
///   values       n_l·n_{l-1}          w_kj·a_j
///   candidates   n_l·n_{l-1}·c_{l-1}  w_kj·register_j[p], before equal ids are added
///   activation   n_l·c_l              f'(s)·register[p]; not of linear and softmax layers
///
/// and the loss n_L·c_L, (d loss/d output)·register[p]. A neuron of layer l has at most
/// min(n_{l-1}·c_{l-1}, P_{l-1}) + n_{l-1} + 1 candidates, P_{l-1} being the weights and biases of
/// the layers before l, and c_l is that or R, whichever is less; R = 0 keeps all. Registers that
/// turn out to be 0 are counted as if they were kept: hence a bound.
///
/// Not counted are what every method needs alike and what is no multiplication: f and f' of the
/// sums, d loss/d output, comparisons of the selection, additions, validation, and the optimizer's
/// step. The steps are those of network/forward_pass.h.
double forwardMultiplications(const Topology& topology, std::size_t registers);

/// The same of backpropagation (D. E. Rumelhart, G. E. Hinton and R. J. Williams, "Learning
/// representations by back-propagating errors", 1986), where it is exact:
///
///   values       n_l·n_{l-1}   forward, and as many for d loss/d w_kj = delta_k·a_j
///   errors       n_l·n_{l-1}   w_kj·delta_k, not of the first layer
///   activation   n_l           f'(s)·(d loss/d a); not of linear and softmax layers
double backpropagationMultiplications(const Topology& topology);

/// The same of meProp (X. Sun et al., 2017), which passes on only `kept` of a layer's d loss/d sum,
/// 0 for all: with k_l the smaller of that and n_l, values and activation as above, k_l·n_{l-1} for
/// d loss/d w and, not of the first layer, k_l·n_{l-1} for the errors. Exact unless some of them
/// are 0.
double mePropMultiplications(const Topology& topology, std::size_t kept);

} // namespace dpfm::network
