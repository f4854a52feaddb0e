#include "app/training_loop.h"

#include "app/progress.h"

#include <QElapsedTimer>

#include <chrono>
#include <future>
#include <thread>

namespace dpfm::app {

namespace {

constexpr std::chrono::milliseconds kDrainInterval{100};

} // namespace

Trained trainAndShow(const network::Experiment& experiment, const std::vector<sweep::GridRun>& runs,
                     int jobs, const Interrupt& interrupt,
                     const std::function<Result<void>(std::span<const session::RunEvent>)>& take) {
    session::Mailbox mailbox(nullptr);
    session::SweepMeter meter(experiment, runs);
    ProgressDisplay display;
    QElapsedTimer clock;
    clock.start();
    std::promise<sweep::SweepOutcome> promise;
    std::future<sweep::SweepOutcome> outcome = promise.get_future();
    std::jthread worker([&](const std::stop_token& stop) {
        promise.set_value(sweep::runSweep(experiment, runs, jobs, mailbox, stop));
    });
    Trained trained;
    for (bool running = true; running;) {
        running = outcome.wait_for(kDrainInterval) != std::future_status::ready;
        const std::vector<session::RunEvent> events = mailbox.drain();
        if (trained.taken)
            trained.taken = take(events);
        if (!trained.taken || interrupt.requested())
            worker.request_stop();
        meter.apply(events, static_cast<double>(clock.nsecsElapsed()) * 1e-9);
        display.show(meter.progress());
    }
    display.finish(meter.progress());
    trained.outcome = outcome.get();
    return trained;
}

} // namespace dpfm::app
