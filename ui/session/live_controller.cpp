#include "ui/session/live_controller.h"

#include "core/base/thread_priority.h"
#include "core/data/source_files.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace dpfm::session {

using training::LivePosition;
using training::StepUnit;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds kTakeInterval{26};
constexpr std::chrono::milliseconds kPostInterval{12};
constexpr std::chrono::milliseconds kRateInterval{500};

/// Whether the next batch is the last of its epoch.
bool isBeforeLastBatch(const LivePosition& position) {
    const bool taken = position.moment == LivePosition::Moment::Update;
    std::size_t next = position.batch + (taken ? 1 : 0);
    if (next == position.batches)
        next = 0;
    return next + 1 == position.batches;
}

} // namespace

/// The thread and what it works on.
/// Invariants: commands_, operation_, underWay_ and slot_ change under mutex_ only; the rest
/// belongs to the thread. operation_ is renewed in the lock in which its work is taken, so a cut is
/// never lost.
class LiveController::Worker {
public:
    using Command = std::function<void(Worker&)>;
    enum class Kind { Trains, Other };

    Worker(std::function<void()> wake, std::function<void(std::uint64_t run, Error)> fail)
        : wake_(std::move(wake))
        , fail_(std::move(fail))
        , thread_([this](const std::stop_token& stop) { loop(stop); }) {}

    ~Worker() {
        thread_.request_stop();
        cut([](Kind) { return true; });
    }

    void send(Kind kind, Command command) {
        {
            const std::lock_guard lock(mutex_);
            commands_.push_back({kind, std::move(command)});
        }
        changed_.notify_all();
    }
    void cutAll() {
        cut([](Kind) { return true; });
    }
    /// What begins the run or touches it is not given up.
    void cutTraining() {
        cut([](Kind kind) { return kind == Kind::Trains; });
    }
    std::shared_ptr<const LiveState> takeState() {
        const std::lock_guard lock(mutex_);
        return std::exchange(slot_, nullptr);
    }

    void begin(std::uint64_t run, const network::Experiment& experiment,
               const training::RunParameters& parameters) {
        pace_.reset();
        run_.reset();
        runNumber_ = run;
        experiment_ = experiment;
        try {
            // A large table takes a while; another start must not wait for it.
            const auto files = data::loadFiles(experiment.data, token_);
            if (token_.stop_requested())
                return;
            if (!files) {
                fail_(run, files.error());
                return;
            }
            auto prepared = data::prepare(experiment, parameters.corpus, parameters.seed);
            if (!prepared) {
                fail_(run, prepared.error());
                return;
            }
            data_ = std::make_shared<const data::TrainingData>(*std::move(prepared));
            run_ = std::make_unique<training::LiveRun>(experiment, parameters, data_);
        } catch (const std::exception& exception) {
            forget();
            fail_(run, errorOf(exception));
        }
    }
    void forget() {
        pace_.reset();
        run_.reset();
        data_.reset();
    }
    void play(const Pace& pace) {
        if (!run_ || run_->divergence())
            return;
        if (!pace_) {
            rateSince_ = Clock::now();
            rateFrom_ = run_->trainedSamples();
            rate_ = 0.0;
        }
        pace_ = pace;
        due_ = Clock::now();
    }
    void pause() { pace_.reset(); }
    void step(StepUnit unit) {
        pace_.reset();
        if (!run_)
            return;
        if (unit != StepUnit::Epoch) {
            run_->step(unit, control());
            return;
        }
        while (!stepInEpoch())
            if (Clock::now() - posted_ >= kPostInterval)
                post();
    }
    bool isOf(std::uint64_t run) const { return run == runNumber_; }
    void touch(const std::function<void(training::LiveRun&)>& change) {
        if (run_)
            change(*run_);
    }

private:
    struct Waiting {
        Kind kind = Kind::Other;
        Command command;
    };

    /// Cuts short what is under way, and gives up what waits, if it is of such a kind.
    void cut(const std::function<bool(Kind)>& which) {
        const std::lock_guard lock(mutex_);
        skipped_ +=
            std::erase_if(commands_, [&](const Waiting& waiting) { return which(waiting.kind); });
        if (which(underWay_))
            operation_.request_stop();
    }

