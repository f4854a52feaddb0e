#include "ui/session/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <string>
#include <utility>

namespace dpfm::session {

namespace {

Error trouble(const QString& path, std::string sentence, const QString& reason = {}) {
    std::vector<std::string> arguments;
    if (!reason.isEmpty())
        arguments.push_back(reason.toStdString());
    return {ErrorCode::FileAccess, QDir::toNativeSeparators(path).toStdString(),
            std::move(sentence), std::move(arguments)};
}

/// Whether a file begins as every SQLite database does.
bool isDatabase(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3";
}

/// A disk that fills up takes a part without a complaint, and says why only of the rest.
bool writeAll(QSaveFile& file, const QByteArray& content) {
    for (qsizetype done = 0; done < content.size();) {
        const qint64 written = file.write(content.constData() + done, content.size() - done);
        if (written <= 0)
            return false;
        done += written;
    }
    return true;
}

} // namespace

Result<QByteArray> readFile(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return trouble(path, "The file does not exist.");
    if (info.isDir())
        return trouble(path, "This is a folder, not a file.");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return trouble(path, "The file cannot be read: %1.", file.errorString());
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return trouble(path, "The file cannot be read: %1.", file.errorString());
    return content;
}

Result<void> writeFile(const QString& path, const QByteArray& content) {
    const QFileInfo info(path);
    if (info.isDir())
        return trouble(path, "This is a folder, not a file.");
    // Replacing whole would put a plain file in the place of a device.
    if (info.exists() && !info.isFile())
        return trouble(path, "This is a device, not a file.");
    if (isDatabase(path))
        return trouble(path, "This file holds results, which would be lost; give another name.");
    QSaveFile file(path);
    // commit() does not notice that writing out its buffer failed, and would put a part of the
    // content in the place of the file.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || !writeAll(file, content) ||
        !file.flush() || !file.commit())
        return trouble(path, "The file cannot be written: %1.", file.errorString());
    return {};
}

Error inFile(const QString& path, Error error) {
    const std::string file = QDir::toNativeSeparators(path).toStdString();
    error.place = error.place.empty() ? file : file + ": " + error.place;
    return error;
}

} // namespace dpfm::session
