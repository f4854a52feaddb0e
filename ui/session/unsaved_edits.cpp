#include "ui/session/unsaved_edits.h"

#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/json_reader.h"
#include "ui/session/keeping_folders.h"
#include "ui/session/results_file.h"
#include "ui/session/run_history.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace dpfm::session {

namespace {

constexpr auto kFormat = "dpfm-unsaved-edits";
constexpr int kVersion = 2;
constexpr int kFirstWithChecksum = 2; // version 1 had a SHA-256
constexpr auto kEnding = ".edits.json";

/// One document has one name, by whatever links it is reached.
QString pathOf(const QString& document) {
    const QString canonical = QFileInfo(document).canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(document).absoluteFilePath() : canonical;
}

/// How the names of a document's files begin.
QString stem(const QString& document) {
    const QByteArray hash =
        QCryptographicHash::hash(pathOf(document).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(16)) + u'-';
}

/// What version 1 had for a checksum, in hexadecimal.
QString hashOf(const QStringList& texts) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& text : texts) {
        const QByteArray bytes = text.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ' ' + bytes);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QByteArray toJson(const UnsavedEdits& edits) {
    const QString edited = edits.edited.toString(Qt::ISODateWithMs);
    const QString experiment = QString::fromUtf8(experimentToJson(edits.experiment));
    return QJsonDocument(
               QJsonObject{{"format", QLatin1String(kFormat)},
                           {"version", kVersion},
                           {"document", edits.document},
                           {"edited", edited},
                           {"experiment", experiment},
                           {"checksum", qint64{checksum({edits.document, edited, experiment})}}})
        .toJson();
}

Result<UnsavedEdits> read(const QString& path) {
    const auto content = readFile(path);
    if (!content)
        return content.error();
    const auto object = parseJson(*content, kFormat, kVersion);
    if (!object)
        return inFile(path, object.error());
    std::optional<Error> error;
    const JsonField root(*object, {}, error);
    const QString document = QString::fromStdString(root["document"].text());
    const QString edited = QString::fromStdString(root["edited"].text());
    const QString json = QString::fromStdString(root["experiment"].text());
    const bool asWritten =
        root["version"].integer() >= kFirstWithChecksum
            ? root["checksum"].whole(0, std::numeric_limits<quint32>::max()) ==
                  qint64{checksum({document, edited, json})}
            : root["sha256"].text() == hashOf({document, edited, json}).toStdString();
    if (!asWritten)
        return damagedError(path);
    if (error)
        return inFile(path, *error);
    auto experiment = experimentFromJson(json.toUtf8());
    if (!experiment)
        return inFile(path, experiment.error());
    return UnsavedEdits{document, QDateTime::fromString(edited, Qt::ISODateWithMs),
                        *std::move(experiment)};
}

Error putAside(const QString& path) {
    const auto aside = putDocumentAside(path);
    if (!aside)
        return fileError(path,
                         "The unsaved edits of the last time are damaged and cannot be restored.",
                         {}, ErrorCode::FileFormat);
    return fileError(*aside,
                     "The unsaved edits of the last time are damaged and cannot be restored; what "
                     "is left of them is in this file.",
                     {}, ErrorCode::FileFormat);
}

} // namespace

UnsavedEditsFile::UnsavedEditsFile(QString path, std::unique_ptr<QLockFile> lock,
                                   UnsavedEdits edits)
    : path_(std::move(path))
    , lock_(std::move(lock))
    , edits_(std::move(edits)) {}

Result<std::unique_ptr<UnsavedEditsFile>> UnsavedEditsFile::make(const QStringList& folders,
                                                                 const QString& document) {
    for (const QString& folder : folders) {
        if (!makeKeepingFolder(folder))
            continue;
        const QString path = QDir(folder).filePath(
            stem(document) + QUuid::createUuid().toString(QUuid::Id128) + QLatin1String(kEnding));
        auto lock = lockOfDocument(path);
        if (lock->tryLock(0))
            return std::unique_ptr<UnsavedEditsFile>(
                new UnsavedEditsFile(path, std::move(lock), {pathOf(document), {}, {}}));
    }
    return fileError(folders.value(0), "This folder cannot be written, so edits that are not saved "
                                       "would be lost in a crash.");
}

std::vector<std::unique_ptr<UnsavedEditsFile>>
UnsavedEditsFile::takeLeft(const QStringList& folders, const QString& document,
                           std::vector<Error>& broken) {
    const QString pattern =
        (document.isEmpty() ? QString() : stem(document)) + u'*' + QLatin1String(kEnding);
    std::vector<std::unique_ptr<UnsavedEditsFile>> left;
    for (const QString& folder : folders) {
        if (!isOwnKeepingFolder(folder))
            continue;
        for (const QString& name : QDir(folder).entryList({pattern}, QDir::Files)) {
            if (isPutAside(name))
                continue;
            const QString path = QDir(folder).filePath(name);
            auto lock = lockOfDocument(path);
            if (!lock->tryLock(0))
                continue; // of a program that is running, or in a folder that cannot be written
            if (!QFileInfo::exists(path))
                continue; // given up since it was listed
            auto edits = read(path);
            if (edits)
                left.push_back(std::unique_ptr<UnsavedEditsFile>(
                    new UnsavedEditsFile(path, std::move(lock), *std::move(edits))));
            else if (edits.error().code == ErrorCode::FileAccess ||
                     edits.error().code == ErrorCode::UnsupportedVersion)
                broken.push_back(edits.error());
            else
                broken.push_back(putAside(path));
        }
    }
    std::sort(left.begin(), left.end(),
              [](const auto& a, const auto& b) { return a->edits().edited > b->edits().edited; });
    return left;
}

Result<void> UnsavedEditsFile::keep(const network::Experiment& experiment,
                                    const QDateTime& edited) {
    UnsavedEdits edits{edits_.document, edited, experiment};
    if (auto written = writeFile(path_, toJson(edits)); !written)
        return written;
    edits_ = std::move(edits);
    return {};
}

Result<void> UnsavedEditsFile::remove() {
    QFile file(path_);
    if (!file.exists() || file.remove())
        return {};
    return fileError(path_,
                     "These edits are saved or given up, but their file cannot be deleted (%1); "
                     "they will be offered again. Delete it yourself.",
                     {file.errorString().toStdString()});
}

} // namespace dpfm::session
