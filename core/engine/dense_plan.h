#pragma once

#include "core/engine/instruction_set.h"
#include "core/engine/kernels/dense_kernels.h"
#include "core/network/topology.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace dpfm::engine {

/// Doubles at an address divisible by 64, as vector instructions want them; 0 at first.
class AlignedNumbers {
public:
    explicit AlignedNumbers(std::size_t count = 0);

    double* data() { return first_; }
    const double* data() const { return first_; }
    double* begin() { return first_; }
    double* end() { return first_ + count_; }
    double& operator[](std::size_t i) { return first_[i]; }
    double operator[](std::size_t i) const { return first_[i]; }

private:
    std::unique_ptr<double[]> storage_;
    double* first_ = nullptr;
    std::size_t count_ = 0;
};

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

    AlignedNumbers values;
    AlignedNumbers derivatives;
    AlignedNumbers registers;
    AlignedNumbers candidates;
    AlignedNumbers keys; ///< floats lie in it
    AlignedNumbers sampleGradient;
    kernels::DenseBlock view;
};

const kernels::DenseKernels& denseKernels(InstructionSet set);

} // namespace dpfm::engine
