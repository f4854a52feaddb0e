#include "ui/models/fidelity_plot.h"

#include "core/training/fidelity_recorder.h"
#include "ui/models/quantity_text.h"
#include "ui/models/register_colors.h"
#include "ui/models/weight_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>
#include <numeric>

namespace dpfm::models {

namespace {

using session::RunRecord;
using training::FidelityReading;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

FidelityLine lineOf(std::optional<std::size_t> layer) {
    return {layer ? tr("layer %1").arg(*layer + 1) : tr("whole network"), layer, {}, {}};
}

std::optional<double> shareOf(const training::KeptShares& kept, Metric measure) {
    training::PartReading part;
    part.kept = kept;
    return valueOf(part, measure);
}

template <class ValueOf>
FidelityLine history(const RunRecord& run, FidelityLine line, ValueOf valueOfReading) {
    for (const training::FidelityReadingPtr& reading : run.fidelity) {
        line.x.push_back(reading->epoch);
        line.y.push_back(valueOfReading(*reading).value_or(kUnknown));
    }
    return line;
}

} // namespace

bool isOfNeurons(Metric measure) {
    return measure == Metric::KeptOfCandidates || measure == Metric::KeptSquaresOfCandidates ||
           measure == Metric::KeptOfFull || measure == Metric::KeptSquaresOfFull;
}

FidelityPlot fidelityOverRegisters(const FidelityReport* report, Metric measure) {
    FidelityPlot plot;
    plot.xTitle = tr("registers R per neuron");
    plot.yTitle = metricTitle(measure);
    plot.missing = tr("Nothing to measure yet");
    if (report == nullptr || report->measured.empty())
        return plot;
    for (const training::Fidelity& fidelity : report->measured)
        plot.ticks << (fidelity.selection.registers == 0
                           ? tr("all")
                           : QString::number(fidelity.selection.registers));
    for (std::size_t part = 0; part <= report->layers(); ++part) {
        const auto layer = part == 0 ? std::nullopt : std::optional(part - 1);
        FidelityLine line = lineOf(layer);
        for (const training::Fidelity& fidelity : report->measured) {
            line.x.push_back(static_cast<double>(line.x.size()));
            line.y.push_back(fidelityValue(fidelity, layer, measure).value_or(kUnknown));
        }
        plot.lines.push_back(std::move(line));
    }
    return plot;
}

FidelityPlot fidelityOverEpochs(const RunRecord* run, Metric measure,
                                std::optional<std::size_t> neuronsOf) {
    FidelityPlot plot;
    plot.xTitle = tr("epoch");
    plot.yTitle = metricTitle(measure);
    plot.shares = measure != Metric::HalfLife;
    plot.missing = run == nullptr ? tr("Select a run")
                                  : tr("Nothing is recorded of this run: check Record fidelity in "
                                       "the experiment, and run it");
    if (run == nullptr || run->fidelity.empty())
        return plot;
    const FidelityReading& first = *run->fidelity.front();
    if (neuronsOf && isOfNeurons(measure) && *neuronsOf < first.neurons.size()) {
        const std::size_t layer = *neuronsOf;
        for (std::size_t k = 0; k < first.neurons[layer].size(); ++k)
            plot.lines.push_back(history(*run, {neuronName(layer + 1, k), k, {}, {}},
                                         [&](const FidelityReading& reading) {
                                             return shareOf(reading.neurons[layer][k], measure);
                                         }));
        return plot;
    }
    plot.lines.push_back(history(*run, lineOf({}), [&](const FidelityReading& reading) {
        return valueOf(reading.network, measure);
    }));
    for (std::size_t layer = 0; layer < first.layers.size(); ++layer)
        plot.lines.push_back(history(*run, lineOf(layer), [&](const FidelityReading& reading) {
            return valueOf(reading.layers[layer], measure);
        }));
    return plot;
}

QString fidelityHistoryTitle(const RunRecord* run) {
    if (run == nullptr)
        return tr("Select a run to see what is recorded of it.");
    const training::RunParameters& parameters = run->run.parameters;
    const QString name = tr("Run %1: corpus %2, %3, seed %4")
                             .arg(run->run.index)
                             .arg(parameters.corpus)
                             .arg(registerLabel(parameters.method, parameters.registers))
                             .arg(parameters.seed);
    if (run->fidelity.empty())
        return name;
    return name + QLatin1Char('\n') +
           tr("Readings: %1. Gradients and kept shares on the same %2 training samples, ids on the "
              "first %3 validation samples; or on all, if there are fewer.")
               .arg(run->fidelity.size())
               .arg(training::kRecordedBatch)
               .arg(training::kProbeSet);
}

std::vector<TextTable::Column> starvationColumns() {
    return {{tr("Weight")},
            {tr("Batches with a gradient"), tr("Batches so far that gave the weight a gradient.")},
            {tr("Starved"), tr("Share of the batches so far that gave it none.")}};
}

std::vector<TextTable::Row> starvationRows(const session::SweepRecord& sweep,
                                           const RunRecord& run) {
    std::vector<TextTable::Row> rows;
    if (!run.fed || run.fed->batches == 0)
        return rows;
    const network::Topology topology(sweep.experimentOf(run.run));
    const std::vector<std::uint64_t>& fed = run.fed->byWeight;
    std::vector<std::size_t> ids(fed.size());
    std::iota(ids.begin(), ids.end(), std::size_t{0});
    const std::size_t listed = std::min(ids.size(), kMostStarving);
    std::partial_sort(
        ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(listed), ids.end(),
        [&](std::size_t a, std::size_t b) { return fed[a] != fed[b] ? fed[a] < fed[b] : a < b; });
    const QLocale locale;
    for (std::size_t i = 0; i < listed; ++i) {
        const double starved =
            1.0 - static_cast<double>(fed[ids[i]]) / static_cast<double>(run.fed->batches);
        rows.push_back(
            {{weightName(topology, weightId(ids[i])),
              locale.toString(static_cast<qulonglong>(fed[ids[i]])), percentText(starved)},
             false,
             {},
             {{}, static_cast<double>(fed[ids[i]]), starved}});
    }
    return rows;
}

} // namespace dpfm::models
