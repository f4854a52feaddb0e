#include "core/training/run.h"
#include "tests/support/experiments.h"
#include "tests/support/networks.h"

#include <QTest>

#include <memory>
#include <thread>

using namespace dpfm;
using network::Experiment;
using network::Method;
using training::RunOutcome;
using training::RunParameters;
using training::SnapshotPtr;

namespace {

struct Recorded {
    RunOutcome outcome;
    std::vector<SnapshotPtr> epochs;

    /// All figures and all weights of all epochs in one list.
    std::vector<double> numbers() const {
        std::vector<double> numbers;
        for (const SnapshotPtr& epoch : epochs) {
            numbers.push_back(epoch->metrics.loss);
            numbers.push_back(epoch->metrics.valLoss);
            numbers.insert(numbers.end(), epoch->weights.begin(), epoch->weights.end());
        }
        return numbers;
    }
};

Recorded record(const Experiment& experiment, const RunParameters& parameters) {
    Recorded recorded;
    recorded.outcome = *training::trainRun(
        experiment, parameters,
        [&](SnapshotPtr snapshot) { recorded.epochs.push_back(std::move(snapshot)); }, {});
    return recorded;
}

} // namespace

class TestRun : public QObject {
    Q_OBJECT

private slots:
    void runsAllEpochs();
    void seedsArePaired();
    void isTheTrainerOnItsData();
    void repeatsBitForBit_data();
    void repeatsBitForBit();
    void startsAtGivenWeights();
    void divergenceEndsIt();
    void stopIsHeardInAnEpoch();
    void pauseHolds();
    void pausedRunsCanBeStopped();
    void runsSideBySide();
    void workloadsAreTheOnesRecorded_data();
    void workloadsAreTheOnesRecorded();
};

void TestRun::runsAllEpochs() {
    const Recorded recorded = record(test::workshop(), {Method::Dpfm, 20, 4, 1});
    QVERIFY(std::holds_alternative<training::Completed>(recorded.outcome));
    QCOMPARE(recorded.epochs.size(), std::size_t{5});
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(recorded.epochs[i]->metrics.epoch, static_cast<int>(i + 1));
        QCOMPARE(recorded.epochs[i]->weights.size(), std::size_t{61});
    }
}

/// At a learning rate that moves no weight, the losses depend on data, split, initial weights and
/// the samples' order alone: all of these have to be the same for every R and method.
void TestRun::seedsArePaired() {
    Experiment experiment = test::workshop();
    experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 1e-300};
    experiment.training.batchSize = 3;
    const auto metricsOf = [&](Method method, int registers, std::uint64_t seed) {
        std::vector<training::EpochMetrics> metrics;
        for (const SnapshotPtr& epoch : record(experiment, {method, 33, registers, seed}).epochs)
            metrics.push_back(epoch->metrics);
        return metrics;
    };
    const auto full = metricsOf(Method::Dpfm, 0, 7);
    QVERIFY(full[0].loss != full[1].loss);
    for (const int registers : {1, 2, 8, 64})
        QVERIFY(metricsOf(Method::Dpfm, registers, 7) == full);
    QVERIFY(metricsOf(Method::Dpfm, 0, 8) != full);
    const auto baseline = metricsOf(Method::Backpropagation, 0, 7);
    QCOMPARE(baseline.size(), full.size());
    for (std::size_t i = 0; i < full.size(); ++i)
        QVERIFY(std::fabs(baseline[i].loss - full[i].loss) < 1e-12);
}

void TestRun::isTheTrainerOnItsData() {
    const Experiment experiment = test::workshop();
    const RunParameters parameters{Method::Dpfm, 33, 4, 3};
    const data::TrainingData data = *data::prepare(experiment, 33, 3);
    training::Trainer trainer(network::Topology(experiment), experiment.training, 4,
                              network::initialWeights(experiment, 3), data);
    training::EpochOrders orders(3, data.training.count());
    std::vector<double> last;
    for (int epoch = 0; epoch < experiment.training.epochs; ++epoch)
        last = std::get<SnapshotPtr>(trainer.runEpoch(orders.next(), {}))->weights;
    QVERIFY(test::sameBits(record(experiment, parameters).epochs.back()->weights, last));
}

void TestRun::repeatsBitForBit_data() {
    QTest::addColumn<bool>("classes");
    QTest::addColumn<Method>("method");
    QTest::newRow("dpfm") << false << Method::Dpfm;
    QTest::newRow("backpropagation") << false << Method::Backpropagation;
    QTest::newRow("dpfm of classes") << true << Method::Dpfm;
    QTest::newRow("backpropagation of classes") << true << Method::Backpropagation;
}

void TestRun::repeatsBitForBit() {
    QFETCH(bool, classes);
    QFETCH(Method, method);
    const Experiment experiment = classes ? test::irises() : test::workshop();
    const RunParameters parameters{method, 33, 0, 5};
    QVERIFY(test::sameBits(record(experiment, parameters).numbers(),
                           record(experiment, parameters).numbers()));
}

