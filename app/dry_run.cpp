#include "app/dry_run.h"

#include "app/console.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "app/translate.h"
#include "core/network/variants.h"
#include "core/sweep/estimate.h"
#include "ui/session/error_text.h"

#include <chrono>
#include <functional>
#include <future>
#include <stop_token>
#include <thread>
#include <vector>

namespace dpfm::app {

namespace {

constexpr double kBudgetSeconds = 1.0;
constexpr std::chrono::milliseconds kAskInterval{50};

/// None after an interrupt, and if no run can be tried.
std::optional<sweep::TimeEstimate> estimated(const network::Experiment& experiment,
                                             const std::vector<sweep::GridRun>& runs, int jobs,
                                             const Interrupt& interrupt) {
    std::promise<std::optional<sweep::TimeEstimate>> promise;
    auto estimate = promise.get_future();
    std::jthread worker([&](const std::stop_token& stop) {
        promise.set_value(
            sweep::estimateTime(experiment, runs, jobs, kBudgetSeconds, sweep::timedTrial(stop)));
    });
    while (estimate.wait_for(kAskInterval) != std::future_status::ready)
        if (interrupt.requested())
            worker.request_stop();
    return estimate.get();
}

} // namespace

int dryRun(const network::Experiment& experiment, const session::Shard& shard, int jobs) {
    std::vector<sweep::GridRun> runs = sweep::grid(experiment);
    std::erase_if(runs, [&](const sweep::GridRun& run) { return !shard.holds(run); });
    const std::size_t variants = network::variantCount(experiment.sweep);
    const int count = static_cast<int>(runs.size());
    printLine(variants > 1 ? tr("%n run(s) of %1 variants.", nullptr, count).arg(variants)
                           : tr("%n run(s).", nullptr, count));
    const Interrupt interrupt;
    const auto estimate = estimated(experiment, runs, jobs, interrupt);
    if (interrupt.requested())
        return kInterrupted;
    if (!estimate) {
        printError(tr("How long they take cannot be said: a trial failed."));
        return kFailed;
    }
    printLine(tr("About %1 on this machine: an estimate, from short trials of %2 of %3 bundles of "
                 "runs.")
                  .arg(durationText(estimate->seconds))
                  .arg(estimate->trials)
                  .arg(estimate->bundles));
    return kDone;
}

} // namespace dpfm::app
