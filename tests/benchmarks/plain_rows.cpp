#include "tests/benchmarks/plain_rows.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <stdexcept>
#include <vector>

namespace dpfm::bench {

namespace {

void check(bool done, const QSqlError& error) {
    if (!done)
        throw std::runtime_error(error.text().toStdString());
}

void inDatabase(const QString& path, const std::function<void(QSqlDatabase&)>& work) {
    const QString name = QStringLiteral("plain rows");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        check(database.open(), database.lastError());
        work(database);
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace

void writePlainRows(const QString& path, const session::SweepRecord& sweep) {
    inDatabase(path, [&](QSqlDatabase& database) {
        QSqlQuery query(database);
        check(query.exec(QStringLiteral("CREATE TABLE epochs (run INTEGER, epoch INTEGER, loss, "
                                        "val_loss, PRIMARY KEY (run, epoch)) WITHOUT ROWID")),
              query.lastError());
        check(database.transaction(), database.lastError());
        check(query.prepare(QStringLiteral("INSERT INTO epochs VALUES (?, ?, ?, ?)")),
              query.lastError());
        for (const session::RunRecord& run : sweep.runs)
            for (const training::EpochMetrics& epoch : run.epochs) {
                query.bindValue(0, static_cast<qint64>(run.run.index));
                query.bindValue(1, epoch.epoch);
                query.bindValue(2, epoch.loss);
                query.bindValue(3, epoch.valLoss);
                check(query.exec(), query.lastError());
            }
        check(database.commit(), database.lastError());
    });
}

double readPlainRows(const QString& path) {
    double sum = 0.0;
    inDatabase(path, [&](QSqlDatabase& database) {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        check(query.exec(QStringLiteral(
                  "SELECT run, epoch, loss, val_loss FROM epochs ORDER BY run, epoch")),
              query.lastError());
        std::vector<std::vector<training::EpochMetrics>> runs;
        while (query.next()) {
            const auto run = static_cast<std::size_t>(query.value(0).toULongLong());
            if (run >= runs.size())
                runs.resize(run + 1);
            runs[run].push_back({query.value(1).toInt(),
                                 query.value(2).toDouble(),
                                 query.value(3).toDouble(),
                                 {},
                                 {}});
            sum += runs[run].back().loss + runs[run].back().valLoss;
        }
    });
    return sum;
}

} // namespace dpfm::bench
