#pragma once

#include "core/base/error.h"
#include "ui/models/confusion_model.h"
#include "ui/models/edit_recovery.h"
#include "ui/models/experiment_document.h"
#include "ui/models/lesson_model.h"
#include "ui/models/live_run_model.h"
#include "ui/models/live_sweep.h"
#include "ui/models/output_map.h"
#include "ui/models/probe_model.h"
#include "ui/models/results_model.h"
#include "ui/models/run_marking.h"
#include "ui/models/sweep_estimate.h"
#include "ui/session/document_store.h"
#include "ui/session/keeping_folders.h"
#include "ui/session/sweep_controller.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace dpfm::models {

/// The document that is open, with everything that happens to it: the experiment being edited, the
/// sweep that is shown, the file it is kept in and the training that goes on. The window is a view
/// of this. All of it lives on the GUI thread; the file and the training have threads of their own.
///
/// A document is always in a file: an untitled one in the application's data folder, from its
/// first moment. What is trained is in the file within a moment, and so is the experiment of an
/// untitled document a second after an edit; the edits of a named one are when it is saved or run,
/// and until then where recovery() keeps them. Saving names an untitled document.
class Workbench : public QObject {
    Q_OBJECT
public:
    /// The folders are made when they are needed.
    explicit Workbench(session::KeepingFolders folders, QObject* parent = nullptr);
    /// Unsaved edits are kept beside the untitled documents; there is no spare folder.
    explicit Workbench(const QString& untitledFolder, QObject* parent = nullptr);
    ~Workbench() override;

    ExperimentDocument& document() { return document_; }
    ResultsModel& results() { return results_; }
    ProbeModel& probe() { return probe_; }
    OutputMapModel& outputMap() { return outputMap_; }
    ConfusionModel& confusion() { return confusion_; }
    session::SweepController& controller() { return controller_; }
    /// What follows a dragged number. A drag that is let go is stored as one sweep; what is not
    /// trained of it is trained on by the controller. While that trains, a drag only edits; in a
    /// document that is read only it shows without storing. Running, saving, opening, closing and
    /// showing another sweep end a drag first.
    LiveSweep& live() { return live_; }
    /// How long run() would take, while nothing is trained.
    SweepEstimate& estimate() { return estimate_; }
    /// The unsaved edits of a document with a name, and those that a crash left.
    EditRecovery& recovery() { return recovery_; }
    /// The network of the experiment that is stepped through and touched; nothing of it is stored.
    LiveRunModel& liveRun() { return liveRun_; }
    /// The lesson that is given with this document, if one is.
    LessonModel& lesson() { return lesson_; }

    /// Opens the newest untitled document that a crash left behind and no other program uses, or a
    /// new one with `experiment`. One that is damaged is kept under another name, with a notice. If
    /// no document can be made where it belongs, it is in the spare folder, with a notice too.
    void startWithUntitled(const network::Experiment& experiment);
    /// Both answer with documentShown() or failed(), after which the present document stays. The
    /// one that is replaced is deleted if it is untitled: the person was asked before. A training
    /// that goes on in it is stopped. While a document is being opened, of those asked for the last
    /// is opened next. `shown` is called once the new document is, and may be run; not at all if it
    /// cannot be made, or another was asked for before.
    void newDocument(const network::Experiment& experiment, std::function<void()> shown = {});
    /// The experiment as it is now is what the document began with: nothing of it can be undone or
    /// asks to be saved.
    void beginWithPresentExperiment();
    void open(const QString& path);
    /// Answers with saved() or saveFailed().
    void saveAs(const QString& path);
    /// Only for a document that has a name.
    void save();
    /// Closes the document and deletes it if it is untitled: the person was asked before.
    void closeDocument();

