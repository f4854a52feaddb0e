#include "ui/session/results_store.h"

#include "core/network/topology.h"
#include "core/network/validation.h"
#include "core/network/variants.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_database.h"
#include "ui/session/results_file.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

namespace dpfm::session {

namespace {

QString text(std::string_view name) {
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString experimentText(const network::Experiment& experiment) {
    return QString::fromUtf8(experimentToJson(experiment));
}

QVariant number(const std::optional<double>& value) {
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<double>());
}

std::optional<double> optionalNumber(const QVariant& value) {
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

/// Little-endian doubles, one after the other.
QByteArray toBlob(const network::Weights& weights) {
    QByteArray blob(static_cast<qsizetype>(weights.size() * sizeof(double)), Qt::Uninitialized);
    qToLittleEndian<double>(weights.data(), static_cast<qsizetype>(weights.size()), blob.data());
    return blob;
}

network::Weights fromBlob(const QByteArray& blob) {
    network::Weights weights(static_cast<std::size_t>(blob.size()) / sizeof(double));
    qFromLittleEndian<double>(blob.constData(), static_cast<qsizetype>(weights.size()),
                              weights.data());
    return weights;
}

constexpr auto kPending = "pending";
constexpr auto kRunning = "running";
constexpr auto kCompleted = "completed";
constexpr auto kDiverged = "diverged";

RunStatus statusOf(const QString& name) {
    if (name == QLatin1String(kRunning))
        return RunStatus::Running;
    if (name == QLatin1String(kCompleted))
        return RunStatus::Completed;
    if (name == QLatin1String(kDiverged))
        return RunStatus::Diverged;
    return RunStatus::Pending;
}

/// "weights updated registers" of each layer, joined by ";".
QString toText(const std::vector<training::LayerActivity>& layers) {
    QStringList parts;
    for (const training::LayerActivity& layer : layers)
        parts << QStringLiteral("%1 %2 %3")
                     .arg(layer.weights)
                     .arg(layer.updatedWeights)
                     .arg(layer.registers);
    return parts.isEmpty() ? QStringLiteral("") : parts.join(u';');
}

std::optional<std::vector<training::LayerActivity>> layersFromText(const QString& text) {
    std::vector<training::LayerActivity> layers;
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringList numbers = part.split(u' ');
        std::array<std::size_t, 3> values{};
        bool ok = numbers.size() == qsizetype{values.size()};
        for (std::size_t i = 0; ok && i < values.size(); ++i)
            values[i] = numbers[static_cast<qsizetype>(i)].toULongLong(&ok);
        if (!ok)
            return std::nullopt;
        layers.push_back({values[0], values[1], values[2]});
    }
    return layers;
}

Result<void> writeExperimentRow(ResultsDatabase& database, const network::Experiment& experiment) {
    const auto written = database.run(
        QStringLiteral("INSERT OR REPLACE INTO document (id, experiment, program_version) "
                       "VALUES (1, ?, ?)"),
        {experimentText(experiment), programVersion()});
    return written ? Result<void>() : written.error();
}

Result<network::Experiment> parseExperiment(const ResultsDatabase& database, const QString& json) {
    auto experiment = experimentFromJson(json.toUtf8());
    if (experiment)
        return experiment;
    Error error = experiment.error();
    error.place =
        database.path().toStdString() + (error.place.empty() ? std::string() : ", " + error.place);
    return error;
}

Error noSweepError(const QString& path, qint64 sweep) {
    return fileError(path, "The file has no sweep %1.", {std::to_string(sweep)},
                     ErrorCode::InvalidInput);
}

/// Whether a row that begins with run, method, corpus, registers and seed is of this run.
bool isRow(const QSqlQuery& row, const sweep::GridRun& run) {
    const training::RunParameters& parameters = run.parameters;
    return row.value(0).toLongLong() == static_cast<qint64>(run.index) &&
           row.value(1).toString() == text(network::name(parameters.method)) &&
           row.value(2).toLongLong() == parameters.corpus &&
           row.value(3).toLongLong() == parameters.registers &&
           row.value(4).toLongLong() == static_cast<qint64>(parameters.seed);
}

/// Writes events of one sweep, within a transaction.
class EventWriter {
public:
    EventWriter(ResultsDatabase& database, qint64 sweep) : database_(database), sweep_(sweep) {}

