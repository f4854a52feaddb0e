#include "ui/session/results_database.h"

#include "ui/session/results_file.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <array>
#include <utility>

namespace dpfm::session {

namespace {

/// Of version 1, with what does not change any more; kAddedColumns is the rest.
constexpr std::array kSchema = {
    R"(CREATE TABLE document (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        experiment TEXT NOT NULL,
        program_version TEXT NOT NULL))",
    R"(CREATE TABLE sweeps (
        id INTEGER PRIMARY KEY,
        experiment TEXT NOT NULL,
        started TEXT NOT NULL,
        program_version TEXT NOT NULL,
        machine TEXT NOT NULL,
        operating_system TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT ''))",
    R"(CREATE TABLE runs (
        sweep_id INTEGER NOT NULL REFERENCES sweeps (id) ON DELETE CASCADE,
        run INTEGER NOT NULL,
        method TEXT NOT NULL,
        corpus INTEGER NOT NULL,
        registers INTEGER NOT NULL,
        seed INTEGER NOT NULL,
        status TEXT NOT NULL DEFAULT 'pending'
            CHECK (status IN ('pending', 'running', 'completed', 'diverged')),
        seconds REAL NOT NULL DEFAULT 0,
        divergence TEXT NOT NULL DEFAULT '',
        diverged_epoch INTEGER NOT NULL DEFAULT 0,
        weights BLOB,
        PRIMARY KEY (sweep_id, run)))",
    // Of runs that have not ended; of those that have, they are in the column `history`.
    // The figures have no declared type: a column of type REAL would turn -0.0 into 0.0.
    R"(CREATE TABLE epochs (
        sweep_id INTEGER NOT NULL,
        run INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        loss NOT NULL,
        val_loss NOT NULL,
        accuracy,
        val_accuracy,
        PRIMARY KEY (sweep_id, run, epoch),
        FOREIGN KEY (sweep_id, run) REFERENCES runs (sweep_id, run) ON DELETE CASCADE)
        WITHOUT ROWID)",
};

/// The columns of version 1.
constexpr std::array kFirstColumns = {
    std::pair("document", "id, experiment, program_version"),
    std::pair("sweeps",
              "id, experiment, started, program_version, machine, operating_system, notes"),
    std::pair("runs", "sweep_id, run, method, corpus, registers, seed, status, seconds, "
                      "divergence, diverged_epoch, weights"),
    std::pair("epochs", "sweep_id, run, epoch, loss, val_loss, accuracy, val_accuracy"),
};

struct AddedColumn {
    const char* table;
    const char* name;
    const char* declaration;
    const char* missing; ///< what stands for it in a file without it
};
/// What later versions added; a file of any version is brought to the present one by adding those
/// it lacks. Checksums are of what the document and its sweeps say of themselves, and of each ended
/// run; what earlier versions wrote has none, and epochs of theirs stay rows.
constexpr std::array kAddedColumns = {
    // version 2: what each layer's weights got
    AddedColumn{"runs", "layers", "TEXT NOT NULL DEFAULT ''", "''"},
    // version 3: what a person made of the run
    AddedColumn{"runs", "note", "TEXT NOT NULL DEFAULT ''", "''"},
    AddedColumn{"runs", "pinned", "INTEGER NOT NULL DEFAULT 0", "0"},
    AddedColumn{"runs", "deleted", "INTEGER NOT NULL DEFAULT 0", "0"},
    // version 3: the build, the epochs of an ended run as one value (see packEpochs()), checksums
    AddedColumn{"sweeps", "build", "TEXT NOT NULL DEFAULT ''", "''"},
    AddedColumn{"runs", "marks_checksum", "INTEGER", "NULL"},
    AddedColumn{"runs", "history", "BLOB", "NULL"},
    AddedColumn{"runs", "checksum", "INTEGER", "NULL"},
    AddedColumn{"sweeps", "checksum", "INTEGER", "NULL"},
    AddedColumn{"document", "checksum", "INTEGER", "NULL"},
    // version 4: readings of fidelity, of runs that go on beside their epoch and of ended runs one
    // after the other, and what fed the weights
    AddedColumn{"epochs", "reading", "BLOB", "NULL"},
    AddedColumn{"runs", "fidelity", "BLOB", "NULL"},
    AddedColumn{"runs", "fed", "BLOB", "NULL"},
    // version 4: what a run that was cut off goes on with (see packLearner())
    AddedColumn{"runs", "learner", "BLOB", "NULL"},
    // version 4: the colour that a person gave the run
    AddedColumn{"runs", "color", "INTEGER NOT NULL DEFAULT 0", "0"},
};

