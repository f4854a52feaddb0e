#include "ui/session/results_store.h"

#include "core/network/validation.h"
#include "core/network/variants.h"
#include "ui/session/damage.h"
#include "ui/session/event_writer.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_database.h"
#include "ui/session/results_file.h"
#include "ui/session/results_salvage.h"
#include "ui/session/run_history.h"
#include "ui/session/run_rows.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>

#include <optional>
#include <string>
#include <utility>

namespace dpfm::session {

namespace {

QString experimentText(const network::Experiment& experiment) {
    return QString::fromUtf8(experimentToJson(experiment));
}

Error noSweepError(const QString& path, qint64 sweep) {
    return fileError(path, "The file has no sweep %1.", {std::to_string(sweep)},
                     ErrorCode::InvalidInput);
}

/// All of a sweep's row but its id and checksum.
constexpr auto kSweepColumns = "experiment, started, program_version, machine, operating_system, "
                               "notes, build";

quint32 checksumOfSweep(const QSqlQuery& row) {
    return checksum({row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                     row.value(3).toString(), row.value(4).toString(), row.value(5).toString(),
                     row.value(6).toString()});
}

Result<void> writeExperimentRow(ResultsDatabase& database, const network::Experiment& experiment) {
    const QString json = experimentText(experiment);
    const auto written = database.run(
        QStringLiteral(
            "INSERT OR REPLACE INTO document (id, experiment, program_version, checksum) "
            "VALUES (1, ?, ?, ?)"),
        {json, programVersion(), checksum({json, programVersion()})});
    return written ? Result<void>() : written.error();
}

/// What a sweep's row says, notes included; written whenever one of them changes.
Result<void> writeSweepChecksum(ResultsDatabase& database, qint64 sweep) {
    auto row = database.run(
        QStringLiteral("SELECT %1 FROM sweeps WHERE id = ?").arg(QLatin1String(kSweepColumns)),
        {sweep});
    if (!row)
        return row.error();
    if (!row->next())
        return noSweepError(database.path(), sweep);
    const quint32 sum = checksumOfSweep(*row);
    row->finish();
    const auto written =
        database.run(QStringLiteral("UPDATE sweeps SET checksum = ? WHERE id = ?"), {sum, sweep});
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

Result<network::Experiment> editedExperiment(const ResultsDatabase& database) {
    auto row = database.run(
        QStringLiteral("SELECT experiment, program_version, %1 FROM document")
            .arg(database.columnOrDefault(QStringLiteral("document"), QStringLiteral("checksum"))));
    if (!row)
        return row.error();
    if (!row->next() ||
        !agrees(row->value(2), checksum({row->value(0).toString(), row->value(1).toString()})))
        return damagedError(database.path());
    return parseExperiment(database, row->value(0).toString());
}

/// Whether what the document and its sweeps say of themselves is what was written, and their runs
/// are those of their grids. What a run holds is checked when it is loaded.
Result<void> checkContent(const ResultsDatabase& database) {
    if (const auto edited = editedExperiment(database); !edited)
        return edited.error();
    auto sweeps = database.run(
        QStringLiteral("SELECT experiment, started, program_version, machine, operating_system, "
                       "notes, %1, %2, id FROM sweeps")
            .arg(database.columnOrDefault(QStringLiteral("sweeps"), QStringLiteral("build")),
                 database.columnOrDefault(QStringLiteral("sweeps"), QStringLiteral("checksum"))));
    if (!sweeps)
        return sweeps.error();
    while (sweeps->next()) {
        // First: what a flipped bit made of the format's version, a salvage turns back.
        if (!agrees(sweeps->value(7), checksumOfSweep(*sweeps)))
            return damagedError(database.path());
        const auto experiment = parseExperiment(database, sweeps->value(0).toString());
        if (!experiment)
            return experiment.error();
        if (!network::check(*experiment, network::Purpose::Reading))
            return damagedError(database.path());
        if (auto checked = checkRuns(database, sweeps->value(8).toLongLong(), *experiment);
            !checked)
            return checked;
    }
    return {};
}

/// Within a transaction.
Result<void> insertSweep(ResultsDatabase& database, const network::Experiment& experiment,
                         const Provenance& provenance, std::span<const RunEvent> events,
                         qint64& id) {
    const auto sweep = database.run(
        QStringLiteral("INSERT INTO sweeps (experiment, started, program_version, machine, "
                       "operating_system, build) VALUES (?, ?, ?, ?, ?, ?)"),
        {experimentText(experiment), provenance.started.toUTC().toString(Qt::ISODateWithMs),
         provenance.programVersion, provenance.machine, provenance.operatingSystem,
         provenance.build.isNull() ? QStringLiteral("") : provenance.build});
    if (!sweep)
        return sweep.error();
    id = sweep->lastInsertId().toLongLong();
    if (auto sealed = writeSweepChecksum(database, id); !sealed)
        return sealed;
    if (auto inserted = insertRuns(database, id, experiment); !inserted)
        return inserted;
    EpochsSums sums;
    return EventWriter(database, id, sums).write(events);
}

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

Result<std::unique_ptr<ResultsStore>> ResultsStore::create(const QString& path,
                                                           const network::Experiment& experiment,
                                                           const Provenance& provenance,
                                                           std::span<const RunEvent> events) {
    const auto created =
        ResultsDatabase::create(path, [&](ResultsDatabase& database) -> Result<void> {
            if (auto written = writeExperimentRow(database, experiment); !written)
                return written;
            qint64 id = 0;
            return insertSweep(database, experiment, provenance, events, id);
        });
    if (!created)
        return created.error();
    return open(path);
}

Result<std::unique_ptr<ResultsStore>> ResultsStore::open(const QString& path, Access access) {
    auto whole = openWhole(path, access);
    if (whole || whole.error().code != ErrorCode::FileFormat || !checkResultsIdentity(path))
        return whole;
    return openDamaged(path);
}

Result<std::unique_ptr<ResultsStore>> ResultsStore::openDamaged(const QString& path) {
    auto folder = std::make_unique<QTemporaryDir>();
    const QString made = folder->filePath(QStringLiteral("salvaged.dpfm"));
    const auto salvaged = salvage(path, made);
    if (!salvaged)
        return salvaged.error();
    auto store = openWhole(made, Access::Read);
    if (!store)
        return store.error();
    (*store)->salvaged_ = std::move(folder);
    FileDamage damage{salvaged->experimentLost, salvaged->sweepsLost};
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    for (const SweepListing& listing : *sweeps) {
        const auto sweep = (*store)->load(listing.id);
        if (!sweep)
            return sweep.error();
        damage.add(*sweep);
    }
    (*store)->database_->standFor(path, damageOfFile(damage, path));
    return store;
}

Result<std::unique_ptr<ResultsStore>> ResultsStore::openWhole(const QString& path, Access access) {
    auto database = ResultsDatabase::open(path, access == Access::Write, checkContent);
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

bool ResultsStore::usedElsewhere() const {
    return database_->usedElsewhere();
}

const std::optional<Error>& ResultsStore::damage() const {
    return database_->damage();
}

Result<network::Experiment> ResultsStore::experiment() const {
    return editedExperiment(*database_);
}

Result<void> ResultsStore::setExperiment(const network::Experiment& experiment) {
    return database_->transaction([&] { return writeExperimentRow(*database_, experiment); });
}

Result<qint64> ResultsStore::addSweep(const network::Experiment& experiment,
                                      const Provenance& provenance,
                                      std::span<const RunEvent> events) {
    qint64 id = 0;
    const auto added = database_->transaction(
        [&] { return insertSweep(*database_, experiment, provenance, events, id); });
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
        listings.push_back({rows->value(0).toLongLong(), QString::fromStdString(experiment->name),
                            QDateTime::fromString(rows->value(2).toString(), Qt::ISODateWithMs),
                            rows->value(3).toInt(), rows->value(4).toInt()});
    }
    return listings;
}

Result<SweepRecord> ResultsStore::load(qint64 sweep) const {
    SweepRecord record;
    const auto read = database_->atOneMoment([&] { return loadInto(sweep, record); });
    return read ? Result<SweepRecord>(std::move(record)) : read.error();
}

Result<void> ResultsStore::loadInto(qint64 sweep, SweepRecord& record) const {
    record.id = sweep;
    {
        auto row = database_->run(
            QStringLiteral("SELECT experiment, started, program_version, machine, "
                           "operating_system, notes, %1, %2 FROM sweeps WHERE id = ?")
                .arg(database_->columnOrDefault(QStringLiteral("sweeps"), QStringLiteral("build")),
                     database_->columnOrDefault(QStringLiteral("sweeps"),
                                                QStringLiteral("checksum"))),
            {sweep});
        if (!row)
            return row.error();
        if (!row->next())
            return noSweepError(path(), sweep);
        if (!agrees(row->value(7), checksumOfSweep(*row)))
            return fileError(path(),
                             "The settings of sweep %1 are damaged: they are not what was written. "
                             "Take an earlier copy of the file.",
                             {std::to_string(sweep)}, ErrorCode::FileFormat);
        auto experiment = parseExperiment(*database_, row->value(0).toString());
        if (!experiment)
            return experiment.error();
        if (!network::check(*experiment, network::Purpose::Reading))
            return damagedError(path());
        record.experiment = *std::move(experiment);
        if (!record.experiment.sweep.fields.empty())
            record.variants = network::variantsOf(record.experiment);
        record.provenance = {row->value(2).toString(), row->value(6).toString(),
                             row->value(3).toString(), row->value(4).toString(),
                             QDateTime::fromString(row->value(1).toString(), Qt::ISODateWithMs)};
        record.notes = row->value(5).toString();
    }
    auto runs = readRuns(*database_, sweep, record.experiment);
    if (!runs)
        return runs.error();
    record.runs = *std::move(runs);
    return {};
}

Result<void> ResultsStore::setNotes(qint64 sweep, const QString& notes) {
    return database_->transaction([&]() -> Result<void> {
        // A null string would be bound as NULL.
        const auto written =
            database_->run(QStringLiteral("UPDATE sweeps SET notes = ? WHERE id = ?"),
                           {notes.isNull() ? QStringLiteral("") : notes, sweep});
        return written ? writeSweepChecksum(*database_, sweep) : written.error();
    });
}

Result<void> ResultsStore::setMarks(qint64 sweep, std::span<const MarkedRun> runs) {
    return database_->transaction([&] { return writeMarks(*database_, sweep, runs); });
}

Result<void> ResultsStore::append(qint64 sweep, std::span<const RunEvent> events) {
    if (events.empty())
        return {};
    auto written = database_->transaction(
        [&] { return EventWriter(*database_, sweep, epochsSums_).write(events); });
    if (!written)
        epochsSums_.clear();
    return written;
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

Result<void> ResultsStore::copySweepTo(const QString& path, qint64 sweep,
                                       const network::Experiment& experiment) const {
    return database_->copyTo(path, [&](ResultsDatabase& copy) -> Result<void> {
        const QString json = experimentText(experiment);
        for (const auto& [statement, values] :
             {std::pair(QStringLiteral("DELETE FROM epochs WHERE sweep_id <> ?"),
                        QVariantList{sweep}),
              std::pair(QStringLiteral("DELETE FROM runs WHERE sweep_id <> ?"),
                        QVariantList{sweep}),
              std::pair(QStringLiteral("DELETE FROM sweeps WHERE id <> ?"), QVariantList{sweep}),
              std::pair(QStringLiteral("UPDATE sweeps SET experiment = ? WHERE id = ?"),
                        QVariantList{json, sweep})})
            if (const auto done = copy.run(statement, values); !done)
                return done.error();
        if (auto sealed = writeSweepChecksum(copy, sweep); !sealed)
            return sealed;
        if (auto written = writeExperimentRow(copy, experiment); !written)
            return written;
        const auto shrunk = copy.run(QStringLiteral("VACUUM")); // nothing of the others is left
        return shrunk ? Result<void>() : shrunk.error();
    });
}

} // namespace dpfm::session
