#include "ui/session/results_store.h"

#include "core/network/topology.h"
#include "core/network/validation.h"
#include "core/network/variants.h"
#include "ui/session/damage.h"
#include "ui/session/event_writer.h"
#include "ui/session/experiment_json.h"
#include "ui/session/fidelity_blob.h"
#include "ui/session/learner_blob.h"
#include "ui/session/provenance.h"
#include "ui/session/results_database.h"
#include "ui/session/results_file.h"
#include "ui/session/results_salvage.h"
#include "ui/session/run_history.h"

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

std::optional<double> optionalNumber(const QVariant& value) {
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

RunStatus statusOf(const QString& name) {
    if (name == QLatin1String(kRunning))
        return RunStatus::Running;
    if (name == QLatin1String(kCompleted))
        return RunStatus::Completed;
    if (name == QLatin1String(kDiverged))
        return RunStatus::Diverged;
    return RunStatus::Pending;
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

/// Whether a checksum that a row has is that of its values. Rows of older versions have none.
bool agrees(const QVariant& stored, quint32 computed) {
    return stored.isNull() || stored.toLongLong() == qint64{computed};
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

/// Whether a row that begins with run, method, corpus, registers and seed is of this run.
bool isRow(const QSqlQuery& row, const sweep::GridRun& run) {
    const training::RunParameters& parameters = run.parameters;
    return row.value(0).toLongLong() == static_cast<qint64>(run.index) &&
           row.value(1).toString() == text(network::name(parameters.method)) &&
           row.value(2).toLongLong() == parameters.corpus &&
           row.value(3).toLongLong() == parameters.registers &&
           row.value(4).toLongLong() == static_cast<qint64>(parameters.seed);
}

/// The rest of a run's row: status, seconds, divergence, diverged_epoch, weights, layers, history,
/// checksum and, behind its marks, fidelity and fed. Of an ended run whose values are not what was
/// written nothing is taken: it is pending, and `damaged`. False if the values cannot be a run's at
/// all.
bool readInto(const QSqlQuery& row, std::size_t weights, RunRecord& run) {
    const EndedRow ended{
        row.value(5).toString(),     row.value(6).toDouble(),     row.value(7).toString(),
        row.value(8).toInt(),        row.value(9).toByteArray(),  row.value(10).toString(),
        row.value(11).toByteArray(), row.value(17).toByteArray(), row.value(18).toByteArray()};
    const QVariant sum = row.value(12);
    if (!agrees(sum, checksum(ended)) || (!ended.history.isEmpty() && sum.isNull())) {
        run.damaged = true;
        return true;
    }
    const auto layers = layersFromText(ended.layers);
    auto fidelity = unpackReadings(ended.fidelity);
    auto fed = unpackFed(ended.fed);
    if (!layers || !fidelity || !fed ||
        (!ended.weights.isEmpty() &&
         ended.weights.size() != static_cast<qsizetype>(weights * sizeof(double))))
        return false;
    run.status = statusOf(ended.status);
    run.seconds = ended.seconds;
    run.divergence = ended.divergence;
    run.divergedEpoch = ended.divergedEpoch;
    run.weights = fromBlob(ended.weights);
    run.layers = *layers;
    run.fidelity = *std::move(fidelity);
    run.fed = *std::move(fed);
    if (ended.history.isEmpty())
        return true; // its epochs are rows
    auto epochs = unpackEpochs(ended.history);
    if (epochs)
        run.epochs = *std::move(epochs);
    return epochs.has_value();
}

/// What a run that was cut off goes on with; null where the file does not have all of it.
std::shared_ptr<const training::LearnerState>
learnerOf(const RunRecord& run, const QByteArray& blob, std::size_t weights) {
    if (blob.isEmpty() || run.epochs.empty() || run.weights.size() != weights ||
        run.epochs.back().epoch != static_cast<int>(run.epochs.size()))
        return nullptr;
    CutOff beside{0, toBlob(run.weights), layersText(run.layers)};
    for (const training::EpochMetrics& epoch : run.epochs)
        beside.epochs = addEpoch(beside.epochs, epoch);
    auto learner = unpackLearner(blob, beside);
    return learner && learner->updated.size() == weights ? learner : nullptr;
}

/// Whether a run's epochs are 1, 2, 3 …, and what is recorded of its fidelity can be of its network
/// and its epochs.
bool fits(const RunRecord& run, const network::Topology& network) {
    for (std::size_t i = 0; i < run.epochs.size(); ++i)
        if (run.epochs[i].epoch != static_cast<int>(i) + 1)
            return false;
    if (run.fed && run.fed->byWeight.size() != network.weightCount())
        return false;
    int before = 0;
    for (const training::FidelityReadingPtr& reading : run.fidelity) {
        if (reading->epoch <= before || reading->epoch > static_cast<int>(run.epochs.size()) ||
            reading->layers.size() != network.layerCount())
            return false;
        before = reading->epoch;
        for (std::size_t layer = 1; layer <= network.layerCount(); ++layer)
            if (reading->neurons[layer - 1].size() != network.width(layer))
                return false;
    }
    return true;
}

/// Takes back what was read of a run that is damaged, but for its marks.
void leaveOut(RunRecord& run) {
    RunRecord left;
    left.run = run.run;
    left.damaged = true;
    left.marks = std::move(run.marks);
    left.marksDamaged = run.marksDamaged;
    run = std::move(left);
}

/// None for a run of which a person made nothing.
std::optional<quint32> checksumOf(const RunMarks& marks) {
    if (marks == RunMarks{})
        return std::nullopt;
    const QString pinned = QString::number(int{marks.pinned});
    const QString deleted = QString::number(int{marks.deleted});
    // The others' checksums are as they were before there were colours.
    return marks.color == 0 ? checksum({marks.note, pinned, deleted})
                            : checksum({marks.note, pinned, deleted, QString::number(marks.color)});
}

/// note, pinned, deleted, marks_checksum and color of a run's row. Of marks that are not what was
/// written none are taken.
void readMarks(const QSqlQuery& row, RunRecord& run) {
    const RunMarks marks{row.value(13).toString(), row.value(14).toBool(), row.value(15).toBool(),
                         row.value(QStringLiteral("color")).toInt()};
    const QVariant stored = row.value(16);
    const auto expected = checksumOf(marks);
    run.marksDamaged = stored.isNull() == expected.has_value() ||
                       (expected && stored.toLongLong() != qint64{*expected});
    if (!run.marksDamaged)
        run.marks = marks;
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
        const auto experiment = parseExperiment(database, sweeps->value(0).toString());
        if (!experiment)
            return experiment.error();
        if (!agrees(sweeps->value(7), checksumOfSweep(*sweeps)) || !network::check(*experiment))
            return damagedError(database.path());
        auto runs =
            database.run(QStringLiteral("SELECT run, method, corpus, registers, seed FROM runs "
                                        "WHERE sweep_id = ? ORDER BY run"),
                         {sweeps->value(8)});
        if (!runs)
            return runs.error();
        for (const sweep::GridRun& run : sweep::grid(*experiment))
            if (!runs->next() || !isRow(*runs, run))
                return damagedError(database.path());
        if (runs->next())
            return damagedError(database.path());
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
    auto insert = database.prepare(
        QStringLiteral("INSERT INTO runs (sweep_id, run, method, corpus, registers, seed) "
                       "VALUES (?, ?, ?, ?, ?, ?)"));
    if (!insert)
        return insert.error();
    for (const sweep::GridRun& run : sweep::grid(experiment)) {
        const training::RunParameters& parameters = run.parameters;
        auto inserted =
            database.run(*insert, {id, static_cast<qint64>(run.index),
                                   text(network::name(parameters.method)), parameters.corpus,
                                   parameters.registers, static_cast<qint64>(parameters.seed)});
        if (!inserted)
            return inserted;
    }
    return EventWriter(database, id).write(events);
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
        listings.push_back({rows->value(0).toLongLong(), text(experiment->name),
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
        if (!network::check(*experiment))
            return damagedError(path());
        record.experiment = *std::move(experiment);
        if (!record.experiment.sweep.fields.empty())
            record.variants = network::variantsOf(record.experiment);
        record.provenance = {row->value(2).toString(), row->value(6).toString(),
                             row->value(3).toString(), row->value(4).toString(),
                             QDateTime::fromString(row->value(1).toString(), Qt::ISODateWithMs)};
        record.notes = row->value(5).toString();
    }
    const auto column = [this](const char* name) {
        return database_->columnOrDefault(QStringLiteral("runs"), QLatin1String(name));
    };
    auto runs = database_->run(
        QStringLiteral(
            "SELECT run, method, corpus, registers, seed, status, seconds, divergence, "
            "diverged_epoch, weights, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10 AS learner, "
            "%11 AS color FROM runs "
            "WHERE sweep_id = ? ORDER BY run")
            .arg(column("layers"), column("history"), column("checksum"), column("note"),
                 column("pinned"), column("deleted"), column("marks_checksum"), column("fidelity"),
                 column("fed"))
            .arg(column("learner"), column("color")),
        {sweep});
    if (!runs)
        return runs.error();
    const std::vector<sweep::GridRun> grid = sweep::grid(record.experiment);
    std::vector<network::Topology> networks; // by variant
    for (const network::Experiment& variant : network::variantsOf(record.experiment))
        networks.emplace_back(variant);
    std::vector<bool> packed;
    std::vector<QByteArray> learners;
    while (runs->next()) {
        if (record.runs.size() == grid.size())
            return damagedError(path());
        RunRecord run;
        run.run = grid[record.runs.size()];
        if (!isRow(*runs, run.run))
            return damagedError(path());
        if (!readInto(*runs, networks[run.run.parameters.variant].weightCount(), run)) {
            run.damaged = true; // and left out below
        }
        // Nobody can be running it if the file is only write-protected.
        if (run.status == RunStatus::Running && readOnly() && !database_->usedElsewhere())
            run.status = RunStatus::Pending;
        readMarks(*runs, run);
        packed.push_back(!run.epochs.empty());
        learners.push_back(runs->value(19).toByteArray());
        record.runs.push_back(std::move(run));
    }
    if (record.runs.size() != grid.size())
        return damagedError(path());
    auto epochs = database_->run(
        QStringLiteral("SELECT run, epoch, loss, val_loss, accuracy, val_accuracy, %1 FROM epochs "
                       "WHERE sweep_id = ? ORDER BY run, epoch")
            .arg(database_->columnOrDefault(QStringLiteral("epochs"), QStringLiteral("reading"))),
        {sweep});
    if (!epochs)
        return epochs.error();
    while (epochs->next()) {
        const auto run = epochs->value(0).toULongLong();
        if (run >= record.runs.size() || packed[run] || record.runs[run].damaged)
            continue; // of no run, or of one that has all it needs, or none of it is taken
        record.runs[run].epochs.push_back(
            {epochs->value(1).toInt(), epochs->value(2).toDouble(), epochs->value(3).toDouble(),
             optionalNumber(epochs->value(4)), optionalNumber(epochs->value(5))});
        const auto readings = unpackReadings(epochs->value(6).toByteArray());
        if (!readings) {
            record.runs[run].damaged = true;
            continue;
        }
        record.runs[run].fidelity.insert(record.runs[run].fidelity.end(), readings->begin(),
                                         readings->end());
    }
    for (std::size_t i = 0; i < record.runs.size(); ++i)
        if (!packed[i])
            record.runs[i].learner =
                learnerOf(record.runs[i], learners[i],
                          networks[record.runs[i].run.parameters.variant].weightCount());
    for (RunRecord& run : record.runs)
        if (run.damaged || !fits(run, networks[run.run.parameters.variant]))
            leaveOut(run);
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
    return database_->transaction([&]() -> Result<void> {
        auto update = database_->prepare(
            QStringLiteral("UPDATE runs SET note = ?, pinned = ?, deleted = ?, color = ?, "
                           "marks_checksum = ? "
                           "WHERE sweep_id = ? AND run = ?"));
        if (!update)
            return update.error();
        for (const auto& [run, marks] : runs) {
            // A null string would be bound as NULL.
            const QString note = marks.note.isNull() ? QStringLiteral("") : marks.note;
            const auto sum = checksumOf(marks);
            if (auto written = database_->run(
                    *update, {note, int{marks.pinned}, int{marks.deleted}, marks.color,
                              sum ? QVariant(*sum) : QVariant(QMetaType::fromType<quint32>()),
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
