#pragma once

#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace dpfm::session {

class ResultsDatabase;

/// A table of a damaged results file, of which any page may be unreadable and any bit wrong: its
/// rows are asked for one by one, so that each is had that can be. Nothing is written to the file.
class DamagedTable {
public:
    /// A row's values by the names of their columns.
    using Row = std::map<QString, QVariant>;

    /// With the columns that are to be read; one that is of a later version of the format than the
    /// file has the value that stands for it. `file` must outlive this.
    DamagedTable(const ResultsDatabase& file, const QString& table, QStringList columns);

    /// None if there is no such row or it cannot be read.
    std::optional<Row> row(qint64 rowid);

    /// Rows under a condition up to the first that cannot be read, and whether there is such a one.
    std::pair<std::vector<Row>, bool> rows(const QString& condition,
                                           const QVariantList& values) const;

    /// All that could be the rowid of a row: what the table and its index name from either end up
    /// to a damaged page, and all between; at least `count` from the first.
    std::vector<qint64> rowids(qint64 count) const;

    /// Sets texts of a row that was read, and its `checksum`, as they were written: one flipped bit
    /// in them is turned back. `texts` are their columns in the order of the checksum; a row that
    /// has none is believed. False if more is wrong.
    bool mend(qint64 rowid, const QStringList& texts, Row& row) const;

private:
    QString indexed() const;
    static QString orderedBy(const QString& index);
    Row taken(const QSqlQuery& query) const;

    const ResultsDatabase& file_;
    QString table_;
    QStringList columns_;
    QString selected_;
    std::optional<QSqlQuery> byRowid_; ///< prepared when it is first needed
};

} // namespace dpfm::session