    Result<void> write(std::span<const RunEvent> events) {
        auto insert = database_.prepare(
            QStringLiteral("INSERT INTO epochs (sweep_id, run, epoch, loss, val_loss, accuracy, "
                           "val_accuracy) VALUES (?, ?, ?, ?, ?, ?, ?)"));
        if (!insert)
            return insert.error();
        std::map<std::size_t, training::SnapshotPtr> latest;
        for (const RunEvent& event : events) {
            const auto run = static_cast<qint64>(event.run.index);
            Result<void> written;
            if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what)) {
                const training::EpochMetrics& metrics = (*snapshot)->metrics;
                written = database_.run(*insert,
                                        {sweep_, run, metrics.epoch, metrics.loss, metrics.valLoss,
                                         number(metrics.accuracy), number(metrics.valAccuracy)});
                latest[event.run.index] = *snapshot;
            } else if (const auto* ended = std::get_if<RunEnded>(&event.what)) {
                written = writeEnd(run, *ended);
            } else {
                written = writeStart(run);
                latest.erase(event.run.index);
            }
            if (!written)
                return written;
        }
        for (const auto& [run, snapshot] : latest)
            if (auto written =
                    update(static_cast<qint64>(run), QStringLiteral("weights = ?, layers = ?"),
                           {toBlob(snapshot->weights), toText(snapshot->layers)});
                !written)
                return written;
        return {};
    }

private:
    Result<void> update(qint64 run, const QString& assignments, QVariantList values) {
        values << sweep_ << run;
        const auto done = database_.run(
            QStringLiteral("UPDATE runs SET %1 WHERE sweep_id = ? AND run = ?").arg(assignments),
            values);
        return done ? Result<void>() : done.error();
    }

    Result<void> writeStart(qint64 run) {
        if (const auto cleared = database_.run(
                QStringLiteral("DELETE FROM epochs WHERE sweep_id = ? AND run = ?"), {sweep_, run});
            !cleared)
            return cleared.error();
        return update(run,
                      QStringLiteral("status = ?, seconds = 0, divergence = '', "
                                     "diverged_epoch = 0, weights = NULL, layers = ''"),
                      {kRunning});
    }

    Result<void> writeEnd(qint64 run, const RunEnded& ended) {
        if (std::holds_alternative<training::Cancelled>(ended.outcome))
            return update(run, QStringLiteral("status = ?"), {kPending});
        const auto* divergence = std::get_if<training::Divergence>(&ended.outcome);
        return update(run,
                      QStringLiteral("status = ?, seconds = ?, divergence = ?, diverged_epoch = ?"),
                      {divergence ? kDiverged : kCompleted, ended.seconds,
                       divergence ? text(divergence->what) : QStringLiteral(""),
                       divergence ? divergence->epoch : 0});
    }

    ResultsDatabase& database_;
    qint64 sweep_;
};

} // namespace

ResultsStore::ResultsStore(std::unique_ptr<ResultsDatabase> database)
    : database_(std::move(database)) {}

ResultsStore::~ResultsStore() = default;

Result<std::unique_ptr<ResultsStore>> ResultsStore::create(const QString& path,
                                                           const network::Experiment& experiment) {
    const auto created = ResultsDatabase::create(
        path, [&](ResultsDatabase& database) { return writeExperimentRow(database, experiment); });
    if (!created)
        return created.error();
    return open(path);
}

Result<std::unique_ptr<ResultsStore>> ResultsStore::open(const QString& path, Access access) {
    auto database = ResultsDatabase::open(path, access == Access::Write);
    if (!database)
        return database.error();
    if (!(*database)->readOnly()) {
        const auto mended = (*database)->run(
            QStringLiteral("UPDATE runs SET status = ? WHERE status = ?"), {kPending, kRunning});
        if (!mended)
            return mended.error();
    }
    return std::unique_ptr<ResultsStore>(new ResultsStore(*std::move(database)));
}

const QString& ResultsStore::path() const {
    return database_->path();
}

bool ResultsStore::readOnly() const {
    return database_->readOnly();
}

Result<network::Experiment> ResultsStore::experiment() const {
    auto row = database_->run(QStringLiteral("SELECT experiment FROM document"));
    if (!row)
        return row.error();
    if (!row->next())
        return damagedError(path());
    return parseExperiment(*database_, row->value(0).toString());
}

