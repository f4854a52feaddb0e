#include "ui/session/mailbox.h"

#include <utility>

namespace dpfm::session {

Mailbox::Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

void Mailbox::runStarted(const sweep::GridRun& run) {
    post({run, RunStarted{}});
}

void Mailbox::epochFinished(const sweep::GridRun& run, training::SnapshotPtr snapshot) {
    post({run, std::move(snapshot)});
}

void Mailbox::runEnded(const sweep::GridRun& run, const training::RunOutcome& outcome,
                       double seconds) {
    post({run, RunEnded{outcome, seconds}});
}

std::vector<RunEvent> Mailbox::drain() {
    std::vector<RunEvent> taken;
    const std::lock_guard lock(mutex_);
    taken.swap(events_);
    return taken;
}

void Mailbox::post(RunEvent event) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = events_.empty();
        events_.push_back(std::move(event));
    }
    if (first && wake_)
        wake_();
}

} // namespace dpfm::session
