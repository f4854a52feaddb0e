#pragma once

#include "tests/benchmarks/measure.h"

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace dpfm::bench {

enum class Unit { NanosecondsPerSample, BytesPerRun };

/// One line of a case: the subject (first) or a peer.
struct Row {
    std::string name;
    Timing timing; ///< of BytesPerRun, the median is the number
    /// Largest gradient error found before timing; none where there is no gradient.
    std::optional<double> gradientError;
    /// Measured elsewhere at another time, and printed as such.
    bool recorded = false;
};

/// What a case came to. `rows` is empty if its subject failed the check.
struct Outcome {
    std::string name;
    std::optional<std::size_t> registers; ///< R, 0 for all; none where the case has no R
    Unit unit = Unit::NanosecondsPerSample;
    std::vector<Row> rows;
    std::vector<std::string> notes;
    bool wrong = false; ///< a learner's gradient was wrong, and it was not timed
};

void printOutcome(std::FILE* to, const Outcome& outcome);

/// CSV of the cases of one unit, a line a peer:
/// case,registers,ns_per_sample,peer,peer_ns_per_sample,ratio (or bytes_per_run in both places).
std::string csv(const std::vector<Outcome>& outcomes, Unit unit);

} // namespace dpfm::bench
