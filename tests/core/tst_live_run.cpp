#include "core/network/loss_gradient.h"
#include "core/training/live_run.h"
#include "tests/support/experiments.h"
#include "tests/support/networks.h"

#include <QTest>

using namespace dpfm;
using network::NeuronStage;
using training::LivePosition;
using training::LiveRun;
using training::RunParameters;
using training::StepUnit;
using Moment = training::LivePosition::Moment;

namespace {

const RunParameters kRun{network::Method::Dpfm, 33, 4, 1};

LiveRun liveRun(const network::Experiment& experiment = test::workshop(),
                const RunParameters& parameters = kRun) {
    auto data = data::prepare(experiment, parameters.corpus, parameters.seed);
    return {experiment, parameters, std::make_shared<const data::TrainingData>(*std::move(data))};
}

/// The weights of a sweep's run after `epochs`.
network::Weights trained(network::Experiment experiment, int epochs,
                         const RunParameters& parameters = kRun) {
    experiment.training.epochs = epochs;
    network::Weights weights;
    const auto outcome = training::trainRun(
        experiment, parameters,
        [&](const training::SnapshotPtr& snapshot) { weights = snapshot->weights; }, {});
    return outcome ? weights : network::Weights{};
}

} // namespace

class TestLiveRun : public QObject {
    Q_OBJECT

private slots:
    void isTheSweepsRunHoweverItIsStepped_data();
    void isTheSweepsRunHoweverItIsStepped();
    void walksThroughANeuronsStages();
    void aBatchIsWhatItsSamplesShow_data();
    void aBatchIsWhatItsSamplesShow();
    void anUpdateCanBeLookedAt();
    void countsBatches();
    void touches();
    void aSettingBeforeTheFirstBatchIsNoTouch();
    void aTouchBeginsTheBatchAgain();
    void registersMayChangeInEveryEngine_data();
    void registersMayChangeInEveryEngine();
    void divergenceEndsIt();
    void historyIsBounded();
    void stopIsHeard();
};

void TestLiveRun::isTheSweepsRunHoweverItIsStepped_data() {
    QTest::addColumn<int>("unit");
    QTest::addRow("stages") << static_cast<int>(StepUnit::Stage);
    QTest::addRow("neurons") << static_cast<int>(StepUnit::Neuron);
    QTest::addRow("samples") << static_cast<int>(StepUnit::Sample);
    QTest::addRow("batches") << static_cast<int>(StepUnit::Batch);
    QTest::addRow("epochs") << static_cast<int>(StepUnit::Epoch);
    QTest::addRow("full speed") << -1;
    QTest::addRow("a mixture") << -2;
}

void TestLiveRun::isTheSweepsRunHoweverItIsStepped() {
    QFETCH(int, unit);
    LiveRun run = liveRun();
    test::Dice dice(3);
    while (run.position().epoch < 3) {
        if (unit == -1)
            QVERIFY(run.trainBatch({}));
        else
            QVERIFY(run.step(unit == -2 ? StepUnit(dice.below(4)) : StepUnit(unit), {}));
    }
    QVERIFY(test::sameBits(run.weights(), trained(test::workshop(), 3)));
    QCOMPARE(run.history().epochs().size(), std::size_t{3});
    QVERIFY(run.touches().empty());
}

void TestLiveRun::walksThroughANeuronsStages() {
    LiveRun run = liveRun();
    QCOMPARE(run.position().moment, Moment::Start);
    for (std::size_t neuron = 0; neuron < 11; ++neuron)
        for (int stage = 0; stage < network::kNeuronStages; ++stage) {
            QVERIFY(run.step(StepUnit::Stage, {}));
            QCOMPARE(run.position().moment, Moment::Neuron);
            QCOMPARE(run.position().stage, NeuronStage(stage));
            QCOMPARE(run.position().layer, neuron < 5 ? 1U : neuron < 10 ? 2U : 3U);
            QCOMPARE(run.position().neuron, neuron % 5);
        }
    QVERIFY(run.step(StepUnit::Stage, {}));
    QCOMPARE(run.position().moment, Moment::Loss);
    QVERIFY(run.step(StepUnit::Neuron, {}));
    QCOMPARE(run.position().sample, std::size_t{1});
    QCOMPARE(run.position().stage, NeuronStage::Activated);
    QVERIFY(run.step(StepUnit::Sample, {}));
    QCOMPARE(run.position().moment, Moment::Loss);
    QCOMPARE(run.position().sample, std::size_t{1});
}

void TestLiveRun::aBatchIsWhatItsSamplesShow_data() {
    QTest::addColumn<int>("registers");
    QTest::addRow("R=4") << 4;
    QTest::addRow("all") << 0;
}

