#pragma once

#include "core/base/result.h"
#include "ui/models/experiment_document.h"
#include "ui/session/live_controller.h"

#include <QObject>
#include <QString>

#include <array>
#include <cstdint>
#include <memory>

namespace dpfm::models {

/// The live run: one network of the experiment being edited, which is stepped through and touched.
/// It is always DPFM, trains on the largest corpus of the sweep or on all the samples there are, if
/// they are fewer, and is in no table and no file. The sweep's lists may have problems.
///
/// Learning rate and batch size follow the experiment while it trains, as touches; so does R, which
/// is the run's own. What else changes of data, network or training begins it anew, and message()
/// says so, and R and seed are the experiment's first ones unless they were chosen here; name,
/// epochs and the sweep's lists do not concern it. While the experiment has a problem the run stays
/// as it was, standing.
///
/// It is begun when somebody first looks at it or asks for a step.
class LiveRunModel : public QObject {
    Q_OBJECT
public:
    /// Steps a second that can be chosen, ascending; the last, 0, is full speed.
    static constexpr std::array kSpeeds{0.5, 1.0, 2.0, 5.0, 10.0, 25.0, 0.0};

    explicit LiveRunModel(ExperimentDocument& document, QObject* parent = nullptr);

    /// Each viewer says once that it looks, and once that it does no more.
    void beginLooking();
    void endLooking();

    /// None while there is no run, and until the first one is there.
    const std::shared_ptr<const session::LiveState>& state() const { return controller_.state(); }
    bool playing() const { return controller_.playing(); }
    /// Whether everything that was asked is in state().
    bool settled() const { return controller_.settled(); }
    /// Whether there is, or can be, a network to step that has not diverged.
    bool canStep() const;
    /// Whether the experiment can be begun.
    bool canRewind() const { return valid_; }

    /// The same seed and initial weights, before the first batch. R stays.
    void rewind();
    /// Another seed, drawn at random, and with it other data and weights.
    void newSeed();
    std::uint64_t seed() const { return seed_; }
    void setSeed(std::uint64_t seed); ///< begins anew if it is another
    int corpus() const;

    void play();
    void pause();
    void togglePlay();
    void step();
    training::StepUnit unit() const { return unit_; }
    void setUnit(training::StepUnit unit);
    std::size_t speed() const { return speed_; } ///< a place in kSpeeds
    void setSpeed(std::size_t speed);

    int registers() const { return registers_; } ///< R, 0 for all
    void setRegisters(int registers);
    /// Refuses what is not a finite number, and says so while there is no such weight.
    /// `run` is the LiveState's that the weight was seen in; of another run nothing is set.
    Result<void> setWeight(std::uint64_t run, WeightId weight, double value);

signals:
    void stateChanged();
    /// Playing, seed, R, unit, speed or what may be done.
    void controlsChanged();
    void message(const QString& text);
    void failed(const dpfm::Error& error);

private:
    /// Another document was opened: R and seed are its first ones again.
    void reset();
    void takeSweepsFirst();
    void readDocument();
    bool ensureStarted();
    void start();
    void stateCame();
    void follow();
    session::Pace pace() const;

    ExperimentDocument& document_;
    session::LiveController controller_;
    network::Experiment wanted_;  ///< the document's, with the run's own sweep
    bool valid_ = false;          ///< whether that can be trained
    network::Experiment started_; ///< with learning rate and batch size as they are by now
    bool failed_ = false;         ///< to start: not tried again unasked before something changes
    std::uint64_t seenRun_ = 0;   ///< of the last state
    bool seenDiverged_ = false;
    std::uint64_t seed_ = 1;
    int registers_ = 0;
    bool ownSeed_ = false;      ///< chosen by the person: no experiment changes it any more
    bool ownRegisters_ = false; ///< the same of R
    training::StepUnit unit_ = training::StepUnit::Stage;
    std::size_t speed_ = kSpeeds.size() - 1;
    int viewers_ = 0;
};

} // namespace dpfm::models
