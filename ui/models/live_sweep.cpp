#include "ui/models/live_sweep.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace dpfm::models {

using session::SweepController;

namespace {

/// A sweep is let run for so long, and is shown only as a whole until then: six or seven frames a
/// second are enough to see motion, and a part of a sweep beside parts of another is the worse
/// picture.
constexpr qint64 kFrameMs = 150;
/// For so long if it will have ended by then: rather fewer whole pictures than none.
constexpr qint64 kPatienceMs = 400;
/// For so long if there is nothing to see of it before.
constexpr qint64 kBlindMs = 1000;
constexpr int kLookAgainMs = 30;

constexpr std::chrono::milliseconds kLastStep{400};
constexpr std::chrono::milliseconds kLetGo{1000};

/// Of a run's weights only the latest are of use; those of every epoch would fill the memory.
void forgetWeights(std::vector<session::RunEvent>& events) {
    if (events.empty())
        return;
    auto* latest = std::get_if<training::SnapshotPtr>(&events.back().what);
    if (latest == nullptr)
        return;
    auto figures = std::make_shared<training::EpochSnapshot>();
    figures->metrics = (*latest)->metrics;
    *latest = std::move(figures);
}

} // namespace

std::vector<sweep::GridRun> coarseFirst(const network::Experiment& experiment) {
    const std::vector<std::uint64_t>& seeds = experiment.sweep.seeds;
    const std::vector<sweep::GridRun> runs = sweep::grid(experiment);
    std::vector<sweep::GridRun> ordered;
    ordered.reserve(runs.size());
    // The seeds are the innermost of the grid's loops.
    for (std::size_t seed = 0; seed < seeds.size(); ++seed)
        for (std::size_t run = seed; run < runs.size(); run += seeds.size())
            ordered.push_back(runs[run]);
    return ordered;
}

LiveSweep::LiveSweep(ExperimentDocument& document, ResultsModel& results,
                     std::function<Permission()> permission, QObject* parent)
    : QObject(parent)
    , document_(document)
    , results_(results)
    , askPermission_(std::move(permission)) {
    for (QTimer* timer : {&stepTimer_, &letGoTimer_, &judgeTimer_})
        timer->setSingleShot(true);
    stepTimer_.setInterval(kLastStep);
    letGoTimer_.setInterval(kLetGo);
    connect(&stepTimer_, &QTimer::timeout, this, &LiveSweep::finish);
    connect(&letGoTimer_, &QTimer::timeout, this, &LiveSweep::settle);
    connect(&judgeTimer_, &QTimer::timeout, this, &LiveSweep::judge);
    connect(&document_, &ExperimentDocument::changed, this, &LiveSweep::follow);
    connect(&controller_, &SweepController::events, this, &LiveSweep::eventsArrived);
    connect(&controller_, &SweepController::finished, this, &LiveSweep::trainingEnded);
}

void LiveSweep::setEnabled(bool enabled) {
    if (enabled_ == enabled)
        return;
    settle();
    enabled_ = enabled;
}

void LiveSweep::setReadable(bool readable) {
    readable_ = readable;
    follow();
}

void LiveSweep::begin(const QString& text, const QString& field) {
    finish();
    document_.endMerge();
    if (state_ == State::Idle) {
        permission_ = askPermission_();
        origin_ = document_.experiment();
        sweep_.reset();
        report_.reset();
        showsBefore_ = true;
        if (mayTrain())
            shownBefore_ = results_.sweep();
    }
    letGoTimer_.stop();
    text_ = text;
    field_ = field;
    began_ = document_.experiment();
    state_ = State::Dragged;
    emit changed();
}

void LiveSweep::drag(const std::function<void(network::Experiment&)>& change) {
    if (state_ == State::Dragged)
        document_.edit(text_, change, field_);
}

void LiveSweep::step(const QString& text, const QString& field,
                     const std::function<void(network::Experiment&)>& change) {
    if (state_ != State::Dragged || field != field_)
        begin(text, field);
    stepTimer_.start();
    drag(change);
}

