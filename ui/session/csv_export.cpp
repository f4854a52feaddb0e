#include "ui/session/csv_export.h"

#include "core/network/variants.h"
#include "ui/session/csv_fidelity.h"
#include "ui/session/csv_wide.h"
#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/json_writer.h"
#include "ui/session/run_list.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace dpfm::session {

namespace {

constexpr auto kSidecarFormat = "dpfm-csv-provenance";
constexpr int kSidecarVersion = 1;
constexpr const char* kLineEnd = "\r\n"; // RFC 4180

struct Column {
    const char* name;
    const char* description;
};
constexpr std::array kColumns = {
    Column{"run", "index of the run in the sweep's grid, from 0"},
    Column{"corpus", "samples, training and validation part together"},
    Column{"registers", "R, the registers of a neuron; 0 keeps all"},
    Column{"seed", "seed of data, initial weights and sample order"},
    Column{"epoch", "from 1"},
    Column{"loss", "plain mean of the batch losses, each as seen before its update"},
    Column{"val_loss", "loss on the validation part after the epoch"},
    Column{"method", "dpfm, backpropagation or meprop"},
    Column{"accuracy",
           "share of correctly classified training samples, as seen before each update"},
    Column{"val_accuracy", "share of correctly classified validation samples after the epoch"},
};
constexpr std::size_t kColumnsWithoutAccuracy = kColumns.size() - 2;

bool isClassification(const SweepRecord& sweep) {
    return network::shapeOf(sweep.experiment.data).classification;
}

std::span<const Column> columns(const SweepRecord& sweep) {
    return std::span(kColumns).first(isClassification(sweep) ? kColumns.size()
                                                             : kColumnsWithoutAccuracy);
}

QByteArray text(const std::optional<double>& value) {
    return value ? QByteArray::fromStdString(toText(*value)) : QByteArray();
}

QByteArray methodName(network::Method method) {
    const std::string_view name = network::name(method);
    return {name.data(), static_cast<qsizetype>(name.size())};
}

std::string_view statusName(RunStatus status) {
    switch (status) {
    case RunStatus::Completed:
        return "completed";
    case RunStatus::Diverged:
        return "diverged";
    case RunStatus::Pending:
    case RunStatus::Running:
        break;
    }
    return "incomplete";
}

QByteArray quoted(const QString& value) {
    return json::text(value.toStdString());
}

QByteArray quoted(const QDateTime& time) {
    return quoted(time.toUTC().toString(Qt::ISODateWithMs));
}

/// The runs that are written.
std::vector<const RunRecord*> chosen(const SweepRecord& sweep, const CsvOptions& options) {
    std::vector<const RunRecord*> runs;
    for (const RunRecord& run : sweep.runs)
        if (!run.marks.deleted &&
            (!options.runs ||
             std::binary_search(options.runs->begin(), options.runs->end(), run.run.index)))
            runs.push_back(&run);
    return runs;
}

QByteArray wideColumnsJson(const SweepRecord& sweep, const CsvOptions& options) {
    std::vector<QByteArray> described{
        json::object({{"name", json::text("epoch")},
                      {"description", json::text("from 1; the others are empty "
                                                 "where a run has ended")}})};
    for (const WideColumn& column :
         wideColumns(sweep.experiment.sweep, chosen(sweep, options), isClassification(sweep))) {
        const auto metric = std::find_if(kColumns.begin(), kColumns.end(),
                                         [&](const Column& c) { return column.metric == c.name; });
        described.push_back(json::object(
            {{"name", json::text(column.name.toStdString())},
             {"run", QByteArray::number(static_cast<qulonglong>(column.run->run.index))},
             {"metric", json::text(metric->name)},
             {"description", json::text(metric->description)}}));
    }
    return json::list(described, json::Layout::Lines);
}

QByteArray columnsJson(const SweepRecord& sweep, const CsvOptions& options) {
    if (options.layout == CsvLayout::Wide)
        return wideColumnsJson(sweep, options);
    std::vector<QByteArray> described;
    for (const Column& column : columns(sweep))
        described.push_back(json::object(
            {{"name", json::text(column.name)}, {"description", json::text(column.description)}}));
    for (const network::SweptField& field : sweep.experiment.sweep.fields)
        described.push_back(
            json::object({{"name", json::text(field.field)},
                          {"description", json::text("swept; as in the experiment's file")}}));
    const FidelityColumns fidelity(chosen(sweep, options));
    for (const FidelityColumn& column : fidelity.columns())
        described.push_back(
            json::object({{"name", json::text(column.name.toStdString())},
                          {"description", json::text(column.description.toStdString())}}));
    return json::list(described, json::Layout::Lines);
}

/// Counts over the whole run; see training::LayerActivity.
QByteArray layersJson(const std::vector<training::LayerActivity>& layers) {
    std::vector<QByteArray> list;
    const auto number = [](std::size_t count) {
        return QByteArray::number(static_cast<qulonglong>(count));
    };
    for (const training::LayerActivity& layer : layers)
        list.push_back(json::object({{"weights", number(layer.weights)},
                                     {"updated_weights", number(layer.updatedWeights)},
                                     {"registers_at_outputs", number(layer.registers)}}));
    return json::list(list);
}

/// How many of the run's batches gave each weight a gradient, by weight id.
QByteArray fedJson(const training::WeightsFed& fed) {
    std::vector<QByteArray> counts;
    for (const std::uint64_t count : fed.byWeight)
        counts.push_back(QByteArray::number(static_cast<qulonglong>(count)));
    return json::object({{"batches", QByteArray::number(static_cast<qulonglong>(fed.batches))},
                         {"by_weight", json::list(counts)}});
}

/// The settings that tell a run's variant from others.
QByteArray settingsJson(const std::vector<network::FieldValue>& values) {
    std::vector<json::Field> fields;
    for (const network::FieldValue& value : values)
        fields.emplace_back(value.field.c_str(), json::text(value.value));
    return json::object(fields);
}

QByteArray runsJson(const SweepRecord& sweep, const CsvOptions& options) {
    std::vector<QByteArray> runs;
    for (const RunRecord* written : chosen(sweep, options)) {
        const RunRecord& record = *written;
        const training::RunParameters& parameters = record.run.parameters;
        std::vector<json::Field> run{
            {"run", QByteArray::number(static_cast<qulonglong>(record.run.index))},
            {"corpus", QByteArray::number(parameters.corpus)},
            {"registers", QByteArray::number(parameters.registers)},
            {"seed", QByteArray::number(static_cast<qulonglong>(parameters.seed))},
            {"method", json::text(network::name(parameters.method))},
            {"status", json::text(statusName(record.status))},
            {"epochs", QByteArray::number(static_cast<qulonglong>(record.epochs.size()))}};
        const auto settings = network::variantValues(sweep.experiment.sweep, parameters.variant);
        if (!settings.empty())
            run.emplace_back("settings", settingsJson(settings));
        if (record.status == RunStatus::Completed || record.status == RunStatus::Diverged)
            run.emplace_back("seconds", json::number(record.seconds));
        if (record.status == RunStatus::Diverged) {
            run.emplace_back("diverged_epoch", QByteArray::number(record.divergedEpoch));
            run.emplace_back("diverged_in", quoted(record.divergence));
        }
        if (!record.marks.note.isEmpty())
            run.emplace_back("note", quoted(record.marks.note));
        if (!record.layers.empty())
            run.emplace_back("layers", layersJson(record.layers));
        if (record.fed)
            run.emplace_back("weights_fed", fedJson(*record.fed));
        runs.push_back(json::object(run));
    }
    return json::list(runs, json::Layout::Lines);
}

} // namespace

