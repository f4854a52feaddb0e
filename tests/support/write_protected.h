#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <sys/mount.h>
#include <unistd.h>

namespace dpfm::tests {

/// A folder that nobody can write to from protect() on. Root can write everywhere but in what is
/// mounted for reading, so for root it is a small disk of its own.
class WriteProtectedFolder {
public:
    WriteProtectedFolder() {
        if (::geteuid() == 0)
            mounted_ = ::mount("tmpfs", place().constData(), "tmpfs", 0, "size=8m") == 0;
    }
    ~WriteProtectedFolder() {
        if (mounted_)
            ::umount2(place().constData(), MNT_DETACH);
        else
            QFile::setPermissions(folder_.path(), QFile::Permissions(0x7700));
    }
    WriteProtectedFolder(const WriteProtectedFolder&) = delete;
    WriteProtectedFolder& operator=(const WriteProtectedFolder&) = delete;

    QString filePath(const QString& name) const { return folder_.filePath(name); }
    /// False if this process cannot do that.
    bool protect() const {
        if (::geteuid() == 0)
            return mounted_ && ::mount("tmpfs", place().constData(), "tmpfs",
                                       MS_REMOUNT | MS_RDONLY, "size=8m") == 0;
        return QFile::setPermissions(folder_.path(), QFile::Permissions(0x5500));
    }

private:
    QByteArray place() const { return QFile::encodeName(folder_.path()); }

    QTemporaryDir folder_;
    bool mounted_ = false;
};

} // namespace dpfm::tests
