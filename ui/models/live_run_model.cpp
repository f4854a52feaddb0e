#include "ui/models/live_run_model.h"

#include "core/data/source_files.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::models {

namespace {

constexpr int kUsualCorpus = 200; ///< while the sweep names none

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
    return valid_;
}

int LiveRunModel::corpus() const {
    const network::Experiment& experiment = document_.experiment();
    const std::vector<int>& corpora = experiment.sweep.corpus;
    const int largest =
        corpora.empty() ? kUsualCorpus : *std::max_element(corpora.begin(), corpora.end());
    const std::optional<int> samples = network::shapeOf(experiment.data).samples;
    if (!samples)
        return largest;
    return std::min(largest, *samples - experiment.data.holdoutOfCorpora());
}

void LiveRunModel::readDocument() {
    wanted_ = document_.experiment();
    wanted_.training.method = network::Method::Dpfm;
    wanted_.training.epochs = 1;
    wanted_.sweep = {{registers_}, {corpus()}, {seed_}};
    const bool before = std::exchange(valid_, data::validate(wanted_).empty());
    if (before && !valid_ && controller_.started())
        emit message(tr("The network cannot be trained as it is now; the live run is still of the "
                        "one before. See the marked fields."));
}

bool LiveRunModel::ensureStarted() {
    if (!controller_.started() && valid_)
        start();
    return controller_.started();
}

void LiveRunModel::start() {
    started_ = wanted_;
    failed_ = false;
    controller_.start(started_, {network::Method::Dpfm, corpus(), registers_, seed_});
    emit controlsChanged();
}

void LiveRunModel::rewind() {
    readDocument();
    if (valid_)
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
    readDocument();
    if (valid_)
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
    readDocument();
    emit controlsChanged();
}

void LiveRunModel::follow() {
    if (!controller_.started())
        takeSweepsFirst();
    readDocument();
    if (!controller_.started()) {
        const bool same = failed_ && structureOf(wanted_) == structureOf(started_);
        if (viewers_ > 0 && !same)
            ensureStarted();
    } else if (valid_ && structureOf(wanted_) != structureOf(started_)) {
        takeSweepsFirst();
        readDocument();
        start();
        emit message(tr("The experiment was changed: the live run begins anew."));
    } else if (valid_) {
        const double learningRate = wanted_.training.optimizer.learningRate;
        if (learningRate != started_.training.optimizer.learningRate)
            controller_.setLearningRate(learningRate);
        if (wanted_.training.batchSize != started_.training.batchSize)
            controller_.setBatchSize(wanted_.training.batchSize);
        started_.training.optimizer.learningRate = learningRate;
        started_.training.batchSize = wanted_.training.batchSize;
    }
    emit controlsChanged();
}

} // namespace dpfm::models
