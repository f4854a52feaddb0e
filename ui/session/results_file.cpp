#include "ui/session/results_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace dpfm::session {

namespace {

constexpr int kHeaderSize = 100;    // of an SQLite file, with its numbers at these places
constexpr int kPageSizeOffset = 16; // two bytes; 1 stands for 65536
constexpr int kChangesOffset = 24;
constexpr int kPagesOffset = 28;
constexpr int kUserVersionOffset = 60;
constexpr int kApplicationIdOffset = 68;
constexpr int kPagesValidForOffset = 92;
constexpr auto kAside = "damaged-";
constexpr qint64 kFewestPages = 16; // more than there are tables, each of which needs one

quint32 bigEndian(const QByteArray& bytes, qsizetype offset) {
    quint32 number = 0;
    for (qsizetype i = offset; i < offset + 4; ++i)
        number = (number << 8) | static_cast<quint8>(bytes[i]);
    return number;
}

qint64 pageSize(const QByteArray& header) {
    const quint32 size = bigEndian(header, kPageSizeOffset) >> 16;
    return size == 1 ? 65536 : qint64{size};
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
    // Looked up last: a writer that closes in between has made it whole before its journal went.
    return QFileInfo(file).size() < qint64{bigEndian(header, kPagesOffset)} * pageSize(header);
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

namespace {

/// Of a file that says of itself that it is a results document this program can read.
Result<QByteArray> readHeader(const QString& path) {
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
    return header;
}

} // namespace

Result<void> checkResultsIdentity(const QString& path) {
    const auto header = readHeader(path);
    return header ? Result<void>() : header.error();
}

Result<void> checkResultsHeader(const QString& path) {
    const auto header = readHeader(path);
    if (!header)
        return header.error();
    if (isCutOff(path, *header))
        return damagedError(path);
    return {};
}

namespace {

/// QFile::copy() does not tell a file that cannot be read from one that cannot be written.
Result<void> copyBytes(const QString& from, const QString& to, const QString& damaged) {
    constexpr qint64 kBlock = 1 << 20;
    QFile source(from);
    QFile copy(to);
    const auto unread = [&] {
        return fileError(from, "The file cannot be read: %1.",
                         {source.errorString().toStdString()});
    };
    const auto noRoom = [&] {
        return fileError(damaged,
                         "The file is damaged, and there is no room for temporary files to "
                         "read what is whole of it: %1.",
                         {copy.errorString().toStdString()});
    };
    if (!source.open(QIODevice::ReadOnly))
        return unread();
    if (!copy.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return noRoom();
    for (;;) {
        const QByteArray block = source.read(kBlock);
        if (source.error() != QFile::NoError)
            return unread();
        if (block.isEmpty())
            return {};
        for (qint64 written = 0; written < block.size();) {
            const qint64 more = copy.write(block.constData() + written, block.size() - written);
            if (more < 1)
                return noRoom();
            written += more;
        }
    }
}

} // namespace

Result<void> copyWithLeftovers(const QString& path, const QString& to) {
    const QString file = QFileInfo(path).canonicalFilePath();
    for (const char* ending : {"", "-wal", "-journal"}) {
        const QString from = file + QLatin1String(ending);
        if (*ending != '\0' && QFileInfo(from).size() == 0)
            continue;
        if (auto copied = copyBytes(from, to + QLatin1String(ending), path); !copied)
            return copied;
    }
    return {};
}

Result<void> mendSize(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return fileError(path, "The file cannot be written: %1.",
                         {file.errorString().toStdString()});
    const QByteArray header = file.read(kHeaderSize);
    const qint64 size = header.size() < kHeaderSize ? 0 : pageSize(header);
    if (size == 0)
        return damagedError(path);
    const qint64 pages = std::max((file.size() + size - 1) / size, kFewestPages);
    std::array<char, sizeof(quint32)> count{};
    qToBigEndian<quint32>(static_cast<quint32>(pages), count.data());
    const bool done =
        file.resize(pages * size) && file.seek(kPagesOffset) &&
        file.write(count.data(), count.size()) == qint64{count.size()} &&
        file.seek(kPagesValidForOffset) &&
        file.write(header.mid(kChangesOffset, sizeof(quint32))) == qint64{sizeof(quint32)} &&
        file.flush();
    if (!done)
        return fileError(path, "The file cannot be written: %1.",
                         {file.errorString().toStdString()});
    return {};
}

Result<void> replaceFirstPage(const QString& path, const QString& whole) {
    QFile source(whole);
    QFile target(path);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::ReadWrite))
        return fileError(path, "The file cannot be written.");
    const QByteArray page = source.read(pageSize(source.peek(kHeaderSize)));
    if (target.write(page) != page.size() || !target.flush())
        return fileError(path, "The file cannot be written: %1.",
                         {target.errorString().toStdString()});
    target.close();
    return mendSize(path);
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

bool isPutAside(const QString& name) {
    return name.startsWith(QLatin1String(kAside));
}

Result<QString> putDocumentAside(const QString& path) {
    const QFileInfo info(path);
    const QString aside = info.dir().filePath(QLatin1String(kAside) + info.fileName());
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
