#include "ui/session/keeping_folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

namespace dpfm::session {

namespace {

bool isAmongEverybodys(const QString& path) {
    return QFileInfo(QFileInfo(path).absolutePath()).permission(QFileDevice::WriteOther);
}

} // namespace

KeepingFolders keepingFolders() {
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QString spare = QDir::temp().filePath(QStringLiteral("dpfm-%1").arg(::geteuid()));
    return {data.filePath(QStringLiteral("untitled")), data.filePath(QStringLiteral("edits")),
            !QFileInfo::exists(spare) || isOwnKeepingFolder(spare) ? spare : QString()};
}

bool makeKeepingFolder(const QString& path) {
    const QFileDevice::Permissions owners =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (isAmongEverybodys(path) && !QFileInfo::exists(path))
        QDir().mkdir(path, owners);
    else
        QDir().mkpath(path);
    return isOwnKeepingFolder(path) && QFileInfo(path).isWritable();
}

bool isOwnKeepingFolder(const QString& path) {
    const QFileInfo folder(path);
    if (!folder.isDir() || !isAmongEverybodys(path))
        return folder.isDir();
    return !folder.isSymLink() && folder.ownerId() == ::geteuid();
}

} // namespace dpfm::session
