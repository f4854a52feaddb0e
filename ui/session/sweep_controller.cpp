#include "ui/session/sweep_controller.h"

#include <chrono>
#include <utility>

namespace dpfm::session {

namespace {

constexpr std::chrono::milliseconds kDrainInterval{34};

} // namespace

SweepController::SweepController(QObject* parent) : QObject(parent) {
    drainTimer_.setSingleShot(true);
    drainTimer_.setInterval(kDrainInterval);
    connect(&drainTimer_, &QTimer::timeout, this, &SweepController::drain);
}

SweepController::~SweepController() {
    if (!worker_.joinable())
        return;
    worker_.request_stop();
    gate_.resume();
    worker_.join();
}

void SweepController::start(const network::Experiment& experiment, std::vector<sweep::GridRun> runs,
                            int jobs) {
    Q_ASSERT(state_ == State::Idle);
    gate_.resume();
    meter_ = SweepMeter(experiment, runs);
    secondsBeforePause_ = 0.0;
    clock_.start();
    mailbox_ = std::make_shared<Mailbox>(
        [this] { QMetaObject::invokeMethod(this, &SweepController::wake, Qt::QueuedConnection); });
    worker_ = std::jthread([this, mailbox = mailbox_, experiment, runs = std::move(runs),
                            jobs](const std::stop_token& stop) {
        const sweep::SweepOutcome outcome = sweep::runSweep(
            experiment, runs, jobs, *mailbox, stop, &gate_, sweep::SweepPriority::Background);
        QMetaObject::invokeMethod(
            this, [this, outcome] { workerDone(outcome); }, Qt::QueuedConnection);
    });
    setState(State::Running);
}

void SweepController::pause() {
    if (state_ != State::Running)
        return;
    gate_.pause();
    secondsBeforePause_ = activeSeconds();
    clock_.invalidate();
    setState(State::Paused);
}

void SweepController::resume() {
    if (state_ != State::Paused)
        return;
    clock_.start();
    gate_.resume();
    setState(State::Running);
}

void SweepController::stop() {
    if (state_ != State::Running && state_ != State::Paused)
        return;
    worker_.request_stop();
    setState(State::Stopping);
}

void SweepController::wake() {
    if (!drainTimer_.isActive())
        drain();
}

void SweepController::drain() {
    const std::vector<RunEvent> taken = mailbox_->drain();
    if (taken.empty())
        return;
    meter_.apply(taken, activeSeconds());
    drainTimer_.start();
    emit events(taken);
}

void SweepController::setState(State state) {
    if (state_ == state)
        return;
    state_ = state;
    emit stateChanged(state);
}

void SweepController::workerDone(const sweep::SweepOutcome& outcome) {
    worker_.join();
    drain();
    drainTimer_.stop();
    setState(State::Idle);
    emit finished(outcome);
}

double SweepController::activeSeconds() const {
    const double running =
        clock_.isValid() ? static_cast<double>(clock_.nsecsElapsed()) * 1e-9 : 0.0;
    return secondsBeforePause_ + running;
}

} // namespace dpfm::session
