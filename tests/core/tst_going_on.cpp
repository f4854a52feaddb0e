#include "core/sweep/runner.h"
#include "core/training/run.h"
#include "tests/support/experiments.h"

#include <QTest>

#include <functional>
#include <map>
#include <vector>

using namespace dpfm;
using autodiff::Selection;
using network::Method;
using network::OptimizerKind;
using training::RunParameters;
using training::RunState;
using training::SnapshotPtr;

namespace {

struct Trained {
    std::vector<SnapshotPtr> snapshots;
    bool completed = false;
};

std::shared_ptr<const RunState> stateAfter(const SnapshotPtr& snapshot) {
    return std::make_shared<const RunState>(
        RunState{snapshot->metrics.epoch, snapshot->weights, snapshot->layers, snapshot->learner});
}

Trained train(const network::Experiment& experiment, const RunParameters& run,
              std::shared_ptr<const RunState> from = nullptr) {
    Trained trained;
    const auto done = training::trainRuns(
        experiment, std::span(&run, 1),
        {[&](std::size_t, SnapshotPtr snapshot) { trained.snapshots.push_back(snapshot); },
         [&](std::size_t, const training::RunOutcome& outcome) {
             trained.completed = std::holds_alternative<training::Completed>(outcome);
         }},
        {}, std::span(&from, 1));
    trained.completed = trained.completed && done.ok();
    return trained;
}

} // namespace

/// A run that goes on after one of its epochs comes out as it would have without the break.
class TestGoingOn : public QObject {
    Q_OBJECT

private slots:
    void isTheSameToTheBit_data() {
        QTest::addColumn<network::Experiment>("experiment");
        QTest::addColumn<Method>("method");
        QTest::addColumn<int>("registers");
        const auto row = [](const char* name, auto change, int registers,
                            Method method = Method::Dpfm, bool classes = false) {
            network::Experiment experiment = classes ? test::irises() : test::workshop();
            change(experiment.training);
            QTest::newRow(name) << experiment << method << registers;
        };
        using Training = network::TrainingSettings;
        const auto kind = [](OptimizerKind optimizer) {
            return [optimizer](Training& training) {
                training.optimizer = {.kind = optimizer, .learningRate = 0.02};
            };
        };
        row("sgd", kind(OptimizerKind::Sgd), 4);
        row("max-normalized", kind(OptimizerKind::MaxNormalized), 0);
        row("momentum", kind(OptimizerKind::Momentum), 4);
        row("adam", kind(OptimizerKind::Adam), 4);
        row("adam, classes", kind(OptimizerKind::Adam), 8, Method::Dpfm, true);
        row("backpropagation", kind(OptimizerKind::Adam), 0, Method::Backpropagation);
        row("meprop", kind(OptimizerKind::Momentum), 3, Method::MeProp);
        row(
            "random", [](Training& t) { t.selection = Selection::Random; }, 3);
        row(
            "error feedback", [](Training& t) { t.selection = Selection::ErrorFeedback; }, 3);
    }

    void isTheSameToTheBit() {
        QFETCH(network::Experiment, experiment);
        QFETCH(const Method, method);
        QFETCH(const int, registers);
        experiment.training.method = method;
        const RunParameters run{method, experiment.sweep.corpus.front(), registers, 7};
        const Trained whole = train(experiment, run);
        QVERIFY(whole.completed);
        for (std::size_t cut = 0; cut < whole.snapshots.size(); ++cut) {
            const Trained rest = train(experiment, run, stateAfter(whole.snapshots[cut]));
            QVERIFY(rest.completed);
            QCOMPARE(rest.snapshots.size(), whole.snapshots.size() - cut - 1);
            for (std::size_t i = 0; i < rest.snapshots.size(); ++i) {
                const SnapshotPtr& expected = whole.snapshots[cut + 1 + i];
                QCOMPARE(rest.snapshots[i]->metrics, expected->metrics);
                QCOMPARE(rest.snapshots[i]->weights, expected->weights);
                QVERIFY(rest.snapshots[i]->layers == expected->layers);
                QVERIFY(rest.snapshots[i]->learner->optimizer == expected->learner->optimizer);
                QCOMPARE(rest.snapshots[i]->learner->updated, expected->learner->updated);
            }
        }
    }

    void onlyWhatFitsGoesOn_data() {
        QTest::addColumn<std::function<void(RunState&, training::LearnerState&)>>("change");
        QTest::addColumn<bool>("fits");
        using Change = std::function<void(RunState&, training::LearnerState&)>;
        const auto row = [](const char* name, const Change& change, bool fits = false) {
            QTest::newRow(name) << change << fits;
        };
        using State = training::LearnerState;
        row(
            "as it was", [](RunState&, State&) {}, true);
        row("no epoch", [](RunState& run, State&) { run.epoch = 0; });
        row("after the last", [](RunState& run, State&) { run.epoch = 1'000'000; });
        row("a weight too few", [](RunState& run, State&) { run.weights.pop_back(); });
        row("a layer too few", [](RunState& run, State&) { run.layers.pop_back(); });
        row("of sgd", [](RunState&, State& state) { state.optimizer = {}; });
        row("of momentum", [](RunState&, State& state) { state.optimizer.second.clear(); });
        row("of a larger network", [](RunState&, State& state) { state.updated.push_back(1); });
        row("of error feedback",
            [](RunState& run, State& state) { state.remembered = run.weights; });
    }

