#include "ui/models/results_model.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace dpfm::models {

using session::RunRecord;
using session::RunStatus;

namespace {

bool sameButSeed(const training::RunParameters& a, const training::RunParameters& b) {
    return a.method == b.method && a.corpus == b.corpus && a.registers == b.registers &&
           a.variant == b.variant;
}

} // namespace

ResultsModel::ResultsModel(QObject* parent) : QObject(parent) {}

void ResultsModel::reset(session::SweepRecord sweep) {
    sweep_ = std::move(sweep);
    summaries_.clear();
    for (const RunRecord& run : sweep_.runs)
        summaries_.push_back(sweep::summarize(run.epochs));
    shown_.assign(sweep_.runs.size(), true);
    stale_.assign(sweep_.runs.size(), false);
    selected_.reset();
    emit resetDone();
    emit selectedChanged();
}

void ResultsModel::replace(session::SweepRecord sweep) {
    if (!hasRunsOf(sweep)) {
        reset(std::move(sweep));
        selectFirst();
        return;
    }
    sweep_ = std::move(sweep);
    for (std::size_t run = 0; run < runCount(); ++run)
        summaries_[run] = sweep::summarize(sweep_.runs[run].epochs);
    stale_.assign(runCount(), false);
    if (selected_ && sweep_.runs[*selected_].marks.deleted)
        select(nextTo(*selected_));
    emit replaced();
    allChanged();
}

void ResultsModel::renew(session::SweepRecord sweep) {
    if (!hasRunsOf(sweep)) {
        reset(std::move(sweep));
        selectEarliest();
        return;
    }
    for (std::size_t run = 0; run < runCount(); ++run) {
        stale_[run] = !sweep_.runs[run].epochs.empty();
        sweep.runs[run].epochs = std::move(sweep_.runs[run].epochs);
        sweep.runs[run].weights = std::move(sweep_.runs[run].weights);
        sweep.runs[run].layers = std::move(sweep_.runs[run].layers);
        sweep.runs[run].fidelity = std::move(sweep_.runs[run].fidelity);
        sweep.runs[run].fed = std::move(sweep_.runs[run].fed);
        sweep.runs[run].marks.pinned = sweep_.runs[run].marks.pinned;
        sweep.runs[run].marks.color = sweep_.runs[run].marks.color;
    }
    sweep_ = std::move(sweep);
    emit replaced();
    allChanged();
}

std::size_t ResultsModel::staleCount() const {
    return static_cast<std::size_t>(std::count(stale_.begin(), stale_.end(), true));
}

void ResultsModel::dropStale() {
    if (staleCount() == 0)
        return;
    for (std::size_t run = 0; run < runCount(); ++run)
        if (stale_[run])
            drop(run);
    allChanged();
}

void ResultsModel::drop(std::size_t run) {
    stale_[run] = false;
    sweep_.runs[run].epochs.clear();
    sweep_.runs[run].weights.clear();
    sweep_.runs[run].layers.clear();
    sweep_.runs[run].fidelity.clear();
    sweep_.runs[run].fed.reset();
    summaries_[run].reset();
}

bool ResultsModel::hasRunsOf(const session::SweepRecord& sweep) const {
    return sweep.experiment.data.source == sweep_.experiment.data.source &&
           sweep.experiment.network.layers == sweep_.experiment.network.layers &&
           std::equal(sweep.runs.begin(), sweep.runs.end(), sweep_.runs.begin(), sweep_.runs.end(),
                      [](const RunRecord& a, const RunRecord& b) {
                          return sameButSeed(a.run.parameters, b.run.parameters);
                      });
}

void ResultsModel::allChanged() {
    if (!empty())
        emit runsChanged(0, runCount() - 1);
}