    void loop(const std::stop_token& stop) {
        lowerThreadPriority();
        while (!stop.stop_requested()) {
            Command command;
            {
                std::unique_lock lock(mutex_);
                const auto waiting = [this] { return !commands_.empty(); };
                if (!pace_)
                    changed_.wait(lock, stop, waiting);
                else if (pace_->stepsPerSecond > 0.0)
                    changed_.wait_until(lock, stop, due_, waiting);
                if (stop.stop_requested())
                    return;
                done_ += std::exchange(skipped_, 0);
                underWay_ = Kind::Trains;
                if (!commands_.empty()) {
                    underWay_ = commands_.front().kind;
                    command = std::move(commands_.front().command);
                    commands_.pop_front();
                }
                operation_ = std::stop_source();
                token_ = operation_.get_token();
                control_ = RunControl(token_);
            }
            try {
                if (command) {
                    command(*this);
                    ++done_;
                    post();
                } else if (pace_) {
                    advance();
                }
            } catch (const std::exception& exception) {
                // Not enough memory, most likely: with all registers a pass may take far more.
                forget();
                fail_(runNumber_, errorOf(exception));
            }
        }
    }

    /// Goes a batch further towards the end of the epoch, so that a long one is seen on its way.
    /// Whether it is there, or goes no further.
    bool stepInEpoch() {
        const int epoch = run_->position().epoch;
        const bool went = isBeforeLastBatch(run_->position())
                              ? run_->step(StepUnit::Batch, control())
                              : run_->trainBatch(control());
        return !went || run_->position().epoch != epoch;
    }

    void advance() {
        const bool full = pace_->stepsPerSecond <= 0.0;
        bool stepped = true;
        if (full)
            run_->trainBatch(control());
        else if (pace_->unit == StepUnit::Epoch)
            stepped = stepInEpoch();
        else
            run_->step(pace_->unit, control());
        if (run_->divergence())
            pace_.reset();
        const auto now = Clock::now();
        if (pace_ && !full && stepped) {
            due_ += std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(1.0 / pace_->stepsPerSecond));
            due_ = std::max(due_, now); // what could not be kept up with is not made up for
        }
        if (!pace_ || (stepped && !full) || now - posted_ >= kPostInterval)
            post();
    }

    void measureRate(Clock::time_point now) {
        if (!pace_) {
            rate_ = 0.0;
            return;
        }
        if (now - rateSince_ < kRateInterval)
            return;
        const double seconds = std::chrono::duration<double>(now - rateSince_).count();
        rate_ = static_cast<double>(run_->trainedSamples() - rateFrom_) / seconds;
        rateSince_ = now;
        rateFrom_ = run_->trainedSamples();
    }

    void post() {
        if (!run_)
            return;
        posted_ = Clock::now();
        measureRate(posted_);
        auto state = std::make_shared<LiveState>();
        state->run = runNumber_;
        state->experiment = experiment_;
        state->parameters = run_->parameters();
        state->settings = run_->settings();
        state->data = data_;
        state->position = run_->position();
        state->weights = run_->weights();
        state->update = run_->update();
        state->lastEpoch = run_->lastEpoch();
        state->epochs = run_->history().epochs();
        state->touches = run_->touches();
        state->divergence = run_->divergence();
        state->trainedSamples = run_->trainedSamples();
        state->samplesPerSecond = rate_;
        state->playing = pace_.has_value();
        state->commands = done_;
        bool first = false;
        {
            const std::lock_guard lock(mutex_);
            first = slot_ == nullptr;
            slot_ = std::move(state);
        }
        if (first)
            wake_();
    }

    const RunControl& control() const { return control_; }

    std::function<void()> wake_;
    std::function<void(std::uint64_t, Error)> fail_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Waiting> commands_;
    std::uint64_t skipped_ = 0; ///< commands that were given up
    std::stop_source operation_;
    Kind underWay_ = Kind::Other;
    std::shared_ptr<const LiveState> slot_; ///< on its way to the GUI's thread

    std::stop_token token_;
    RunControl control_;
    std::uint64_t done_ = 0;
    std::uint64_t runNumber_ = 0;
    network::Experiment experiment_;
    std::shared_ptr<const data::TrainingData> data_;
    std::unique_ptr<training::LiveRun> run_;
    std::optional<Pace> pace_; ///< none: it stands
    Clock::time_point due_;
    Clock::time_point posted_;
    Clock::time_point rateSince_;
    std::size_t rateFrom_ = 0;
    double rate_ = 0.0;

    std::jthread thread_; ///< last, so that it has ended before the rest goes
};