Result<void> ResultsStore::setExperiment(const network::Experiment& experiment) {
    return database_->transaction([&] { return writeExperimentRow(*database_, experiment); });
}

Result<qint64> ResultsStore::addSweep(const network::Experiment& experiment,
                                      const Provenance& provenance,
                                      std::span<const RunEvent> events) {
    qint64 id = 0;
    const auto added = database_->transaction([&]() -> Result<void> {
        const auto sweep = database_->run(
            QStringLiteral("INSERT INTO sweeps (experiment, started, program_version, machine, "
                           "operating_system) VALUES (?, ?, ?, ?, ?)"),
            {experimentText(experiment), provenance.started.toUTC().toString(Qt::ISODateWithMs),
             provenance.programVersion, provenance.machine, provenance.operatingSystem});
        if (!sweep)
            return sweep.error();
        id = sweep->lastInsertId().toLongLong();
        auto insert = database_->prepare(
            QStringLiteral("INSERT INTO runs (sweep_id, run, method, corpus, registers, seed) "
                           "VALUES (?, ?, ?, ?, ?, ?)"));
        if (!insert)
            return insert.error();
        for (const sweep::GridRun& run : sweep::grid(experiment)) {
            const training::RunParameters& parameters = run.parameters;
            auto inserted = database_->run(*insert, {id, static_cast<qint64>(run.index),
                                                     text(network::name(parameters.method)),
                                                     parameters.corpus, parameters.registers,
                                                     static_cast<qint64>(parameters.seed)});
            if (!inserted)
                return inserted;
        }
        return EventWriter(*database_, id).write(events);
    });
    if (!added)
        return added.error();
    return id;
}

Result<std::vector<SweepListing>> ResultsStore::sweeps() const {
    auto rows = database_->run(QStringLiteral(
        "SELECT id, experiment, started, count(run), "
        "count(CASE WHEN status IN ('completed', 'diverged') THEN 1 END) "
        "FROM sweeps LEFT JOIN runs ON sweep_id = id GROUP BY id ORDER BY started, id"));
    if (!rows)
        return rows.error();
    std::vector<SweepListing> listings;
    while (rows->next()) {
        const auto experiment = parseExperiment(*database_, rows->value(1).toString());
        if (!experiment)
            return experiment.error();
        listings.push_back({rows->value(0).toLongLong(), text(experiment->name),
                            QDateTime::fromString(rows->value(2).toString(), Qt::ISODateWithMs),
                            rows->value(3).toInt(), rows->value(4).toInt()});
    }
    return listings;
}

