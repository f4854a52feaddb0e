#include "ui/session/verification.h"

#include "core/base/random.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

namespace dpfm::session {

namespace {

constexpr std::uint64_t kSampleSeed = 1;

bool sameBits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool sameBits(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() && (!a || sameBits(*a, *b));
}

QString text(const std::optional<double>& value) {
    return value ? QString::fromStdString(toText(*value)) : QStringLiteral("none");
}

bool ended(const RunRecord& run) {
    return run.status == RunStatus::Completed || run.status == RunStatus::Diverged;
}

QString endText(bool diverged, int epoch, const QString& what) {
    return diverged ? QStringLiteral("diverged at epoch %1: %2").arg(epoch).arg(what)
                    : QStringLiteral("completed");
}

} // namespace

void Verification::differs(std::size_t run, int epoch, const QString& figure, const QString& before,
                           const QString& now) {
    differences_.try_emplace(run, RunDifference{run, epoch, figure, before, now});
}

void Verification::apply(std::span<const RunEvent> events) {
    for (const RunEvent& event : events) {
        const std::size_t run = event.run.index;
        if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what)) {
            compare(run, *snapshot);
        } else if (const auto* end = std::get_if<RunEnded>(&event.what)) {
            if (!std::holds_alternative<training::Cancelled>(end->outcome))
                compareEnd(run, end->outcome);
            trained_.erase(run);
        } else {
            trained_[run] = {};
        }
    }
}

void Verification::compare(std::size_t run, const training::SnapshotPtr& snapshot) {
    Trained& trained = trained_[run];
    trained.last = snapshot;
    const std::vector<training::EpochMetrics>& epochs = before_.runs[run].epochs;
    const training::EpochMetrics& now = snapshot->metrics;
    const std::size_t index = trained.epochs++;
    if (index >= epochs.size() || epochs[index].epoch != now.epoch)
        return; // told at its end
    const training::EpochMetrics& before = epochs[index];
    const auto figure = [&](const char* name, const std::optional<double>& a,
                            const std::optional<double>& b) {
        if (!sameBits(a, b))
            differs(run, now.epoch, QString::fromLatin1(name), text(a), text(b));
    };
    figure("loss", before.loss, now.loss);
    figure("val_loss", before.valLoss, now.valLoss);
    figure("accuracy", before.accuracy, now.accuracy);
    figure("val_accuracy", before.valAccuracy, now.valAccuracy);
}

void Verification::compareEnd(std::size_t run, const training::RunOutcome& outcome) {
    ++compared_;
    const RunRecord& before = before_.runs[run];
    const Trained& now = trained_[run];
    const int last = before.epochs.empty() ? 0 : before.epochs.back().epoch;
    if (now.epochs != before.epochs.size())
        differs(run, last, QStringLiteral("the number of epochs"),
                QString::number(before.epochs.size()), QString::number(now.epochs));
    const auto* divergence = std::get_if<training::Divergence>(&outcome);
    const QString endBefore =
        endText(before.status == RunStatus::Diverged, before.divergedEpoch, before.divergence);
    const QString endNow =
        divergence ? endText(true, divergence->epoch, QString::fromStdString(divergence->what))
                   : endText(false, 0, {});
    if (endBefore != endNow)
        differs(run, last, QStringLiteral("the end"), endBefore, endNow);
    const network::Weights none;
    const network::Weights& weights = now.last ? now.last->weights : none;
    if (weights.size() != before.weights.size())
        differs(run, last, QStringLiteral("the number of weights"),
                QString::number(before.weights.size()), QString::number(weights.size()));
    for (std::size_t i = 0; i < std::min(weights.size(), before.weights.size()); ++i)
        if (!sameBits(before.weights[i], weights[i]))
            differs(run, last, QStringLiteral("final weight %1").arg(i), text(before.weights[i]),
                    text(weights[i]));
}

std::vector<sweep::GridRun> sampleOf(const SweepRecord& sweep, std::optional<std::size_t> size) {
    std::vector<sweep::GridRun> all;
    for (const RunRecord& run : sweep.runs)
        if (ended(run) && !run.marks.deleted)
            all.push_back(run.run);
    if (!size || *size >= all.size())
        return all;
    std::vector<std::size_t> order =
        RandomStream(kSampleSeed, Purpose::Resampling).permutation(all.size());
    order.resize(*size);
    std::sort(order.begin(), order.end());
    std::vector<sweep::GridRun> sample;
    for (const std::size_t index : order)
        sample.push_back(all[index]);
    return sample;
}

} // namespace dpfm::session
