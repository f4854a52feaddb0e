#pragma once

#include "core/autodiff/loss.h"
#include "core/base/control.h"
#include "core/data/dataset.h"
#include "core/engine/evaluation.h"
#include "core/network/topology.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace dpfm::engine {

/// Computes a batch's loss and d loss / d weight. The batch's gradient is the sum over its samples
/// in their order, a neuron's sum runs over its inputs in id order with the bias last: every DPFM
/// engine has to give the same bits (design §1, one reduction order).
/// One object serves one thread.
class GradientEngine {
public:
    virtual ~GradientEngine() = default;

    /// The batch is the samples of the given rows. `gradient` has one number a weight and is
    /// overwritten; a weight without a register anywhere in the batch gets 0.
    /// None: it was asked to stop, and `gradient` is meaningless.
    virtual std::optional<Evaluation> gradient(std::span<const double> weights,
                                               const data::Samples& samples,
                                               std::span<const std::size_t> rows,
                                               std::span<double> gradient,
                                               const RunControl& control) = 0;
};

/// The reference: network::ForwardPass, sample by sample. `registers` is R, 0 for all.
std::unique_ptr<GradientEngine> makeReferenceEngine(const network::Topology& topology,
                                                    autodiff::Loss loss, std::size_t registers);

/// The baseline: plain backpropagation of whole batches as matrix products (Eigen). Its sums run in
/// Eigen's order, so it agrees with registers R = 0 to rounding, not to the bit. With the published
/// sigmoid derivative it uses that formula too. The same bits on every machine.
std::unique_ptr<GradientEngine> makeBackpropagationEngine(const network::Topology& topology,
                                                          autodiff::Loss loss);

} // namespace dpfm::engine
