#pragma once

#include "core/base/error.h"
#include "core/training/live_run.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace dpfm::session {

/// What a live run was at one moment. Never changed after it is made, so it may be shared between
/// threads.
struct LiveState {
    std::uint64_t run = 0;              ///< counts the starts: another one is another network
    network::Experiment experiment;     ///< as it was started
    training::RunParameters parameters; ///< R is the present one
    network::TrainingSettings settings; ///< learning rate and batch size are the present ones
    std::shared_ptr<const data::TrainingData> data;
    training::LivePosition position;
    network::Weights weights;
    std::shared_ptr<const training::LiveUpdate> update; ///< if it stands at one that was kept
    std::vector<training::EpochMetrics> epochs;         ///< see training::EpochHistory
    training::SnapshotPtr
        lastEpoch; ///< what the latest epoch ended with; null before the first has
    std::vector<training::Touch> touches;
    std::optional<training::Divergence> divergence;
    std::size_t trainedSamples = 0;
    double samplesPerSecond = 0.0; ///< measured while it plays, over about half a second; else 0
    bool playing = false;
    std::uint64_t commands = 0; ///< how many have been carried out
};

/// How a live run plays: steps of a unit, so many a second, or everything as fast as it can.
struct Pace {
    training::StepUnit unit = training::StepUnit::Batch;
    double stepsPerSecond = 0.0; ///< 0: at full speed, whatever the unit

    bool operator==(const Pace&) const = default;
};

/// Trains a network that is looked at and touched (training::LiveRun) on a thread of its own. All
/// members are called, and all signals come, on the thread that made it. What is asked is carried
/// out in order; a start and pause() cut short what is under way and give up what waits. States
/// come at most 38 times a second, and only the newest; the thread lets the window's go first.
/// Destroying it waits for a batch or for the reading of an image file at most.
class LiveController : public QObject {
    Q_OBJECT
public:
    explicit LiveController(QObject* parent = nullptr);
    ~LiveController() override;

    /// Begins anew, standing before its first batch. The experiment must be valid. Answers with
    /// stateChanged() or failed(); until then state() is the one before.
    void start(const network::Experiment& experiment, const training::RunParameters& parameters);
    /// Forgets the run.
    void clear();

    /// Those below do nothing while there is no run and none is on its way.
    void play(const Pace& pace);
    void pause();
    /// Also pauses.
    void step(training::StepUnit unit);
    void setRegisters(int registers);
    void setLearningRate(double learningRate); ///< finite, > 0
    void setBatchSize(int batchSize);          ///< ≥ 1
    /// Finite. `run` is the LiveState's that the weight was seen in: of another run by now, it is
    /// left alone.
    void setWeight(std::uint64_t run, WeightId weight, double value);

    /// None before the first start has been answered.
    const std::shared_ptr<const LiveState>& state() const { return state_; }
    /// Whether there is a run or one is on its way.
    bool started() const { return started_; }
    /// Of the last start; state() may still be of the run before.
    std::uint64_t run() const { return runs_; }
    /// As asked last, or as it ended by itself.
    bool playing() const { return playing_; }
    /// Whether all that was asked is in state().
    bool settled() const;

signals:
    void stateChanged();
    void playingChanged();
    /// Data could not be read, or there is not enough memory: there is no run.
    void failed(const dpfm::Error& error);

private:
    class Worker;
    void setPlaying(bool playing);
    void wake();
    void take();

    std::shared_ptr<const LiveState> state_;
    bool started_ = false;
    bool playing_ = false;
    std::uint64_t sent_ = 0;
    std::uint64_t runs_ = 0;
    QTimer takeTimer_; ///< active for a while after each state, which keeps the next one off
    std::unique_ptr<Worker> worker_;
};

} // namespace dpfm::session
