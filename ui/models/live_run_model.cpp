#include "ui/models/live_run_model.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::models {

namespace {

/// The experiment without what a live run has of its own or follows while it trains.
network::Experiment structureOf(network::Experiment experiment) {
    experiment.name.clear();
    experiment.sweep = {};
    experiment.training.method = network::Method::Dpfm;
    experiment.training.epochs = 1;
    experiment.training.optimizer.learningRate = 1.0;
    experiment.training.batchSize = 1;
    return experiment;
}

} // namespace

LiveRunModel::LiveRunModel(ExperimentDocument& document, QObject* parent)
    : QObject(parent)
    , document_(document) {
    using session::LiveController;
    connect(&controller_, &LiveController::stateChanged, this, &LiveRunModel::stateCame);
    connect(&controller_, &LiveController::playingChanged, this, &LiveRunModel::controlsChanged);
    connect(&controller_, &LiveController::failed, this, [this](const Error& error) {
        controller_.clear();
        failed_ = true;
        emit failed(error);
        emit controlsChanged();
    });
    connect(&document_, &ExperimentDocument::replaced, this, &LiveRunModel::reset);
    connect(&document_, &ExperimentDocument::changed, this, &LiveRunModel::follow);
    reset();
}

void LiveRunModel::stateCame() {
    const std::uint64_t run = state() ? state()->run : 0;
    const bool diverged = state() && state()->divergence;
    const bool other = run != std::exchange(seenRun_, run);
    if (diverged != std::exchange(seenDiverged_, diverged) || other)
        emit controlsChanged();
    emit stateChanged();
}

void LiveRunModel::beginLooking() {
    ++viewers_;
    if (!failed_)
        ensureStarted();
}

void LiveRunModel::endLooking() {
    Q_ASSERT(viewers_ > 0);
    --viewers_;
}

bool LiveRunModel::canStep() const {
    if (controller_.started())
        return !state() || state()->run != controller_.run() || !state()->divergence;
    return document_.valid();
}

int LiveRunModel::corpus() const {
    const std::vector<int>& corpora = document_.experiment().sweep.corpus;
    return corpora.empty() ? 0 : *std::max_element(corpora.begin(), corpora.end());
}

bool LiveRunModel::ensureStarted() {
    if (!controller_.started() && document_.valid())
        start();
    return controller_.started();
}

void LiveRunModel::start() {
    started_ = document_.experiment();
    started_.training.method = network::Method::Dpfm;
    failed_ = false;
    controller_.start(started_, {network::Method::Dpfm, corpus(), registers_, seed_});
    emit controlsChanged();
}

void LiveRunModel::rewind() {
    if (document_.valid())
        start();
}

void LiveRunModel::newSeed() {
    constexpr quint32 kMost = 1'000'000;
    const std::uint64_t drawn = 1 + QRandomGenerator::global()->bounded(kMost);
    setSeed(drawn == seed_ ? drawn + 1 : drawn);
}

void LiveRunModel::setSeed(std::uint64_t seed) {
    if (seed == seed_)
        return;
    seed_ = seed;
    ownSeed_ = true;
    if (document_.valid())
        start();
    emit controlsChanged();
}

session::Pace LiveRunModel::pace() const {
    return {unit_, kSpeeds[speed_]};
}

void LiveRunModel::play() {
    if (canStep() && ensureStarted())
        controller_.play(pace());
}

void LiveRunModel::pause() {
    controller_.pause();
}

void LiveRunModel::togglePlay() {
    playing() ? pause() : play();
}

void LiveRunModel::step() {
    if (canStep() && ensureStarted())
        controller_.step(unit_);
}

void LiveRunModel::setUnit(training::StepUnit unit) {
    if (unit == unit_)
        return;
    unit_ = unit;
    if (playing())
        controller_.play(pace());
    emit controlsChanged();
}

void LiveRunModel::setSpeed(std::size_t speed) {
    if (speed == speed_)
        return;
    speed_ = speed;
    if (playing())
        controller_.play(pace());
    emit controlsChanged();
}

void LiveRunModel::setRegisters(int registers) {
    if (registers == registers_)
        return;
    registers_ = registers;
    ownRegisters_ = true;
    controller_.setRegisters(registers);
    emit controlsChanged();
}

Result<void> LiveRunModel::setWeight(std::uint64_t run, WeightId weight, double value) {
    if (!std::isfinite(value))
        return Error{ErrorCode::InvalidInput, {}, "A weight is a finite number, such as 0.5.", {}};
    if (!state() || state()->run != run || controller_.run() != run ||
        index(weight) >= state()->weights.size())
        return Error{ErrorCode::InvalidInput, {}, "The live run has no such weight.", {}};
    controller_.setWeight(run, weight, value);
    return {};
}

void LiveRunModel::takeSweepsFirst() {
    const network::Experiment& experiment = document_.experiment();
    const network::SweepSettings& sweep = experiment.sweep;
    const bool pruned = experiment.training.method == network::Method::Dpfm;
    if (!ownRegisters_)
        registers_ = pruned && !sweep.registers.empty() ? sweep.registers.front() : 0;
    if (!ownSeed_)
        seed_ = sweep.seeds.empty() ? 1 : sweep.seeds.front();
}

void LiveRunModel::reset() {
    ownRegisters_ = false;
    ownSeed_ = false;
    failed_ = false;
    takeSweepsFirst();
    controller_.clear();
    emit controlsChanged();
}

void LiveRunModel::follow() {
    const network::Experiment& experiment = document_.experiment();
    if (!controller_.started()) {
        takeSweepsFirst();
        const bool same = failed_ && structureOf(experiment) == structureOf(started_);
        if (viewers_ > 0 && !same)
            ensureStarted();
    } else if (!document_.valid()) {
        controller_.pause();
    } else if (structureOf(experiment) != structureOf(started_)) {
        takeSweepsFirst();
        start();
        emit message(tr("The experiment was changed: the live run begins anew."));
    } else {
        const double learningRate = experiment.training.optimizer.learningRate;
        if (learningRate != started_.training.optimizer.learningRate)
            controller_.setLearningRate(learningRate);
        if (experiment.training.batchSize != started_.training.batchSize)
            controller_.setBatchSize(experiment.training.batchSize);
        started_.training.optimizer.learningRate = learningRate;
        started_.training.batchSize = experiment.training.batchSize;
    }
    emit controlsChanged();
}

} // namespace dpfm::models
