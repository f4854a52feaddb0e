#include "core/training/starvation.h"

namespace dpfm::training {

namespace {

constexpr double kStarvingBelow = 0.1;

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

std::vector<LayerShare> layerShares(std::span<const LayerActivity> layers, network::Method method,
                                    int limit) {
    const bool limited = method == network::Method::Dpfm && limit > 0;
    std::size_t registers = 0;
    for (const LayerActivity& layer : layers)
        registers += layer.registers;
    std::vector<LayerShare> shares;
    for (const LayerActivity& layer : layers) {
        LayerShare one;
        one.layer = shares.size() + 1;
        one.updatedWeights = share(layer.updatedWeights, layer.weights);
        one.registers = share(layer.registers, registers);
        one.starves =
            limited && one.updatedWeights < kStarvingBelow && one.registers < kStarvingBelow;
        shares.push_back(one);
    }
    return shares;
}

} // namespace dpfm::training