void LiveSweep::finish() {
    if (state_ != State::Dragged)
        return;
    stepTimer_.stop();
    document_.endMerge();
    state_ = State::LetGo;
    letGo_ = document_.experiment();
    if (!mayTrain()) {
        becomeIdle();
    } else if (letGo_ == origin_ || isBefore(letGo_) || !trains()) {
        stopTraining();
        showBefore();
        becomeIdle();
    } else if (trained(letGo_) && controller_.state() == SweepController::State::Idle) {
        conclude();
    } else {
        if (permission_ == Permission::Store)
            letGoTimer_.start();
        if (!trained(letGo_))
            controller_.stop();
        if (controller_.state() == SweepController::State::Idle)
            start();
        emit changed();
    }
}

void LiveSweep::cancel() {
    if (state_ != State::Dragged)
        return;
    drag([this](network::Experiment& experiment) { experiment = began_; });
    finish();
}

bool LiveSweep::settle() {
    handedOver_ = false;
    finish(); // hands over by itself what is complete
    if (state_ == State::Idle)
        return handedOver_;
    const bool keep = permission_ == Permission::Store;
    DraggedSweep dragged;
    if (keep)
        dragged = handOver();
    stopTraining();
    becomeIdle();
    if (keep)
        emit settled(dragged);
    handedOver_ = keep;
    return keep;
}

void LiveSweep::abandon() {
    stopTraining();
    becomeIdle();
}

void LiveSweep::setStoredId(const QDateTime& started, qint64 id) {
    if (shownBefore_.id == 0 && !shownBefore_.runs.empty() &&
        shownBefore_.provenance.started == started)
        shownBefore_.id = id;
}

bool LiveSweep::trains() const {
    return mayTrain() && readable_ && document_.valid();
}

bool LiveSweep::trained(const network::Experiment& experiment) const {
    return sweep_ && sweep_->experiment == experiment;
}

bool LiveSweep::isBefore(const network::Experiment& experiment) const {
    return !shownBefore_.runs.empty() && shownBefore_.experiment == experiment &&
           shownBefore_.complete();
}

void LiveSweep::follow() {
    if (state_ == State::LetGo && document_.experiment() != letGo_) {
        // It was undone, say.
        if (document_.experiment() == origin_) {
            stopTraining();
            showBefore();
            becomeIdle();
        } else {
            settle();
        }
    } else if (state_ == State::Dragged) {
        if (controller_.state() == SweepController::State::Idle)
            start();
        else
            judge();
    }
}

void LiveSweep::start() {
    const network::Experiment& wanted = document_.experiment();
    if (!trains() || trained(wanted))
        return;
    complete_ = false;
    shown_ = false;
    if (isBefore(wanted)) {
        sweep_.reset();
        showBefore();
        emit changed();
        return;
    }
    sweep_ = session::newSweep(wanted);
    order_ = coarseFirst(wanted);
    runs_.assign(order_.size(), {});
    clock_.start();
    controller_.start(wanted, order_);
}

void LiveSweep::judge() {
    if (controller_.state() != SweepController::State::Running || !trains() ||
        trained(document_.experiment()))
        return;
    const qint64 age = clock_.elapsed();
    const session::SweepProgress progress = controller_.progress();
    const bool endsSoon = static_cast<double>(age) * static_cast<double>(progress.totalSamples) <=
                          static_cast<double>(kPatienceMs) * static_cast<double>(progress.samples);
    if (age < kFrameMs)
        judgeTimer_.start(static_cast<int>(kFrameMs - age));
    else if ((endsSoon && age < kPatienceMs) || (!shown_ && age < kBlindMs))
        judgeTimer_.start(kLookAgainMs);
    else
        controller_.stop();
}

void LiveSweep::eventsArrived(const std::vector<session::RunEvent>& events) {
    if (!sweep_)
        return;
    const qint64 age = clock_.elapsed();
    for (const session::RunEvent& event : events) {
        Run& run = runs_[event.run.index];
        if (std::holds_alternative<session::RunStarted>(event.what))
            run.startedMs = age;
        if (const auto* end = std::get_if<session::RunEnded>(&event.what))
            run.ended = !std::holds_alternative<training::Cancelled>(end->outcome);
        if (std::holds_alternative<training::SnapshotPtr>(event.what))
            forgetWeights(run.events);
        run.events.push_back(event);
    }
    if (age >= kFrameMs)
        show([age](const Run& run) { return run.ended || age - run.startedMs >= kFrameMs; });
}