LiveController::LiveController(QObject* parent) : QObject(parent) {
    takeTimer_.setSingleShot(true);
    takeTimer_.setTimerType(Qt::PreciseTimer);
    takeTimer_.setInterval(kTakeInterval);
    connect(&takeTimer_, &QTimer::timeout, this, &LiveController::take);
}

LiveController::~LiveController() = default;

void LiveController::start(const network::Experiment& experiment,
                           const training::RunParameters& parameters) {
    if (worker_) {
        worker_->cutAll();
    } else {
        worker_ = std::make_unique<Worker>(
            [this] {
                QMetaObject::invokeMethod(this, &LiveController::wake, Qt::QueuedConnection);
            },
            [this](std::uint64_t run, Error error) {
                QMetaObject::invokeMethod(
                    this,
                    [this, run, error = std::move(error)] {
                        if (run != runs_)
                            return; // another was started meanwhile
                        started_ = false;
                        setPlaying(false);
                        emit failed(error);
                    },
                    Qt::QueuedConnection);
            });
    }
    started_ = true;
    ++sent_;
    worker_->send(Worker::Kind::Other, [run = ++runs_, experiment, parameters](Worker& worker) {
        worker.begin(run, experiment, parameters);
    });
    setPlaying(false);
}

void LiveController::clear() {
    if (!worker_)
        return;
    started_ = false;
    worker_->cutAll();
    ++sent_;
    worker_->send(Worker::Kind::Other, [](Worker& worker) { worker.forget(); });
    setPlaying(false);
    if (std::exchange(state_, nullptr))
        emit stateChanged();
}

void LiveController::play(const Pace& pace) {
    if (!started_)
        return;
    ++sent_;
    worker_->send(Worker::Kind::Trains, [pace](Worker& worker) { worker.play(pace); });
    setPlaying(true);
}

void LiveController::pause() {
    if (!started_)
        return;
    worker_->cutTraining();
    ++sent_;
    worker_->send(Worker::Kind::Other, [](Worker& worker) { worker.pause(); });
    setPlaying(false);
}

void LiveController::step(StepUnit unit) {
    if (!started_)
        return;
    ++sent_;
    worker_->send(Worker::Kind::Trains, [unit](Worker& worker) { worker.step(unit); });
    setPlaying(false);
}

void LiveController::setRegisters(int registers) {
    if (!started_)
        return;
    ++sent_;
    worker_->send(Worker::Kind::Other, [registers](Worker& worker) {
        worker.touch([&](training::LiveRun& run) { run.setRegisters(registers); });
    });
}

void LiveController::setLearningRate(double learningRate) {
    if (!started_)
        return;
    ++sent_;
    worker_->send(Worker::Kind::Other, [learningRate](Worker& worker) {
        worker.touch([&](training::LiveRun& run) { run.setLearningRate(learningRate); });
    });
}

void LiveController::setBatchSize(int batchSize) {
    if (!started_)
        return;
    ++sent_;
    worker_->send(Worker::Kind::Other, [batchSize](Worker& worker) {
        worker.touch([&](training::LiveRun& run) { run.setBatchSize(batchSize); });
    });
}

void LiveController::setWeight(std::uint64_t run, WeightId weight, double value) {
    if (!started_)
        return;
    ++sent_;
    worker_->send(Worker::Kind::Other, [run, weight, value](Worker& worker) {
        if (worker.isOf(run))
            worker.touch([&](training::LiveRun& live) { live.setWeight(weight, value); });
    });
}

bool LiveController::settled() const {
    return !started_ || (state_ && state_->commands == sent_);
}

void LiveController::setPlaying(bool playing) {
    if (playing == playing_)
        return;
    playing_ = playing;
    emit playingChanged();
}

void LiveController::wake() {
    if (!takeTimer_.isActive())
        take();
}

void LiveController::take() {
    auto state = worker_->takeState();
    if (!state || !started_ || state->run != runs_)
        return; // of a run that was given up
    state_ = std::move(state);
    takeTimer_.start();
    if (settled())
        setPlaying(state_->playing);
    emit stateChanged();
}

} // namespace dpfm::session
