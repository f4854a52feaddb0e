#pragma once

#include "tests/benchmarks/isa.h"
#include "tests/benchmarks/learner.h"
#include "tests/benchmarks/measure.h"
#include "tests/benchmarks/report.h"

#include <functional>
#include <vector>

namespace dpfm::bench {

struct Settings {
    Pace pace;
    Isa isa = Isa::Plain;
};

/// One subject, one R, its peers.
struct Case {
    std::string name;
    std::optional<std::size_t> registers;
    std::function<Outcome(const Settings&)> run; ///< name and registers are filled in by runCase
};

Outcome runCase(const Case& one, const Settings& settings);

/// Times contestants in turns, the first being the subject.
Outcome timed(const std::vector<Contestant>& contestants, const Pace& pace);

/// Checks the learners' gradients and times those that are right, in turns. The first is the
/// subject; if it is wrong nothing is timed.
Outcome compare(const Workload& workload, const std::vector<LearnerKind>& kinds,
                std::size_t registers, const Pace& pace);

/// All cases, in the order of the table.
std::vector<Case> allCases(Isa isa);

/// Training steps: 61 weights, images, growth.
std::vector<Case> trainingCases(Isa isa);
/// Memory a run.
std::vector<Case> memoryCases(Isa isa);
/// One sample's latency; whole sweeps on one thread and two; the program's own process.
std::vector<Case> programCases();
/// What recording fidelity costs the training.
std::vector<Case> recordingCases();

} // namespace dpfm::bench
