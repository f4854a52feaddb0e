#pragma once

#include "ui/session/mailbox.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace dpfm::session {

/// How far a sweep is.
struct SweepProgress {
    std::size_t samples = 0;      ///< training samples passed so far
    std::size_t totalSamples = 0; ///< of all runs that were started with it
    std::size_t endedRuns = 0;
    std::size_t runs = 0;
    double samplesPerSecond = 0.0;     ///< over the last seconds; 0 before there is a measure
    std::optional<double> secondsLeft; ///< an estimate from that rate
};

/// Runs a sweep on worker threads for the GUI thread: the only thing that crosses between them.
/// All members are called, and all signals come, on the thread that made it. Events are handed on
/// at most 30 times a second. Destroying it asks the sweep to stop and waits for its threads.
class SweepController : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Paused, Stopping };
    Q_ENUM(State)

    explicit SweepController(QObject* parent = nullptr);
    ~SweepController() override;

    /// Starts the given runs (see sweep::runSweep). Only when Idle.
    void start(const network::Experiment& experiment, std::vector<sweep::GridRun> runs,
               int jobs = 0);
    void pause();
    void resume();
    /// Asks to stop; finished() follows within 100 ms.
    void stop();

    State state() const { return state_; }
    SweepProgress progress() const;

signals:
    void stateChanged(dpfm::session::SweepController::State state);
    void events(const std::vector<dpfm::session::RunEvent>& events);
    /// After the last events(). The state is Idle again.
    void finished(const dpfm::sweep::SweepOutcome& outcome);

private:
    void drain();
    void setState(State state);
    void workerDone(const sweep::SweepOutcome& outcome);

    State state_ = State::Idle;
    training::PauseGate gate_;
    std::shared_ptr<Mailbox> mailbox_;
    QTimer drainTimer_;
    SweepProgress progress_;
    QElapsedTimer clock_;
    std::jthread worker_;
};

} // namespace dpfm::session
