#include "ui/session/bundle.h"

#include "ui/session/bundle_readme.h"
#include "ui/session/csv_export.h"
#include "ui/session/damage.h"
#include "ui/session/data_files.h"
#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/json_writer.h"
#include "ui/session/provenance.h"
#include "ui/session/results_file.h"
#include "ui/session/results_store.h"
#include "ui/session/zip_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

namespace dpfm::session {

namespace {

QByteArray quoted(const QString& value) {
    return json::text(value.toStdString());
}

QByteArray quoted(const QDateTime& time) {
    return quoted(time.toUTC().toString(Qt::ISODateWithMs));
}

QByteArray programJson(const Provenance& provenance, const char* when) {
    return json::object({{"program", json::text("DPFM Workbench")},
                         {"program_version", quoted(provenance.programVersion)},
                         {"build", quoted(provenance.build)},
                         {"machine", quoted(provenance.machine)},
                         {"operating_system", quoted(provenance.operatingSystem)},
                         {when, quoted(provenance.started)}},
                        json::Layout::Line);
}

/// The names of all files below a folder, sorted.
QStringList filesBelow(const QString& folder) {
    QStringList files;
    for (QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         all.hasNext();)
        files << QDir(folder).relativeFilePath(all.next());
    files.sort();
    return files;
}

Result<QByteArray> filesJson(const QString& folder) {
    std::vector<QByteArray> files;
    for (const QString& name : filesBelow(folder)) {
        const QString path = QDir(folder).filePath(name);
        const auto hash = sha256(path);
        if (!hash)
            return hash.error();
        files.push_back(json::object({{"name", quoted(name)},
                                      {"bytes", QByteArray::number(QFileInfo(path).size())},
                                      {"sha256", quoted(QString::fromLatin1(*hash))}}));
    }
    return json::list(files, json::Layout::Lines);
}

QByteArray dataJson(const std::vector<DataFile>& files) {
    std::vector<QByteArray> list;
    for (const DataFile& file : files)
        list.push_back(json::object({{"name", quoted(file.bundled)},
                                     {"bytes", QByteArray::number(file.bytes)},
                                     {"sha256", quoted(QString::fromLatin1(file.sha256))},
                                     {"included", file.included ? "true" : "false"}}));
    return json::list(list, json::Layout::Lines);
}

QByteArray leftOutJson(const BundleFigures& figures) {
    std::vector<QByteArray> list;
    for (const auto& [file, reason] : figures.leftOut)
        list.push_back(json::object({{"figure", quoted(file)}, {"reason", quoted(reason)}}));
    return json::list(list);
}

Result<void> writeProvenance(const QString& folder, const BundleContent& content) {
    const auto files = filesJson(folder);
    if (!files)
        return files.error();
    const SweepRecord& sweep = content.sweep;
    const std::vector<json::Field> fields{
        {"format", json::text(kBundleFormat)},
        {"version", QByteArray::number(kBundleVersion)},
        {"name", json::text(sweep.experiment.name)},
        {"runs",
         QByteArray::number(static_cast<qulonglong>(sweep.runs.size() - sweep.deletedCount()))},
        {"deleted_runs", QByteArray::number(static_cast<qulonglong>(sweep.deletedCount()))},
        {"complete", sweep.complete() ? "true" : "false"},
        {"trained", programJson(sweep.provenance, "started")},
        {"bundled", programJson(content.bundled, "at")},
        {"figures_left_out", leftOutJson(content.figures)},
        {"data_files", dataJson(content.data)},
        {"files", *files}};
    return writeFile(QDir(folder).filePath(QStringLiteral("provenance.json")),
                     json::object(fields, json::Layout::Lines) + '\n');
}

/// A folder that goes, unless it is kept.
class PartFolder {
public:
    explicit PartFolder(QString path) : path_(std::move(path)) {
        QDir(path_).removeRecursively(); // of a program that was killed
    }
    ~PartFolder() {
        if (!path_.isEmpty())
            QDir(path_).removeRecursively();
    }
    PartFolder(const PartFolder&) = delete;
    PartFolder& operator=(const PartFolder&) = delete;
    const QString& path() const { return path_; }