std::optional<CsvLayout> csvLayout(QStringView name) {
    if (name == QLatin1String("long"))
        return CsvLayout::Long;
    if (name == QLatin1String("wide"))
        return CsvLayout::Wide;
    return std::nullopt;
}

QByteArray toCsv(const SweepRecord& sweep, const CsvOptions& options) {
    const std::vector<const RunRecord*> runs = chosen(sweep, options);
    if (options.layout == CsvLayout::Wide)
        return toWideCsv(sweep.experiment.sweep, runs, isClassification(sweep));
    QByteArray csv;
    for (const Column& column : columns(sweep)) {
        if (!csv.isEmpty())
            csv += ',';
        csv += column.name;
    }
    for (const network::SweptField& field : sweep.experiment.sweep.fields)
        csv += ',' + QByteArray::fromStdString(field.field);
    const FidelityColumns fidelity(runs);
    for (const FidelityColumn& column : fidelity.columns())
        csv += ',' + column.name;
    csv += kLineEnd;
    const bool classification = isClassification(sweep);
    for (const RunRecord* written : runs) {
        const RunRecord& record = *written;
        const training::RunParameters& parameters = record.run.parameters;
        const QByteArray prefix =
            QByteArray::number(static_cast<qulonglong>(record.run.index)) + ',' +
            QByteArray::number(parameters.corpus) + ',' + QByteArray::number(parameters.registers) +
            ',' + QByteArray::number(static_cast<qulonglong>(parameters.seed)) + ',';
        QByteArray settings;
        for (const network::FieldValue& value :
             network::variantValues(sweep.experiment.sweep, parameters.variant))
            settings += ',' + QByteArray::fromStdString(value.value);
        for (const training::EpochMetrics& epoch : record.epochs) {
            csv += prefix + QByteArray::number(epoch.epoch) + ',' + text(epoch.loss) + ',' +
                   text(epoch.valLoss) + ',' + methodName(parameters.method);
            if (classification)
                csv += ',' + text(epoch.accuracy) + ',' + text(epoch.valAccuracy);
            csv += settings + fidelity.cells(record, epoch.epoch) + kLineEnd;
        }
    }
    return csv;
}

