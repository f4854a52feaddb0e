#pragma once

#include "tests/benchmarks/workload.h"

#include <functional>
#include <memory>
#include <string>

namespace dpfm::bench {

/// Something that trains a workload: the program's engine, or a peer.
class Learner {
public:
    virtual ~Learner() = default;
    /// Back to the workload's initial weights; not timed.
    virtual void reset() = 0;
    /// One step: gradient and sgd update of every run on its batch of this number.
    virtual void step(std::size_t batch) = 0;
    /// The weights of a run by id, whatever the layout inside; not timed.
    virtual network::Weights weights(std::size_t run) const = 0;
};

/// What of a gradient a learner claims to compute.
enum class Claim {
    Exact,     ///< d loss / d weight
    Pruned,    ///< that of DPFM with the case's R
    LastLayer, ///< exact in the last layer; the weights before it stay
};

/// A learner that can be made for a workload, which outlives it.
struct LearnerKind {
    std::string name;
    Claim claim = Claim::Exact;
    std::function<std::unique_ptr<Learner>(const Workload&, std::size_t registers)> make;
};

} // namespace dpfm::bench
