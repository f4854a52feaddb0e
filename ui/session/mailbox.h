#pragma once

#include "core/sweep/runner.h"

#include <functional>
#include <mutex>
#include <variant>
#include <vector>

namespace dpfm::session {

struct RunStarted {};
struct RunEnded {
    training::RunOutcome outcome;
    double seconds = 0.0;
};
/// Something that happened to one run.
struct RunEvent {
    sweep::GridRun run;
    std::variant<RunStarted, training::SnapshotPtr, RunEnded> what;
};

/// Where a sweep's worker threads leave events for one reader. Posting never blocks for longer than
/// moving an event into a vector.
/// Invariant: `wake` is called once, on the posting thread, for the first event after a drain().
class Mailbox : public sweep::SweepObserver {
public:
    explicit Mailbox(std::function<void()> wake);

    void runStarted(const sweep::GridRun& run) override;
    void epochFinished(const sweep::GridRun& run, training::SnapshotPtr snapshot) override;
    void runEnded(const sweep::GridRun& run, const training::RunOutcome& outcome,
                  double seconds) override;

    /// Takes all events, in the order they were posted. Any thread.
    std::vector<RunEvent> drain();

private:
    void post(RunEvent event);

    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<RunEvent> events_;
};

} // namespace dpfm::session
