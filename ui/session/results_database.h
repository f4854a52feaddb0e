#pragma once

#include "core/base/result.h"

#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace dpfm::session {

/// The SQLite file under a ResultsStore: opening and closing it, who may write, transactions, and
/// what SQLite's errors mean to a person. Knows nothing of sweeps apart from its schema.
/// The first program that opens a document holds its lock and may write; others may read.
class ResultsDatabase {
public:
    /// Makes a file with the schema and `fill`'s rows, whole or not at all.
    static Result<void> create(const QString& path,
                               const std::function<Result<void>(ResultsDatabase&)>& fill);
    /// Read-only unless it is to be written and can be. What is not as it should be, and what
    /// `check` refuses, is as it was, and so is what a killed program left beside it, but for a
    /// change in its middle, which is taken back before anything is read.
    static Result<std::unique_ptr<ResultsDatabase>>
    open(const QString& path, bool toWrite,
         const std::function<Result<void>(const ResultsDatabase&)>& check);
    /// A damaged file with its tables, of which any row may fail to be read; null if not even they
    /// can be named.
    static std::unique_ptr<ResultsDatabase> openUnchecked(const QString& path);
    ~ResultsDatabase();
    ResultsDatabase(const ResultsDatabase&) = delete;
    ResultsDatabase& operator=(const ResultsDatabase&) = delete;

    const QString& path() const { return path_; }
    /// From now on this is what can be read of a damaged file of this path, and read-only: to write
    /// to it is refused with what `damage` says.
    void standFor(const QString& path, const Error& damage);
    const std::optional<Error>& damage() const { return damage_; }
    bool readOnly() const { return readOnly_; }
    /// Another program writes to it, or may do so because we did not ask for the right to.
    bool usedElsewhere() const { return usedElsewhere_; }

    /// A column that a later version of the format added to a table, to be selected: its name or,
    /// if the file does not have it, the value that stands for it. A file has them all, unless it
    /// is of an earlier version and open for reading only; what is opened to be written is brought
    /// to the present version.
    QString columnOrDefault(const QString& table, const QString& column) const;

    /// A statement with its values for "?", carried out.
    Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {}) const;
    /// A statement to be given values and carried out many times with run().
    Result<QSqlQuery> prepare(const QString& statement) const;
    Result<void> run(QSqlQuery& prepared, const QVariantList& values) const;

    /// Does all of `work` or, if that returns an error or the disk does, nothing. Fails at once if
    /// read-only.
    Result<void> transaction(const std::function<Result<void>()>& work);

    /// Does `work`, which only reads, with the file as it is at one moment.
    Result<void> atOneMoment(const std::function<Result<void>()>& work) const;

    /// A whole copy in another file, which is replaced whole or not at all; before that `change` is
    /// made to the copy, which is of the present version.
    Result<void> copyTo(const QString& path,
                        const std::function<Result<void>(ResultsDatabase&)>& change) const;

    Error error(const QSqlError& error) const;

private:
    explicit ResultsDatabase(QString path);
    bool connect(const QString& options = {});
    void disconnect();
    static void rollBack(const QString& path, bool locked);
    Result<void> checkIntegrity() const;
    Result<void> readColumns();
    /// Whether our tables are there, with columns as some version has them; others' do not matter.
    bool hasTheTables() const;
    Result<void> addColumns();
    Result<void> upgrade();
    QSqlDatabase database() const;

    QString path_;
    QString connection_; ///< the name of a QSqlDatabase of our own
    std::unique_ptr<QLockFile> lock_;
    QStringList columns_;         ///< "runs.layers"
    std::optional<Error> damage_; ///< of the file that this stands for
    bool readOnly_ = false;
    bool usedElsewhere_ = false;
};

} // namespace dpfm::session
