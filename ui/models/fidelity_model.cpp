#include "ui/models/fidelity_model.h"

#include "core/network/validation.h"
#include "ui/models/probe_text.h"
#include "ui/models/register_colors.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace dpfm::models {

namespace {

constexpr std::size_t kMostPowers = 7;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString cell(std::optional<double> value) {
    return value ? QLocale().toString(*value, 'f', 3) : QStringLiteral("–");
}

} // namespace

std::optional<double> fidelityValue(const training::Fidelity& fidelity,
                                    std::optional<std::size_t> layer, Metric measure) {
    training::PartReading part;
    part.gradient = layer ? fidelity.layers[*layer].gradient : fidelity.gradient;
    part.kept = layer ? fidelity.layers[*layer].kept : fidelity.kept;
    return valueOf(part, measure);
}

std::vector<std::size_t> fidelityRegisters(std::size_t candidates, std::size_t trained) {
    std::vector<std::size_t> registers;
    for (std::size_t r = 2; r < candidates && registers.size() < kMostPowers; r *= 2)
        registers.push_back(r);
    if (trained > 0 && std::find(registers.begin(), registers.end(), trained) == registers.end())
        registers.insert(std::upper_bound(registers.begin(), registers.end(), trained), trained);
    registers.push_back(0);
    return registers;
}

FidelityReport fidelityOf(std::shared_ptr<const Probe> probe) {
    const network::Topology& topology = probe->pass.topology();
    const data::Samples& training = probe->data->training;
    FidelityReport report;
    report.probe = probe;
    report.trainingSamples = training.count();
    const std::vector<std::size_t> rows =
        training::fidelityRows(training.count(), kFidelitySamples, probe->parameters.seed);
    report.samples = rows.size();
    if (network::registersHeld(topology, 0) > network::kMostFullRegisters)
        return report;
    std::vector<autodiff::SelectionSettings> selections;
    for (const std::size_t registers :
         fidelityRegisters(mostCandidates(topology), probe->trained)) {
        selections.push_back(probe->pass.selection());
        selections.back().registers = registers;
    }
    auto measured = training::measureFidelity(topology, probe->loss, probe->weights, training, rows,
                                              selections);
    report.measured = *std::move(measured);
    return report;
}

QString fidelityTitle(const FidelityReport& report) {
    const autodiff::Selection policy = report.probe->pass.selection().policy;
    const QString batch = tr("%1\nPruned against full gradient of a batch of %2 of the %3 training "
                             "samples, drawn by the seed, with the weights as they are; "
                             "selection: %4.")
                              .arg(titleOf(*report.probe))
                              .arg(report.samples)
                              .arg(report.trainingSamples)
                              .arg(QString::fromUtf8(name(policy).data()));
    if (policy == autodiff::Selection::ErrorFeedback)
        return batch + QLatin1Char(' ') + tr("What is remembered of earlier batches is not in it.");
    if (report.probe->parameters.method != network::Method::Dpfm)
        return batch + QLatin1Char(' ') +
               tr("The run itself prunes no registers: this is what DPFM would make of its "
                  "weights.");
    return batch;
}

std::vector<TextTable::Column> fidelityColumns() {
    std::vector<TextTable::Column> columns{
        {tr("part"), tr("The whole network, or the weights and neurons of a layer")},
        {tr("R"), tr("Registers of the pass; the weights are the same in every row")}};
    for (const Metric measure : kFidelityMeasures)
        columns.push_back({metricTitle(measure), metricExplanation(measure)});
    return columns;
}

std::vector<TextTable::Row> fidelityRows(const FidelityReport& report) {
    std::vector<TextTable::Row> rows;
    const auto add = [&](const training::Fidelity& fidelity, std::optional<std::size_t> layer) {
        const std::size_t registers = fidelity.selection.registers;
        TextTable::Row row;
        row.cells << (layer ? tr("layer %1").arg(*layer + 1) : tr("whole network"))
                  << (registers == 0 ? tr("all") : QString::number(registers));
        row.numbers.resize(2);
        for (const Metric measure : kFidelityMeasures) {
            const std::optional<double> value = fidelityValue(fidelity, layer, measure);
            row.cells << cell(value);
            row.numbers.push_back(value);
        }
        row.strong = !layer;
        rows.push_back(std::move(row));
    };
    for (const training::Fidelity& fidelity : report.measured) {
        add(fidelity, std::nullopt);
        for (std::size_t layer = 0; layer < report.layers(); ++layer)
            add(fidelity, layer);
    }
    return rows;
}

FidelityModel::FidelityModel(ProbeModel& probe, QObject* parent)
    : ProbeFollower(
          probe,
          [](std::shared_ptr<const Probe> of) -> Computed {
              return std::make_shared<const FidelityReport>(fidelityOf(std::move(of)));
          },
          parent) {}

} // namespace dpfm::models
