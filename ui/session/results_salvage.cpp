#include "ui/session/results_salvage.h"

#include "core/network/validation.h"
#include "ui/session/damaged_table.h"
#include "ui/session/event_writer.h"
#include "ui/session/experiment_json.h"
#include "ui/session/results_database.h"
#include "ui/session/results_file.h"
#include "ui/session/run_history.h"

#include <QTemporaryDir>
#include <QVariant>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace dpfm::session {

namespace {

Error nothingReadError(const QString& path) {
    return fileError(path,
                     "The file is cut off or damaged, and nothing in it can be read; take an "
                     "earlier copy.",
                     {}, ErrorCode::FileFormat);
}

using Row = DamagedTable::Row;

const QString kSweepId = QStringLiteral("sweep_id");
const QString kRun = QStringLiteral("run");

QStringList columnsOf(const ResultsDatabase& whole, const QString& table) {
    QStringList columns;
    auto rows = whole.run(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table});
    while (rows && rows->next())
        columns << rows->value(0).toString();
    return columns;
}

Result<void> insert(ResultsDatabase& into, const QString& table, const Row& row) {
    QStringList names;
    QStringList places;
    QVariantList values;
    for (const auto& [name, value] : row) {
        names << name;
        places << QStringLiteral("?");
        values << value;
    }
    const auto done = into.run(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                                   .arg(table, names.join(u','), places.join(u',')),
                               values);
    return done ? Result<void>() : done.error();
}

/// In the order of their checksums.
const QStringList kDocumentTexts{QStringLiteral("experiment"), QStringLiteral("program_version")};
const QStringList kSweepTexts{QStringLiteral("experiment"),
                              QStringLiteral("started"),
                              QStringLiteral("program_version"),
                              QStringLiteral("machine"),
                              QStringLiteral("operating_system"),
                              QStringLiteral("notes"),
                              QStringLiteral("build")};

std::optional<network::Experiment> experimentOf(const Row& row) {
    auto experiment = experimentFromJson(row.at(QStringLiteral("experiment")).toString().toUtf8());
    return experiment ? std::optional(*std::move(experiment)) : std::nullopt;
}

/// A run's row that says which one it is, and fails its checksum.
Row damagedRun(qint64 sweep, const sweep::GridRun& run) {
    const training::RunParameters& parameters = run.parameters;
    const EndedRow nothing{QLatin1String(kCompleted), 0.0, {}, 0, {}, {}, {}, {}, {}};
    return {{kSweepId, sweep},
            {kRun, static_cast<qint64>(run.index)},
            {QStringLiteral("method"),
             QString::fromStdString(std::string(network::name(parameters.method)))},
            {QStringLiteral("corpus"), parameters.corpus},
            {QStringLiteral("registers"), parameters.registers},
            {QStringLiteral("seed"), static_cast<qint64>(parameters.seed)},
            {QStringLiteral("status"), QLatin1String(kCompleted)},
            {QStringLiteral("checksum"), qint64{static_cast<quint32>(~checksum(nothing))}}};
}

bool isOf(const Row& row, const sweep::GridRun& run) {
    const Row expected = damagedRun(row.at(kSweepId).toLongLong(), run);
    return std::all_of(expected.begin(), expected.end(), [&](const auto& column) {
        return column.first == QLatin1String("status") ||
               column.first == QLatin1String("checksum") || row.at(column.first) == column.second;
    });
}

/// Copies what can be read from one file to the other.
class Salvage {
public:
    Salvage(const ResultsDatabase& damaged, ResultsDatabase& made) : from_(damaged), to_(made) {}