    /// Whether a document is shown and none is on its way.
    bool ready() const { return !path_.isEmpty() && !opening_; }
    bool isUntitled() const { return untitled_; }
    bool readOnly() const { return readOnly_; }
    const QString& path() const { return path_; }
    /// Whether closing now would lose something: edits that are not saved, or an untitled document
    /// with anything in it.
    bool needsSaving() const;
    const std::vector<session::SweepListing>& sweeps() const { return sweeps_; }

    /// Whether run() would go on with the shown sweep: it is incomplete and of this experiment.
    bool canResume() const;
    bool canRun() const;
    /// Starts the experiment as it stands as a new sweep, or resumes.
    void run();
    /// Stops what is trained.
    void stop();
    void showSweep(qint64 sweep);
    void setNotes(const QString& notes);
    /// Notes, pins and deletion of runs; all can be undone, and are in the file within a moment.
    RunMarking& marking() { return marking_; }

signals:
    /// The name, the state of saving, or what may be done changed.
    void stateChanged();
    void sweepsChanged();
    /// A document was opened or made, and is shown now.
    void documentShown();
    /// The document is in the file that was asked for.
    void saved();
    void saveFailed(const dpfm::Error& error);
    /// Something a person asked for did not work.
    void failed(const dpfm::Error& error);
    /// Something that is to be seen, however late a person looks, and asks for no answer.
    void notice(const QString& text);
    /// Something worth a line in the status bar.
    void message(const QString& text);

private:
    void connectStore();
    void show(const session::OpenedDocument& document);
    void tellOfDamage();
    void eventsArrived(const std::vector<session::RunEvent>& events);
    void sweepFinished(const sweep::SweepOutcome& outcome);
    LiveSweep::Permission dragPermission() const;
    bool trains() const;
    void keepDragged(const DraggedSweep& dragged);
    void addSweep(const session::SweepRecord& sweep, std::vector<session::RunEvent> events = {});
    void keepRun(const network::Experiment& experiment);
    void applyMarks(qint64 sweep, const std::vector<session::MarkedRun>& runs);
    QString newUntitledPath() const;
    void tryNextLeftover();
    void startFailed(const Error& error);
    void putAside(const QString& path);
    void openingDone();
    void openingFailed(const Error& error);
    void beginOpening(const std::variant<QString, network::Experiment>& asked, bool deleteOld);
    /// Whether the file may be deleted once there is no use for it.
    bool disposable() const;

    session::KeepingFolders folders_;
    ExperimentDocument document_;
    EditRecovery recovery_;
    ResultsModel results_;
    LiveRunModel liveRun_;
    ProbeModel probe_;
    OutputMapModel outputMap_;
    ConfusionModel confusion_;
    session::DocumentStore store_;
    session::SweepController controller_;
    LiveSweep live_;
    RunMarking marking_;
    SweepEstimate estimate_;
    LessonModel lesson_;

    QString path_;
    bool untitled_ = true;
    bool readOnly_ = false;
    std::vector<session::SweepListing> sweeps_;
    std::deque<session::SweepListing> adding_; ///< on their way into the file

    QTimer keepTimer_; ///< until the edited experiment of an untitled document is put into its file
    bool recovered_ = false; ///< the document was left behind by a crash and is in no other file
    bool opening_ = false;   ///< a document is on its way
    /// Asked for meanwhile: a file, or a new document.
    std::optional<std::variant<QString, network::Experiment>> openNext_;
    std::function<void()> whenShown_;        ///< of the document asked for last
    std::deque<network::Experiment> saving_; ///< what is on its way into the file
    std::optional<qint64> wantedSweep_;      ///< on its way from the file
    bool sweepShown_ = false;                ///< the events that arrive are of the results shown

    QStringList leftovers_;        ///< untitled files still to be tried at the start
    network::Experiment fallback_; ///< what a new document starts with if none can be recovered
    QString leftover_;             ///< the one that is being tried; empty once a new one is made
    bool recovering_ = false;      ///< until the first document is shown
    bool emptyLeftover_ = false;   ///< the one that is open holds nothing, and nobody uses it
};

} // namespace dpfm::models
