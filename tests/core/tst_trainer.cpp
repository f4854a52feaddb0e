#include "core/training/trainer.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace dpfm;
using autodiff::Activation;
using network::OptimizerKind;
using network::Topology;
using training::Divergence;
using training::SnapshotPtr;
using training::Trainer;

namespace {

/// y = w·x + b on one input: small enough to follow by hand.
const Topology kLine(1, {{1, Activation::Linear}});

data::TrainingData lineData(std::vector<double> inputs, std::vector<double> targets) {
    data::TrainingData data;
    data.training = {1, 1, std::move(inputs), std::move(targets)};
    data.validation = {1, 1, {1.0}, {0.0}};
    return data;
}

network::TrainingSettings sgd(double learningRate, int batchSize) {
    network::TrainingSettings settings;
    settings.optimizer = {.kind = OptimizerKind::Sgd, .learningRate = learningRate};
    settings.batchSize = batchSize;
    return settings;
}

std::vector<std::size_t> inOrder(std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

/// Runs epochs until one diverges.
std::optional<Divergence> divergenceOf(Trainer& trainer, std::size_t samples, int epochs) {
    for (int epoch = 0; epoch < epochs; ++epoch) {
        const auto outcome = trainer.runEpoch(inOrder(samples), {});
        if (const auto* divergence = std::get_if<Divergence>(&outcome))
            return *divergence;
    }
    return std::nullopt;
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

private slots:
    void shortLastBatch();
    void batchLargerThanTheTrainingPart();
    void followsTheOrder();
    void accuracyOfClasses();
    void divergences_data();
    void divergences();
    void hugeLearningRateDiverges();
    void cancelledWithoutAnEpoch();
    void ordersAreFreshPermutations();
};

/// w = b = 0, η = 0.25, samples (x, y) = (1, 2), (1, 2), (2, 1) in batches of 2 and 1.
///   batch 1: errors −2, −2: loss 4; δw = 2·(−2·1 − 2·1)/2 = −4, δb = −4: w = b = 1.
///   batch 2: y' = 3, error 2: loss 4; δw = 2·2·2 = 8, δb = 4: w = −1, b = 0.
/// The epoch's loss is (4 + 4)/2, the validation of (1, 0) is (−1)² = 1.
/// Would the short batch be weighed by its samples, or divided by 2, this came out otherwise.
void TestTrainer::shortLastBatch() {
    const data::TrainingData data = lineData({1, 1, 2}, {2, 2, 1});
    Trainer trainer(kLine, sgd(0.25, 2), 0, {0, 0}, data);
    const auto outcome = trainer.runEpoch(inOrder(3), {});
    const auto snapshot = std::get<SnapshotPtr>(outcome);
    QCOMPARE(snapshot->metrics.epoch, 1);
    QCOMPARE(snapshot->metrics.loss, 4.0);
    QCOMPARE(snapshot->metrics.valLoss, 1.0);
    QCOMPARE(snapshot->weights, (network::Weights{-1, 0}));
    QVERIFY(!snapshot->metrics.accuracy && !snapshot->metrics.valAccuracy);
    QCOMPARE(trainer.epoch(), 1);
    QCOMPARE(trainer.weights(), snapshot->weights);

    // The second epoch: batch 1 errors −3, −3: loss 9, δ = −6, w = 0.5, b = 1.5; batch 2: y' = 2.5,
    // error 1.5: loss 2.25. The mean is 5.625; the first snapshot stays what it was.
    const auto next = std::get<SnapshotPtr>(trainer.runEpoch(inOrder(3), {}));
    QCOMPARE(next->metrics.epoch, 2);
    QCOMPARE(next->metrics.loss, 5.625);
    QCOMPARE(snapshot->weights, (network::Weights{-1, 0}));
}

void TestTrainer::batchLargerThanTheTrainingPart() {
    const data::TrainingData data = lineData({1, 1, 2}, {2, 2, 1});
    Trainer whole(kLine, sgd(0.25, 3), 0, {0, 0}, data);
    Trainer larger(kLine, sgd(0.25, 1000), 0, {0, 0}, data);
    const auto a = std::get<SnapshotPtr>(whole.runEpoch(inOrder(3), {}));
    const auto b = std::get<SnapshotPtr>(larger.runEpoch(inOrder(3), {}));
    QCOMPARE(a->metrics, b->metrics);
    QCOMPARE(a->weights, b->weights);
    QCOMPARE(a->metrics.loss, 3.0);
}

void TestTrainer::followsTheOrder() {
    const data::TrainingData data = lineData({1, 1, 2}, {2, 2, 1});
    const data::TrainingData turned = lineData({2, 1, 1}, {1, 2, 2});
    Trainer a(kLine, sgd(0.25, 2), 0, {0, 0}, data);
    Trainer b(kLine, sgd(0.25, 2), 0, {0, 0}, turned);
    const auto ofA = std::get<SnapshotPtr>(a.runEpoch(std::vector<std::size_t>{2, 0, 1}, {}));
    const auto ofB = std::get<SnapshotPtr>(b.runEpoch(inOrder(3), {}));
    QCOMPARE(ofA->weights, ofB->weights);
    QCOMPARE(ofA->metrics, ofB->metrics);
}

/// Two classes told apart by the sign of x, one step away from all-zero weights: before the update
/// the first class is guessed everywhere (2 of 3), afterwards all is right.
void TestTrainer::accuracyOfClasses() {
    const Topology topology(1, {{2, Activation::Softmax}});
    data::TrainingData data;
    data.classification = true;
    data.training = {1, 2, {1, 1, -2}, {1, 0, 1, 0, 0, 1}};
    data.validation = {1, 2, {-1, 1}, {0, 1, 1, 0}};
    network::TrainingSettings settings = sgd(1.0, 3);
    settings.loss = autodiff::Loss::CrossEntropy;
    Trainer trainer(topology, settings, 0, {0, 0, 0, 0}, data);
    const auto snapshot = std::get<SnapshotPtr>(trainer.runEpoch(inOrder(3), {}));
    QCOMPARE(snapshot->metrics.accuracy, std::optional(2.0 / 3.0));
    QCOMPARE(snapshot->metrics.valAccuracy, std::optional(1.0));
}

void TestTrainer::divergences_data() {
    using Numbers = std::vector<double>;
    QTest::addColumn<Numbers>("weights");
    QTest::addColumn<Numbers>("inputs");
    QTest::addColumn<double>("learningRate");
    QTest::addColumn<OptimizerKind>("optimizer");
    QTest::addColumn<std::string>("what");
    const auto row = [](const char* name, Numbers weights, Numbers inputs, double learningRate,
                        OptimizerKind optimizer, const char* what) {
        QTest::newRow(name) << weights << inputs << learningRate << optimizer << std::string(what);
    };
    // The error squared is over 10^308.
    row("loss", {1e200, 0}, {1}, 0.1, OptimizerKind::Sgd, "the training loss");
    // Error 1e150, loss 1e300, times x: 2e150·1e170 is over.
    row("gradient", {1e-20, 1e150}, {1e170}, 0.1, OptimizerKind::Sgd, "a gradient");
    row("weight", {1, 0}, {1e150}, 1e9, OptimizerKind::Sgd, "a weight");
    row("state of adam", {1, 0}, {1e100}, 0.1, OptimizerKind::Adam, "a weight");
    // Trained on x = 0 the weight keeps its size, and only the validation at x = 1 sees it.
    row("validation", {1e200, 0}, {0}, 0.1, OptimizerKind::Sgd, "the validation loss");
    // Two batches of loss 10^308 each.
    row("sum of losses", {1e154, 0}, {1, 1}, 1e-300, OptimizerKind::Sgd, "the training loss");
}

void TestTrainer::divergences() {
    QFETCH(std::vector<double>, weights);
    QFETCH(std::vector<double>, inputs);
    QFETCH(double, learningRate);
    QFETCH(OptimizerKind, optimizer);
    QFETCH(std::string, what);
    const std::size_t samples = inputs.size();
    const data::TrainingData data = lineData(inputs, std::vector<double>(samples, 0.0));
    network::TrainingSettings settings = sgd(learningRate, 1);
    settings.optimizer.kind = optimizer;
    Trainer trainer(kLine, settings, 0, weights, data);
    const std::optional<Divergence> divergence = divergenceOf(trainer, samples, 1);
    QVERIFY(divergence);
    QCOMPARE(divergence->epoch, 1);
    QCOMPARE(divergence->what, what);
    QCOMPARE(trainer.epoch(), 0);
}

/// η = 100 multiplies the weight by about −200 an epoch: it takes some to overflow.
void TestTrainer::hugeLearningRateDiverges() {
    const data::TrainingData data = lineData({1}, {0});
    Trainer trainer(kLine, sgd(100.0, 1), 0, {1, 0}, data);
    const std::optional<Divergence> divergence = divergenceOf(trainer, 1, 500);
    QVERIFY(divergence);
    QVERIFY(divergence->epoch > 10);
    QCOMPARE(divergence->epoch, trainer.epoch() + 1);
}

void TestTrainer::cancelledWithoutAnEpoch() {
    const data::TrainingData data = lineData({1, 2}, {1, 2});
    std::stop_source stop;
    stop.request_stop();
    for (const auto method : {network::Method::Dpfm, network::Method::Backpropagation}) {
        network::TrainingSettings settings = sgd(0.1, 1);
        settings.method = method;
        Trainer trainer(kLine, settings, 0, {0, 0}, data);
        const auto outcome = trainer.runEpoch(inOrder(2), RunControl(stop.get_token()));
        QVERIFY(std::holds_alternative<training::Cancelled>(outcome));
        QCOMPARE(trainer.epoch(), 0);
    }
}

void TestTrainer::ordersAreFreshPermutations() {
    training::EpochOrders orders(1, 20);
    training::EpochOrders same(1, 20);
    training::EpochOrders other(2, 20);
    const auto first = orders.next();
    const auto second = orders.next();
    const auto all = inOrder(20);
    QVERIFY(std::is_permutation(first.begin(), first.end(), all.begin(), all.end()));
    QVERIFY(std::is_permutation(second.begin(), second.end(), all.begin(), all.end()));
    QVERIFY(first != second && first != all);
    QVERIFY(other.next() != first);
    QCOMPARE(same.next(), first);
    QCOMPARE(same.next(), second);
}

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