    /// What a file says of a run may be of another one.
    void onlyWhatFitsGoesOn() {
        QFETCH(const std::function<void(RunState&, training::LearnerState&)>, change);
        QFETCH(const bool, fits);
        network::Experiment experiment = test::workshop();
        experiment.training.optimizer = {.kind = OptimizerKind::Adam, .learningRate = 0.02};
        const RunParameters run{Method::Dpfm, experiment.sweep.corpus.front(), 4, 7};
        const Trained whole = train(experiment, run);
        RunState state = *stateAfter(whole.snapshots.front());
        auto learner = std::make_shared<training::LearnerState>(*state.learner);
        change(state, *learner);
        state.learner = learner;
        QCOMPARE(training::fits(state, experiment, run.method), fits);
        state.learner = nullptr;
        QVERIFY(!training::fits(state, experiment, run.method));
    }

    /// A run whose record looks back cannot go on, and has nothing to go on with.
    void statesAreKeptOfRunsThatCanGoOn() {
        network::Experiment experiment = test::workshop();
        const RunParameters run{Method::Dpfm, experiment.sweep.corpus.front(), 4, 7};
        QVERIFY(train(experiment, run).snapshots.front()->learner);
        experiment.record.fidelity = true;
        QVERIFY(!train(experiment, run).snapshots.front()->learner);
    }

    /// The sparse engine's layout is another.
    void isTheSameOfManyInputs() {
        network::Experiment experiment = test::irises();
        experiment.data.source = network::DataSource::Digits;
        experiment.network.layers = {{6, autodiff::Activation::Sigmoid},
                                     {10, autodiff::Activation::Softmax}};
        experiment.training.epochs = 3;
        const RunParameters run{Method::Dpfm, 60, 8, 2};
        const Trained whole = train(experiment, run);
        const Trained rest = train(experiment, run, stateAfter(whole.snapshots.front()));
        QVERIFY(whole.completed && rest.completed);
        QCOMPARE(rest.snapshots.back()->weights, whole.snapshots.back()->weights);
        QCOMPARE(rest.snapshots.back()->metrics, whole.snapshots.back()->metrics);
    }

    /// Side by side, each from where it was, or from its first epoch.
    void goOnSideBySide() {
        network::Experiment experiment = test::workshop();
        experiment.sweep.seeds = {1, 2, 3, 4, 5};
        experiment.sweep.registers = {4};
        experiment.sweep.corpus = {20};
        std::vector<sweep::GridRun> runs = sweep::grid(experiment);
        class Watch : public sweep::SweepObserver {
        public:
            void runStarted(const sweep::GridRun&) override {}
            void epochFinished(const sweep::GridRun& run, SnapshotPtr snapshot) override {
                snapshots[run.index].push_back(snapshot);
            }
            void runEnded(const sweep::GridRun& run, const training::RunOutcome&,
                          double time) override {
                seconds[run.index] = time;
            }
            std::map<std::size_t, std::vector<SnapshotPtr>> snapshots;
            std::map<std::size_t, double> seconds;
        };
        Watch whole;
        QVERIFY(std::holds_alternative<sweep::Finished>(
            sweep::runSweep(experiment, runs, 1, whole, {})));
        for (std::size_t run = 1; run < runs.size(); ++run)
            runs[run].from = stateAfter(whole.snapshots[run][run - 1]);
        Watch rest;
        QVERIFY(std::holds_alternative<sweep::Finished>(
            sweep::runSweep(experiment, runs, 1, rest, {})));
        for (std::size_t run = 0; run < runs.size(); ++run) {
            QCOMPARE(rest.snapshots[run].size(), whole.snapshots[run].size() - run);
            QCOMPARE(rest.snapshots[run].back()->weights, whole.snapshots[run].back()->weights);
            QCOMPARE(rest.seconds[run] > 0.0, run == 0);
        }
    }

    void endsAtOnceAfterItsLastEpoch() {
        const network::Experiment experiment = test::workshop();
        const RunParameters run{Method::Dpfm, 20, 4, 1};
        const Trained whole = train(experiment, run);
        const Trained rest = train(experiment, run, stateAfter(whole.snapshots.back()));
        QVERIFY(rest.completed);
        QVERIFY(rest.snapshots.empty());
    }

    void whatIsRecordedBeginsAgain() {
        network::Experiment experiment = test::workshop();
        QVERIFY(training::canGoOn(experiment, Method::Dpfm));
        experiment.record.fidelity = true;
        QVERIFY(!training::canGoOn(experiment, Method::Dpfm));
        QVERIFY(training::canGoOn(experiment, Method::Backpropagation));
    }
};

QTEST_APPLESS_MAIN(TestGoingOn)
#include "tst_going_on.moc"
