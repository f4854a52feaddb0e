#pragma once

#include "ui/models/experiment_document.h"
#include "ui/models/results_model.h"
#include "ui/session/run_record.h"
#include "ui/session/sweep_controller.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace dpfm::models {

/// The order in which a sweep soonest shows something of everything: all runs of the first seed in
/// grid order, then those of the second, …
std::vector<sweep::GridRun> coarseFirst(const network::Experiment& experiment);

/// What a drag came to, when it is let go at a value with a sweep of its own.
struct DraggedSweep {
    network::Experiment experiment;
    session::Provenance provenance;
    std::vector<session::RunEvent> events; ///< of the runs that ended, each from start to end
    std::vector<sweep::GridRun> remaining; ///< the others, in the order they are to be trained
    double seconds = 0.0;                  ///< from the sweep's start to its end, or till now
};

/// The sweep that follows a dragged number: begin(), any number of drag(), and at last finish() or
/// cancel(). Every drag() edits the experiment, and the sweep of the newest value is trained again.
/// All edits of a drag are one undo step, and none if it ends where it began. Nothing here touches
/// a file.
///
/// A value that comes while the sweep of an older one is trained waits, and only the newest waits.
/// The older one is stopped for it, but never before 150 ms, nor as long as it can be expected to
/// end within 400 ms of its start, nor (up to 1 s) before there is something of it to see. So
/// continuous motion shows whole sweeps, at least five a second if they take less than 0.2 s each,
/// and parts of sweeps that take longer.
/// Of a sweep that is younger than 150 ms nothing is shown but the whole; of an older one, run by
/// run, what has ended, and the runs that have taken as long themselves, as they grow. What stood
/// in the results before stays there until then (see ResultsModel::renew).
///
/// Let go, the sweep of the last value has another second to end; then it is handed over by
/// settled(), whole or in part. If the drag is grabbed again meanwhile, it goes on.
class LiveSweep : public QObject {
    Q_OBJECT
public:
    /// What a drag may do, asked when it begins.
    enum class Permission {
        Edit,  ///< change the experiment alone: something else is trained
        Show,  ///< train and show, but what comes of it is not kept
        Store, ///< end in settled()
    };
    enum class State { Idle, Dragged, LetGo };

    LiveSweep(ExperimentDocument& document, ResultsModel& results,
              std::function<Permission()> permission, QObject* parent = nullptr);

    /// Off, a drag changes the experiment alone.
    bool enabled() const { return enabled_; }
    void setEnabled(bool enabled);
    /// While false, what is on screen is not the experiment, and nothing is trained.
    void setReadable(bool readable);

    /// `text` names the undo step, `field` what is dragged (the edits' merge key).
    void begin(const QString& text, const QString& field);
    void drag(const std::function<void(network::Experiment&)>& change);
    /// A step by a key: begins a drag if there is none, which ends 400 ms after its last step.
    void step(const QString& text, const QString& field,
              const std::function<void(network::Experiment&)>& change);
    void finish();
    /// Goes back to where the drag began.
    void cancel();

    /// Ends a drag now, if there is one, with what is trained of it so far. Whether that was handed
    /// over by settled().
    bool settle();
    /// Ends it without a result: the document is replaced. The results stay as they are.
    void abandon();

    State state() const { return state_; }
    Permission permission() const { return permission_; }
    /// Whether there is a drag that the sweep follows.
    bool follows() const { return state_ != State::Idle && mayTrain(); }
    /// Whether a sweep that nobody will store is trained on after it was let go.
    bool lingers() const { return state_ == State::LetGo && permission_ == Permission::Show; }

    /// What the results show of the sweep that is trained, or was last.
    struct Report {
        std::size_t endedRuns = 0;
        std::size_t runs = 0;
        std::size_t seed = 1; ///< of how many the first with a run that has not ended, from 1
        std::size_t seeds = 1;
        double seconds = 0.0; ///< since its start; of a complete one till its end
        bool complete() const { return endedRuns == runs; }
    };
    /// None if nothing of the present drag is shown.
    const std::optional<Report>& report() const { return report_; }

    /// A sweep has got its id in the file: it may be the one to come back to.
    void setStoredId(const QDateTime& started, qint64 id);

signals:
    /// State or report.
    void changed();
    void settled(const dpfm::models::DraggedSweep& sweep);
    /// The training failed: there is not enough memory, say.
    void failed(const dpfm::Error& error);

private:
    /// What has come of a run, and how much of it is shown.
    struct Run {
        std::vector<session::RunEvent> events;
        std::size_t shown = 0;
        qint64 startedMs = 0; ///< in the sweep's time
        bool ended = false;
    };

    bool mayTrain() const { return permission_ != Permission::Edit && enabled_; }
    bool trains() const;
    /// Whether the sweep that is trained, or was last, is of this experiment.
    bool trained(const network::Experiment& experiment) const;
    /// Whether the sweep from before the drag is of it, and complete.
    bool isBefore(const network::Experiment& experiment) const;
    void follow();
    void start();
    void judge();
    void eventsArrived(const std::vector<session::RunEvent>& events);
    void trainingEnded(const sweep::SweepOutcome& outcome);
    void conclude();
    void show(const std::function<bool(const Run&)>& due);
    void showBefore();
    void stopTraining();
    void becomeIdle();
    DraggedSweep handOver();

    ExperimentDocument& document_;
    ResultsModel& results_;
    std::function<Permission()> askPermission_;
    bool enabled_ = true;
    bool readable_ = true;

    State state_ = State::Idle;
    Permission permission_ = Permission::Edit;
    QString text_;
    QString field_;
    network::Experiment began_;        ///< where cancel() goes back to
    network::Experiment letGo_;        ///< where finish() came
    network::Experiment origin_;       ///< where the first of drags that go on began
    session::SweepRecord shownBefore_; ///< them
    bool showsBefore_ = true;          ///< and still
    QTimer stepTimer_;
    QTimer letGoTimer_;

    session::SweepController controller_;
    std::optional<session::SweepRecord> sweep_; ///< that is trained, or was last; its runs pending
    std::vector<sweep::GridRun> order_;         ///< of its runs
    std::vector<Run> runs_;                     ///< by grid index
    bool complete_ = false;
    bool shown_ = false;      ///< the results are of it
    bool handedOver_ = false; ///< by the last settle()
    QElapsedTimer clock_;
    double seconds_ = 0.0;
    QTimer judgeTimer_;
    std::optional<Report> report_;
};

} // namespace dpfm::models
