#pragma once

#include "tests/benchmarks/learner.h"

#include <vector>

namespace dpfm::bench {

/// The program's engines as learners. A new engine is plugged in in subjects.cpp and nowhere else.
///
/// The subjects for a workload of one run, and of several runs at once.
std::vector<LearnerKind> subjectsOfOneRun();
std::vector<LearnerKind> subjectsOfManyRuns();

/// Which instruction set the subjects compute with.
std::string subjectInstructionSet();

/// The program's backpropagation, a peer of the others.
LearnerKind eigenEngine();

/// What every learner is checked against: gradients by the reference engine.
std::vector<double> referenceGradient(const Workload& workload, std::size_t run, std::size_t batch,
                                      std::size_t registers);

} // namespace dpfm::bench
