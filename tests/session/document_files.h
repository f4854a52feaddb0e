#pragma once

#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <memory>

/// Results documents as the store's tests make, open and damage them.
namespace dpfm::tests {

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

inline std::unique_ptr<session::ResultsStore> created(const QString& path,
                                                      const network::Experiment& experiment) {
    auto store = session::ResultsStore::create(path, experiment);
    if (!store) {
        qWarning("%s", store.error().text().c_str());
        return nullptr;
    }
    return *std::move(store);
}

/// The same with a sweep in it, of number 1, of which nothing has happened yet.
inline std::unique_ptr<session::ResultsStore>
createdWithSweep(const QString& path, const network::Experiment& experiment) {
    auto store = created(path, experiment);
    if (!store || !store->addSweep(experiment, session::currentProvenance()))
        return nullptr;
    return store;
}

inline std::unique_ptr<session::ResultsStore> opened(const QString& path) {
    auto store = session::ResultsStore::open(path);
    if (!store) {
        qWarning("%s", store.error().text().c_str());
        return nullptr;
    }
    return *std::move(store);
}

/// Carries out statements in a database that no store has open.
inline void execute(const QString& path, const QStringList& statements) {
    const QString name = QStringLiteral("other");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace dpfm::tests
