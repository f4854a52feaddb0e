#include "ui/session/data_files.h"

#include "ui/session/results_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

namespace dpfm::session {

namespace {

/// The file's name, numbered if another has it.
QString freeName(const QString& path, QSet<QString>& taken) {
    const QString name = QFileInfo(path).fileName();
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = QStringLiteral("%1-%2").arg(number).arg(name);
    taken.insert(free);
    return QStringLiteral("data/") + free;
}

} // namespace

void changeDataPaths(network::DataSettings& data,
                     const std::function<QString(const QString&)>& change) {
    network::IdxFiles& idx = data.idx;
    for (std::string* path :
         {&idx.images, &idx.labels, &idx.testImages, &idx.testLabels, &data.csv.path})
        if (!path->empty())
            *path = change(QString::fromStdString(*path)).toStdString();
}

Result<std::vector<DataFile>> bundleData(network::DataSettings& data, const QString& folder,
                                         qint64 limit) {
    // What another source had is left behind, so that no bundle asks for a file it does not need.
    if (data.source != network::DataSource::Idx)
        data.idx = {};
    if (data.source != network::DataSource::Csv)
        data.csv = {};
    std::vector<std::pair<QString, DataFile>> files;
    QHash<QString, QString> places;
    QSet<QString> taken;
    changeDataPaths(data, [&](const QString& path) {
        const QString file = QFileInfo(path).absoluteFilePath();
        if (!places.contains(file)) {
            places[file] = freeName(file, taken);
            files.push_back({file, {places[file], 0, {}, false}});
        }
        return places[file];
    });
    qint64 bytes = 0;
    for (auto& [path, file] : files) {
        auto hash = sha256(path);
        if (!hash)
            return hash.error();
        file.sha256 = *std::move(hash);
        file.bytes = QFileInfo(path).size();
        bytes += file.bytes;
    }
    std::vector<DataFile> described;
    for (auto& [path, file] : files) {
        file.included = bytes <= limit;
        const QString copy = QDir(folder).filePath(file.bundled);
        if (file.included &&
            (!QDir(folder).mkpath(QStringLiteral("data")) || !QFile::copy(path, copy)))
            return fileError(path, "The file cannot be copied into the bundle.");
        if (file.included)
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                            QFile::ReadOther);
        described.push_back(file);
    }
    return described;
}

Result<QByteArray> sha256(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fileError(path, "The file cannot be read: %1.", {file.errorString().toStdString()});
    return hash.result().toHex();
}

} // namespace dpfm::session