/// What a class adds up on the board, sample by sample, is the gradient the update is made of.
void TestLiveRun::aBatchIsWhatItsSamplesShow() {
    QFETCH(int, registers);
    const network::Experiment experiment = test::workshop();
    const RunParameters parameters{network::Method::Dpfm, 33, registers, 1};
    const auto data = *data::prepare(experiment, parameters.corpus, parameters.seed);
    LiveRun run = liveRun(experiment, parameters);
    QVERIFY(run.step(StepUnit::Epoch, {}));
    network::ForwardPass pass{run.topology()};
    std::vector<double> gradient(run.topology().weightCount(), 0.0);
    const network::Weights before = run.weights();
    for (;;) {
        QVERIFY(run.step(StepUnit::Sample, {}));
        if (run.position().moment == Moment::Update)
            break;
        pass.run(before, data.training.input(run.position().row),
                 static_cast<std::size_t>(registers));
        network::addLossGradient(pass, experiment.training.loss,
                                 data.training.target(run.position().row), run.position().samples,
                                 gradient);
    }
    QVERIFY(run.update());
    QVERIFY(test::sameBits(run.update()->before, before));
    QVERIFY(test::sameBits(run.update()->gradient, gradient));
    QVERIFY(test::sameBits(run.update()->after, run.weights()));
}

void TestLiveRun::anUpdateCanBeLookedAt() {
    LiveRun run = liveRun();
    QVERIFY(!run.update());
    QVERIFY(run.step(StepUnit::Batch, {}));
    QVERIFY(run.update());
    QVERIFY(run.step(StepUnit::Stage, {}));
    QVERIFY(!run.update());
    QVERIFY(run.trainBatch({}));
    QVERIFY(!run.update());
    QVERIFY(run.step(StepUnit::Epoch, {}));
    QVERIFY(run.update());
    QCOMPARE(run.update()->after, run.weights());
}

/// 26 training samples in batches of 10: three of them, the last of 6.
void TestLiveRun::countsBatches() {
    network::Experiment experiment = test::workshop();
    experiment.training.batchSize = 10;
    LiveRun run = liveRun(experiment);
    for (const std::size_t batch : {0U, 1U, 2U, 0U}) {
        QVERIFY(run.step(StepUnit::Sample, {}));
        QCOMPARE(run.position().batch, batch);
        QCOMPARE(run.position().batches, std::size_t{3});
        QCOMPARE(run.position().samples, std::size_t(batch == 2 ? 6 : 10));
        QVERIFY(run.step(StepUnit::Batch, {}));
        QCOMPARE(run.position().batch, batch);
        QCOMPARE(run.position().epoch, batch == 2 ? 1 : run.position().epoch);
    }
    // From the second batch of the second epoch on, one sample a batch.
    run.setBatchSize(1);
    QVERIFY(run.step(StepUnit::Sample, {}));
    QCOMPARE(run.position().batch, std::size_t{1});
    QCOMPARE(run.position().batches, std::size_t{17});
    QVERIFY(run.step(StepUnit::Epoch, {}));
    QCOMPARE(run.position().epoch, 2);
}

void TestLiveRun::touches() {
    LiveRun run = liveRun();
    QVERIFY(run.step(StepUnit::Epoch, {}));
    const network::Weights before = run.weights();
    run.setLearningRate(0.5);
    run.setLearningRate(0.25);
    run.setWeight(WeightId{3}, 2.5);
    QVERIFY(run.step(StepUnit::Epoch, {}));
    run.setRegisters(0);
    run.setRegisters(kRun.registers); // back: no touch
    run.setRegisters(2);
    const std::size_t last = run.position().batch;
    const std::vector<training::Touch> expected{
        {1, last, training::Touch::What::LearningRate, {}, 0.01, 0.25},
        {1, last, training::Touch::What::Weight, WeightId{3}, before[3], 2.5},
        {2, last, training::Touch::What::Registers, {}, 4.0, 2.0}};
    QCOMPARE(run.touches(), expected);
    QCOMPARE(run.parameters().registers, 2);
    QCOMPARE(run.position().epoch, 2); // nothing began anew
}

