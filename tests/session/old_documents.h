#pragma once

#include "ui/session/mailbox.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QTest>
#include <QVariant>

#include <vector>

/// Documents as earlier versions of the format had them.
namespace dpfm::tests {

/// Turns a document of one sweep that ended by `events` into one of version 1 or 2: epochs are
/// rows, and there are no checksums.
inline void makeOld(const QString& path, int version,
                    const std::vector<session::RunEvent>& events) {
    const QString name = QStringLiteral("old");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QStringList statements{QStringLiteral("ALTER TABLE document DROP COLUMN checksum"),
                               QStringLiteral("ALTER TABLE sweeps DROP COLUMN build"),
                               QStringLiteral("ALTER TABLE sweeps DROP COLUMN checksum"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN note"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN pinned"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN color"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN deleted"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN marks_checksum"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN history"),
                               QStringLiteral("ALTER TABLE epochs DROP COLUMN reading"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN fidelity"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN fed"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN learner"),
                               QStringLiteral("ALTER TABLE runs DROP COLUMN checksum")};
        if (version == 1)
            statements << QStringLiteral("ALTER TABLE runs DROP COLUMN layers");
        statements << QStringLiteral("PRAGMA user_version = %1").arg(version);
        for (const QString& statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
        QVERIFY(database.transaction());
        QSqlQuery insert(database);
        QVERIFY(insert.prepare(QStringLiteral(
            "INSERT INTO epochs (sweep_id, run, epoch, loss, val_loss) VALUES (1, ?, ?, ?, ?)")));
        for (const session::RunEvent& event : events) {
            const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what);
            if (!snapshot)
                continue;
            insert.bindValue(0, static_cast<qint64>(event.run.index));
            insert.bindValue(1, (*snapshot)->metrics.epoch);
            insert.bindValue(2, (*snapshot)->metrics.loss);
            insert.bindValue(3, (*snapshot)->metrics.valLoss);
            QVERIFY(insert.exec());
        }
        QVERIFY(database.commit());
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace dpfm::tests
