#include "core/training/replay.h"

#include "core/network/validation.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace dpfm::training {

namespace {

Error bad(std::string place, std::string sentence, std::vector<std::string> arguments = {}) {
    return {ErrorCode::InvalidInput, std::move(place), std::move(sentence), std::move(arguments)};
}

Result<void> checkSamples(const data::Samples& samples, const Trace& trace,
                          const std::string& place) {
    const auto inputs = static_cast<std::size_t>(trace.sizes.front());
    const auto outputs = static_cast<std::size_t>(trace.sizes.back());
    if (samples.inputWidth != inputs)
        return bad(place + ".x", "A sample has %1 inputs; the network has %2.",
                   {std::to_string(samples.inputWidth), std::to_string(inputs)});
    if (samples.outputWidth != outputs)
        return bad(place + ".y", "A sample has %1 targets; the network has %2 outputs.",
                   {std::to_string(samples.outputWidth), std::to_string(outputs)});
    if (samples.count() == 0)
        return bad(place, "There are no samples.");
    if (samples.inputs.size() != samples.count() * inputs ||
        samples.targets.size() != samples.count() * outputs)
        return bad(place, "There are %1 inputs and %2 targets, which do not make whole samples.",
                   {std::to_string(samples.inputs.size()), std::to_string(samples.targets.size())});
    const auto finite = [](double value) { return std::isfinite(value); };
    if (!std::all_of(samples.inputs.begin(), samples.inputs.end(), finite))
        return bad(place + ".x", "An input is not a finite number.");
    if (!std::all_of(samples.targets.begin(), samples.targets.end(), finite))
        return bad(place + ".y", "A target is not a finite number.");
    return {};
}

Result<void> checkRun(const Trace& trace, std::size_t position) {
    const Trace::Run& run = trace.runs[position];
    const std::string place = "runs[" + std::to_string(position) + "]";
    if (run.registers < 0)
        return bad(place + ".registers",
                   "The register count is %1; it must be 0 (all) or positive.",
                   {std::to_string(run.registers)});
    if (run.order.empty())
        return bad(place + ".order", "There is no epoch.");
    if (run.loss.size() != run.order.size() || run.valLoss.size() != run.order.size())
        return bad(place, "There are %1 orders, %2 losses and %3 val_losses; they must be as many.",
                   {std::to_string(run.order.size()), std::to_string(run.loss.size()),
                    std::to_string(run.valLoss.size())});
    for (std::size_t epoch = 0; epoch < run.order.size(); ++epoch) {
        const std::string epochPlace = place + ".order[" + std::to_string(epoch) + "]";
        if (run.order[epoch].empty())
            return bad(epochPlace, "The epoch has no sample.");
        for (const std::size_t row : run.order[epoch])
            if (row >= trace.training.count())
                return bad(epochPlace, "Sample %1 is named; there are %2, counted from 0.",
                           {std::to_string(row), std::to_string(trace.training.count())});
    }
    return {};
}

/// A trace lists the inputs as layer 0 and the activations apart: "layers[0].neurons" of an
/// experiment is its "layers[1]", "layers[0].activation" its "activations[0]".
Error inTrace(Error error) {
    constexpr std::string_view kLayers = "layers[";
    if (!error.place.starts_with(kLayers))
        return error;
    const std::size_t end = error.place.find(']');
    const int layer = std::stoi(error.place.substr(kLayers.size(), end - kLayers.size()));
    error.place = error.place.ends_with(".activation")
                      ? "activations[" + std::to_string(layer) + ']'
                      : "layers[" + std::to_string(layer + 1) + ']';
    return error;
}

/// |a − b|, infinity unless both are numbers.
double difference(double a, double b) {
    return std::isfinite(a) && std::isfinite(b) ? std::fabs(a - b)
                                                : std::numeric_limits<double>::infinity();
}

} // namespace

