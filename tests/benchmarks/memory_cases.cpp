#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/peers/peers.h"
#include "tests/benchmarks/subjects.h"

#include <algorithm>
#include <malloc.h>

namespace dpfm::bench {

namespace {

/// Bytes that the heap has given out, Eigen's included.
double heapBytes() {
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

/// What a learner holds after its first batches, the data apart, divided by its runs. Averaged over
/// many learners, because the heap also hands out again what it had taken back.
double bytesPerRun(const LearnerKind& kind, const Workload& workload, std::size_t registers) {
    const std::size_t copies = workload.topology.weightCount() < 1000 ? 100 : 8;
    std::vector<std::unique_ptr<Learner>> learners(copies);
    const double before = heapBytes();
    for (auto& learner : learners) {
        learner = kind.make(workload, registers);
        for (std::size_t batch = 0; batch < std::min<std::size_t>(workload.batches(), 4); ++batch)
            learner->step(batch);
    }
    return (heapBytes() - before) / static_cast<double>(copies * workload.runs.size());
}

void add(std::vector<Case>& cases, const std::string& name,
         const std::vector<LearnerKind>& subjects, const std::vector<LearnerKind>& peers,
         const std::vector<std::size_t>& registers, const std::function<Workload()>& makeWorkload) {
    for (const LearnerKind& subject : subjects)
        for (const std::size_t r : registers) {
            std::vector<LearnerKind> kinds{subject};
            kinds.insert(kinds.end(), peers.begin(), peers.end());
            cases.push_back({"memory, " + name + ": " + subject.name, r,
                             [kinds, r, makeWorkload](const Settings&) {
                                 const Workload workload = makeWorkload();
                                 Outcome outcome;
                                 outcome.unit = Unit::BytesPerRun;
                                 if (heapBytes() == 0.0) {
                                     outcome.notes.emplace_back(
                                         "this build's heap does not tell (a sanitizer's)");
                                     return outcome;
                                 }
                                 for (const LearnerKind& kind : kinds) {
                                     Row row{kind.name, {}, {}, false};
                                     row.timing.median = bytesPerRun(kind, workload, r);
                                     outcome.rows.push_back(row);
                                 }
                                 return outcome;
                             }});
        }
}

} // namespace

std::vector<Case> memoryCases(Isa isa) {
    std::vector<Case> cases;
    add(cases, "61 weights, one run", subjectsOfOneRun(), {fusedSampleLanes(isa), eigenEngine()},
        {16, 0}, [] {
            return sumOfInputs({4, 5, 5, 1}, 10, 1);
        });
    add(cases, "61 weights, 20 runs", subjectsOfManyRuns(), {fusedRunLanes(isa), eigenEngine()},
        {16, 0}, [] {
            return sumOfInputs({4, 5, 5, 1}, 10, 20);
        });
    add(cases, "784-32-10", subjectsOfOneRun(), {eigenBatch(), eigenEngine()}, {16, 128},
        [] { return drawnImages(32); });
    return cases;
}

} // namespace dpfm::bench
