#pragma once

#include "core/base/error.h"
#include "ui/session/mailbox.h"
#include "ui/session/results_store.h"
#include "ui/session/run_record.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <functional>
#include <optional>
#include <vector>

namespace dpfm::session {

/// What opening a document brings: the edited experiment, its sweeps, and the latest one whole.
struct OpenedDocument {
    QString path;
    bool readOnly = false;
    bool usedElsewhere =
        false; ///< why it is read-only, if it is not damaged; else it cannot be written
    std::optional<Error> damage; ///< what was left out of a damaged file, and how to keep the rest
    network::Experiment experiment;
    std::vector<SweepListing> sweeps;
    std::optional<SweepRecord> latest;
};

/// The window's ResultsStore: it lives on a thread of its own, so that no disk ever holds the
/// window up. Requests are carried out in the order they are made; each answers with one signal, on
/// the thread of this object, except append(), resumeSweep(), setNotes() and setMarks(), which are
/// silent unless they fail. Destroying it finishes what was asked and closes the file; to hear how
/// that went, close() and wait for closed() first.
class DocumentStore : public QObject {
    Q_OBJECT
public:
    explicit DocumentStore(QObject* parent = nullptr);
    ~DocumentStore() override;

    /// Each answers with opened() or openFailed(). The new document replaces the one that was open:
    /// that one is closed, and its file deleted if asked (an untitled document that is given up).
    /// If the new one cannot be opened, the old one stays.
    void create(const QString& path, const network::Experiment& experiment, bool deleteOld = false);
    void open(const QString& path, bool deleteOld = false);
    /// Closes and, if asked, deletes the file (an untitled document that is given up).
    void close(bool deleteFile);

    /// Puts the experiment being edited into the open file. Answers with experimentKept() or
    /// writeFailed().
    void keepExperiment(const network::Experiment& experiment);
    /// Answers with sweepAdded() or writeFailed(). What has happened of the sweep already is in the
    /// file when sweepAdded() says so; if only that cannot be written, both answer, and it waits as
    /// with append().
    void addSweep(const network::Experiment& experiment, const Provenance& provenance,
                  std::vector<RunEvent> events = {});
    /// To the sweep that was added or resumed last. What could not be written is kept and tried
    /// again with the next request, so a disk that was full for a while costs nothing; the first
    /// failure of a row answers with writeFailed().
    void append(std::vector<RunEvent> events);
    void resumeSweep(qint64 sweep);
    /// Answers with sweepLoaded() or openFailed().
    void loadSweep(qint64 sweep);
    void setNotes(qint64 sweep, const QString& notes);
    void setMarks(qint64 sweep, std::vector<MarkedRun> runs);

    /// Writes the experiment and a whole copy to `path`, then goes on working there. With
    /// `deleteOld` the file left behind (an untitled one) is deleted. Answers with saved() or
    /// saveFailed(); after a failure it goes on in the old file, which is as it was.
    void saveAs(const QString& path, const network::Experiment& experiment, bool deleteOld);

signals:
    void opened(const dpfm::session::OpenedDocument& document);
    void openFailed(const dpfm::Error& error);
    void closed();
    /// `started` is its provenance's.
    void sweepAdded(qint64 sweep, const QDateTime& started);
    void sweepLoaded(const dpfm::session::SweepRecord& sweep);
    /// What was to be kept is in the file of this path.
    void experimentKept(const QString& path, const dpfm::network::Experiment& experiment);
    /// The document is in the file that was asked for.
    void saved(const QString& path);
    void saveFailed(const dpfm::Error& error);
    /// Results could not be written; what is on screen is not in the file.
    void writeFailed(const dpfm::Error& error);

private:
    class Worker;
    void request(std::function<void(Worker&)> task);

    QThread thread_;
    Worker* worker_; ///< lives on thread_, which deletes it when it finishes
};

} // namespace dpfm::session
