#include "core/engine/dense_plan.h"

namespace dpfm::engine {

namespace {

/// Keys are padded to what the largest selection network takes at once.
constexpr std::size_t kKeyPadding = 32;

} // namespace

DensePlan::DensePlan(const network::Topology& topology, std::size_t registers) {
    values_ = topology.inputs();
    for (std::size_t l = 1; l <= topology.layerCount(); ++l) {
        kernels::DenseLayer layer;
        layer.inputs = topology.width(l - 1);
        layer.neurons = topology.width(l);
        layer.firstWeight = index(topology.weight(l, 0, 0));
        layer.places = layer.firstWeight + layer.inputs + 1;
        layer.registersBegin = places_;
        layer.valuesBegin = values_;
        layer.activation = topology.activation(l);
        places_ += layer.neurons * layer.places;
        values_ += layer.neurons;
        layers_.push_back(layer);
    }
    plan_.inputs = topology.inputs();
    plan_.weightCount = topology.weightCount();
    plan_.registers = registers;
    plan_.sigmoidDerivative = topology.sigmoidDerivative();
}

kernels::DensePlan DensePlan::view() const {
    kernels::DensePlan view = plan_;
    view.layers = layers_.data();
    view.layerCount = layers_.size();
    return view;
}

const double* DensePlan::outputs(const kernels::DenseBlock& block, std::size_t lanes) const {
    return block.values + layers_.back().valuesBegin * lanes;
}

void DensePlan::countRegisters(const kernels::DenseBlock& block, std::size_t lanes,
                               std::size_t lane, std::span<std::size_t> registersOfLayer) const {
    const kernels::DenseLayer& last = layers_.back();
    for (std::size_t o = 0; o < last.neurons; ++o) {
        const double* registers =
            block.registers + (last.registersBegin + o * last.places) * lanes + lane;
        for (std::size_t l = 0; l < layers_.size(); ++l) {
            const std::size_t end =
                l + 1 < layers_.size() ? layers_[l + 1].firstWeight : last.places;
            for (std::size_t place = layers_[l].firstWeight; place < end; ++place)
                registersOfLayer[l] += registers[place * lanes] != 0.0 ? 1U : 0U;
        }
    }
}

DenseBlockStorage::DenseBlockStorage(const DensePlan& plan, std::size_t lanes, bool withRegisters)
    : values(plan.values() * lanes)
    , derivatives(plan.values() * lanes)
    , registers(withRegisters ? plan.places() * lanes : 0)
    , candidates(withRegisters ? plan.widestNeuron() * lanes : 0)
    , keys(withRegisters ? (plan.widestNeuron() + kKeyPadding) * lanes / 2 : 0)
    , sampleGradient(withRegisters ? plan.weightCount() * lanes : 0) {
    view.values = values.data();
    view.derivatives = derivatives.data();
    view.registers = registers.data();
    view.candidates = candidates.data();
    view.sampleGradient = sampleGradient.data();
    view.keys = reinterpret_cast<float*>(keys.data());
}

const kernels::DenseKernels& denseKernels(InstructionSet set) {
    switch (set) {
    case InstructionSet::Avx512:
        return kernels::kDenseAvx512;
    case InstructionSet::Avx2:
        return kernels::kDenseAvx2;
    case InstructionSet::Plain:
        break;
    }
    return kernels::kDensePlain;
}

} // namespace dpfm::engine