QByteArray toSidecarJson(const SweepRecord& sweep, const QString& csvFileName,
                         const CsvOptions& options) {
    std::vector<json::Field> sidecar{
        {"format", json::text(kSidecarFormat)},
        {"version", QByteArray::number(kSidecarVersion)},
        {"csv", quoted(csvFileName)},
        {"layout", json::text(options.layout == CsvLayout::Wide ? "wide" : "long")},
        {"runs_chosen", options.runs ? quoted(runListText(*options.runs)) : json::text("all")},
        {"columns", columnsJson(sweep, options)},
        {"program", json::text("DPFM Workbench")},
        {"program_version", quoted(sweep.provenance.programVersion)},
        {"build", quoted(sweep.provenance.build)},
        {"machine", quoted(sweep.provenance.machine)},
        {"operating_system", quoted(sweep.provenance.operatingSystem)},
        {"started", quoted(sweep.provenance.started)},
        {"exported", quoted(QDateTime::currentDateTimeUtc())},
        {"notes", quoted(sweep.notes)},
        {"complete", sweep.complete() ? "true" : "false"},
        {"experiment", experimentToJson(sweep.experiment).trimmed()},
    };
    if (const std::size_t deleted = sweep.deletedCount(); deleted > 0)
        sidecar.emplace_back("deleted_runs", QByteArray::number(static_cast<qulonglong>(deleted)));
    sidecar.emplace_back("runs", runsJson(sweep, options));
    return json::object(sidecar, json::Layout::Lines) + '\n';
}

namespace {

/// Nobody expects a file beside the named one to be replaced, unless it is of an earlier export.
Result<void> checkSidecar(const QString& path) {
    if (!QFileInfo::exists(path))
        return {};
    const Result<QByteArray> present = readFile(path);
    if (!present)
        return present.error();
    if (present->contains(kSidecarFormat))
        return {};
    return Error{ErrorCode::FileAccess,
                 path.toStdString(),
                 "The provenance would go into this file, which is of another kind; give the CSV "
                 "another name.",
                 {}};
}

} // namespace

Result<void> exportCsv(const SweepRecord& sweep, const QString& path, const CsvOptions& options) {
    if (auto free = checkSidecar(path + QStringLiteral(".json")); !free)
        return free;
    if (auto written = writeFile(path, toCsv(sweep, options)); !written)
        return written;
    return writeFile(path + QStringLiteral(".json"),
                     toSidecarJson(sweep, QFileInfo(path).fileName(), options));
}

} // namespace dpfm::session
