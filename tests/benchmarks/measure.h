#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace dpfm::bench {

/// Something that is timed. A call works through `samplesPerCall` samples.
struct Contestant {
    std::string name;
    double samplesPerCall = 1.0;
    std::function<void()> prepare; ///< before each measurement, not timed
    std::function<void(std::size_t calls)> work;
};

struct Pace {
    std::size_t repeats = 9; ///< measurements of each contestant
    double seconds = 0.02;   ///< least length of one measurement
    /// Counts this process's CPU time in place of wall time: for one thread on a machine that
    /// others use too. Not for what runs on several threads or in a process of its own.
    bool cpuTime = false;
};

/// Nanoseconds a sample: the median of the measurements and their quartiles.
struct Timing {
    double median = 0.0;
    double lower = 0.0;
    double upper = 0.0;
    std::size_t calls = 0; ///< in each measurement
    /// CPU time of this process over wall time: near the number of threads at work, unless
    /// something else wants the machine.
    double cores = 0.0;
};

/// Times the contestants in turns (A B C A B C …), so that whatever slows the machine slows all.
/// Before that each warms up, until its measurements' number of calls is settled; it then stays.
std::vector<Timing> measure(const std::vector<Contestant>& contestants, const Pace& pace);

} // namespace dpfm::bench