void LiveSweep::show(const std::function<bool(const Run&)>& due) {
    std::vector<session::RunEvent> events;
    Report report;
    report.runs = runs_.size();
    for (Run& run : runs_) {
        if (run.shown < run.events.size() && due(run)) {
            events.insert(events.end(), run.events.begin() + static_cast<std::ptrdiff_t>(run.shown),
                          run.events.end());
            run.shown = run.events.size();
        }
        if (run.ended)
            ++report.endedRuns;
    }
    if (events.empty())
        return;
    if (!std::exchange(shown_, true)) {
        showsBefore_ = false;
        results_.renew(*sweep_);
    }
    results_.apply(events);
    report.seconds = complete_ ? seconds_ : static_cast<double>(clock_.nsecsElapsed()) * 1e-9;
    report.seeds = sweep_->experiment.sweep.seeds.size();
    const auto first =
        std::find_if(order_.begin(), order_.end(),
                     [this](const sweep::GridRun& run) { return !runs_[run.index].ended; });
    // All runs of one seed are as many as those of each other.
    report.seed = std::min(
        static_cast<std::size_t>(first - order_.begin()) * report.seeds / order_.size() + 1,
        report.seeds);
    report_ = report;
    emit changed();
}

void LiveSweep::trainingEnded(const sweep::SweepOutcome& outcome) {
    judgeTimer_.stop();
    if (sweep_ && std::holds_alternative<sweep::Finished>(outcome)) {
        complete_ = true;
        seconds_ = static_cast<double>(clock_.nsecsElapsed()) * 1e-9;
        show([](const Run&) { return true; });
    } else if (sweep_ && std::holds_alternative<training::Cancelled>(outcome)) {
        sweep_.reset();
    } else if (sweep_) {
        emit failed(std::get<Error>(outcome));
    }
    if (state_ == State::Idle)
        return;
    if (state_ == State::Dragged || !trained(letGo_))
        start();
    else
        conclude();
}

void LiveSweep::conclude() {
    if (complete_ && permission_ == Permission::Store) {
        settle();
        return;
    }
    if (!complete_) // it failed
        showBefore();
    becomeIdle();
}

void LiveSweep::showBefore() {
    report_.reset();
    if (!std::exchange(showsBefore_, true))
        results_.replace(shownBefore_);
}

void LiveSweep::stopTraining() {
    sweep_.reset();
    runs_.clear();
    shown_ = false;
    judgeTimer_.stop();
    controller_.stop();
}

void LiveSweep::becomeIdle() {
    stepTimer_.stop();
    letGoTimer_.stop();
    if (std::exchange(state_, State::Idle) == State::Idle)
        return;
    shownBefore_ = {};
    emit changed();
}

DraggedSweep LiveSweep::handOver() {
    if (!trained(letGo_)) {
        sweep_ = session::newSweep(letGo_);
        order_ = coarseFirst(letGo_);
        runs_.assign(order_.size(), {});
        complete_ = false;
        shown_ = false;
        clock_.start();
    }
    show([](const Run& run) { return run.ended; });
    if (!shown_)
        results_.renew(*sweep_);
    results_.dropStale();
    if (!complete_)
        seconds_ = static_cast<double>(clock_.nsecsElapsed()) * 1e-9;
    DraggedSweep dragged{letGo_, sweep_->provenance, {}, {}, seconds_};
    std::vector<session::RunEvent> undone;
    for (const sweep::GridRun& gridRun : order_) {
        Run& run = runs_[gridRun.index];
        if (run.ended) {
            std::move(run.events.begin(), run.events.end(), std::back_inserter(dragged.events));
            continue;
        }
        dragged.remaining.push_back(gridRun);
        if (run.shown > 0) {
            undone.push_back({gridRun, session::RunStarted{}});
            undone.push_back({gridRun, session::RunEnded{training::Cancelled{}}});
        }
    }
    results_.apply(undone);
    return dragged;
}

} // namespace dpfm::models
