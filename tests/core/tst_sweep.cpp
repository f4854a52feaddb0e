#include "core/sweep/runner.h"
#include "tests/support/experiments.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <stdexcept>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace dpfm;
using network::Experiment;
using network::Method;
using sweep::GridRun;
using sweep::SweepOutcome;

namespace {

/// Keeps all it is told, and checks that each run's calls come in order.
class Recorder : public sweep::SweepObserver {
public:
    struct Run {
        std::vector<training::EpochMetrics> metrics;
        std::vector<double> weights;
        std::optional<training::RunOutcome> outcome;
    };

    void runStarted(const GridRun& run) override {
        const std::lock_guard lock(mutex_);
        inOrder_ = inOrder_ && runs_.try_emplace(run.index).second;
    }
    void epochFinished(const GridRun& run, training::SnapshotPtr snapshot) override {
        {
            const std::lock_guard lock(mutex_);
            Run& own = runs_[run.index];
            inOrder_ = inOrder_ && !own.outcome &&
                       snapshot->metrics.epoch == static_cast<int>(own.metrics.size()) + 1;
            own.metrics.push_back(snapshot->metrics);
            own.weights = snapshot->weights;
        }
        if (++epochs_ == callAt_ && atEpoch_)
            atEpoch_();
    }
    void runEnded(const GridRun& run, const training::RunOutcome& outcome,
                  double seconds) override {
        const std::lock_guard lock(mutex_);
        inOrder_ = inOrder_ && runs_.contains(run.index) && seconds >= 0.0;
        runs_[run.index].outcome = outcome;
    }

    /// Calls `then` after the n-th epoch of all runs together.
    void atEpoch(int n, std::function<void()> then) {
        callAt_ = n;
        atEpoch_ = std::move(then);
    }

    /// To be asked after the sweep.
    std::map<std::size_t, Run>& runs() { return runs_; }
    bool inOrder() const { return inOrder_; }
    int epochs() const { return epochs_; }

private:
    std::mutex mutex_;
    std::map<std::size_t, Run> runs_;
    bool inOrder_ = true;
    std::atomic<int> epochs_ = 0;
    int callAt_ = 0;
    std::function<void()> atEpoch_;
};

bool same(const Recorder::Run& a, const Recorder::Run& b) {
    return a.metrics == b.metrics && a.weights == b.weights &&
           a.outcome->index() == b.outcome->index();
}

Experiment eightRuns() {
    Experiment experiment = test::workshop();
    experiment.sweep.seeds = {1, 2};
    return experiment;
}

template <class T>
bool is(const SweepOutcome& outcome) {
    return std::holds_alternative<T>(outcome);
}

} // namespace

class TestSweep : public QObject {
    Q_OBJECT

private slots:
    void gridOrder();
    void gridWithBaseline();
    void gridOfBackpropagation();
    void sameBitsForAnyThreads_data();
    void sameBitsForAnyThreads();
    void aSubsetIsAsInTheFullGrid();
    void nothingToDo();
    void divergingRunsEndAlone();
    void cancelInTheMiddle();
    void stopAfterTheLastRunIsTooLate();
    void pauseHolds();
    void invalidExperiment();
    void aFailureEndsTheSweep_data();
    void aFailureEndsTheSweep();
    void threadsAreNoMoreThanRuns();
    void inTheBackgroundOthersGoFirst();
};

void TestSweep::gridOrder() {
    Experiment experiment;
    experiment.sweep.registers = {4, 0};
    experiment.sweep.corpus = {50, 20};
    experiment.sweep.seeds = {3, 1};
    const std::vector<GridRun> grid = sweep::grid(experiment);
    const Method dpfm = Method::Dpfm;
    QCOMPARE(grid, (std::vector<GridRun>{{0, {dpfm, 50, 4, 3}},
                                         {1, {dpfm, 50, 4, 1}},
                                         {2, {dpfm, 50, 0, 3}},
                                         {3, {dpfm, 50, 0, 1}},
                                         {4, {dpfm, 20, 4, 3}},
                                         {5, {dpfm, 20, 4, 1}},
                                         {6, {dpfm, 20, 0, 3}},
                                         {7, {dpfm, 20, 0, 1}}}));
}

void TestSweep::gridWithBaseline() {
    Experiment experiment;
    experiment.sweep = {{4}, {50, 20}, {1}, true};
    QCOMPARE(sweep::grid(experiment),
             (std::vector<GridRun>{{0, {Method::Dpfm, 50, 4, 1}},
                                   {1, {Method::Backpropagation, 50, 0, 1}},
                                   {2, {Method::Dpfm, 20, 4, 1}},
                                   {3, {Method::Backpropagation, 20, 0, 1}}}));
}