/// As ResultsDatabase keeps it: "runs.layers".
QString fullName(const QString& table, const QString& column) {
    return table + u'.' + column;
}
QString fullName(const AddedColumn& column) {
    return fullName(QLatin1String(column.table), QLatin1String(column.name));
}

} // namespace

ResultsDatabase::ResultsDatabase(QString path)
    : path_(std::move(path))
    , connection_(QUuid::createUuid().toString()) {}

ResultsDatabase::~ResultsDatabase() {
    if (database().isOpen() && !readOnly_) {
        // If a reader keeps it from leaving WAL mode, the checkpoint has made the file whole.
        (void)run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        (void)run(QStringLiteral("PRAGMA journal_mode = DELETE"));
    }
    disconnect();
}

QSqlDatabase ResultsDatabase::database() const {
    return QSqlDatabase::database(connection_, false);
}

bool ResultsDatabase::connect(const QString& options) {
    QSqlDatabase opened = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection_);
    opened.setDatabaseName(path_);
    opened.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=500") + options);
    return opened.open();
}

void ResultsDatabase::disconnect() {
    database().close();
    QSqlDatabase::removeDatabase(connection_);
}

Result<void> ResultsDatabase::create(const QString& path,
                                     const std::function<Result<void>(ResultsDatabase&)>& fill) {
    if (QFileInfo::exists(path))
        return fileError(path, "There is a file of this name; give another name.");
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir())
        return fileError(path, "The folder %1 does not exist.", {folder.toStdString()});
    const auto lock = lockOfDocument(path);
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        return usedElsewhereError(path);
    // Under another name until it is whole, so that a kill leaves no half a document.
    const QString part = hiddenBeside(path, QStringLiteral(".part"));
    QFile::remove(part);
    const auto build = [&]() -> Result<void> {
        ResultsDatabase made(part);
        if (!made.connect())
            return made.error(made.database().lastError());
        for (const QString& pragma :
             {QStringLiteral("PRAGMA application_id = %1").arg(kResultsApplicationId),
              QStringLiteral("PRAGMA user_version = %1").arg(kResultsVersion)})
            if (const auto done = made.run(pragma); !done)
                return done.error();
        return made.transaction([&]() -> Result<void> {
            for (const char* statement : kSchema)
                if (const auto done = made.run(QLatin1String(statement)); !done)
                    return done.error();
            if (auto added = made.addColumns(); !added)
                return added;
            return fill(made);
        });
    };
    if (auto built = build(); !built) {
        QFile::remove(part);
        Error error = built.error();
        error.place = path.toStdString();
        return error;
    }
    return replaceFile(part, path);
}

/// A program that is killed while it changes the file's mode (to WAL or back) leaves a journal by
/// which SQLite takes the change back, once somebody opens the file who may write. `locked`: we
/// hold the document's lock already.
void ResultsDatabase::rollBack(const QString& path, bool locked) {
    if (QFileInfo(path + QStringLiteral("-journal")).size() == 0)
        return;
    const auto lock = lockOfDocument(path);
    if (!locked && !lock->tryLock(0))
        return; // somebody is changing it now, or nobody may
    ResultsDatabase mending(path);
    if (mending.connect())
        (void)mending.run(QStringLiteral("SELECT 1 FROM document"));
}

