#include "core/sweep/estimate.h"

#include "core/base/control.h"
#include "core/base/share.h"
#include "core/network/variants.h"
#include "core/sweep/bundles.h"
#include "core/training/run.h"

#include <oneapi/tbb/info.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace dpfm::sweep {

namespace {

constexpr int kTrialBatches = 8;
constexpr int kMoreEpochs = 3;

/// How many samples of a corpus are trained on.
double trainingPart(const network::Experiment& experiment, int corpus) {
    const auto samples = static_cast<std::size_t>(corpus);
    return static_cast<double>(experiment.data.validatesApart()
                                   ? samples
                                   : samples - ceilOfShare(experiment.validationShare, samples));
}

/// What a bundle takes: before its first epoch, and for each sample of an epoch.
struct Pace {
    double before = 0.0;
    double perSample = 0.0;
};

/// The runs of a bundle on a small corpus: its first batches.
std::vector<training::RunParameters> shortened(const network::Experiment& experiment,
                                               const std::vector<GridRun>& bundle) {
    std::vector<training::RunParameters> runs;
    for (const GridRun& run : bundle) {
        runs.push_back(run.parameters);
        const double part = trainingPart(experiment, run.parameters.corpus);
        const double wanted = double{kTrialBatches} * experiment.training.batchSize;
        if (wanted < part)
            runs.back().corpus =
                std::max(2, static_cast<int>(std::ceil(run.parameters.corpus * wanted / part)));
    }
    return runs;
}

std::optional<Pace> paceOf(network::Experiment experiment, const std::vector<GridRun>& bundle,
                           const Trial& trial) {
    const std::vector<training::RunParameters> runs = shortened(experiment, bundle);
    experiment.training.epochs = 1;
    const auto once = trial(experiment, runs);
    experiment.training.epochs = kMoreEpochs;
    const auto more = once ? trial(experiment, runs) : std::nullopt;
    if (!more)
        return std::nullopt;
    double samples = 0.0;
    for (const training::RunParameters& run : runs)
        samples += trainingPart(experiment, run.corpus);
    // A clock's jitter must not make epochs free.
    const double epoch =
        std::clamp((*more - *once) / (kMoreEpochs - 1), *more / (8.0 * kMoreEpochs), *once);
    return Pace{*once - epoch, epoch / std::max(samples, 1.0)};
}

double secondsOf(const network::Experiment& experiment, const std::vector<GridRun>& bundle,
                 const Pace& pace) {
    double samples = 0.0;
    for (const GridRun& run : bundle)
        samples += trainingPart(experiment, run.parameters.corpus);
    return pace.before + pace.perSample * samples * experiment.training.epochs;
}

/// 0 … count - 1 such that every beginning of the order is spread over all: the middle, then the
/// quarters, and so on, until the parts are smaller than one.
std::vector<std::size_t> spread(std::size_t count) {
    std::vector<std::size_t> order;
    std::vector<bool> taken(count, false);
    for (std::size_t parts = 2; order.size() < count; parts *= 2)
        for (std::size_t i = 1; i < parts; i += 2) {
            const std::size_t place = std::min(count * i / parts, count - 1);
            if (!taken[place]) {
                taken[place] = true;
                order.push_back(place);
            }
        }
    return order;
}

} // namespace

std::optional<TimeEstimate> estimateTime(const network::Experiment& experiment,
                                         std::span<const GridRun> runs, int jobs, double budget,
                                         const Trial& trial) {
    if (runs.empty())
        return TimeEstimate{};
    const auto threads =
        std::clamp(static_cast<std::size_t>(jobs > 0 ? jobs : tbb::info::default_concurrency()),
                   std::size_t{1}, runs.size());
    const std::vector<network::Experiment> variants = network::variantsOf(experiment);
    const auto variantOf = [&](const std::vector<GridRun>& bundle) -> const network::Experiment& {
        return variants[bundle.front().parameters.variant];
    };
    const std::vector<std::vector<GridRun>> all = bundles(experiment, runs, threads);
    std::vector<std::optional<Pace>> paces(all.size());
    TimeEstimate estimate;
    estimate.bundles = all.size();
    double used = 0.0;
    for (const std::size_t place : spread(all.size())) {
        if (estimate.trials == kMostTrials || (estimate.trials > 0 && used >= budget))
            break;
        const Trial counted = [&](const network::Experiment& of,
                                  std::span<const training::RunParameters> parameters) {
            const auto seconds = trial(of, parameters);
            used += seconds.value_or(0.0);
            return seconds;
        };
        paces[place] = paceOf(variantOf(all[place]), all[place], counted);
        if (!paces[place])
            return std::nullopt;
        ++estimate.trials;
    }

    double sum = 0.0;
    double longest = 0.0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::size_t distance = 0;
        while (!(i >= distance && paces[i - distance]) &&
               !(i + distance < all.size() && paces[i + distance]))
            ++distance;
        const Pace& pace =
            i >= distance && paces[i - distance] ? *paces[i - distance] : *paces[i + distance];
        const double seconds = secondsOf(variantOf(all[i]), all[i], pace);
        sum += seconds;
        longest = std::max(longest, seconds);
    }
    estimate.seconds = std::max(longest, sum / static_cast<double>(threads));
    return estimate;
}

Trial timedTrial(const std::stop_token& stop) {
    return [stop](const network::Experiment& experiment,
                  std::span<const training::RunParameters> runs) -> std::optional<double> {
        bool ended = true;
        const training::RunObserver observer{
            [](std::size_t, const training::SnapshotPtr&) {},
            [&](std::size_t, const training::RunOutcome& outcome) {
                ended = ended && !std::holds_alternative<training::Cancelled>(outcome);
            }};
        const auto start = std::chrono::steady_clock::now();
        const auto trained = training::trainRuns(experiment, runs, observer, RunControl(stop));
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        return trained && ended ? std::optional(seconds.count()) : std::nullopt;
    };
}

} // namespace dpfm::sweep
