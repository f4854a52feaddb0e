#include "ui/session/keeping_folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

namespace dpfm::session {

KeepingFolders keepingFolders() {
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return {data.filePath(QStringLiteral("untitled")), data.filePath(QStringLiteral("edits")),
            QDir::temp().filePath(QStringLiteral("dpfm-%1").arg(::geteuid()))};
}

bool makeKeepingFolder(const QString& path) {
    const bool everybodys =
        QFileInfo(QFileInfo(path).absolutePath()).permission(QFileDevice::WriteOther);
    const QFileDevice::Permissions owners =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (everybodys && !QFileInfo::exists(path))
        QDir().mkdir(path, owners);
    else
        QDir().mkpath(path);
    const QFileInfo made(path);
    return made.isDir() && made.isWritable() && (!everybodys || made.ownerId() == ::geteuid());
}

} // namespace dpfm::session
