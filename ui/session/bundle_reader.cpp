#include "ui/session/bundle_reader.h"

#include "ui/session/bundle.h"
#include "ui/session/csv_export.h"
#include "ui/session/damage.h"
#include "ui/session/data_files.h"
#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/json_reader.h"
#include "ui/session/results_file.h"
#include "ui/session/results_store.h"
#include "ui/session/zip_file.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace dpfm::session {

namespace {

const QString kProvenance = QStringLiteral("provenance.json");

/// The folder with the provenance: this one, or the only one in it, as in an archive.
QString rootOf(const QString& folder) {
    const QDir here(folder);
    if (here.exists(kProvenance))
        return folder;
    const QStringList below = here.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return below.size() == 1 ? here.filePath(below.front()) : folder;
}

Result<std::vector<OpenBundle::File>> readFiles(const QString& path) {
    const auto content = readFile(path);
    if (!content)
        return content.error();
    const auto document = parseJson(*content, kBundleFormat, kBundleVersion);
    if (!document)
        return inFile(path, document.error());
    std::optional<Error> error;
    const JsonField root(*document, {}, error);
    std::vector<OpenBundle::File> files;
    const auto read = [&](const JsonField& file, bool required) {
        const QString name = QString::fromStdString(file["name"].text());
        if (name.isEmpty() || !QDir::isRelativePath(name) ||
            QDir::cleanPath(name).startsWith(QLatin1String("..")))
            file["name"].fail("This is no name of a file in the bundle.");
        files.push_back({name, QByteArray::fromStdString(file["sha256"].text()), required});
    };
    for (const JsonField& file : root["files"].items())
        read(file, true);
    for (const JsonField& file : root["data_files"].items())
        if (!file["included"].boolean())
            read(file, false);
    if (error)
        return inFile(path, *error);
    return files;
}

/// With what a run does not depend on taken out.
QByteArray withoutPlaces(network::Experiment experiment) {
    changeDataPaths(experiment.data, [](const QString&) { return QStringLiteral("file"); });
    return experimentToJson(experiment);
}

} // namespace

Result<OpenBundle> openBundle(const QString& path) {
    OpenBundle bundle;
    if (!QFileInfo::exists(path))
        return fileError(path, "There is no such file or folder.");
    bundle.folder = path;
    if (!QFileInfo(path).isDir()) {
        bundle.unpacked = std::make_unique<QTemporaryDir>();
        if (!bundle.unpacked->isValid())
            return fileError(path, "There is no room for temporary files to unpack it: %1.",
                             {bundle.unpacked->errorString().toStdString()});
        if (auto unpacked = unpackZip(path, bundle.unpacked->path()); !unpacked)
            return unpacked.error();
        bundle.folder = bundle.unpacked->path();
    }
    bundle.folder = rootOf(bundle.folder);
    const QDir folder(bundle.folder);
    if (!folder.exists(kProvenance))
        return fileError(path, "This is no bundle: there is no provenance.json in it.", {},
                         ErrorCode::FileFormat);
    auto files = readFiles(folder.filePath(kProvenance));
    if (!files)
        return files.error();
    bundle.files = *std::move(files);
    for (const auto& [name, sha256, required] : bundle.files)
        if (!QFileInfo(folder.filePath(name)).isFile())
            return required
                       ? fileError(path, "Its file %1 is missing.", {name.toStdString()})
                       : fileError(path,
                                   "The data file %1 was too large to be in it; unpack the bundle "
                                   "and put the file there. Its SHA-256 is %2.",
                                   {name.toStdString(), sha256.toStdString()});
    return bundle;
}

Result<void> checkHashes(const OpenBundle& bundle) {
    for (const auto& [name, expected, required] : bundle.files) {
        const QString path = QDir(bundle.folder).filePath(name);
        const auto actual = sha256(path);
        if (!actual)
            return actual.error();
        if (*actual != expected)
            return fileError(path,
                             "This is not the file that was bundled: its SHA-256 is %1 instead of "
                             "%2.",
                             {actual->toStdString(), expected.toStdString()}, ErrorCode::Mismatch);
    }
    return {};
}

Result<BundledSweep> readBundledSweep(const OpenBundle& bundle) {
    const QDir folder(bundle.folder);
    BundledSweep bundled;
    const QString path = folder.filePath(QStringLiteral("experiment.json"));
    auto experiment = readExperiment(path);
    if (!experiment)
        return experiment.error();
    bundled.experiment = *std::move(experiment);
    const auto store =
        ResultsStore::open(folder.filePath(QStringLiteral("results.dpfm")), Access::Read);
    if (!store)
        return store.error();
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    if (sweeps->size() != 1)
        return fileError((*store)->path(),
                         "A bundle's document holds one sweep; this one holds %1.",
                         {std::to_string(sweeps->size())}, ErrorCode::Mismatch);
    auto sweep = (*store)->load(sweeps->front().id);
    if (!sweep)
        return sweep.error();
    bundled.sweep = *std::move(sweep);
    if (auto damage = damageOf(bundled.sweep, (*store)->path())) {
        damage->code = ErrorCode::Mismatch;
        return *damage;
    }
    if (withoutPlaces(bundled.experiment) != withoutPlaces(bundled.sweep.experiment))
        return fileError(path, "This is not the experiment that results.dpfm holds.", {},
                         ErrorCode::Mismatch);
    const QString csv = folder.filePath(QStringLiteral("runs.csv"));
    const auto written = readFile(csv);
    if (!written)
        return written.error();
    if (*written != toCsv(bundled.sweep))
        return fileError(csv, "Its figures are not those that results.dpfm holds.", {},
                         ErrorCode::Mismatch);
    return bundled;
}

} // namespace dpfm::session
