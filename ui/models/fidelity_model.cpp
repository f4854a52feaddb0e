#include "ui/models/fidelity_model.h"

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

QString fidelityTitle(FidelityMeasure measure) {
    switch (measure) {
    case FidelityMeasure::Cosine:
        return tr("cosine");
    case FidelityMeasure::NormRatio:
        return tr("norm ratio");
    case FidelityMeasure::SignAgreement:
        return tr("same sign");
    case FidelityMeasure::KeptOfCandidates:
        return tr("kept |g|, seen");
    case FidelityMeasure::KeptSquaresOfCandidates:
        return tr("kept g², seen");
    case FidelityMeasure::KeptOfFull:
        return tr("kept |g|, unpruned");
    case FidelityMeasure::KeptSquaresOfFull:
        return tr("kept g², unpruned");
    }
    return {};
}

QString fidelityExplanation(FidelityMeasure measure) {
    switch (measure) {
    case FidelityMeasure::Cosine:
        return tr("Cosine of the angle between the pruned and the full gradient of the batch: 1 if "
                  "they point the same way.");
    case FidelityMeasure::NormRatio:
        return tr("Length of the pruned gradient over that of the full one.");
    case FidelityMeasure::SignAgreement:
        return tr("Of the weights whose full gradient is not 0, the share whose pruned gradient "
                  "has the same sign; a pruned gradient of 0 has none.");
    case FidelityMeasure::KeptOfCandidates:
        return tr("Share of Σ|g| over the candidates a neuron saw that belongs to the ids it kept; "
                  "mean over samples and neurons.");
    case FidelityMeasure::KeptSquaresOfCandidates:
        return tr("Share of Σg² over the candidates a neuron saw that belongs to the ids it kept; "
                  "mean over samples and neurons.");
    case FidelityMeasure::KeptOfFull:
        return tr("Share of Σ|g| over the candidates of a pass without pruning that belongs to the "
                  "ids the neuron kept; mean over samples and neurons.");
    case FidelityMeasure::KeptSquaresOfFull:
        return tr("Share of Σg² over the candidates of a pass without pruning that belongs to the "
                  "ids the neuron kept; mean over samples and neurons.");
    }
    return {};
}

std::optional<double> fidelityValue(const training::Fidelity& fidelity,
                                    std::optional<std::size_t> layer, FidelityMeasure measure) {
    const network::GradientFidelity& gradient =
        layer ? fidelity.layers[*layer].gradient : fidelity.gradient;
    const training::KeptShares& kept = layer ? fidelity.layers[*layer].kept : fidelity.kept;
    switch (measure) {
    case FidelityMeasure::Cosine:
        return gradient.cosine;
    case FidelityMeasure::NormRatio:
        return gradient.normRatio;
    case FidelityMeasure::SignAgreement:
        return gradient.signAgreement;
    case FidelityMeasure::KeptOfCandidates:
        return kept.ofCandidates.absolute;
    case FidelityMeasure::KeptSquaresOfCandidates:
        return kept.ofCandidates.squared;
    case FidelityMeasure::KeptOfFull:
        return kept.ofFull.absolute;
    case FidelityMeasure::KeptSquaresOfFull:
        return kept.ofFull.squared;
    }
    return std::nullopt;
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
    if (training::fullRegisters(topology) > kMostFidelityRegisters)
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
    for (const FidelityMeasure measure : kFidelityMeasures)
        columns.push_back({fidelityTitle(measure), fidelityExplanation(measure)});
    return columns;
}

std::vector<TextTable::Row> fidelityRows(const FidelityReport& report) {
    std::vector<TextTable::Row> rows;
    const auto add = [&](const training::Fidelity& fidelity, std::optional<std::size_t> layer) {
        const std::size_t registers = fidelity.selection.registers;
        TextTable::Row row;
        row.cells << (layer ? tr("layer %1").arg(*layer + 1) : tr("whole network"))
                  << (registers == 0 ? tr("all") : QString::number(registers));
        for (const FidelityMeasure measure : kFidelityMeasures)
            row.cells << cell(fidelityValue(fidelity, layer, measure));
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
