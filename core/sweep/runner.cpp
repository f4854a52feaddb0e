#include "core/sweep/runner.h"

#include "core/base/thread_priority.h"
#include "core/data/source_files.h"
#include "core/network/validation.h"
#include "core/network/variants.h"
#include "core/sweep/bundles.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace dpfm::sweep {

namespace {

using Bundle = std::vector<GridRun>;

/// Bundles one after the other, whichever is next: of many threads each takes its share.
class BundleQueue {
public:
    explicit BundleQueue(std::vector<Bundle> bundles) : bundles_(std::move(bundles)) {}
    const Bundle* next() {
        const std::size_t position = next_.fetch_add(1, std::memory_order_relaxed);
        return position < bundles_.size() ? &bundles_[position] : nullptr;
    }

private:
    std::vector<Bundle> bundles_;
    std::atomic<std::size_t> next_ = 0;
};

} // namespace

SweepOutcome runSweep(const network::Experiment& experiment, std::span<const GridRun> runs,
                      int jobs, SweepObserver& observer, const std::stop_token& stop,
                      PauseGate* gate, SweepPriority priority) {
    if (const auto valid = network::check(experiment); !valid)
        return valid.error();
    // Held here, so that files are read once and not once a run.
    std::shared_ptr<const void> files;
    try {
        auto loaded = data::loadFiles(experiment.data, stop);
        if (!loaded)
            return loaded.error();
        files = *std::move(loaded);
    } catch (const std::exception& exception) {
        return errorOf(exception);
    }
    // A table that is not read to its end is none.
    if (files == nullptr && experiment.data.source == network::DataSource::Csv)
        return training::Cancelled{};
    const int wanted = jobs > 0 ? jobs : tbb::info::default_concurrency();
    const int threads =
        static_cast<int>(std::clamp(runs.size(), std::size_t{1}, static_cast<std::size_t>(wanted)));
    // Stopped by the caller, or by the first failure, so that the other runs do not go on for
    // hours before it is told.
    std::stop_source halt;
    const std::stop_callback passOn(stop, [&halt] { halt.request_stop(); });
    const RunControl control(halt.get_token(), gate);
    std::mutex mutex;
    std::optional<Error> failure;
    const auto failWith = [&](const Error& error) {
        const std::lock_guard lock(mutex);
        if (!failure)
            failure = error;
        halt.request_stop();
    };
    const auto fail = [&](const std::exception& exception) { failWith(errorOf(exception)); };
    const std::vector<network::Experiment> variants = network::variantsOf(experiment);
    std::optional<BundleQueue> queue;
    std::atomic<bool> cutShort = false;
    const auto trainBundle = [&](const Bundle& bundle) {
        std::size_t started = 0;
        std::vector<bool> ended(bundle.size(), false);
        const auto start = std::chrono::steady_clock::now();
        const auto end = [&](std::size_t run, const training::RunOutcome& outcome) {
            if (std::holds_alternative<training::Cancelled>(outcome))
                cutShort = true;
            ended[run] = true;
            const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
            observer.runEnded(bundle[run], outcome, bundle[run].from ? 0.0 : seconds.count());
        };
        try {
            std::vector<training::RunParameters> parameters;
            std::vector<std::shared_ptr<const training::RunState>> from;
            for (; started < bundle.size(); ++started) {
                observer.runStarted(bundle[started]);
                parameters.push_back(bundle[started].parameters);
                from.push_back(bundle[started].from);
            }
            const auto trained =
                training::trainRuns(variants[parameters.front().variant], parameters,
                                    {[&](std::size_t run, training::SnapshotPtr snapshot) {
                                         observer.epochFinished(bundle[run], std::move(snapshot));
                                     },
                                     end},
                                    control, from);
            if (!trained)
                failWith(trained.error());
        } catch (const std::exception& exception) {
            fail(exception);
        }
        for (std::size_t run = 0; run < started; ++run) {
            try {
                if (!ended[run])
                    end(run, training::Cancelled{});
            } catch (const std::exception& exception) {
                fail(exception);
            }
        }
    };
    const auto work = [&](int) {
        while (const Bundle* bundle = queue->next()) {
            if (!control.proceed()) {
                cutShort = true;
                return;
            }
            trainBundle(*bundle);
        }
    };
    const auto workOrFail = [&](int share) {
        if (priority == SweepPriority::Background)
            lowerThreadPriority();
        try {
            work(share);
        } catch (const std::exception& exception) { // the observer's
            fail(exception);
        }
    };
    try {
        queue.emplace(bundles(experiment, runs, static_cast<std::size_t>(threads)));
        const tbb::global_control allow(tbb::global_control::max_allowed_parallelism,
                                        static_cast<std::size_t>(threads));
        tbb::task_arena arena(threads);
        arena.execute(
            [&] { tbb::parallel_for(0, threads, workOrFail, tbb::simple_partitioner()); });
    } catch (const std::exception& exception) {
        fail(exception);
    }
    if (failure)
        return *std::move(failure);
    if (cutShort)
        return training::Cancelled{};
    return Finished{};
}

} // namespace dpfm::sweep
