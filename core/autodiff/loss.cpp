#include "core/autodiff/loss.h"

#include "core/base/elementary.h"

#include <cassert>

namespace dpfm::autodiff {

double sampleLoss(Loss loss, std::span<const double> outputs, std::span<const double> targets) {
    assert(outputs.size() == targets.size());
    double total = 0.0;
    if (loss == Loss::MeanSquaredError) {
        for (std::size_t o = 0; o < outputs.size(); ++o) {
            const double error = outputs[o] - targets[o];
            total += error * error;
        }
        return total / static_cast<double>(outputs.size());
    }
    for (std::size_t o = 0; o < outputs.size(); ++o) {
        // Written so that a NaN stays one: a clamp must not hide a divergence.
        const double probability = outputs[o] < 1e-300 ? 1e-300 : outputs[o];
        total -= targets[o] * elementary::log(probability);
    }
    return total;
}

double outputDerivative(Loss loss, double output, double target, std::size_t outputs,
                        std::size_t batchSize) {
    const double error = output - target;
    if (loss == Loss::MeanSquaredError)
        return 2.0 * error / static_cast<double>(outputs * batchSize);
    return error / static_cast<double>(batchSize);
}

std::string_view name(Loss loss) {
    return loss == Loss::MeanSquaredError ? "mse" : "cross-entropy";
}

} // namespace dpfm::autodiff
