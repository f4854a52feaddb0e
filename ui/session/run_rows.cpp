#include "ui/session/run_rows.h"

#include "core/network/topology.h"
#include "core/network/variants.h"
#include "ui/session/event_writer.h"
#include "ui/session/fidelity_blob.h"
#include "ui/session/learner_blob.h"
#include "ui/session/results_database.h"
#include "ui/session/results_file.h"
#include "ui/session/run_history.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace dpfm::session {

namespace {

/// The columns of a run's row as they are selected.
enum Column : int {
    kRun,
    kMethod,
    kCorpus,
    kRegisters,
    kSeed,
    kStatus,
    kSeconds,
    kDivergence,
    kDivergedEpoch,
    kWeights,
    kLayers,
    kHistory,
    kChecksum,
    kNote,
    kPinned,
    kDeleted,
    kMarksChecksum,
    kFidelity,
    kFed,
    kLearner,
    kColor,
};

/// What is read of a run before its epochs' rows are.
struct RunRow {
    RunRecord record;
    bool packed = false; ///< its epochs are in its row
    QByteArray learner;
};

QString methodOf(const sweep::GridRun& run) {
    return QString::fromStdString(std::string(network::name(run.parameters.method)));
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

/// Whether a row, of which the first columns are enough, is of this run.
bool isRow(const QSqlQuery& row, const sweep::GridRun& run) {
    const training::RunParameters& parameters = run.parameters;
    return row.value(kRun).toLongLong() == static_cast<qint64>(run.index) &&
           row.value(kMethod).toString() == methodOf(run) &&
           row.value(kCorpus).toLongLong() == parameters.corpus &&
           row.value(kRegisters).toLongLong() == parameters.registers &&
           row.value(kSeed).toLongLong() == static_cast<qint64>(parameters.seed);
}

/// What training left in a run's row. Of an ended run whose values are not what was written nothing
/// is taken: it is pending, and `damaged`. False if the values cannot be a run's at all.
bool readInto(const QSqlQuery& row, std::size_t weights, RunRecord& run) {
    const EndedRow ended{row.value(kStatus).toString(),     row.value(kSeconds).toDouble(),
                         row.value(kDivergence).toString(), row.value(kDivergedEpoch).toInt(),
                         row.value(kWeights).toByteArray(), row.value(kLayers).toString(),
                         row.value(kHistory).toByteArray(), row.value(kFidelity).toByteArray(),
                         row.value(kFed).toByteArray()};
    const QVariant sum = row.value(kChecksum);
    if (!agrees(sum, checksum(ended)) || (!ended.history.isEmpty() && sum.isNull())) {
        run.damaged = true;
        return true;
    }
    const auto layers = layersFromText(ended.layers);
    auto fidelity = unpackReadings(ended.fidelity);
    auto fed = unpackFed(ended.fed, weights);
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

/// Of marks that are not what was written none are taken.
void readMarks(const QSqlQuery& row, RunRecord& run) {
    const RunMarks marks{row.value(kNote).toString(), row.value(kPinned).toBool(),
                         row.value(kDeleted).toBool(), row.value(kColor).toInt()};
    const QVariant stored = row.value(kMarksChecksum);
    const auto expected = checksumOf(marks);
    run.marksDamaged = stored.isNull() == expected.has_value() ||
                       (expected && stored.toLongLong() != qint64{*expected});
    if (!run.marksDamaged)
        run.marks = marks;
}

Result<std::vector<RunRow>> readRows(const ResultsDatabase& database, qint64 sweep,
                                     const std::vector<sweep::GridRun>& grid,
                                     const std::vector<network::Topology>& networks) {
    const auto column = [&](const char* name) {
        return database.columnOrDefault(QStringLiteral("runs"), QLatin1String(name));
    };
    auto rows = database.run(
        QStringLiteral("SELECT run, method, corpus, registers, seed, status, seconds, divergence, "
                       "diverged_epoch, weights, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11 "
                       "FROM runs WHERE sweep_id = ? ORDER BY run")
            .arg(column("layers"), column("history"), column("checksum"), column("note"),
                 column("pinned"), column("deleted"), column("marks_checksum"), column("fidelity"),
                 column("fed"))
            .arg(column("learner"), column("color")),
        {sweep});
    if (!rows)
        return rows.error();
    std::vector<RunRow> runs;
    while (rows->next()) {
        if (runs.size() == grid.size())
            return damagedError(database.path());
        RunRow row;
        RunRecord& run = row.record;
        run.run = grid[runs.size()];
        if (!isRow(*rows, run.run))
            return damagedError(database.path());
        if (!readInto(*rows, networks[run.run.parameters.variant].weightCount(), run))
            run.damaged = true;
        // Nobody can be running it if the file is only write-protected.
        if (run.status == RunStatus::Running && database.readOnly() && !database.usedElsewhere())
            run.status = RunStatus::Pending;
        readMarks(*rows, run);
        row.packed = !run.epochs.empty();
        row.learner = rows->value(kLearner).toByteArray();
        runs.push_back(std::move(row));
    }
    if (rows->lastError().isValid())
        return database.error(rows->lastError());
    if (runs.size() != grid.size())
        return damagedError(database.path());
    return runs;
}

Result<void> readEpochs(const ResultsDatabase& database, qint64 sweep, std::vector<RunRow>& runs) {
    auto rows = database.run(
        QStringLiteral("SELECT run, epoch, loss, val_loss, accuracy, val_accuracy, %1 FROM epochs "
                       "WHERE sweep_id = ? ORDER BY run, epoch")
            .arg(database.columnOrDefault(QStringLiteral("epochs"), QStringLiteral("reading"))),
        {sweep});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const auto index = rows->value(0).toULongLong();
        if (index >= runs.size() || runs[index].packed || runs[index].record.damaged)
            continue; // of no run, or of one that has all it needs, or none of it is taken
        RunRecord& run = runs[index].record;
        run.epochs.push_back({rows->value(1).toInt(), rows->value(2).toDouble(),
                              rows->value(3).toDouble(), optionalNumber(rows->value(4)),
                              optionalNumber(rows->value(5))});
        const auto readings = unpackReadings(rows->value(6).toByteArray());
        if (!readings) {
            run.damaged = true;
            continue;
        }
        run.fidelity.insert(run.fidelity.end(), readings->begin(), readings->end());
    }
    if (rows->lastError().isValid()) // it stops as at the last row
        return database.error(rows->lastError());
    return {};
}

/// What a run that was cut off goes on with; null where the file does not have all of it.
std::shared_ptr<const training::LearnerState>
learnerOf(const RunRecord& run, const QByteArray& blob, const network::Experiment& variant) {
    if (blob.isEmpty() || run.epochs.empty() ||
        run.epochs.back().epoch != static_cast<int>(run.epochs.size()))
        return nullptr;
    CutOff beside{0, toBlob(run.weights), layersText(run.layers)};
    for (const training::EpochMetrics& epoch : run.epochs)
        beside.epochs = addEpoch(beside.epochs, epoch);
    const training::RunState state{run.epochs.back().epoch, run.weights, run.layers,
                                   unpackLearner(blob, beside)};
    return training::fits(state, variant, run.run.parameters.method) ? state.learner : nullptr;
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

} // namespace

Result<void> insertRuns(ResultsDatabase& database, qint64 sweep,
                        const network::Experiment& experiment) {
    auto insert = database.prepare(
        QStringLiteral("INSERT INTO runs (sweep_id, run, method, corpus, registers, seed) "
                       "VALUES (?, ?, ?, ?, ?, ?)"));
    if (!insert)
        return insert.error();
    for (const sweep::GridRun& run : sweep::grid(experiment)) {
        const training::RunParameters& parameters = run.parameters;
        auto inserted = database.run(*insert, {sweep, static_cast<qint64>(run.index), methodOf(run),
                                               parameters.corpus, parameters.registers,
                                               static_cast<qint64>(parameters.seed)});
        if (!inserted)
            return inserted;
    }
    return {};
}

Result<void> checkRuns(const ResultsDatabase& database, qint64 sweep,
                       const network::Experiment& experiment) {
    auto rows = database.run(QStringLiteral("SELECT run, method, corpus, registers, seed FROM runs "
                                            "WHERE sweep_id = ? ORDER BY run"),
                             {sweep});
    if (!rows)
        return rows.error();
    for (const sweep::GridRun& run : sweep::grid(experiment))
        if (!rows->next() || !isRow(*rows, run))
            return damagedError(database.path());
    if (rows->next())
        return damagedError(database.path());
    return {};
}

Result<std::vector<RunRecord>> readRuns(const ResultsDatabase& database, qint64 sweep,
                                        const network::Experiment& experiment) {
    const std::vector<network::Experiment> variants = network::variantsOf(experiment);
    std::vector<network::Topology> networks; // by variant
    for (const network::Experiment& variant : variants)
        networks.emplace_back(variant);
    auto rows = readRows(database, sweep, sweep::grid(experiment), networks);
    if (!rows)
        return rows.error();
    if (auto read = readEpochs(database, sweep, *rows); !read)
        return read.error();
    std::vector<RunRecord> runs;
    for (RunRow& row : *rows) {
        RunRecord& run = row.record;
        const network::Topology& network = networks[run.run.parameters.variant];
        if (!row.packed)
            run.learner = learnerOf(run, row.learner, variants[run.run.parameters.variant]);
        if (run.damaged || !fits(run, network))
            leaveOut(run);
        runs.push_back(std::move(run));
    }
    return runs;
}

Result<void> writeMarks(ResultsDatabase& database, qint64 sweep, std::span<const MarkedRun> runs) {
    auto update = database.prepare(
        QStringLiteral("UPDATE runs SET note = ?, pinned = ?, deleted = ?, color = ?, "
                       "marks_checksum = ? "
                       "WHERE sweep_id = ? AND run = ?"));
    if (!update)
        return update.error();
    for (const auto& [run, marks] : runs) {
        // A null string would be bound as NULL.
        const QString note = marks.note.isNull() ? QStringLiteral("") : marks.note;
        const auto sum = checksumOf(marks);
        if (auto written = database.run(
                *update, {note, int{marks.pinned}, int{marks.deleted}, marks.color,
                          sum ? QVariant(*sum) : QVariant(QMetaType::fromType<quint32>()), sweep,
                          static_cast<qint64>(run)});
            !written)
            return written;
        if (update->numRowsAffected() != 1)
            return fileError(database.path(), "The file has no run %1 in its sweep %2.",
                             {std::to_string(run), std::to_string(sweep)}, ErrorCode::InvalidInput);
    }
    return {};
}

} // namespace dpfm::session
