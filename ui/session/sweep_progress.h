#pragma once

#include "ui/session/mailbox.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <span>

namespace dpfm::session {

/// How far a sweep is.
struct SweepProgress {
    /// Training samples passed so far; those that a diverged run leaves out count as passed.
    std::size_t samples = 0;
    std::size_t totalSamples = 0; ///< of all runs that were started with it
    std::size_t endedRuns = 0;    ///< completed or diverged
    std::size_t runs = 0;
    double samplesPerSecond = 0.0;     ///< over the last seconds; 0 before there is a measure
    std::optional<double> secondsLeft; ///< an estimate from that rate
};

/// Works out a sweep's progress from its events. Time is given from outside, in seconds since any
/// fixed moment, and must not count pauses.
class SweepMeter {
public:
    SweepMeter() = default;
    SweepMeter(const network::Experiment& experiment, std::span<const sweep::GridRun> runs);

    /// `now` is when the events were taken; it must not go back.
    void apply(std::span<const RunEvent> events, double now);
    SweepProgress progress() const;

private:
    struct Mark {
        double seconds;
        std::size_t trained;
    };
    struct Run {
        std::size_t samplesPerEpoch = 0;
        std::size_t total = 0;
        std::size_t passed = 0;
    };

    std::map<std::size_t, Run> runs_; ///< by grid index
    std::deque<Mark> marks_{{0.0, 0}};
    std::size_t trained_ = 0; ///< samples that really were trained
    SweepProgress progress_;
};

/// The size of a corpus's training part.
std::size_t trainingSamples(const network::Experiment& experiment, int corpus);

} // namespace dpfm::session
