#include "core/data/split.h"
#include "core/network/sweepable_field.h"
#include "core/network/validation.h"
#include "core/network/variants.h"
#include "core/sweep/runner.h"
#include "core/training/live_run.h"
#include "core/training/run.h"
#include "tests/support/experiments.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

using namespace dpfm;
using autodiff::Selection;
using network::Experiment;
using network::Method;
using training::RunParameters;
using training::SnapshotPtr;

namespace {

constexpr Selection kPolicies[] = {Selection::Random, Selection::LayerQuota,
                                   Selection::LargestTimesWeight, Selection::ErrorFeedback,
                                   Selection::Streaming};

std::vector<SnapshotPtr> epochsOf(const Experiment& experiment, const RunParameters& parameters) {
    std::vector<SnapshotPtr> epochs;
    const auto outcome = training::trainRun(
        experiment, parameters,
        [&](SnapshotPtr snapshot) { epochs.push_back(std::move(snapshot)); }, {});
    return outcome ? epochs : std::vector<SnapshotPtr>();
}

double lossOf(Experiment experiment, Selection selection, int registers, std::uint64_t seed) {
    experiment.training.selection = selection;
    return epochsOf(experiment, {Method::Dpfm, 100, registers, seed}).back()->metrics.valLoss;
}

class Collector : public sweep::SweepObserver {
public:
    void runStarted(const sweep::GridRun&) override {}
    void epochFinished(const sweep::GridRun& run, SnapshotPtr snapshot) override {
        const std::lock_guard lock(mutex_);
        weights[run.index] = snapshot->weights;
    }
    void runEnded(const sweep::GridRun&, const training::RunOutcome&, double) override {}

    std::map<std::size_t, network::Weights> weights;

private:
    std::mutex mutex_;
};

} // namespace

class TestPolicyTraining : public QObject {
    Q_OBJECT

private slots:
    void largestIsTheMethod() {
        const Experiment experiment = test::workshop();
        const network::Topology topology(experiment);
        const auto engine = training::makeEngine(topology, experiment.training, 4);
        const auto quick = engine::makeEngine(topology, experiment.training.loss, 4);
        QVERIFY(typeid(*engine) == typeid(*quick));
    }

    /// With so many registers that weights come to the output on several ways.
    void policiesDiffer() {
        Experiment experiment = test::workshop();
        std::vector<network::Weights> ends{
            epochsOf(experiment, {Method::Dpfm, 33, 40, 1}).back()->weights};
        for (const Selection selection : kPolicies) {
            experiment.training.selection = selection;
            ends.push_back(epochsOf(experiment, {Method::Dpfm, 33, 40, 1}).back()->weights);
            for (std::size_t other = 0; other + 1 < ends.size(); ++other)
                QVERIFY(ends[other] != ends.back());
        }
    }

    /// A sweep of all policies and two methods has the same bits on one thread and on three, and
    /// those of single runs.
    void sameBitsForAnyThreads() {
        Experiment experiment = test::workshop();
        experiment.training.epochs = 3;
        experiment.sweep.registers = {2, 0};
        experiment.sweep.seeds = {1, 2, 3};
        network::SweptField field{"training.selection", {"largest"}};
        for (const Selection selection : kPolicies)
            field.values.emplace_back(name(selection));
        experiment.sweep.fields = {field};
        QVERIFY(network::check(experiment));
        const auto grid = sweep::grid(experiment);
        QCOMPARE(grid.size(), std::size_t{6 * 2 * 2 * 3});
        Collector one;
        Collector three;
        sweep::runSweep(experiment, grid, 1, one, {});
        sweep::runSweep(experiment, grid, 3, three, {});
        QCOMPARE(one.weights.size(), grid.size());
        QVERIFY(one.weights == three.weights);
        for (const std::size_t run : {std::size_t{14}, std::size_t{40}}) {
            const RunParameters& parameters = grid[run].parameters;
            QVERIFY(epochsOf(network::variantOf(experiment, parameters.variant), parameters)
                        .back()
                        ->weights == one.weights[run]);
        }
    }

    void methodsAreSweptToo() {
        Experiment experiment = test::workshop();
        experiment.sweep.fields = {{"training.method", {"dpfm", "meprop"}}};
        experiment.sweep.baseline = true;
        QVERIFY(network::check(experiment));
        std::map<Method, int> counts;
        for (const sweep::GridRun& run : sweep::grid(experiment))
            ++counts[run.parameters.method];
        QCOMPARE(counts[Method::Dpfm], 4);
        QCOMPARE(counts[Method::MeProp], 4);
        QCOMPARE(counts[Method::Backpropagation], 4);
        // All registers: meProp is backpropagation.
        const auto all = epochsOf(experiment, {Method::MeProp, 33, 0, 1}).back()->weights;
        QVERIFY(all == epochsOf(experiment, {Method::Backpropagation, 33, 0, 1}).back()->weights);
        QVERIFY(all != epochsOf(experiment, {Method::MeProp, 33, 2, 1}).back()->weights);
    }

