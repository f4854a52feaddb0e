#include "tests/benchmarks/cases.h"

#include "tests/benchmarks/check.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace dpfm::bench {

namespace {

Contestant contestant(const Workload& workload, const std::string& name, Learner& learner) {
    return {name, static_cast<double>(workload.samplesPerStep()), [&learner] { learner.reset(); },
            [&learner, batches = workload.batches()](std::size_t calls) {
                std::size_t batch = 0;
                for (std::size_t call = 0; call < calls; ++call) {
                    learner.step(batch);
                    batch = batch + 1 == batches ? 0 : batch + 1;
                }
            }};
}

} // namespace

Outcome timed(const std::vector<Contestant>& contestants, const Pace& pace) {
    Outcome outcome;
    const std::vector<Timing> timings = measure(contestants, pace);
    for (std::size_t i = 0; i < contestants.size(); ++i)
        outcome.rows.push_back({contestants[i].name, timings[i], {}, false});
    return outcome;
}

Outcome compare(const Workload& workload, const std::vector<LearnerKind>& kinds,
                std::size_t registers, const Pace& pace) {
    Outcome outcome;
    std::vector<std::unique_ptr<Learner>> learners;
    std::vector<Contestant> contestants;
    for (const LearnerKind& kind : kinds) {
        const double error = gradientError(kind, workload, registers);
        if (!(error <= kGradientTolerance)) {
            outcome.wrong = true;
            char note[200];
            std::snprintf(note, sizeof note,
                          "NOT TIMED: %s computes other gradients (relative error %.1e)",
                          kind.name.c_str(), error);
            outcome.notes.emplace_back(note);
            if (&kind == &kinds.front())
                return outcome;
            continue;
        }
        learners.push_back(kind.make(workload, registers));
        contestants.push_back(contestant(workload, kind.name, *learners.back()));
        outcome.rows.push_back({kind.name, {}, error, false});
    }
    const std::vector<Timing> timings = measure(contestants, pace);
    double cores = 1.0;
    for (std::size_t i = 0; i < timings.size(); ++i) {
        outcome.rows[i].timing = timings[i];
        cores = std::min(cores, timings[i].cores);
    }
    if (cores < 0.95) {
        char note[100];
        std::snprintf(note, sizeof note,
                      "the machine is loaded: a measurement got %.0f %% of a core", 100.0 * cores);
        outcome.notes.emplace_back(note);
    }
    return outcome;
}

Outcome runCase(const Case& one, const Settings& settings) {
    Outcome outcome = one.run(settings);
    outcome.name = one.name;
    outcome.registers = one.registers;
    return outcome;
}

std::vector<Case> allCases(Isa isa) {
    std::vector<Case> all = trainingCases(isa);
    std::ranges::move(memoryCases(isa), std::back_inserter(all));
    std::ranges::move(programCases(), std::back_inserter(all));
    std::ranges::move(recordingCases(), std::back_inserter(all));
    return all;
}

} // namespace dpfm::bench