void TestSweep::gridOfBackpropagation() {
    Experiment experiment;
    experiment.training.method = Method::Backpropagation;
    experiment.sweep = {{0}, {50}, {1}, true};
    QCOMPARE(sweep::grid(experiment),
             (std::vector<GridRun>{{0, {Method::Backpropagation, 50, 0, 1}}}));
}

void TestSweep::sameBitsForAnyThreads_data() {
    QTest::addColumn<bool>("classes");
    QTest::newRow("workshop") << false;
    QTest::newRow("iris with baseline") << true;
}

void TestSweep::sameBitsForAnyThreads() {
    QFETCH(bool, classes);
    Experiment experiment = classes ? test::irises() : eightRuns();
    experiment.sweep.baseline = classes;
    const std::vector<GridRun> grid = sweep::grid(experiment);
    Recorder one;
    QVERIFY(is<sweep::Finished>(sweep::runSweep(experiment, grid, 1, one, {})));
    QVERIFY(one.inOrder());
    QCOMPARE(one.runs().size(), grid.size());
    for (const int jobs : {2, 4, 0}) {
        Recorder many;
        QVERIFY(is<sweep::Finished>(sweep::runSweep(experiment, grid, jobs, many, {})));
        QVERIFY(many.inOrder());
        QCOMPARE(many.runs().size(), grid.size());
        for (const GridRun& run : grid)
            QVERIFY(same(many.runs()[run.index], one.runs()[run.index]));
    }
}

void TestSweep::aSubsetIsAsInTheFullGrid() {
    const Experiment experiment = eightRuns();
    const std::vector<GridRun> grid = sweep::grid(experiment);
    Recorder full;
    QVERIFY(is<sweep::Finished>(sweep::runSweep(experiment, grid, 2, full, {})));
    Recorder part;
    const std::vector<GridRun> missing{grid[6], grid[1]};
    QVERIFY(is<sweep::Finished>(sweep::runSweep(experiment, missing, 2, part, {})));
    QCOMPARE(part.runs().size(), std::size_t{2});
    QVERIFY(same(part.runs()[6], full.runs()[6]));
    QVERIFY(same(part.runs()[1], full.runs()[1]));
}

void TestSweep::nothingToDo() {
    Recorder recorder;
    QVERIFY(is<sweep::Finished>(sweep::runSweep(test::workshop(), {}, 2, recorder, {})));
    QVERIFY(recorder.runs().empty());
}

/// A linear network at η = 0.3: with all registers it diverges within a few epochs, with four of
/// them its steps are smaller and it does not.
void TestSweep::divergingRunsEndAlone() {
    Experiment experiment = test::workshop();
    experiment.network.layers = {{3, autodiff::Activation::Linear},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 0.3};
    experiment.training.epochs = 30;
    const std::vector<GridRun> grid = sweep::grid(experiment);
    Recorder recorder;
    QVERIFY(is<sweep::Finished>(sweep::runSweep(experiment, grid, 2, recorder, {})));
    for (const GridRun& run : grid) {
        const Recorder::Run& own = recorder.runs()[run.index];
        const auto* divergence = std::get_if<training::Divergence>(&*own.outcome);
        if (run.parameters.registers == 0) {
            QVERIFY(divergence);
            QCOMPARE(divergence->epoch, static_cast<int>(own.metrics.size()) + 1);
        } else {
            QVERIFY(!divergence);
            QCOMPARE(own.metrics.size(), std::size_t{30});
        }
    }
}

void TestSweep::cancelInTheMiddle() {
    const Experiment experiment = eightRuns();
    for (const int jobs : {1, 2}) {
        std::stop_source stop;
        Recorder recorder;
        recorder.atEpoch(8, [&] { stop.request_stop(); });
        const SweepOutcome outcome =
            sweep::runSweep(experiment, sweep::grid(experiment), jobs, recorder, stop.get_token());
        QVERIFY(is<training::Cancelled>(outcome));
        QVERIFY(recorder.inOrder());
        QVERIFY(recorder.epochs() >= 8 && recorder.epochs() < 8 * 5);
        // What has started has ended, finished or cancelled.
        for (const auto& [index, run] : recorder.runs())
            QVERIFY(run.outcome);
    }
}

