#pragma once

#include "core/base/result.h"
#include "ui/session/learner_blob.h"
#include "ui/session/mailbox.h"
#include "ui/session/run_record.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace dpfm::session {

class ResultsDatabase;

enum class Access {
    Write,
    Read, ///< leaves the file as it is, and free for others to write
};

/// What a document holds apart from its runs' epochs.
struct SweepListing {
    qint64 id = 0;
    QString name;      ///< the experiment's
    QDateTime started; ///< UTC
    int runs = 0;
    int ended = 0; ///< completed or diverged
};

/// A results document (`*.dpfm`): one SQLite database with the experiment being edited, and every
/// sweep that was started from it, run by run and epoch by epoch. In WAL mode with transactions, so
/// a killed program leaves a readable file that lacks at most the last append().
///
/// Synchronous, and to be used on the thread that made it. A file in use by another program (or
/// another store), and one that is write-protected, is opened read-only; writing to it then fails
/// with a sentence that says so.
class ResultsStore {
public:
    /// Makes a new document; an existing file is an error.
    static Result<std::unique_ptr<ResultsStore>> create(const QString& path,
                                                        const network::Experiment& experiment);
    /// Makes one with a sweep in it of which `events` have happened, whole or not at all.
    static Result<std::unique_ptr<ResultsStore>> create(const QString& path,
                                                        const network::Experiment& experiment,
                                                        const Provenance& provenance,
                                                        std::span<const RunEvent> events);
    /// Opens a document and checks that it is one: application id, schema version (a newer one is
    /// refused, naming both), integrity. Of a damaged one all that can be read is opened, read-only
    /// (see damage()); a copy of it is a whole document.
    static Result<std::unique_ptr<ResultsStore>> open(const QString& path,
                                                      Access access = Access::Write);
    /// Folds the WAL in, so that the one file can be copied or mailed.
    ~ResultsStore();

    const QString& path() const;
    bool readOnly() const;
    /// Another program writes to it, or may do so because only Access::Read was asked for.
    bool usedElsewhere() const;
    /// What is to be told of a damaged file, with counts of what is whole and what is left out.
    const std::optional<Error>& damage() const;

    /// The experiment being edited; it need not be the one of any sweep, nor valid.
    Result<network::Experiment> experiment() const;
    Result<void> setExperiment(const network::Experiment& experiment);

    /// Starts the record of a sweep with its whole grid pending, and what has happened of it
    /// already, as by append(), in one transaction. Returns its id.
    Result<qint64> addSweep(const network::Experiment& experiment, const Provenance& provenance,
                            std::span<const RunEvent> events = {});
    Result<std::vector<SweepListing>> sweeps() const; ///< by time of their start
    /// As the sweep was at one moment, whoever writes. Ended runs are held to their checksums: one
    /// that was damaged is Pending and marked, the others are there.
    Result<SweepRecord> load(qint64 sweep) const;
    Result<void> setNotes(qint64 sweep, const QString& notes);
    /// In one transaction. A deleted run's rows stay in the file: only its mark says so.
    Result<void> setMarks(qint64 sweep, std::span<const MarkedRun> runs);

    /// Writes what happened, in one transaction. Of the weights only each run's latest are kept.
    /// A run that starts again loses the epochs of an attempt that was cut off; one that goes on
    /// (see sweep::GridRun::from) keeps them. A cancelled run becomes Pending and keeps its epochs
    /// until it starts again. So does, on opening, a run that was cut off with its program. The
    /// epochs of a run come in their order, from 1.
    Result<void> append(qint64 sweep, std::span<const RunEvent> events);

    /// Writes a whole copy to another file, which is replaced whole or not at all. This store stays
    /// where it is. If an experiment is given, the copy holds it as the one being edited.
    Result<void> copyTo(const QString& path,
                        const std::optional<network::Experiment>& experiment = {}) const;
    /// The same with one sweep alone, whose experiment and that being edited are `experiment`: the
    /// sweep's own but for what its runs do not depend on, as the place of data files.
    Result<void> copySweepTo(const QString& path, qint64 sweep,
                             const network::Experiment& experiment) const;

private:
    explicit ResultsStore(std::unique_ptr<ResultsDatabase> database);
    static Result<std::unique_ptr<ResultsStore>> openWhole(const QString& path, Access access);
    static Result<std::unique_ptr<ResultsStore>> openDamaged(const QString& path);
    Result<void> loadInto(qint64 sweep, SweepRecord& record) const;
    std::unique_ptr<QTemporaryDir> salvaged_; ///< of a damaged file; longer than the next
    std::unique_ptr<ResultsDatabase> database_;
    EpochsSums epochsSums_; ///< of what append() wrote
};

} // namespace dpfm::session
