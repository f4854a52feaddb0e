#include "ui/session/results_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace dpfm::session {

namespace {

constexpr int kHeaderSize = 100;    // of an SQLite file, with the two numbers at these places
constexpr int kPageSizeOffset = 16; // two bytes; 1 stands for 65536
constexpr int kChangesOffset = 24;
constexpr int kPagesOffset = 28;
constexpr int kUserVersionOffset = 60;
constexpr int kApplicationIdOffset = 68;
constexpr int kPagesValidForOffset = 92;

quint32 bigEndian(const QByteArray& bytes, qsizetype offset) {
    quint32 number = 0;
    for (qsizetype i = offset; i < offset + 4; ++i)
        number = (number << 8) | static_cast<quint8>(bytes[i]);
    return number;
}

/// Whether a file is shorter than it says. SQLite does not mind while what is cut off is not used.
/// A file with a journal may be rightly so: the journal has the rest.
bool isCutOff(const QString& path, const QByteArray& header) {
    const QString file = QFileInfo(path).canonicalFilePath();
    for (const char* ending : {"-wal", "-journal"})
        if (QFileInfo(file + QLatin1String(ending)).size() > 0)
            return false;
    if (bigEndian(header, kPagesValidForOffset) != bigEndian(header, kChangesOffset))
        return false; // written by an old SQLite, which did not count its pages
    const quint32 size = bigEndian(header, kPageSizeOffset) >> 16;
    // Looked up last: a writer that closes in between has made it whole before its journal went.
    return QFileInfo(file).size() <
           qint64{bigEndian(header, kPagesOffset)} * (size == 1 ? 65536 : size);
}

} // namespace

Error fileError(const QString& path, const char* sentence, std::vector<std::string> arguments,
                ErrorCode code) {
    return {code, path.toStdString(), sentence, std::move(arguments)};
}

Error damagedError(const QString& path) {
    return fileError(path, "The file is cut off or damaged.", {}, ErrorCode::FileFormat);
}

Error usedElsewhereError(const QString& path) {
    return fileError(path, "Another program is using this file; close it there, "
                           "or take another name.");
}

Result<void> checkResultsHeader(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(path, "There is no such file.");
    if (!info.isFile())
        return fileError(path, "This is not a file.");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, "The file cannot be read: %1.", {file.errorString().toStdString()});
    const QByteArray header = file.read(kHeaderSize);
    const Error notOurs =
        fileError(path, "This is not a results file of this program.", {}, ErrorCode::FileFormat);
    if (!header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return notOurs;
    if (header.size() < kHeaderSize)
        return damagedError(path);
    if (bigEndian(header, kApplicationIdOffset) != kResultsApplicationId)
        return notOurs;
    const quint32 version = bigEndian(header, kUserVersionOffset);
    if (version < 1 || version > kResultsVersion)
        return fileError(path,
                         "The file's format has version %1, this program reads "
                         "version %2; open it with a newer program.",
                         {std::to_string(version), std::to_string(kResultsVersion)},
                         ErrorCode::UnsupportedVersion);
    if (isCutOff(path, header))
        return damagedError(path);
    return {};
}

QString hiddenBeside(const QString& path, const QString& ending) {
    const QFileInfo info(path);
    return info.dir().filePath('.' + info.fileName() + ending);
}

std::unique_ptr<QLockFile> lockOfDocument(const QString& path) {
    auto lock = std::make_unique<QLockFile>(hiddenBeside(path, QStringLiteral(".lock")));
    // Any age counts as stale: QLockFile then removes the file if nobody holds it in the kernel,
    // and only then.
    lock->setStaleLockTime(1);
    return lock;
}

void removeLeftovers(const QString& path) {
    for (const char* ending : {"-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(ending));
}

Result<QString> putDocumentAside(const QString& path) {
    const QFileInfo info(path);
    const QString aside = info.dir().filePath(QStringLiteral("damaged-") + info.fileName());
    if (!QFile::rename(path, aside))
        return fileError(path, "The file is damaged, and cannot be given another name.");
    for (const char* ending : {"-wal", "-shm", "-journal"})
        QFile::rename(path + QLatin1String(ending), aside + QLatin1String(ending));
    return aside;
}

Result<void> replaceFile(const QString& part, const QString& path) {
    {
        QFile file(part);
        if (!file.open(QIODevice::ReadWrite) || ::fsync(file.handle()) != 0) {
            QFile::remove(part);
            return fileError(path, "The file cannot be written.");
        }
    }
    removeLeftovers(path);
    std::error_code failure;
    std::filesystem::rename(QFile(part).filesystemFileName(), QFile(path).filesystemFileName(),
                            failure);
    if (!failure)
        return {};
    QFile::remove(part);
    return fileError(path, "The file cannot be written: %1.", {failure.message()});
}

} // namespace dpfm::session
