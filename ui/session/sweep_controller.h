#pragma once

#include "ui/session/mailbox.h"
#include "ui/session/sweep_progress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <thread>
#include <vector>

namespace dpfm::session {

/// Runs a sweep on worker threads for the GUI thread: the only thing that crosses between them.
/// All members are called, and all signals come, on the thread that made it. Events are handed on
/// at most 30 times a second, and the threads that train let the window's go first. Destroying it
/// asks the sweep to stop and waits for its threads.
class SweepController : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Paused, Stopping };
    Q_ENUM(State)

    explicit SweepController(QObject* parent = nullptr);
    ~SweepController() override;

    /// Starts the given runs (see sweep::runSweep). Only when Idle. An experiment that is not valid
    /// ends at once: finished() with the Error.
    void start(const network::Experiment& experiment, std::vector<sweep::GridRun> runs,
               int jobs = 0);
    /// Each does nothing in a state it does not apply to.
    void pause();
    void resume();
    /// Asks to stop, paused or not; finished() follows within 100 ms.
    void stop();

    State state() const { return state_; }
    /// Of the sweep that runs, or ran last.
    SweepProgress progress() const { return meter_.progress(); }

signals:
    void stateChanged(dpfm::session::SweepController::State state);
    void events(const std::vector<dpfm::session::RunEvent>& events);
    /// After the last events(). The state is Idle again.
    void finished(const dpfm::sweep::SweepOutcome& outcome);

private:
    void wake();
    void drain();
    void setState(State state);
    void workerDone(const sweep::SweepOutcome& outcome);
    double activeSeconds() const;

    State state_ = State::Idle;
    PauseGate gate_;
    std::shared_ptr<Mailbox> mailbox_;
    QTimer drainTimer_; ///< active for a while after each drain, which keeps the next one off
    SweepMeter meter_;
    QElapsedTimer clock_; ///< since the start or the last resume(), unless paused
    double secondsBeforePause_ = 0.0;
    std::jthread worker_;
};

} // namespace dpfm::session