void TestRun::startsAtGivenWeights() {
    Experiment experiment = test::workshop();
    const network::Weights drawn = network::initialWeights(experiment, 9);
    const Recorded expected = record(experiment, {Method::Dpfm, 20, 4, 9});
    experiment.network.initialWeights = network::nest(network::Topology(experiment), drawn);
    QVERIFY(
        test::sameBits(record(experiment, {Method::Dpfm, 20, 4, 9}).numbers(), expected.numbers()));
    QCOMPARE(network::initialWeights(experiment, 10), drawn);
}

void TestRun::divergenceEndsIt() {
    Experiment experiment = test::workshop();
    experiment.network.layers = {{3, autodiff::Activation::Linear},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 1e6};
    experiment.training.epochs = 100;
    const Recorded recorded = record(experiment, {Method::Dpfm, 20, 0, 1});
    const auto* divergence = std::get_if<training::Divergence>(&recorded.outcome);
    QVERIFY(divergence);
    QCOMPARE(divergence->epoch, static_cast<int>(recorded.epochs.size()) + 1);
    QVERIFY(!divergence->what.empty());
    for (const SnapshotPtr& epoch : recorded.epochs)
        QVERIFY(std::isfinite(epoch->metrics.loss) && std::isfinite(epoch->metrics.valLoss));
}

void TestRun::stopIsHeardInAnEpoch() {
    const auto stop = std::make_unique<std::stop_source>();
    int epochs = 0;
    const RunOutcome outcome = *training::trainRun(
        test::workshop(), {Method::Dpfm, 20, 4, 1},
        [&](const SnapshotPtr&) {
            if (++epochs == 2)
                stop->request_stop();
        },
        RunControl(stop->get_token()));
    QVERIFY(std::holds_alternative<training::Cancelled>(outcome));
    QCOMPARE(epochs, 2);
}

/// The run pauses itself after two epochs; the third can only come after the resume.
void TestRun::pauseHolds() {
    PauseGate gate;
    std::atomic<int> epochs = 0;
    std::jthread worker([&](const std::stop_token& stop) {
        *training::trainRun(
            test::workshop(), {Method::Dpfm, 20, 4, 1},
            [&](const SnapshotPtr&) {
                if (++epochs == 2)
                    gate.pause();
            },
            RunControl(stop, &gate));
    });
    QTRY_VERIFY(gate.paused());
    QTest::qWait(20);
    QCOMPARE(epochs.load(), 2);
    gate.resume();
    QTRY_COMPARE(epochs.load(), 5);
}

void TestRun::pausedRunsCanBeStopped() {
    PauseGate gate;
    gate.pause();
    std::optional<RunOutcome> outcome;
    std::jthread worker([&](const std::stop_token& stop) {
        outcome = *training::trainRun(
            test::workshop(), {Method::Dpfm, 20, 4, 1}, [](const SnapshotPtr&) {},
            RunControl(stop, &gate));
    });
    worker.request_stop();
    worker.join();
    QVERIFY(std::holds_alternative<training::Cancelled>(*outcome));
}

/// Runs share nothing that changes: on threads of their own, under one gate, they are what they are
/// alone.
void TestRun::runsSideBySide() {
    const std::vector<std::pair<Experiment, RunParameters>> work{
        {test::irises(), {Method::Dpfm, 60, 8, 1}},
        {test::irises(), {Method::Backpropagation, 60, 0, 1}},
        {test::workshop(), {Method::Dpfm, 20, 4, 1}}};
    PauseGate gate;
    gate.pause();
    std::vector<std::vector<double>> weights(work.size());
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < work.size(); ++i)
        workers.emplace_back([&, i](const std::stop_token& stop) {
            *training::trainRun(
                work[i].first, work[i].second,
                [&](const SnapshotPtr& snapshot) { weights[i] = snapshot->weights; },
                RunControl(stop, &gate));
        });
    gate.resume();
    for (std::jthread& worker : workers)
        worker.join();
    for (std::size_t i = 0; i < work.size(); ++i)
        QVERIFY(test::sameBits(weights[i],
                               record(work[i].first, work[i].second).epochs.back()->weights));
}

void TestRun::workloadsAreTheOnesRecorded_data() {
    QTest::addColumn<bool>("classes");
    QTest::addColumn<int>("registers");
    QTest::addColumn<quint64>("expected");
    QTest::newRow("workshop, R 4") << false << 4 << quint64{16287838065725560995u};
    QTest::newRow("workshop, all") << false << 0 << quint64{7527037683903055112u};
    QTest::newRow("iris, R 8") << true << 8 << quint64{7046660477768994683u};
    QTest::newRow("iris, all") << true << 0 << quint64{11066600742082620836u};
}

/// One number over all bits of all figures and weights. A refactoring, a compiler or a thread count
/// must not change it; a change of the method does, and is then recorded here anew.
void TestRun::workloadsAreTheOnesRecorded() {
    QFETCH(bool, classes);
    QFETCH(int, registers);
    const Recorded recorded =
        record(classes ? test::irises() : test::workshop(), {Method::Dpfm, 100, registers, 1});
    QTEST(quint64{test::signature(recorded.numbers())}, "expected");
}

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
