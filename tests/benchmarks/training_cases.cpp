#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/check.h"
#include "tests/benchmarks/peers/peers.h"
#include "tests/benchmarks/peers/pytorch.h"
#include "tests/benchmarks/subjects.h"

namespace dpfm::bench {

namespace {

using MakeWorkload = std::function<Workload()>;

/// A case for each subject and R.
void add(std::vector<Case>& cases, const std::string& name,
         const std::vector<LearnerKind>& subjects, const std::vector<LearnerKind>& peers,
         const std::vector<std::size_t>& registers, const MakeWorkload& makeWorkload) {
    for (const LearnerKind& subject : subjects)
        for (const std::size_t r : registers) {
            std::vector<LearnerKind> kinds{subject};
            kinds.insert(kinds.end(), peers.begin(), peers.end());
            cases.push_back(
                {name + ": " + subject.name, r, [kinds, r, makeWorkload](const Settings& settings) {
                     return compare(makeWorkload(), kinds, r, settings.pace);
                 }});
        }
}

void addImages(std::vector<Case>& cases, Isa isa, const std::string& name,
               const std::vector<std::size_t>& registers, const MakeWorkload& makeWorkload) {
    add(cases, name, subjectsOfOneRun(),
        {fusedSparse(isa), fusedSparseLastLayer(isa), eigenBatch(), eigenEngine()}, registers,
        [makeWorkload] { return makeWorkload(); });
}

/// The largest error of PyTorch's gradient, as check.h has it.
double errorOf(const PyTorchResult& result, const Workload& workload) {
    return gradientError(workload.topology, result.gradient, referenceGradient(workload, 0, 0, 0));
}

/// One subject beside PyTorch, which has a process of its own: not in turns.
void addPyTorch(std::vector<Case>& cases) {
    const LearnerKind subject = subjectsOfOneRun().front();
    cases.push_back(
        {"61 weights, PyTorch: " + subject.name, 16, [subject](const Settings& settings) {
             const Workload workload = sumOfInputs({4, 5, 5, 1}, 10, 1);
             Outcome outcome = compare(workload, {subject}, 16, settings.pace);
             if (const auto pyTorch = trainWithPyTorch(workload, settings.pace)) {
                 const double error = errorOf(*pyTorch, workload);
                 if (error <= kGradientTolerance) {
                     outcome.rows.push_back({"PyTorch " + pyTorch->version + ", eager",
                                             pyTorch->timing, error, false});
                     return outcome;
                 }
                 outcome.wrong = true;
                 outcome.notes.emplace_back("NOT COUNTED: PyTorch computes other gradients");
                 return outcome;
             }
             outcome.notes.emplace_back("PyTorch: not installed (recorded elsewhere, not measured "
                                        "here: 13 100 ns eager, 7 900 ns by libtorch)");
             return outcome;
         }});
}

void addGrowth(std::vector<Case>& cases) {
    const auto grow = [&cases](const std::string& name, const std::vector<int>& sizes,
                               std::size_t batch, const std::vector<std::size_t>& registers) {
        add(cases, "growth in " + name, subjectsOfOneRun(), {eigenBatch(), eigenEngine()},
            registers, [sizes, batch] { return sumOfInputs(sizes, batch, 1); });
    };
    grow("R, 4-20-20-1", {4, 20, 20, 1}, 10, {1, 2, 4, 8, 16, 32, 64, 128, 0});
    for (const int width : {5, 10, 20, 40})
        grow("width, 4-" + std::to_string(width) + "-" + std::to_string(width) + "-1",
             {4, width, width, 1}, 10, {16});
    for (const std::size_t depth : {1u, 2u, 4u, 8u}) {
        std::vector<int> sizes(depth + 2, 5);
        sizes.front() = 4;
        sizes.back() = 1;
        grow("depth, hidden layers of 5: " + std::to_string(depth), sizes, 10, {16});
    }
    for (const std::size_t batch : {1u, 10u, 32u, 320u})
        grow("batch, samples of 4-5-5-1: " + std::to_string(batch), {4, 5, 5, 1}, batch, {16});
}

} // namespace

std::vector<Case> trainingCases(Isa isa) {
    std::vector<Case> cases;
    const std::vector<std::size_t> few{2, 4, 8, 16, 32, 0};
    add(cases, "61 weights, one run", subjectsOfOneRun(),
        {fusedSampleLanes(isa), eigenBatch(), eigenEngine(), eigenAutoDiff(), naiveDpfm()}, few,
        [] {
            return sumOfInputs({4, 5, 5, 1}, 10, 1);
        });
    add(cases, "61 weights, 20 runs", subjectsOfManyRuns(),
        {fusedRunLanes(isa), fusedSampleLanes(isa), eigenBatch(), eigenEngine(), naiveDpfm()}, few,
        [] {
            return sumOfInputs({4, 5, 5, 1}, 10, 20);
        });
    addPyTorch(cases);
    addImages(cases, isa, "784-5-10", {16}, [] { return drawnImages(5); });
    addImages(cases, isa, "784-32-10", {16, 64, 128}, [] { return drawnImages(32); });
    addImages(cases, isa, "bundled digits 64-32-10", {16}, [] { return bundledDigits(32); });
    addGrowth(cases);
    return cases;
}

} // namespace dpfm::bench
