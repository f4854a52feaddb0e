#include "ui/models/workshop_text.h"

#include "ui/models/quantity_text.h"
#include "ui/session/sweep_progress.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dpfm::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString number(double value) {
    return QLocale().toString(value, 'g', 6);
}

} // namespace

std::vector<WorkshopStep> workshopSteps(const hardware::WorkshopEstimate& estimate,
                                        std::optional<double> batchesOfTraining) {
    const hardware::WorkshopResult result = hardware::workOut(estimate);
    std::vector<WorkshopStep> steps;
    steps.push_back(
        {tr("%1 samples × %2 neurons × %3 weights × %4 = %5 multiplications")
             .arg(countText(estimate.batch), countText(estimate.neurons),
                  countText(estimate.weights), countText(estimate.lanes),
                  countText(result.multiplications)),
         tr("One layer for one batch. Each weight multiplies the value of its input and the "
            "gradients in its R registers: 1 + R = %1 products, all independent of each other.")
             .arg(countText(estimate.lanes)),
         tr("Every input is taken to carry R registers: those of the first layer carry none, and "
            "those of the second no more than a neuron of the first has weights. The products by "
            "f' and those of the loss are not in it.")});
    steps.push_back(
        {tr("%1 ÷ %2 multipliers = %3, so %4 cycles; %5 of the multipliers are in use")
             .arg(countText(result.multiplications), countText(estimate.multipliers),
                  QLocale().toString(result.exactCycles, 'f', 1), countText(result.cycles),
                  percentText(result.utilisation)),
         tr("A cycle is whole: the last one is used in part."),
         tr("A multiplier is taken to give a product in every cycle. A product of floats takes "
            "several of a small device's multipliers, or several cycles.")});
    steps.push_back(
        {tr("%1 cycles at %2 MHz = %3 ns")
             .arg(countText(result.cycles), number(estimate.clockMHz),
                  number(result.layerNanoseconds)),
         tr("The layer's time."),
         tr("Additions, the sums of equal ids, the selection, the activation, and reading weights: "
            "the selection alone takes a cycle for each candidate (see Toper).")});
    steps.push_back({tr("%1 layers × %2 executions × %3 ns = %4 ms")
                         .arg(countText(estimate.layers), countText(estimate.executions),
                              number(result.layerNanoseconds), number(result.milliseconds)),
                     tr("All layers, each executed so many times."),
                     tr("Bringing the samples in and the gradient out, the update of the weights, "
                        "and whatever starts the next execution.")});
    QString compared =
        tr("The workshop sets this time beside two times of software. The ratios are what the "
           "multiplications alone would allow, not a speed-up that was measured.");
    if (batchesOfTraining)
        compared += QLatin1Char(' ') +
                    tr("If the %1 ms are one batch, the experiment's largest training, %2 batches, "
                       "takes %3 by the same arithmetic.")
                        .arg(number(result.milliseconds), countText(*batchesOfTraining),
                             secondsText(1e-3 * result.milliseconds * *batchesOfTraining));
    steps.push_back(
        {tr("%1 s ÷ %2 ms = %3; %4 s ÷ %2 ms = %5")
             .arg(number(estimate.firstSeconds), number(result.milliseconds),
                  countText(result.firstRatio), number(estimate.secondSeconds),
                  countText(result.secondRatio)),
         compared,
         tr("A program's time holds all it did: reading data, calling the interpreter, selecting, "
            "updating, for every batch that it trained. The device's time holds the "
            "multiplications "
            "of %1 executions of a layer, and nothing else.")
             .arg(countText(estimate.layers * estimate.executions))});
    steps.push_back(
        {tr("%1 ms a pass × %2 = %3 ms; × %4 samples = %5 ms; a kernel call: %6 ms")
             .arg(number(estimate.passMilliseconds), countText(estimate.lanes),
                  number(result.sampleMilliseconds), countText(estimate.samples),
                  number(result.batchMilliseconds), number(estimate.kernelMilliseconds)),
         tr("Latency in software: a pass for the value and one for each register, one after "
            "another, for each sample. One call of a parallel kernel is quicker by %1 ×.")
             .arg(number(result.kernelRatio)),
         tr("A pass that carries all registers along, in vectors, as this program does it: then "
            "%1 passes do not take %1 times as long.")
             .arg(countText(estimate.lanes))});
    return steps;
}

std::optional<double> batchesOfTraining(const ExperimentDocument& document) {
    const network::Experiment& experiment = document.experiment();
    if (!document.valid() || experiment.sweep.corpus.empty())
        return std::nullopt;
    const int corpus =
        *std::max_element(experiment.sweep.corpus.begin(), experiment.sweep.corpus.end());
    const auto samples = static_cast<double>(session::trainingSamples(experiment, corpus));
    return std::ceil(samples / static_cast<double>(experiment.training.batchSize)) *
           static_cast<double>(experiment.training.epochs);
}

QString ownLatency(const std::optional<hardware::Latency>& latency, const QString& network) {
    if (!latency)
        return tr("What this program takes on this computer is measured by the button Measure.");
    return tr("Measured on this computer. %1: prediction of a sample %2; gradient of a sample %3; "
              "gradient of the batch %4.")
        .arg(network, secondsText(latency->prediction), secondsText(latency->sample),
             secondsText(latency->batch));
}

} // namespace dpfm::models