    /// Becomes `target`, which must not be there or be an empty folder.
    Result<void> become(const QString& target) {
        std::error_code failure;
        std::filesystem::rename(QFile::encodeName(path_).toStdString(),
                                QFile::encodeName(target).toStdString(), failure);
        if (failure)
            return fileError(target, "The folder cannot be written: %1.", {failure.message()});
        path_.clear();
        return {};
    }

private:
    QString path_;
};

Result<void> fill(const QString& folder, const ResultsStore& store, qint64 id,
                  const BundleFigures& figures) {
    const QDir root(folder);
    auto original = store.load(id);
    if (!original)
        return original.error();
    if (const auto damage = damageOf(*original, store.path()))
        return *damage;
    network::Experiment experiment = original->experiment;
    auto data = bundleData(experiment.data, folder, kBundledDataLimit);
    if (!data)
        return data.error();
    const QString results = root.filePath(QStringLiteral("results.dpfm"));
    if (auto copied = store.copySweepTo(results, id, experiment); !copied)
        return copied;
    // Else looking into it with the program would change its bytes, and with them its hash.
    QFile::setPermissions(results, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    BundleContent content{std::move(*original), currentProvenance(), figures, *std::move(data)};
    content.sweep.experiment = experiment;
    // From the folder of the file, as a reader of it takes them.
    network::Experiment placed = experiment;
    changeDataPaths(placed.data, [&](const QString& path) { return root.absoluteFilePath(path); });
    const QString csv = root.filePath(QStringLiteral("runs.csv"));
    const auto steps = {
        std::function([&] {
            return writeExperiment(root.filePath(QStringLiteral("experiment.json")), placed);
        }),
        std::function([&] { return exportCsv(content.sweep, csv); }),
        std::function([&]() -> Result<void> {
            for (const auto& figure : figures.drawn)
                if (auto written = writeFile(
                        root.filePath(QStringLiteral("figures/") + figure.file), figure.content);
                    !written)
                    return written;
            return {};
        }),
        std::function([&] {
            return writeFile(root.filePath(QStringLiteral("README.md")), bundleReadme(content));
        }),
        std::function([&] { return writeProvenance(folder, content); }),
    };
    for (const auto& step : steps)
        if (auto done = step(); !done)
            return done;
    return {};
}

/// Errors within the folder that is not there yet are errors of the bundle.
Error ofBundle(Error error, const QString& part, const QString& path) {
    if (error.place.starts_with(part.toStdString()))
        error.place = path.toStdString();
    return error;
}

} // namespace

Result<void> writeBundle(const QString& document, qint64 sweep, const BundleFigures& figures,
                         const QString& path) {
    const QFileInfo target(QDir::cleanPath(path));
    const bool zip = target.suffix().compare(QLatin1String("zip"), Qt::CaseInsensitive) == 0;
    if (!target.absoluteDir().exists())
        return fileError(path, "The folder %1 does not exist.",
                         {target.absolutePath().toStdString()});
    if (zip ? target.exists() && !target.isFile()
            : target.exists() && !(target.isDir() && QDir(target.filePath())
                                                         .isEmpty(QDir::AllEntries | QDir::Hidden |
                                                                  QDir::NoDotAndDotDot)))
        return fileError(path, "There is something of this name; give another name.");
    const auto store = ResultsStore::open(document, Access::Read);
    if (!store)
        return store.error();
    PartFolder part(hiddenBeside(target.absoluteFilePath(), QStringLiteral(".folder")));
    if (!QDir().mkpath(part.path() + QStringLiteral("/figures")))
        return fileError(path, "Its folder cannot be written; use a folder of your own.");
    if (const auto filled = fill(part.path(), **store, sweep, figures); !filled)
        return ofBundle(filled.error(), part.path(), path);
    if (!zip)
        return part.become(target.absoluteFilePath());
    return writeZip(target.absoluteFilePath(), part.path(), filesBelow(part.path()),
                    target.completeBaseName());
}

} // namespace dpfm::session