Result<std::unique_ptr<ResultsDatabase>>
ResultsDatabase::open(const QString& path, bool toWrite,
                      const std::function<Result<void>(const ResultsDatabase&)>& check) {
    if (const auto header = checkResultsHeader(path); !header)
        return header.error();
    // With symbolic links resolved, so that one file has one lock.
    std::unique_ptr<ResultsDatabase> opened(
        new ResultsDatabase(QFileInfo(path).canonicalFilePath()));
    if (toWrite) {
        auto lock = lockOfDocument(opened->path_);
        if (!lock->tryLock(0))
            opened->usedElsewhere_ = lock->error() == QLockFile::LockFailedError;
        else if (QFileInfo(path).isWritable())
            opened->lock_ = std::move(lock);
    } else {
        opened->usedElsewhere_ = true; // so it may be
    }
    const bool writable = opened->lock_ != nullptr;
    rollBack(opened->path_, writable);
    opened->path_ = path;
    opened->readOnly_ = true;
    // For reading until it is known to be whole: who may write folds the WAL in on closing.
    if (!opened->connect(QStringLiteral(";QSQLITE_OPEN_READONLY")))
        return opened->error(opened->database().lastError());
    if (const auto whole = opened->checkIntegrity(); !whole)
        return whole.error();
    if (const auto read = opened->readColumns(); !read)
        return read.error();
    if (!opened->hasTheTables())
        return damagedError(path);
    if (const auto whole = opened->atOneMoment([&] { return check(*opened); }); !whole)
        return whole.error();
    if (!writable)
        return opened;
    opened->disconnect();
    opened->readOnly_ = false;
    if (!opened->connect())
        return opened->error(opened->database().lastError());
    for (const char* pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON"})
        if (const auto done = opened->run(QLatin1String(pragma)); !done)
            return done.error();
    if (const auto upgraded = opened->upgrade(); !upgraded)
        return upgraded.error();
    return opened;
}

std::unique_ptr<ResultsDatabase> ResultsDatabase::openUnchecked(const QString& path) {
    std::unique_ptr<ResultsDatabase> opened(new ResultsDatabase(path));
    opened->readOnly_ = true;
    if (!opened->connect() || !opened->readColumns() || !opened->hasTheTables())
        return nullptr;
    return opened;
}

void ResultsDatabase::standFor(const QString& path, const Error& damage) {
    path_ = path;
    damage_ = damage;
    readOnly_ = true;
}

QString ResultsDatabase::columnOrDefault(const QString& table, const QString& column) const {
    const QString name = fullName(table, column);
    if (columns_.contains(name))
        return column;
    for (const AddedColumn& added : kAddedColumns)
        if (name == fullName(added))
            return QLatin1String(added.missing);
    return column;
}

Result<void> ResultsDatabase::readColumns() {
    auto rows = run(QStringLiteral("SELECT tables.name, columns.name FROM sqlite_schema AS tables, "
                                   "pragma_table_info(tables.name) AS columns "
                                   "WHERE tables.type = 'table'"));
    if (!rows)
        return rows.error();
    columns_.clear();
    while (rows->next())
        columns_ << fullName(rows->value(0).toString(), rows->value(1).toString());
    return {};
}

Result<void> ResultsDatabase::addColumns() {
    for (const AddedColumn& column : kAddedColumns) {
        if (columns_.contains(fullName(column)))
            continue;
        const auto added = run(QStringLiteral("ALTER TABLE %1 ADD COLUMN %2 %3")
                                   .arg(QLatin1String(column.table), QLatin1String(column.name),
                                        QLatin1String(column.declaration)));
        if (!added)
            return added.error();
    }
    return readColumns();
}

Result<void> ResultsDatabase::upgrade() {
    const bool whole =
        std::all_of(kAddedColumns.begin(), kAddedColumns.end(), [this](const AddedColumn& column) {
            return columns_.contains(fullName(column));
        });
    auto version = run(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const bool present = version->next() && version->value(0).toUInt() == kResultsVersion;
    version->finish();
    if (whole && present)
        return {};
    return transaction([&]() -> Result<void> {
        if (auto added = addColumns(); !added)
            return added;
        const auto numbered = run(QStringLiteral("PRAGMA user_version = %1").arg(kResultsVersion));
        return numbered ? Result<void>() : numbered.error();
    });
}

Result<void> ResultsDatabase::checkIntegrity() const {
    auto checked = run(QStringLiteral("PRAGMA quick_check(1)"));
    if (!checked)
        return checked.error();
    if (!checked->next() || checked->value(0).toString() != QStringLiteral("ok"))
        return damagedError(path_);
    return {};
}

bool ResultsDatabase::hasTheTables() const {
    QStringList known;
    QStringList tables;
    for (const auto& [table, columns] : kFirstColumns) {
        tables << QLatin1String(table);
        if (!run(QStringLiteral("SELECT %1 FROM %2 LIMIT 0")
                     .arg(QLatin1String(columns), QLatin1String(table))))
            return false;
        for (const QString& column : QString::fromLatin1(columns).split(QStringLiteral(", ")))
            known << fullName(QLatin1String(table), column);
    }
    for (const AddedColumn& column : kAddedColumns)
        known << fullName(column);
    // Else a column whose name was damaged would be added anew, empty.
    return std::all_of(columns_.begin(), columns_.end(), [&](const QString& column) {
        return known.contains(column) || !tables.contains(column.section(u'.', 0, 0));
    });
}

Result<QSqlQuery> ResultsDatabase::prepare(const QString& statement) const {
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return error(query.lastError());
    return query;
}

Result<void> ResultsDatabase::run(QSqlQuery& prepared, const QVariantList& values) const {
    for (qsizetype i = 0; i < values.size(); ++i)
        prepared.bindValue(static_cast<int>(i), values[i]);
    if (!prepared.exec())
        return error(prepared.lastError());
    return {};
}

Result<QSqlQuery> ResultsDatabase::run(const QString& statement, const QVariantList& values) const {
    auto query = prepare(statement);
    if (!query)
        return query;
    if (const auto done = run(*query, values); !done)
        return done.error();
    return query;
}

Result<void> ResultsDatabase::transaction(const std::function<Result<void>()>& work) {
    if (damage_)
        return *damage_;
    if (readOnly_)
        return fileError(path_, usedElsewhere_ ? "Another program is using this file; close it "
                                                 "there, or save a copy under another name."
                                               : "This file or its folder is write-protected; "
                                                 "save a copy under another name.");
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    if (const auto done = work(); !done) {
        (void)run(QStringLiteral("ROLLBACK")); // fails where SQLite has already rolled back
        return done;
    }
    if (const auto committed = run(QStringLiteral("COMMIT")); !committed) {
        (void)run(QStringLiteral("ROLLBACK"));
        return committed.error();
    }
    return {};
}

Result<void> ResultsDatabase::atOneMoment(const std::function<Result<void>()>& work) const {
    if (const auto begun = run(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    auto done = work();
    (void)run(QStringLiteral("COMMIT")); // nothing was written
    return done;
}

Result<void>
ResultsDatabase::copyTo(const QString& path,
                        const std::function<Result<void>(ResultsDatabase&)>& change) const {
    const QFileInfo target(path);
    if (target.exists() && !target.isFile())
        return fileError(path, "This is not a file; give another name.");
    const QString resolved = target.exists() ? target.canonicalFilePath() : path;
    const auto lock = lockOfDocument(resolved);
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        return usedElsewhereError(path);
    const QString part = hiddenBeside(resolved, QStringLiteral(".part"));
    QFile::remove(part);
    const auto build = [&]() -> Result<void> {
        if (const auto copied = run(QStringLiteral("VACUUM INTO ?"), {part}); !copied)
            return copied.error();
        {
            ResultsDatabase copy(part);
            if (!copy.connect())
                return copy.error(copy.database().lastError());
            if (const auto read = copy.readColumns(); !read)
                return read;
            if (const auto upgraded = copy.upgrade(); !upgraded)
                return upgraded;
            if (const auto changed = change(copy); !changed)
                return changed;
        }
        return {};
    };
    if (const auto built = build(); !built) {
        QFile::remove(part);
        Error error = built.error();
        error.place = path.toStdString();
        return error;
    }
    return replaceFile(part, resolved);
}

Error ResultsDatabase::error(const QSqlError& error) const {
    // SQLite's primary result codes; the extended ones hold them in their lowest byte.
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return usedElsewhereError(path_);
    case 8: // SQLITE_READONLY
        return fileError(path_, readOnly_
                                    ? "A program was killed while it changed this file, which "
                                      "cannot be mended where it is write-protected; copy it "
                                      "and the files beside it that begin with its name to a "
                                      "folder of your own."
                                    : "The file is write-protected.");
    case 10: // SQLITE_IOERR
    case 13: // SQLITE_FULL
        return fileError(path_,
                         "The file cannot be written (%1); make room on its "
                         "disk, or save it on another one.",
                         {error.databaseText().toStdString()});
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return damagedError(path_);
    case 14: // SQLITE_CANTOPEN
        return fileError(path_, "The file cannot be opened, or its folder cannot be "
                                "written; use a folder of your own.");
    default:
        return fileError(path_, "The results file does not work: %1.",
                         {error.databaseText().toStdString()}, ErrorCode::FileFormat);
    }
}

} // namespace dpfm::session
