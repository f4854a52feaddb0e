#include "ui/session/sweep_progress.h"

#include "core/base/share.h"
#include "core/network/variants.h"

#include <algorithm>

namespace dpfm::session {

namespace {

/// How far back the rate looks. Short enough to follow a change from small to large corpora.
constexpr double kWindowSeconds = 5.0;

} // namespace

std::size_t trainingSamples(const network::Experiment& experiment, int corpus) {
    const auto samples = static_cast<std::size_t>(std::max(corpus, 0));
    if (experiment.data.validatesApart())
        return samples;
    if (!(experiment.validationShare >= 0.0 && experiment.validationShare <= 1.0))
        return 0;
    return samples - ceilOfShare(experiment.validationShare, samples);
}

SweepMeter::SweepMeter(const network::Experiment& experiment,
                       std::span<const sweep::GridRun> runs) {
    const std::vector<network::Experiment> variants = network::variantsOf(experiment);
    for (const sweep::GridRun& run : runs) {
        const network::Experiment& variant = variants[run.parameters.variant];
        const auto epochs = static_cast<std::size_t>(std::max(variant.training.epochs, 0));
        const std::size_t samples = trainingSamples(variant, run.parameters.corpus);
        const auto done =
            samples * static_cast<std::size_t>(run.from ? std::max(run.from->epoch, 0) : 0);
        runs_[run.index] = {samples, samples * epochs, done};
        progress_.totalSamples += samples * epochs;
        progress_.samples += done;
    }
    progress_.runs = runs.size();
}

void SweepMeter::apply(std::span<const RunEvent> events, double now) {
    const std::size_t before = trained_;
    for (const RunEvent& event : events) {
        Run& run = runs_[event.run.index];
        if (std::holds_alternative<training::SnapshotPtr>(event.what)) {
            run.passed += run.samplesPerEpoch;
            trained_ += run.samplesPerEpoch;
            progress_.samples += run.samplesPerEpoch;
        } else if (const auto* ended = std::get_if<RunEnded>(&event.what)) {
            if (std::holds_alternative<training::Cancelled>(ended->outcome))
                continue;
            progress_.samples += run.total - run.passed;
            run.passed = run.total;
            ++progress_.endedRuns;
        }
    }
    if (trained_ == before)
        return;
    marks_.push_back({now, trained_});
    // One mark from before the window stays, so that epochs longer than it are measured too.
    while (marks_.size() > 2 && marks_[1].seconds <= now - kWindowSeconds)
        marks_.pop_front();
}

SweepProgress SweepMeter::progress() const {
    SweepProgress progress = progress_;
    const double seconds = marks_.back().seconds - marks_.front().seconds;
    if (seconds > 0.0)
        progress.samplesPerSecond =
            static_cast<double>(marks_.back().trained - marks_.front().trained) / seconds;
    if (progress.samplesPerSecond > 0.0)
        progress.secondsLeft = static_cast<double>(progress.totalSamples - progress.samples) /
                               progress.samplesPerSecond;
    return progress;
}

} // namespace dpfm::session