void TestSweep::stopAfterTheLastRunIsTooLate() {
    const Experiment experiment = eightRuns();
    std::stop_source stop;
    Recorder recorder;
    recorder.atEpoch(8 * 5, [&] { stop.request_stop(); });
    QVERIFY(is<sweep::Finished>(
        sweep::runSweep(experiment, sweep::grid(experiment), 1, recorder, stop.get_token())));
    QCOMPARE(recorder.runs().size(), std::size_t{8});
}

void TestSweep::pauseHolds() {
    const Experiment experiment = eightRuns();
    PauseGate gate;
    Recorder recorder;
    recorder.atEpoch(7, [&] { gate.pause(); });
    std::optional<SweepOutcome> outcome;
    std::jthread worker([&](const std::stop_token& stop) {
        outcome = sweep::runSweep(experiment, sweep::grid(experiment), 1, recorder, stop, &gate);
    });
    QTRY_VERIFY(gate.paused());
    QTest::qWait(20);
    QCOMPARE(recorder.epochs(), 7);
    gate.resume();
    worker.join();
    QVERIFY(is<sweep::Finished>(*outcome));
    QCOMPARE(recorder.epochs(), 8 * 5);
}

void TestSweep::invalidExperiment() {
    Experiment experiment = test::workshop();
    experiment.training.batchSize = 0;
    Recorder recorder;
    const SweepOutcome outcome =
        sweep::runSweep(experiment, sweep::grid(experiment), 2, recorder, {});
    const auto* error = std::get_if<Error>(&outcome);
    QVERIFY(error);
    QCOMPARE(error->place, std::string("training.batch_size"));
    QVERIFY(recorder.runs().empty());
}

using Throw = void (*)();

void TestSweep::aFailureEndsTheSweep_data() {
    QTest::addColumn<Throw>("fail");
    QTest::addColumn<QString>("sentence");
    const QString memory = "There is not enough memory; make the layers or the corpus smaller.";
    QTest::newRow("memory") << Throw([] { throw std::bad_alloc(); }) << memory;
    QTest::newRow("length") << Throw([] { throw std::length_error("vector"); }) << memory;
    QTest::newRow("other") << Throw([] { throw std::runtime_error("no luck"); })
                           << "The computation failed: no luck.";
}

void TestSweep::aFailureEndsTheSweep() {
    QFETCH(Throw, fail);
    QFETCH(QString, sentence);
    Experiment experiment = eightRuns();
    experiment.training.epochs = 10'000;
    experiment.training.batchSize = 16; // fills the lanes, so that runs are not bundled
    for (const int jobs : {1, 2}) {
        Recorder recorder;
        recorder.atEpoch(3, fail);
        const SweepOutcome outcome =
            sweep::runSweep(experiment, sweep::grid(experiment), jobs, recorder, {});
        const auto* error = std::get_if<Error>(&outcome);
        QVERIFY(error);
        QCOMPARE(QString::fromStdString(error->text()), sentence);
        QVERIFY(recorder.inOrder());
        QVERIFY(recorder.runs().size() <= static_cast<std::size_t>(jobs));
        for (const auto& [index, run] : recorder.runs()) {
            QVERIFY(run.outcome);
            QVERIFY(std::holds_alternative<training::Cancelled>(*run.outcome));
        }
    }
}

void TestSweep::threadsAreNoMoreThanRuns() {
    const Experiment experiment = eightRuns();
    Recorder recorder;
    QVERIFY(is<sweep::Finished>(sweep::runSweep(experiment, sweep::grid(experiment),
                                                std::numeric_limits<int>::max(), recorder, {})));
    QCOMPARE(recorder.runs().size(), std::size_t{8});
}

void TestSweep::inTheBackgroundOthersGoFirst() {
    const Experiment experiment = eightRuns();
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); };
    const int ours = niceness();
    std::optional<int> normal;
    std::optional<int> background;
    // On a thread of its own, as it does not get its priority back.
    std::jthread([&] {
        Recorder first;
        first.atEpoch(1, [&] { normal = niceness(); });
        (void)sweep::runSweep(experiment, sweep::grid(experiment), 1, first, {});
        Recorder second;
        second.atEpoch(1, [&] { background = niceness(); });
        (void)sweep::runSweep(experiment, sweep::grid(experiment), 1, second, {}, nullptr,
                              sweep::SweepPriority::Background);
    }).join();
    QCOMPARE(normal, std::optional(ours));
    // Lower than usual; where all of this runs lower still, it stays there.
    QVERIFY(background && *background >= std::max(ours, 1));
    QCOMPARE(niceness(), ours);
}

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