    void selectionsBelongToDpfm() {
        Experiment experiment = test::workshop();
        experiment.training.selection = Selection::Random;
        QVERIFY(network::check(experiment));
        experiment.training.method = Method::MeProp;
        QCOMPARE(network::check(experiment).error().place, std::string("training.selection"));
    }

    void slowSelectionsAreWarnedOf() {
        Experiment experiment = test::workshop();
        QVERIFY(network::warnings(experiment).empty());
        experiment.sweep.fields = {{"training.selection", {"largest", "streaming"}}};
        QCOMPARE(network::warnings(experiment).front().place, std::string("training.selection"));
        experiment.sweep.fields.clear();
        experiment.training.selection = Selection::ErrorFeedback;
        QCOMPARE(network::warnings(experiment).front().arguments.front(),
                 std::string("error-feedback"));
    }

    /// In steps so small that no weight moves: over the batches the steps and what is remembered at
    /// the end make the full gradients.
    void errorFeedbackLosesNothing() {
        Experiment experiment = test::workshop();
        experiment.training.selection = Selection::ErrorFeedback;
        experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd,
                                         .learningRate = 1e-300};
        const network::Topology topology(experiment);
        const auto data = data::prepare(experiment, 33, 1);
        const auto engine = training::makeEngine(topology, experiment.training, 2);
        const auto full = engine::makeReferenceEngine(topology, experiment.training.loss, 0);
        training::Learner learner(topology, experiment.training,
                                  network::initialWeights(experiment, 1), *data, engine->layout());
        learner.beginEpoch(training::EpochOrders(1, data->training.count()).next());
        std::vector<double> taken(topology.weightCount(), 0.0);
        std::vector<double> whole(topology.weightCount(), 0.0);
        std::vector<double> last;
        while (!learner.epochDone()) {
            engine::Batch batch = learner.nextBatch();
            std::vector<double> gradient(topology.weightCount());
            engine::Batch unpruned = batch;
            unpruned.gradient = gradient;
            unpruned.touched = nullptr;
            unpruned.dropped = {};
            QVERIFY(full->compute(std::span(&unpruned, 1), {}));
            QVERIFY(engine->compute(std::span(&batch, 1), {}));
            last.assign(batch.dropped.begin(), batch.dropped.end());
            QVERIFY(!learner.take(batch));
            const network::Weights step = learner.gradient();
            for (std::size_t i = 0; i < whole.size(); ++i) {
                whole[i] += gradient[i];
                taken[i] += step[i];
            }
        }
        for (std::size_t i = 0; i < whole.size(); ++i)
            QVERIFY(std::fabs(taken[i] + last[i] - whole[i]) < 1e-12);
    }

    /// On the workshop's task, R = 4: random registers stay far from what all registers reach,
    /// error feedback comes there.
    void errorFeedbackRecoversWhatRandomLoses() {
        Experiment experiment = test::workshop();
        experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 0.1};
        experiment.training.epochs = 150;
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            const double all = lossOf(experiment, Selection::Largest, 0, seed);
            const double random = lossOf(experiment, Selection::Random, 4, seed);
            const double fed = lossOf(experiment, Selection::ErrorFeedback, 4, seed);
            qInfo("seed %d: all %g, random %g, error feedback %g", static_cast<int>(seed), all,
                  random, fed);
            QVERIFY(random > 3.0 * all);
            QVERIFY(fed < 1.5 * all);
        }
    }

    void quotaStarvesNoLayer() {
        Experiment experiment = test::workshop();
        experiment.training.selection = Selection::LayerQuota;
        const auto layers = epochsOf(experiment, {Method::Dpfm, 33, 3, 1}).back()->layers;
        const auto total = layers[0].registers + layers[1].registers + layers[2].registers;
        for (const training::LayerActivity& layer : layers)
            QVERIFY(3 * layer.registers >= total);
    }

    /// Stepped by hand, a live run draws, and remembers, what a run does.
    void liveRunsSelectTheSame_data() {
        QTest::addColumn<int>("policy");
        for (const Selection selection : kPolicies)
            QTest::newRow(name(selection).data()) << static_cast<int>(selection);
    }

    void liveRunsSelectTheSame() {
        QFETCH(int, policy);
        Experiment experiment = test::workshop();
        experiment.training.selection = Selection(policy);
        const RunParameters parameters{Method::Dpfm, 33, 4, 1};
        training::LiveRun live(
            experiment, parameters,
            std::make_shared<const data::TrainingData>(*data::prepare(experiment, 33, 1)));
        for (const SnapshotPtr& epoch : epochsOf(experiment, parameters)) {
            QVERIFY(live.step(training::StepUnit::Batch, {}));
            QVERIFY(live.step(training::StepUnit::Sample, {}));
            QVERIFY(live.step(training::StepUnit::Epoch, {}));
            QVERIFY(live.weights() == epoch->weights);
        }
    }
};

QTEST_APPLESS_MAIN(TestPolicyTraining)
#include "tst_policy_training.moc"
