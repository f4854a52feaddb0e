#include "core/network/multiplications.h"

#include <algorithm>

namespace dpfm::network {

namespace {

bool scales(autodiff::Activation activation) {
    return activation != autodiff::Activation::Linear &&
           activation != autodiff::Activation::Softmax;
}

} // namespace

double forwardMultiplications(const Topology& topology, std::size_t registers) {
    double count = 0.0;
    double carried = 0.0; // by a neuron of the layer before: c_{l-1}
    double before = 0.0;  // P_{l-1}
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const auto inputs = static_cast<double>(topology.width(layer - 1));
        const auto neurons = static_cast<double>(topology.width(layer));
        count += neurons * inputs * (1.0 + carried);
        const double candidates = std::min(inputs * carried, before) + inputs + 1.0;
        carried =
            registers == 0 ? candidates : std::min(candidates, static_cast<double>(registers));
        before += neurons * (inputs + 1.0);
        if (scales(topology.activation(layer)))
            count += neurons * carried;
    }
    return count + static_cast<double>(topology.outputs()) * carried;
}

double backpropagationMultiplications(const Topology& topology) {
    return mePropMultiplications(topology, 0);
}

double mePropMultiplications(const Topology& topology, std::size_t kept) {
    double count = 0.0;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const auto neurons = static_cast<double>(topology.width(layer));
        const auto inputs = static_cast<double>(topology.width(layer - 1));
        const double passedOn = kept == 0 ? neurons : std::min(neurons, static_cast<double>(kept));
        count += neurons * inputs + (layer > 1 ? 2.0 : 1.0) * passedOn * inputs;
        if (scales(topology.activation(layer)))
            count += neurons;
    }
    return count;
}

} // namespace dpfm::network
