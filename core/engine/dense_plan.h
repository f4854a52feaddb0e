#pragma once

#include "core/base/aligned.h"
#include "core/engine/instruction_set.h"
#include "core/engine/kernels/dense_kernels.h"
#include "core/network/topology.h"

#include <cstddef>
#include <span>
#include <vector>

namespace dpfm::engine {

/// Where a topology's values and registers lie in a block (see kernels::DenseBlock).
class DensePlan {
public:
    DensePlan(const network::Topology& topology, std::size_t registers);

    kernels::DensePlan view() const;
    std::size_t weightCount() const { return plan_.weightCount; }
    std::size_t inputs() const { return plan_.inputs; }
    std::size_t values() const { return values_; } ///< inputs and neurons
    std::size_t places() const { return places_; } ///< of all neurons' registers
    std::size_t widestNeuron() const { return layers_.back().places; }

    /// The outputs' values in a block, [output][lane].
    const double* outputs(const kernels::DenseBlock& block, std::size_t lanes) const;
    /// Adds, for each layer, how many registers of the outputs hold one of its weights.
    void countRegisters(const kernels::DenseBlock& block, std::size_t lanes, std::size_t lane,
                        std::span<std::size_t> registersOfLayer) const;

private:
    std::vector<kernels::DenseLayer> layers_;
    kernels::DensePlan plan_;
    std::size_t values_ = 0;
    std::size_t places_ = 0;
};

/// The memory of a block; without registers it serves to predict.
struct DenseBlockStorage {
    DenseBlockStorage(const DensePlan& plan, std::size_t lanes, bool withRegisters);

    AlignedVector<double> values;
    AlignedVector<double> derivatives;
    AlignedVector<double> registers;
    AlignedVector<double> candidates;
    AlignedVector<double> keys; ///< floats lie in it
    AlignedVector<double> sampleGradient;
    kernels::DenseBlock view;
};

const kernels::DenseKernels& denseKernels(InstructionSet set);

} // namespace dpfm::engine
