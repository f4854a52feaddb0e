#pragma once

#include "ui/session/results_store.h"

#include <QFile>
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

inline std::unique_ptr<session::ResultsStore> opened(const QString& path) {
    auto store = session::ResultsStore::open(path);
    if (!store) {
        qWarning("%s", store.error().text().c_str());
        return nullptr;
    }
    return *std::move(store);
}

} // namespace dpfm::tests
