#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace dpfm::session {

/// Edits of a document with a name that are in no file of the person's yet.
struct UnsavedEdits {
    QString document; ///< its path
    QDateTime edited; ///< UTC
    network::Experiment experiment;
};

/// A file with a document's unsaved edits, kept in a folder of the program's own for after a crash:
/// JSON, format "dpfm-unsaved-edits", version 2, with a checksum. Several programs may have one
/// document open, so a document can have several such files; who made or took one holds it until it
/// is destroyed or its program dies. Synchronous, for one thread at a time.
class UnsavedEditsFile {
public:
    /// A new place for what will be edited in `document`, in the first of the folders that can be
    /// written; they are made if they are missing. There is no file before keep().
    static Result<std::unique_ptr<UnsavedEditsFile>> make(const QStringList& folders,
                                                          const QString& document);
    /// Takes what programs that are no longer there have left of one document, or of all if
    /// `document` is empty; the latest first. What cannot be read is put aside, under a name that
    /// is never taken again, and told in `broken`, each with its new name.
    static std::vector<std::unique_ptr<UnsavedEditsFile>>
    takeLeft(const QStringList& folders, const QString& document, std::vector<Error>& broken);

    /// What was left in it, or kept last.
    const UnsavedEdits& edits() const { return edits_; }
    /// Whole or not at all: after an error what was kept before is still there.
    Result<void> keep(const network::Experiment& experiment,
                      const QDateTime& edited = QDateTime::currentDateTimeUtc());
    /// Once they are saved or given up. An error if the file stays.
    Result<void> remove();

private:
    UnsavedEditsFile(QString path, std::unique_ptr<QLockFile> lock, UnsavedEdits edits);

    QString path_;
    std::unique_ptr<QLockFile> lock_;
    UnsavedEdits edits_;
};

} // namespace dpfm::session
