#include "ui/models/run_fields.h"

#include "core/network/sweepable_field.h"
#include "core/network/variants.h"
#include "ui/models/field_title.h"
#include "ui/models/register_colors.h"
#include "ui/session/sweep_progress.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace dpfm::models {

using session::RunRecord;
using session::RunStatus;

namespace {

struct Status {
    const char* word;
    const char* text;
};
constexpr Status kEarlier{"earlier", QT_TRANSLATE_NOOP("dpfm::models", "earlier value")};
constexpr Status kWaiting{"waiting", QT_TRANSLATE_NOOP("dpfm::models", "waiting")};
constexpr Status kInterrupted{"interrupted", QT_TRANSLATE_NOOP("dpfm::models", "interrupted")};
constexpr Status kTraining{"training", QT_TRANSLATE_NOOP("dpfm::models", "training")};
constexpr Status kDone{"done", QT_TRANSLATE_NOOP("dpfm::models", "done")};
constexpr Status kDiverged{"diverged", QT_TRANSLATE_NOOP("dpfm::models", "diverged")};
constexpr std::array kStatuses{kWaiting, kInterrupted, kTraining, kDone, kDiverged, kEarlier};

const Status& statusOf(const ResultsModel& results, std::size_t run) {
    if (results.isStale(run))
        return kEarlier;
    switch (results.run(run).status) {
    case RunStatus::Pending:
        return results.run(run).epochs.empty() ? kWaiting : kInterrupted;
    case RunStatus::Running:
        return kTraining;
    case RunStatus::Completed:
        return kDone;
    case RunStatus::Diverged:
        return kDiverged;
    }
    return kWaiting;
}

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

FieldValue optionalNumber(const std::optional<double>& value) {
    return value ? FieldValue(*value) : FieldValue();
}

QString methodName(network::Method method) {
    const std::string_view name = network::name(method);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// The values of the `place`-th swept field. Numbers where all of them are.
RunField sweptField(const ResultsModel& results, std::size_t place) {
    const network::SweptField& swept = results.sweep().experiment.sweep.fields[place];
    RunField field;
    field.name = QString::fromStdString(swept.field);
    field.title = fieldTitle(swept.field);
    field.title.replace(0, 1, field.title.front().toUpper());
    const bool numbers =
        std::all_of(swept.values.begin(), swept.values.end(),
                    [](const std::string& value) { return network::numberOf(value).has_value(); });
    field.kind = numbers ? RunField::Kind::Number : RunField::Kind::Text;
    field.groups = true;
    // By variant: there are far fewer of them than runs.
    std::vector<FieldValue> values;
    const network::SweepSettings& sweep = results.sweep().experiment.sweep;
    for (std::size_t variant = 0; variant < network::variantCount(sweep); ++variant) {
        const std::string value = network::variantValues(sweep, variant)[place].value;
        values.push_back(numbers ? FieldValue(*network::numberOf(value))
                                 : FieldValue(QString::fromStdString(value)));
    }
    field.value = [&results, values = std::move(values)](std::size_t run) {
        const std::size_t variant = results.run(run).run.parameters.variant;
        return variant < values.size() ? values[variant] : FieldValue();
    };
    return field;
}

} // namespace

void RunFields::add(RunField field) {
    const auto same = std::find_if(fields_.begin(), fields_.end(), [&](const RunField& other) {
        return other.name.compare(field.name, Qt::CaseInsensitive) == 0;
    });
    if (same == fields_.end())
        fields_.push_back(std::move(field));
    else
        *same = std::move(field);
}

const RunField* RunFields::find(QStringView name) const {
    const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const RunField& field) {
        return name.compare(field.name, Qt::CaseInsensitive) == 0;
    });
    if (found != fields_.end())
        return &*found;
    const RunField* only = nullptr;
    for (const RunField& field : fields_) {
        const qsizetype dot = field.name.size() - name.size() - 1;
        if (dot < 0 || field.name[dot] != u'.' ||
            name.compare(QStringView(field.name).sliced(dot + 1), Qt::CaseInsensitive) != 0)
            continue;
        if (only != nullptr)
            return nullptr;
        only = &field;
    }
    return only;
}

QString statusWord(const ResultsModel& results, std::size_t run) {
    return QLatin1String(statusOf(results, run).word);
}

QString statusText(const ResultsModel& results, std::size_t run) {
    return tr(statusOf(results, run).text);
}

std::optional<double> samplesPerSecond(const ResultsModel& results, std::size_t run) {
    const RunRecord& record = results.run(run);
    const bool ended =
        record.status == RunStatus::Completed || record.status == RunStatus::Diverged;
    if (!ended || !(record.seconds > 0.0))
        return std::nullopt;
    const std::size_t samples = session::trainingSamples(results.sweep().experimentOf(record.run),
                                                         record.run.parameters.corpus);
    return static_cast<double>(samples * record.epochs.size()) / record.seconds;
}

QString settingsText(const ResultsModel& results, std::size_t run) {
    return settingsText(results.sweep().experiment.sweep, results.run(run).run.parameters.variant);
}