    Result<Salvaged> carryOut() {
        readSweeps();
        readPlacesOfRuns();
        renumber();
        for (const auto& [id, rowid] : firstRowids_)
            if (!sweeps_.contains(id) &&
                std::ranges::find(salvaged_.sweepsLost, id) == salvaged_.sweepsLost.end())
                salvaged_.sweepsLost.push_back(id);
        if (auto copied = copyDocument(); !copied)
            return copied.error();
        for (const auto& [id, row] : sweeps_)
            if (auto copied = insert(to_, QStringLiteral("sweeps"), row); !copied)
                return copied.error();
        if (auto copied = copyRuns(); !copied)
            return copied.error();
        return salvaged_;
    }

private:
    void readSweeps() {
        const QString table = QStringLiteral("sweeps");
        DamagedTable damaged(from_, table, columnsOf(to_, table));
        for (const qint64 id : damaged.rowids(0)) {
            auto row = damaged.row(id);
            const auto mended = row && damaged.mend(id, kSweepTexts, *row);
            const auto experiment = mended ? experimentOf(*row) : std::nullopt;
            if (!experiment || !network::check(*experiment, network::Purpose::Reading)) {
                salvaged_.sweepsLost.push_back(id);
                continue;
            }
            grids_[id] = sweep::grid(*experiment);
            sweeps_[id] = *std::move(row);
        }
    }

