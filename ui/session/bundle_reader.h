#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace dpfm::session {

/// A bundle (see writeBundle()) that is open to be checked.
struct OpenBundle {
    struct File {
        QString name; ///< within the bundle
        QByteArray sha256;
        bool required = true; ///< false of data that were too large to be copied
    };

    std::unique_ptr<QTemporaryDir> unpacked; ///< of an archive
    QString folder;                          ///< where its files are
    std::vector<File> files;
};

/// A bundle's folder, or its archive, which is unpacked into the folder for temporary files. What
/// is no bundle, one of a newer version, and one with a file missing are errors; of data files that
/// are not in it the error says what to put where.
Result<OpenBundle> openBundle(const QString& path);

/// Whether every file has the hash that the bundle says; the error names the first that has not.
Result<void> checkHashes(const OpenBundle& bundle);

/// The experiment that is to be run again, with data files where the bundle has them, and the sweep
/// that its results document holds. Whether experiment, runs.csv and sweep belong together is an
/// error of the code Mismatch; of another code, that something cannot be read.
struct BundledSweep {
    network::Experiment experiment;
    SweepRecord sweep;
};
Result<BundledSweep> readBundledSweep(const OpenBundle& bundle);

} // namespace dpfm::session