void ResultsModel::apply(std::span<const session::RunEvent> events) {
    std::size_t first = std::numeric_limits<std::size_t>::max();
    std::size_t last = 0;
    const bool anyStale = staleCount() > 0;
    for (const session::RunEvent& event : events) {
        const std::size_t index = event.run.index;
        if (index >= sweep_.runs.size())
            continue;
        RunRecord& run = sweep_.runs[index];
        first = std::min(first, index);
        last = std::max(last, index);
        if (std::holds_alternative<session::RunStarted>(event.what)) {
            RunRecord started;
            if (event.run.from) {
                started = std::move(run);
                const auto kept = static_cast<std::size_t>(event.run.from->epoch);
                started.epochs.resize(std::min(started.epochs.size(), kept));
            }
            started.run = {event.run.index, event.run.parameters};
            started.status = RunStatus::Running;
            if (!event.run.from)
                started.marks = std::move(run.marks);
            run = std::move(started);
            summaries_[index] = sweep::summarize(run.epochs);
            stale_[index] = false;
            if (anyStale)
                for (std::size_t other = 0; other < runCount(); ++other)
                    if (stale_[other] &&
                        sameButSeed(sweep_.runs[other].run.parameters, event.run.parameters)) {
                        drop(other);
                        first = std::min(first, other);
                        last = std::max(last, other);
                    }
        } else if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what)) {
            run.epochs.push_back((*snapshot)->metrics);
            run.weights = (*snapshot)->weights;
            run.layers = (*snapshot)->layers;
            run.learner = (*snapshot)->learner;
            if ((*snapshot)->recorded.fidelity) {
                run.fidelity.push_back((*snapshot)->recorded.fidelity);
                run.fed = (*snapshot)->recorded.fed;
            }
            sweep::extend(summaries_[index], (*snapshot)->metrics);
        } else {
            const auto& ended = std::get<session::RunEnded>(event.what);
            if (std::holds_alternative<training::Cancelled>(ended.outcome)) {
                run.status = RunStatus::Pending;
                continue;
            }
            run.learner.reset();
            run.seconds = ended.seconds;
            run.status = RunStatus::Completed;
            if (const auto* divergence = std::get_if<training::Divergence>(&ended.outcome)) {
                run.status = RunStatus::Diverged;
                run.divergence = QString::fromStdString(divergence->what);
                run.divergedEpoch = divergence->epoch;
            }
        }
    }
    if (first <= last)
        emit runsChanged(first, last);
}

void ResultsModel::setNotes(const QString& notes) {
    sweep_.notes = notes;
}

void ResultsModel::setId(qint64 id) {
    sweep_.id = id;
}

void ResultsModel::setMarks(std::span<const session::MarkedRun> runs) {
    std::size_t first = std::numeric_limits<std::size_t>::max();
    std::size_t last = 0;
    for (const auto& [run, marks] : runs) {
        if (run >= runCount() || sweep_.runs[run].marks == marks)
            continue;
        sweep_.runs[run].marks = marks;
        first = std::min(first, run);
        last = std::max(last, run);
    }
    if (first > last)
        return;
    if (selected_ && sweep_.runs[*selected_].marks.deleted)
        select(nextTo(*selected_));
    emit runsChanged(first, last);
}

std::optional<std::size_t> ResultsModel::nextTo(std::size_t run) const {
    const auto is = [this](std::size_t other) { return !sweep_.runs[other].marks.deleted; };
    for (std::size_t after = run + 1; after < runCount(); ++after)
        if (is(after))
            return after;
    for (std::size_t before = run; before-- > 0;)
        if (is(before))
            return before;
    return std::nullopt;
}

void ResultsModel::setShown(std::span<const std::size_t> runs, bool shown) {
    std::vector<bool> wanted = shown_;
    for (const std::size_t run : runs)
        wanted[run] = shown;
    show(std::move(wanted));
}

void ResultsModel::showOnly(std::span<const std::size_t> runs) {
    std::vector<bool> wanted(runCount(), false);
    for (const std::size_t run : runs)
        wanted[run] = true;
    show(std::move(wanted));
}

void ResultsModel::showAll() {
    show(std::vector<bool>(runCount(), true));
}

void ResultsModel::invertShown() {
    std::vector<bool> wanted = shown_;
    wanted.flip();
    show(std::move(wanted));
}

void ResultsModel::show(std::vector<bool> shown) {
    if (shown == shown_)
        return;
    shown_ = std::move(shown);
    emit shownChanged();
}

void ResultsModel::select(std::optional<std::size_t> run) {
    if (run && (*run >= runCount() || sweep_.runs[*run].marks.deleted))
        run.reset();
    if (run == selected_)
        return;
    selected_ = run;
    emit selectedChanged();
}

void ResultsModel::selectFirst() {
    int largest = 0;
    for (const RunRecord& run : sweep_.runs)
        if (!run.marks.deleted)
            largest = std::max(largest, run.run.parameters.corpus);
    selectNear(largest);
}

void ResultsModel::selectEarliest() {
    selectNear(sweep_.runs.empty() ? 0 : sweep_.runs.front().run.parameters.corpus);
}

void ResultsModel::selectNear(int corpus) {
    constexpr int kWanted = 8;
    const auto distance = [](const training::RunParameters& run) {
        return run.registers == 0 ? std::numeric_limits<int>::max()
                                  : std::abs(run.registers - kWanted);
    };
    std::optional<std::size_t> nearest;
    for (std::size_t run = 0; run < sweep_.runs.size(); ++run) {
        const training::RunParameters& parameters = sweep_.runs[run].run.parameters;
        if (!sweep_.runs[run].marks.deleted && parameters.corpus == corpus &&
            (!nearest || distance(parameters) < distance(sweep_.runs[*nearest].run.parameters)))
            nearest = run;
    }
    select(nearest);
}

} // namespace dpfm::models
