#include "core/sweep/runner.h"

#include "core/network/validation.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#include <chrono>
#include <new>

namespace dpfm::sweep {

namespace {

/// Runs one after the other, in grid order, whichever is next: of many threads each takes its
/// share.
class RunQueue {
public:
    explicit RunQueue(std::span<const GridRun> runs) : runs_(runs) {}
    const GridRun* next() {
        const std::size_t position = next_.fetch_add(1, std::memory_order_relaxed);
        return position < runs_.size() ? &runs_[position] : nullptr;
    }

private:
    std::span<const GridRun> runs_;
    std::atomic<std::size_t> next_ = 0;
};

} // namespace

SweepOutcome runSweep(const network::Experiment& experiment, std::span<const GridRun> runs,
                      int jobs, SweepObserver& observer, const std::stop_token& stop,
                      training::PauseGate* gate) {
    if (const auto valid = network::check(experiment); !valid)
        return valid.error();
    const int threads = jobs > 0 ? jobs : tbb::info::default_concurrency();
    const training::RunControl control(stop, gate);
    RunQueue queue(runs);
    std::atomic<bool> cutShort = false;
    const auto work = [&](int) {
        while (const GridRun* run = queue.next()) {
            if (!control.proceed()) {
                cutShort = true;
                return;
            }
            observer.runStarted(*run);
            const auto start = std::chrono::steady_clock::now();
            const training::RunOutcome outcome = training::trainRun(
                experiment, run->parameters,
                [&](training::SnapshotPtr snapshot) {
                    observer.epochFinished(*run, std::move(snapshot));
                },
                control);
            const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
            if (std::holds_alternative<training::Cancelled>(outcome))
                cutShort = true;
            observer.runEnded(*run, outcome, seconds.count());
        }
    };
    try {
        const tbb::global_control allow(tbb::global_control::max_allowed_parallelism,
                                        static_cast<std::size_t>(threads));
        tbb::task_arena arena(threads);
        arena.execute([&] { tbb::parallel_for(0, threads, work, tbb::simple_partitioner()); });
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::InvalidInput,
                     "",
                     "There is not enough memory; make the layers or the corpus smaller.",
                     {}};
    }
    if (cutShort)
        return training::Cancelled{};
    return Finished{};
}

} // namespace dpfm::sweep