Result<SweepRecord> ResultsStore::load(qint64 sweep) const {
    SweepRecord record;
    record.id = sweep;
    {
        auto row =
            database_->run(QStringLiteral("SELECT experiment, started, program_version, machine, "
                                          "operating_system, notes FROM sweeps WHERE id = ?"),
                           {sweep});
        if (!row)
            return row.error();
        if (!row->next())
            return noSweepError(path(), sweep);
        auto experiment = parseExperiment(*database_, row->value(0).toString());
        if (!experiment)
            return experiment.error();
        if (!network::check(*experiment))
            return damagedError(path());
        record.experiment = *std::move(experiment);
        if (!record.experiment.sweep.fields.empty())
            record.variants = network::variantsOf(record.experiment);
        record.provenance = {row->value(2).toString(), row->value(3).toString(),
                             row->value(4).toString(),
                             QDateTime::fromString(row->value(1).toString(), Qt::ISODateWithMs)};
        record.notes = row->value(5).toString();
    }
    auto runs = database_->run(
        QStringLiteral("SELECT run, method, corpus, registers, seed, status, seconds, divergence, "
                       "diverged_epoch, weights, %1, %2, %3, %4 FROM runs "
                       "WHERE sweep_id = ? ORDER BY run")
            .arg(database_->columnOrDefault(QStringLiteral("layers")),
                 database_->columnOrDefault(QStringLiteral("note")),
                 database_->columnOrDefault(QStringLiteral("pinned")),
                 database_->columnOrDefault(QStringLiteral("deleted"))),
        {sweep});
    if (!runs)
        return runs.error();
    const std::vector<sweep::GridRun> grid = sweep::grid(record.experiment);
    const auto weightBytes = [&](const sweep::GridRun& run) {
        const network::Topology topology(record.experimentOf(run));
        return static_cast<qsizetype>(topology.weightCount() * sizeof(double));
    };
    while (runs->next()) {
        if (record.runs.size() == grid.size())
            return damagedError(path());
        RunRecord run;
        run.run = grid[record.runs.size()];
        if (!isRow(*runs, run.run))
            return damagedError(path());
        run.status = statusOf(runs->value(5).toString());
        // Nobody can be running it if the file is only write-protected.
        if (run.status == RunStatus::Running && readOnly() && !database_->usedElsewhere())
            run.status = RunStatus::Pending;
        run.seconds = runs->value(6).toDouble();
        run.divergence = runs->value(7).toString();
        run.divergedEpoch = runs->value(8).toInt();
        const QByteArray weights = runs->value(9).toByteArray();
        if (!weights.isEmpty() && weights.size() != weightBytes(run.run))
            return damagedError(path());
        run.weights = fromBlob(weights);
        const auto layers = layersFromText(runs->value(10).toString());
        if (!layers)
            return damagedError(path());
        run.layers = *layers;
        run.marks = {runs->value(11).toString(), runs->value(12).toBool(),
                     runs->value(13).toBool()};
        record.runs.push_back(std::move(run));
    }
    if (record.runs.size() != grid.size())
        return damagedError(path());
    auto epochs = database_->run(
        QStringLiteral("SELECT run, epoch, loss, val_loss, accuracy, val_accuracy FROM epochs "
                       "WHERE sweep_id = ? ORDER BY run, epoch"),
        {sweep});
    if (!epochs)
        return epochs.error();
    while (epochs->next()) {
        const auto run = epochs->value(0).toULongLong();
        if (run >= record.runs.size())
            return damagedError(path());
        record.runs[run].epochs.push_back(
            {epochs->value(1).toInt(), epochs->value(2).toDouble(), epochs->value(3).toDouble(),
             optionalNumber(epochs->value(4)), optionalNumber(epochs->value(5))});
    }
    return record;
}

Result<void> ResultsStore::setNotes(qint64 sweep, const QString& notes) {
    return database_->transaction([&]() -> Result<void> {
        // A null string would be bound as NULL.
        const auto written =
            database_->run(QStringLiteral("UPDATE sweeps SET notes = ? WHERE id = ?"),
                           {notes.isNull() ? QStringLiteral("") : notes, sweep});
        if (!written)
            return written.error();
        return written->numRowsAffected() == 1 ? Result<void>() : noSweepError(path(), sweep);
    });
}

Result<void> ResultsStore::setMarks(qint64 sweep, std::span<const MarkedRun> runs) {
    return database_->transaction([&]() -> Result<void> {
        auto update = database_->prepare(QStringLiteral(
            "UPDATE runs SET note = ?, pinned = ?, deleted = ? WHERE sweep_id = ? AND run = ?"));
        if (!update)
            return update.error();
        for (const auto& [run, marks] : runs) {
            // A null string would be bound as NULL.
            const QString note = marks.note.isNull() ? QStringLiteral("") : marks.note;
            if (auto written = database_->run(*update, {note, int{marks.pinned}, int{marks.deleted},
                                                        sweep, static_cast<qint64>(run)});
                !written)
                return written;
            if (update->numRowsAffected() != 1)
                return fileError(path(), "The file has no run %1 in its sweep %2.",
                                 {std::to_string(run), std::to_string(sweep)},
                                 ErrorCode::InvalidInput);
        }
        return {};
    });
}

Result<void> ResultsStore::append(qint64 sweep, std::span<const RunEvent> events) {
    if (events.empty())
        return {};
    return database_->transaction([&] { return EventWriter(*database_, sweep).write(events); });
}

Result<void> ResultsStore::copyTo(const QString& path,
                                  const std::optional<network::Experiment>& experiment) const {
    const auto change = [&](ResultsDatabase& copy) {
        return experiment ? writeExperimentRow(copy, *experiment) : Result<void>();
    };
    const QString target = QFileInfo(path).canonicalFilePath();
    if (!target.isEmpty() && target == QFileInfo(this->path()).canonicalFilePath())
        return experiment ? database_->transaction([&] { return change(*database_); })
                          : Result<void>();
    return database_->copyTo(path, change);
}

} // namespace dpfm::session
