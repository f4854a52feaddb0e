#include "ui/session/zip_file.h"

#include "ui/session/results_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace dpfm::session {

namespace {

constexpr qint64 kBlock = 1 << 16;

Error cannot(const QString& path, const char* sentence, archive* of) {
    const char* reason = archive_error_string(of);
    return fileError(path, sentence, {reason ? reason : "unknown"});
}

struct WriterEnd {
    void operator()(archive* of) const { archive_write_free(of); }
};
struct ReaderEnd {
    void operator()(archive* of) const { archive_read_free(of); }
};
struct EntryEnd {
    void operator()(archive_entry* of) const { archive_entry_free(of); }
};

constexpr auto kCannotWrite = "The archive cannot be written: %1.";
constexpr auto kCannotRead = "This is no archive that can be read: %1.";

Result<void> addFile(archive* to, const QString& path, const QString& source, const QString& name) {
    QFile file(source);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(source, "The file cannot be read: %1.",
                         {file.errorString().toStdString()});
    const std::unique_ptr<archive_entry, EntryEnd> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(),
                           file.permissions().testFlag(QFile::WriteOwner) ? 0644 : 0444);
    archive_entry_set_size(entry.get(), file.size());
    archive_entry_set_mtime(entry.get(), QFileInfo(source).lastModified().toSecsSinceEpoch(), 0);
    if (archive_write_header(to, entry.get()) != ARCHIVE_OK)
        return cannot(path, kCannotWrite, to);
    for (QByteArray block = file.read(kBlock); !block.isEmpty(); block = file.read(kBlock))
        if (archive_write_data(to, block.constData(), static_cast<std::size_t>(block.size())) !=
            block.size())
            return cannot(path, kCannotWrite, to);
    return {};
}

Result<void> build(const QString& path, const QString& part, const QString& folder,
                   const QStringList& files, const QString& root) {
    const std::unique_ptr<archive, WriterEnd> zip(archive_write_new());
    if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK ||
        archive_write_set_options(zip.get(), "hdrcharset=UTF-8") != ARCHIVE_OK ||
        archive_write_open_filename(zip.get(), QFile::encodeName(part).constData()) != ARCHIVE_OK)
        return cannot(path, kCannotWrite, zip.get());
    for (const QString& file : files)
        if (auto added = addFile(zip.get(), path, QDir(folder).filePath(file), root + u'/' + file);
            !added)
            return added;
    if (archive_write_close(zip.get()) != ARCHIVE_OK)
        return cannot(path, kCannotWrite, zip.get());
    return {};
}

/// Whether a name in an archive leads to a place below the folder it is unpacked in.
bool staysWithin(const QString& name) {
    return !name.isEmpty() && QDir::isRelativePath(name) && !name.contains(u'\\') &&
           !QDir::cleanPath(name).startsWith(QLatin1String(".."));
}

Result<void> unpackFile(archive* from, const QString& path, const QString& target) {
    QFile file(target);
    if (!QDir().mkpath(QFileInfo(target).absolutePath()) ||
        !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fileError(target, "The file cannot be written: %1.",
                         {file.errorString().toStdString()});
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        const la_ssize_t size =
            archive_read_data(from, block.data(), static_cast<std::size_t>(block.size()));
        if (size < 0)
            return cannot(path, kCannotRead, from);
        if (size == 0)
            break;
        if (file.write(block.constData(), size) != size)
            return fileError(target, "The file cannot be written: %1.",
                             {file.errorString().toStdString()});
    }
    if (!file.flush())
        return fileError(target, "The file cannot be written: %1.",
                         {file.errorString().toStdString()});
    return {};
}

} // namespace

Result<void> writeZip(const QString& path, const QString& folder, const QStringList& files,
                      const QString& root) {
    const QString part = hiddenBeside(path, QStringLiteral(".part"));
    if (const auto built = build(path, part, folder, files, root); !built) {
        QFile::remove(part);
        return built;
    }
    return replaceFile(part, path);
}

Result<void> unpackZip(const QString& path, const QString& folder) {
    const std::unique_ptr<archive, ReaderEnd> zip(archive_read_new());
    if (archive_read_support_format_zip(zip.get()) != ARCHIVE_OK ||
        archive_read_open_filename(zip.get(), QFile::encodeName(path).constData(), kBlock) !=
            ARCHIVE_OK)
        return cannot(path, kCannotRead, zip.get());
    for (;;) {
        archive_entry* entry = nullptr;
        const int got = archive_read_next_header(zip.get(), &entry);
        if (got == ARCHIVE_EOF)
            return {};
        if (got != ARCHIVE_OK)
            return cannot(path, kCannotRead, zip.get());
        const char* utf8 = archive_entry_pathname_utf8(entry);
        const QString name = QString::fromUtf8(utf8 ? utf8 : archive_entry_pathname(entry));
        const auto kind = archive_entry_filetype(entry);
        if (!staysWithin(name) || (kind != AE_IFREG && kind != AE_IFDIR))
            return fileError(path, "The archive's entry \"%1\" is refused: it is no file below it.",
                             {name.toStdString()}, ErrorCode::FileFormat);
        if (kind == AE_IFDIR)
            continue;
        if (auto unpacked = unpackFile(zip.get(), path, QDir(folder).filePath(name)); !unpacked)
            return unpacked;
    }
}

} // namespace dpfm::session