/// Also half-way through the first sample, of which nothing has come yet.
void TestLiveRun::aSettingBeforeTheFirstBatchIsNoTouch() {
    network::Experiment experiment = test::workshop();
    LiveRun run = liveRun(experiment);
    run.setRegisters(2);
    QVERIFY(run.step(StepUnit::Neuron, {}));
    run.setLearningRate(0.05);
    run.setBatchSize(7);
    while (run.position().epoch < 2)
        QVERIFY(run.step(StepUnit::Epoch, {}));
    QVERIFY(run.touches().empty());
    experiment.training.optimizer.learningRate = 0.05;
    experiment.training.batchSize = 7;
    RunParameters begun = kRun;
    begun.registers = 2;
    QVERIFY(test::sameBits(run.weights(), trained(experiment, 2, begun)));
    run.setRegisters(4);
    QCOMPARE(run.touches().size(), std::size_t{1});
}

void TestLiveRun::aTouchBeginsTheBatchAgain() {
    LiveRun run = liveRun();
    QVERIFY(run.step(StepUnit::Batch, {}));
    QVERIFY(run.step(StepUnit::Sample, {}));
    QVERIFY(run.step(StepUnit::Neuron, {}));
    QCOMPARE(run.position().batch, std::size_t{1});
    run.setLearningRate(0.5);
    QCOMPARE(run.position().moment, Moment::Neuron); // it holds for the update alone
    run.setWeight(WeightId{0}, -1.0);
    QCOMPARE(run.position().moment, Moment::Start);
    QCOMPARE(run.position().batch, std::size_t{1});
    QVERIFY(run.step(StepUnit::Stage, {}));
    QCOMPARE(run.position().sample, std::size_t{0});
    QCOMPARE(run.position().batch, std::size_t{1});
    QCOMPARE(run.weights()[0], -1.0);
}

void TestLiveRun::registersMayChangeInEveryEngine_data() {
    QTest::addColumn<int>("hidden");
    QTest::addRow("reference") << 200;
    QTest::addRow("dense") << 3;
    QTest::addRow("sparse") << 16;
}

/// A run that changes R goes on as one that began with the weights, order and R there.
void TestLiveRun::registersMayChangeInEveryEngine() {
    QFETCH(int, hidden);
    network::Experiment experiment = test::workshop();
    experiment.data.source = network::DataSource::Iris;
    network::adaptToData(experiment);
    experiment.network.layers.front().neurons = hidden;
    if (hidden == 16)
        experiment.data.source = network::DataSource::Digits;
    experiment.network.layers.erase(experiment.network.layers.begin() + 1);
    network::adaptToData(experiment);
    experiment.training.batchSize = 1000; // one batch an epoch: its order is known
    experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 0.1};
    LiveRun run = liveRun(experiment);
    QVERIFY(run.step(StepUnit::Epoch, {}));
    const network::Weights middle = run.weights();
    run.setRegisters(7);
    QVERIFY(run.step(StepUnit::Epoch, {}));

    const auto data = *data::prepare(experiment, kRun.corpus, kRun.seed);
    training::Trainer trainer(run.topology(), experiment.training, 7, middle, data);
    training::EpochOrders orders(kRun.seed, data.training.count());
    orders.next();
    const auto outcome = trainer.runEpoch(orders.next(), {});
    QVERIFY(test::sameBits(std::get<training::SnapshotPtr>(outcome)->weights, run.weights()));
}

void TestLiveRun::divergenceEndsIt() {
    network::Experiment experiment = test::workshop();
    experiment.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 1e200};
    LiveRun run = liveRun(experiment);
    while (!run.divergence())
        run.step(StepUnit::Epoch, {});
    QVERIFY(!run.step(StepUnit::Stage, {}));
    QVERIFY(!run.trainBatch({}));
}

void TestLiveRun::historyIsBounded() {
    training::EpochHistory history;
    for (int epoch = 1; epoch <= 100'000; ++epoch) {
        history.add({epoch, 1.0 / epoch, 0.0, {}, {}});
        QVERIFY(history.epochs().size() < training::EpochHistory::kMost);
        QCOMPARE(history.epochs().back().epoch, epoch);
    }
    const auto& epochs = history.epochs();
    for (std::size_t i = 0; i + 2 < epochs.size(); ++i)
        QCOMPARE(epochs[i + 1].epoch - epochs[i].epoch, epochs[1].epoch - epochs[0].epoch);
    QVERIFY(epochs.size() > training::EpochHistory::kMost / 3);
}

void TestLiveRun::stopIsHeard() {
    LiveRun run = liveRun();
    QVERIFY(run.step(StepUnit::Batch, {}));
    const network::Weights before = run.weights();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!run.step(StepUnit::Epoch, RunControl(stop.get_token())));
    QVERIFY(test::sameBits(run.weights(), before));
    QVERIFY(!run.divergence());
}

QTEST_APPLESS_MAIN(TestLiveRun)
#include "tst_live_run.moc"