    /// Finds all rows of runs that there may be, and which rows are whose.
    void readPlacesOfRuns() {
        qint64 count = 0;
        for (const auto& [id, grid] : grids_)
            count += static_cast<qint64>(grid.size());
        DamagedTable damaged(from_, QStringLiteral("runs"), {kSweepId, kRun});
        rowids_ = damaged.rowids(count);
        std::map<qint64, std::map<qint64, int>> votes;
        for (const qint64 rowid : rowids_)
            if (const auto row = damaged.row(rowid))
                ++votes[row->at(kSweepId).toLongLong()][rowid - row->at(kRun).toLongLong()];
        for (const auto& [sweep, counts] : votes) {
            const auto most =
                std::max_element(counts.begin(), counts.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            // A single row may have a damaged number.
            if (most->second > 1 || sweeps_.contains(sweep) || sweeps_.empty())
                firstRowids_[sweep] = most->first;
        }
    }

    /// A sweep of which there are no runs, while one alone is missing whose runs are there, is that
    /// one: its number was damaged.
    void renumber() {
        std::vector<qint64> idle;
        std::vector<qint64> missing;
        for (const auto& [id, row] : sweeps_)
            if (!firstRowids_.contains(id))
                idle.push_back(id);
        for (const auto& [id, rowid] : firstRowids_)
            if (!sweeps_.contains(id))
                missing.push_back(id);
        if (idle.size() != 1 || missing.size() != 1 || !salvaged_.sweepsLost.empty())
            return;
        auto row = sweeps_.extract(idle.front());
        row.key() = missing.front();
        row.mapped()[QStringLiteral("id")] = missing.front();
        sweeps_.insert(std::move(row));
        auto grid = grids_.extract(idle.front());
        grid.key() = missing.front();
        grids_.insert(std::move(grid));
    }

    Result<void> copyDocument() {
        const QString table = QStringLiteral("document");
        DamagedTable damaged(from_, table, columnsOf(to_, table));
        auto row = damaged.row(1);
        if (!row || !damaged.mend(1, kDocumentTexts, *row) || !experimentOf(*row)) {
            if (sweeps_.empty())
                return nothingReadError(from_.path());
            salvaged_.experimentLost = true;
            const Row& latest = sweeps_.rbegin()->second;
            const QString experiment = latest.at(kDocumentTexts[0]).toString();
            const QString version = latest.at(kDocumentTexts[1]).toString();
            row = Row{{QStringLiteral("id"), 1},
                      {kDocumentTexts[0], experiment},
                      {kDocumentTexts[1], version},
                      {QStringLiteral("checksum"), checksum({experiment, version})}};
        }
        return insert(to_, table, *row);
    }

    Result<void> copyRuns() {
        const QString table = QStringLiteral("runs");
        DamagedTable damaged(from_, table, columnsOf(to_, table));
        std::map<qint64, std::set<std::size_t>> copied; // the runs of each sweep
        for (const qint64 rowid : rowids_) {
            auto row = damaged.row(rowid);
            if (!row)
                continue;
            const qint64 id = row->at(kSweepId).toLongLong();
            const auto index = row->at(kRun).toULongLong();
            const auto grid = grids_.find(id);
            if (grid == grids_.end() || index >= grid->second.size() ||
                !firstRowids_.contains(id) ||
                static_cast<qint64>(index) != rowid - firstRowids_.at(id) ||
                !isOf(*row, grid->second[index]))
                continue;
            if (copyRun(id, *std::move(row)))
                copied[id].insert(index);
        }
        for (const auto& [id, grid] : grids_)
            for (const sweep::GridRun& run : grid)
                if (!copied[id].contains(run.index))
                    if (auto done = insert(to_, table, damagedRun(id, run)); !done)
                        return done;
        return {};
    }

    /// Nothing of a run is copied if its epochs are rows and one cannot be read.
    bool copyRun(qint64 sweep, Row row) {
        if (row[QStringLiteral("status")] == QLatin1String(kRunning))
            row[QStringLiteral("status")] = QLatin1String(kPending);
        std::vector<Row> epochs;
        if (row[QStringLiteral("history")].isNull()) {
            bool failed = false;
            std::tie(epochs, failed) =
                DamagedTable(from_, QStringLiteral("epochs"),
                             columnsOf(to_, QStringLiteral("epochs")))
                    .rows(QStringLiteral("sweep_id = ? AND run = ? ORDER BY epoch"),
                          {sweep, row[kRun]});
            if (failed)
                return false;
        }
        const auto copy = [&]() -> Result<void> {
            if (auto done = insert(to_, QStringLiteral("runs"), row); !done)
                return done;
            for (const Row& epoch : epochs)
                if (auto done = insert(to_, QStringLiteral("epochs"), epoch); !done)
                    return done;
            return {};
        };
        if (!to_.run(QStringLiteral("SAVEPOINT one_run")))
            return false;
        const bool done = static_cast<bool>(copy());
        if (!done)
            (void)to_.run(QStringLiteral("ROLLBACK TO one_run"));
        (void)to_.run(QStringLiteral("RELEASE one_run"));
        return done;
    }

    const ResultsDatabase& from_;
    ResultsDatabase& to_;
    Salvaged salvaged_;
    std::map<qint64, Row> sweeps_;
    std::map<qint64, std::vector<sweep::GridRun>> grids_;
    std::vector<qint64> rowids_; ///< that a run's row may have
    /// Of each sweep's first run, as most of its rows have it: they were written one after the
    /// other. A row that says it is of another run is told by it.
    std::map<qint64, qint64> firstRowids_;
};

/// Where the tables begin; the same in every document, as all are made alike.
QStringList placesOf(const ResultsDatabase& database) {
    QStringList places;
    auto rows = database.run(
        QStringLiteral("SELECT name, rootpage FROM sqlite_schema ORDER BY rootpage, name"));
    while (rows && rows->next())
        places << rows->value(0).toString() + u' ' + rows->value(1).toString();
    return places;
}

/// Opens a copy of a damaged file; if its first page does not say where the tables are, with that
/// of a new document, which is made at `empty`. Null if nothing helps.
std::unique_ptr<ResultsDatabase> openCopy(const QString& copy, const QString& empty) {
    QStringList places;
    const auto looked = [&](ResultsDatabase& made) -> Result<void> {
        places = placesOf(made);
        return {};
    };
    if (!ResultsDatabase::create(empty, looked))
        return nullptr;
    if (mendSize(copy))
        if (auto opened = ResultsDatabase::openUnchecked(copy);
            opened && placesOf(*opened) == places)
            return opened;
    if (!replaceFirstPage(copy, empty))
        return nullptr;
    return ResultsDatabase::openUnchecked(copy);
}

} // namespace

Result<Salvaged> salvage(const QString& damaged, const QString& made) {
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.dpfm"));
    if (auto copied = copyWithLeftovers(damaged, copy); !copied)
        return copied.error();
    const auto from = openCopy(copy, folder.filePath(QStringLiteral("empty.dpfm")));
    if (!from)
        return nothingReadError(damaged);
    Salvaged salvaged;
    const auto created = ResultsDatabase::create(made, [&](ResultsDatabase& into) -> Result<void> {
        auto done = Salvage(*from, into).carryOut();
        if (!done)
            return done.error();
        salvaged = *std::move(done);
        return {};
    });
    if (created)
        return salvaged;
    Error error = created.error();
    error.place = damaged.toStdString();
    return error;
}

} // namespace dpfm::session
