#include "core/network/loss_gradient.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dpfm::network {

void addLossGradient(const ForwardPass& pass, autodiff::Loss loss, std::span<const double> targets,
                     std::size_t batchSize, std::span<double> gradient) {
    const std::vector<Neuron>& outputs = pass.outputs();
    for (std::size_t o = 0; o < outputs.size(); ++o) {
        const double derivative = autodiff::outputDerivative(loss, outputs[o].value, targets[o],
                                                             outputs.size(), batchSize);
        for (const autodiff::Register& entry : outputs[o].registers)
            gradient[index(entry.id)] += derivative * entry.gradient;
    }
}

namespace {

double signAgreement(std::span<const double> pruned, std::span<const double> full) {
    std::size_t count = 0;
    std::size_t agree = 0;
    for (std::size_t i = 0; i < full.size(); ++i) {
        if (full[i] == 0.0)
            continue;
        ++count;
        agree += (full[i] > 0.0 ? pruned[i] > 0.0 : pruned[i] < 0.0) ? 1U : 0U;
    }
    return static_cast<double>(agree) / static_cast<double>(count);
}

} // namespace

GradientFidelity gradientFidelity(std::span<const double> pruned, std::span<const double> full) {
    assert(pruned.size() == full.size());
    // Scaled, so that squares neither overflow nor vanish.
    const auto largestOf = [](std::span<const double> numbers) {
        double largest = 0.0;
        for (const double number : numbers)
            largest = std::max(largest, std::fabs(number));
        return largest;
    };
    GradientFidelity fidelity;
    const double prunedScale = largestOf(pruned);
    const double fullScale = largestOf(full);
    if (fullScale == 0.0)
        return fidelity;
    fidelity.signAgreement = signAgreement(pruned, full);
    if (prunedScale == 0.0) {
        fidelity.normRatio = 0.0;
        return fidelity;
    }
    double product = 0.0;
    double prunedSquares = 0.0;
    double fullSquares = 0.0;
    for (std::size_t i = 0; i < full.size(); ++i) {
        const double a = pruned[i] / prunedScale;
        const double b = full[i] / fullScale;
        product += a * b;
        prunedSquares += a * a;
        fullSquares += b * b;
    }
    fidelity.cosine =
        std::clamp(product / (std::sqrt(prunedSquares) * std::sqrt(fullSquares)), -1.0, 1.0);
    fidelity.normRatio =
        prunedScale / fullScale * std::sqrt(prunedSquares) / std::sqrt(fullSquares);
    return fidelity;
}

} // namespace dpfm::network