Result<void> check(const Trace& trace) {
    if (trace.sizes.size() < 2)
        return bad("layers", "There are %1 layers; give the inputs and at least one more.",
                   {std::to_string(trace.sizes.size())});
    if (trace.sizes.front() < 1)
        return bad("layers[0]", "The network has %1 inputs; it must have at least 1.",
                   {std::to_string(trace.sizes.front())});
    const std::vector<Error> problems =
        network::validateLayers(trace.network.layers, trace.loss, "layers", "loss");
    if (!problems.empty())
        return inTrace(problems.front());
    if (trace.network.layers.size() + 1 != trace.sizes.size())
        return bad(
            "activations", "There are %1 activations; the network has %2 layers with neurons.",
            {std::to_string(trace.network.layers.size()), std::to_string(trace.sizes.size() - 1)});
    for (std::size_t layer = 1; layer < trace.sizes.size(); ++layer)
        if (trace.network.layers[layer - 1].neurons != trace.sizes[layer])
            return bad("layers[" + std::to_string(layer) + "]",
                       "The layer has %1 neurons here and %2 in the network.",
                       {std::to_string(trace.sizes[layer]),
                        std::to_string(trace.network.layers[layer - 1].neurons)});
    const std::vector<Error> optimizer = network::validateOptimizer(trace.optimizer, "optimizer");
    if (!optimizer.empty())
        return optimizer.front();
    if (trace.batchSize < 1)
        return bad("batch_size", "The batch size is %1; it must be at least 1.",
                   {std::to_string(trace.batchSize)});
    if (!trace.network.initialWeights)
        return bad("weights", "There are no weights to start from.");
    if (auto fits = network::checkShape(*trace.network.initialWeights, trace.sizes, "weights");
        !fits)
        return fits;
    if (auto fits = checkSamples(trace.training, trace, "train"); !fits)
        return fits;
    if (auto fits = checkSamples(trace.validation, trace, "validation"); !fits)
        return fits;
    if (trace.runs.empty())
        return bad("runs", "There is no run.");
    for (std::size_t run = 0; run < trace.runs.size(); ++run)
        if (auto fits = checkRun(trace, run); !fits)
            return fits;
    return {};
}

Deviation replay(const Trace& trace, const Trace::Run& run, const RunControl& control) {
    data::TrainingData data;
    data.training = trace.training;
    data.validation = trace.validation;
    network::TrainingSettings settings;
    settings.loss = trace.loss;
    settings.optimizer = trace.optimizer;
    settings.batchSize = trace.batchSize;
    Trainer trainer(network::Topology(trace.sizes.front(), trace.network.layers,
                                      trace.network.sigmoidDerivative),
                    settings, static_cast<std::size_t>(run.registers),
                    network::flatten(*trace.network.initialWeights), data);

    Deviation deviation;
    deviation.registers = run.registers;
    const auto giveUp = [&](std::string remark) {
        deviation.loss = deviation.valLoss = std::numeric_limits<double>::infinity();
        deviation.remark = std::move(remark);
        return deviation;
    };
    for (std::size_t epoch = 0; epoch < run.order.size(); ++epoch) {
        const EpochOutcome outcome = trainer.runEpoch(run.order[epoch], control);
        if (const auto* divergence = std::get_if<Divergence>(&outcome))
            return giveUp("diverged in epoch " + std::to_string(divergence->epoch) + ": " +
                          divergence->what + " is not a finite number");
        if (std::holds_alternative<Cancelled>(outcome))
            return giveUp("interrupted");
        const EpochMetrics& metrics = std::get<SnapshotPtr>(outcome)->metrics;
        deviation.epochs = metrics.epoch;
        deviation.loss = std::max(deviation.loss, difference(metrics.loss, run.loss[epoch]));
        deviation.valLoss =
            std::max(deviation.valLoss, difference(metrics.valLoss, run.valLoss[epoch]));
        if (deviation.remark.empty() &&
            !(std::isfinite(run.loss[epoch]) && std::isfinite(run.valLoss[epoch])))
            deviation.remark = "the trace's figure of epoch " + std::to_string(epoch + 1) +
                               " is not a finite number";
    }
    return deviation;
}

} // namespace dpfm::training