RunFields runFields(const ResultsModel& results) {
    using Kind = RunField::Kind;
    RunFields fields;
    const auto parameter = [&](const char* name, const QString& title, auto of) {
        fields.add({QLatin1String(name),
                    title,
                    Kind::Number,
                    [&results, of](std::size_t run) -> FieldValue {
                        return static_cast<double>(of(results.run(run).run));
                    },
                    {},
                    {},
                    true});
    };
    const auto reading = [&](const char* name, const QString& title, bool groups, auto of) {
        fields.add({QLatin1String(name),
                    title,
                    Kind::Number,
                    [&results, of](std::size_t run) -> FieldValue {
                        const std::optional<sweep::RunSummary>& summary = results.summary(run);
                        return summary ? FieldValue(static_cast<double>(of(*summary)))
                                       : FieldValue();
                    },
                    {},
                    {},
                    groups});
    };
    const auto number = [&](const char* name, const QString& title, bool groups,
                            std::function<FieldValue(std::size_t)> value) {
        fields.add({QLatin1String(name), title, Kind::Number, std::move(value), {}, {}, groups});
    };

    number("run", tr("Run"), false, [](std::size_t run) { return static_cast<double>(run); });
    parameter("corpus", tr("Corpus"),
              [](const sweep::GridRun& run) { return run.parameters.corpus; });
    RunField registers{QStringLiteral("registers"), tr("Registers"), Kind::Number,
                       [&results](std::size_t run) -> FieldValue {
                           const training::RunParameters& parameters =
                               results.run(run).run.parameters;
                           if (!network::isPruned(parameters.method))
                               return {};
                           return parameters.registers == 0
                                      ? std::numeric_limits<double>::infinity()
                                      : static_cast<double>(parameters.registers);
                       }};
    registers.numbers = {{QStringLiteral("all"), std::numeric_limits<double>::infinity()}};
    registers.groups = true;
    registers.text = [&results](std::size_t run) {
        const training::RunParameters& parameters = results.run(run).run.parameters;
        if (parameters.method == network::Method::Dpfm && parameters.registers > 0)
            return QString::number(parameters.registers);
        return registerLabel(parameters.method, parameters.registers);
    };
    fields.add(std::move(registers));
    parameter("seed", tr("Seed"), [](const sweep::GridRun& run) { return run.parameters.seed; });

    RunField method{QStringLiteral("method"), tr("Method"), Kind::Text,
                    [&results](std::size_t run) -> FieldValue {
                        return methodName(results.run(run).run.parameters.method);
                    }};
    method.words = {methodName(network::Method::Dpfm), methodName(network::Method::Backpropagation),
                    methodName(network::Method::MeProp)};
    method.groups = true;
    fields.add(std::move(method));

    RunField status{QStringLiteral("status"), tr("Status"), Kind::Text,
                    [&results](std::size_t run) -> FieldValue { return statusWord(results, run); }};
    for (const Status& each : kStatuses)
        status.words << QLatin1String(each.word);
    status.groups = true;
    status.text = [&results](std::size_t run) { return statusText(results, run); };
    fields.add(std::move(status));

    const auto epochs = [&results](std::size_t run) -> FieldValue {
        return static_cast<double>(results.run(run).epochs.size());
    };
    number("epochs", tr("Epochs"), true, epochs);
    number("epoch", tr("Epochs"), false, epochs);
    using sweep::RunSummary;
    reading("loss", tr("loss, final"), false, [](const RunSummary& s) { return s.final.loss; });
    reading("val_loss", tr("val_loss, final"), false,
            [](const RunSummary& s) { return s.final.valLoss; });
    reading("best_loss", tr("loss, best"), false, [](const RunSummary& s) { return s.best.loss; });
    reading("best_val_loss", tr("val_loss, best"), false,
            [](const RunSummary& s) { return s.best.valLoss; });
    reading("best_epoch", tr("Best epoch"), true, [](const RunSummary& s) { return s.best.epoch; });
    reading("lowest_val_loss", tr("val_loss, lowest"), false,
            [](const RunSummary& s) { return s.lowest.valLoss; });
    reading("lowest_epoch", tr("Epoch of the lowest val_loss"), true,
            [](const RunSummary& s) { return s.lowest.epoch; });
    number("accuracy", tr("Accuracy"), false, [&results](std::size_t run) {
        const std::optional<RunSummary>& summary = results.summary(run);
        return summary ? optionalNumber(summary->final.valAccuracy) : FieldValue();
    });
    number("seconds", tr("Time"), false, [&results](std::size_t run) {
        const double seconds = results.run(run).seconds;
        return seconds > 0.0 ? FieldValue(seconds) : FieldValue();
    });
    number("samples_per_second", tr("Samples/s"), false,
           [&results](std::size_t run) { return optionalNumber(samplesPerSecond(results, run)); });
    RunField note{
        QStringLiteral("note"), tr("Note"), Kind::Text,
        [&results](std::size_t run) -> FieldValue { return results.run(run).marks.note; }};
    note.groups = true;
    fields.add(std::move(note));
    const network::SweepSettings& sweep = results.sweep().experiment.sweep;
    for (std::size_t place = 0; place < sweep.fields.size(); ++place)
        fields.add(sweptField(results, place));
    return fields;
}

} // namespace dpfm::models
