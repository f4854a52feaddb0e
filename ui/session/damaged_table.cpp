#include "ui/session/damaged_table.h"

#include "ui/session/flipped_bit.h"
#include "ui/session/results_database.h"
#include "ui/session/run_history.h"

#include <QFileInfo>

#include <algorithm>
#include <bit>

namespace dpfm::session {

namespace {

constexpr qint64 kLeastRow = 16; ///< bytes, less than any row of ours has

/// Texts of a row, in the order of its checksum, as the file has them: what is no UTF-8 any more
/// would be lost in a QString.
std::optional<QByteArrayList> bytesOf(const ResultsDatabase& damaged, const QString& table,
                                      const QStringList& columns, qint64 rowid) {
    QStringList selected;
    for (const QString& column : columns)
        selected << QStringLiteral("CAST(%1 AS BLOB)").arg(damaged.columnOrDefault(table, column));
    auto query = damaged.run(
        QStringLiteral("SELECT %1 FROM %2 WHERE rowid = ?").arg(selected.join(u','), table),
        {rowid});
    if (!query || !query->next())
        return std::nullopt;
    QByteArrayList bytes;
    for (int i = 0; i < columns.size(); ++i)
        bytes << query->value(i).toByteArray();
    return bytes;
}

/// The texts as they were written, one flipped bit turned back; none if their checksum says that
/// more is wrong. Without a checksum they are believed.
std::optional<QByteArrayList> asWritten(QByteArrayList texts, const QVariant& stored) {
    if (stored.isNull())
        return texts;
    const quint32 difference = checksum(texts) ^ static_cast<quint32>(stored.toLongLong());
    if (std::popcount(difference) <= 1) // if one, it is of the checksum itself
        return texts;
    qsizetype size = 0;
    for (const QByteArray& each : texts)
        size += kChecksumPrefix + each.size();
    const auto bit = flippedBit(size, difference);
    if (!bit)
        return std::nullopt;
    qsizetype byte = *bit / 8;
    for (QByteArray& each : texts) {
        byte -= kChecksumPrefix;
        if (byte < 0)
            return std::nullopt; // no text has this bit
        if (byte < each.size()) {
            each[byte] = static_cast<char>(each[byte] ^ (1 << *bit % 8));
            return texts;
        }
        byte -= each.size();
    }
    return std::nullopt;
}

} // namespace

DamagedTable::DamagedTable(const ResultsDatabase& file, const QString& table, QStringList columns)
    : file_(file)
    , table_(table)
    , columns_(std::move(columns)) {
    QStringList selected;
    for (const QString& column : columns_)
        selected << file.columnOrDefault(table, column);
    selected_ = selected.join(QStringLiteral(", "));
}

std::optional<DamagedTable::Row> DamagedTable::row(qint64 rowid) {
    if (!byRowid_) {
        auto prepared = file_.prepare(
            QStringLiteral("SELECT %1 FROM %2 NOT INDEXED WHERE rowid = ?").arg(selected_, table_));
        if (!prepared)
            return std::nullopt;
        byRowid_ = *std::move(prepared);
    }
    std::optional<Row> row;
    if (file_.run(*byRowid_, {rowid}) && byRowid_->next())
        row = taken(*byRowid_);
    byRowid_->finish();
    return row;
}

std::pair<std::vector<DamagedTable::Row>, bool>
DamagedTable::rows(const QString& condition, const QVariantList& values) const {
    std::vector<Row> rows;
    auto query = file_.run(
        QStringLiteral("SELECT %1 FROM %2 WHERE %3").arg(selected_, table_, condition), values);
    if (!query)
        return {rows, true};
    while (query->next())
        rows.push_back(taken(*query));
    return {rows, query->lastError().isValid()};
}

std::vector<qint64> DamagedTable::rowids(qint64 count) const {
    const qint64 most = QFileInfo(file_.path()).size() / kLeastRow;
    qint64 first = 0;
    qint64 last = 0;
    for (const QString& index : {QStringLiteral("NOT INDEXED"), indexed()})
        for (const char* order : {"ASC", "DESC"}) {
            auto query = file_.run(QStringLiteral("SELECT rowid FROM %1 %2 ORDER BY %3 %4")
                                       .arg(table_, index, orderedBy(index), QLatin1String(order)));
            while (query && query->next()) {
                const qint64 rowid = query->value(0).toLongLong();
                if (rowid < 1 || rowid > most)
                    continue; // itself damaged
                first = first == 0 ? rowid : std::min(first, rowid);
                last = std::max(last, rowid);
            }
        }
    last = std::max(last, std::max<qint64>(first, 1) + count - 1);
    std::vector<qint64> rowids;
    for (qint64 rowid = std::max<qint64>(first, 1); rowid <= last; ++rowid)
        rowids.push_back(rowid);
    return rowids;
}

bool DamagedTable::mend(qint64 rowid, const QStringList& texts, Row& row) const {
    const auto bytes = bytesOf(file_, table_, texts, rowid);
    const QString sum = QStringLiteral("checksum");
    const auto written = bytes ? asWritten(*bytes, row[sum]) : std::nullopt;
    if (!written)
        return false;
    for (qsizetype i = 0; i < texts.size(); ++i)
        row[texts[i]] = QStringLiteral("") + QString::fromUtf8((*written)[i]); // null would be NULL
    if (!row[sum].isNull())
        row[sum] = checksum(*written);
    return true;
}

QString DamagedTable::indexed() const {
    return table_ == QLatin1String("runs") ? QStringLiteral("INDEXED BY sqlite_autoindex_runs_1")
                                           : QStringLiteral("NOT INDEXED");
}

QString DamagedTable::orderedBy(const QString& index) {
    return index.startsWith(QLatin1String("NOT")) ? QStringLiteral("rowid")
                                                  : QStringLiteral("sweep_id, run");
}

DamagedTable::Row DamagedTable::taken(const QSqlQuery& query) const {
    Row row;
    for (qsizetype i = 0; i < columns_.size(); ++i)
        row[columns_[i]] = query.value(static_cast<int>(i));
    return row;
}

} // namespace dpfm::session
