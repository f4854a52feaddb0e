#include "core/network/weights.h"
#include "core/training/replay.h"
#include "core/training/trainer.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace dpfm;
using autodiff::Activation;
using training::Trace;

namespace {

using Change = std::function<void(Trace&)>;

/// A trace recorded by the trainer itself: 2-3-2, five samples in batches of two, R = 2 and all.
Trace recorded() {
    test::Dice dice(83);
    Trace trace;
    trace.sizes = {2, 3, 2};
    trace.network.layers = {{3, Activation::Tanh}, {2, Activation::Linear}};
    trace.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 0.1};
    trace.batchSize = 2;
    trace.training = {2, 2, dice.numbers(10, -1, 1), dice.numbers(10, -1, 1)};
    trace.validation = {2, 2, dice.numbers(4, -1, 1), dice.numbers(4, -1, 1)};
    const network::Topology topology(2, trace.network.layers);
    trace.network.initialWeights = network::nest(topology, dice.numbers(17, -1, 1));
    for (const int registers : {2, 0}) {
        Trace::Run run{registers, {{4, 0, 3, 1, 2}, {0, 1, 2, 3, 4}, {1, 1, 1}}, {}, {}};
        network::TrainingSettings settings;
        settings.optimizer = trace.optimizer;
        settings.batchSize = trace.batchSize;
        data::TrainingData data;
        data.training = trace.training;
        data.validation = trace.validation;
        training::Trainer trainer(topology, settings, static_cast<std::size_t>(registers),
                                  network::flatten(*trace.network.initialWeights), data);
        for (const auto& order : run.order) {
            const auto snapshot = std::get<training::SnapshotPtr>(trainer.runEpoch(order, {}));
            run.loss.push_back(snapshot->metrics.loss);
            run.valLoss.push_back(snapshot->metrics.valLoss);
        }
        trace.runs.push_back(run);
    }
    return trace;
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void reproducesItself();
    void findsTheLargestDifference();
    void notANumberIsInfinitelyFar();
    void divergenceIsInfinitelyFar();
    void interruptionIsInfinitelyFar();
    void badTraces_data();
    void badTraces();
};

void TestReplay::reproducesItself() {
    const Trace trace = recorded();
    QVERIFY(training::check(trace));
    for (const Trace::Run& run : trace.runs) {
        const training::Deviation deviation = training::replay(trace, run);
        QCOMPARE(deviation.registers, run.registers);
        QCOMPARE(deviation.epochs, 3);
        QCOMPARE(deviation.loss, 0.0);
        QCOMPARE(deviation.valLoss, 0.0);
        QVERIFY(deviation.remark.empty());
    }
}

void TestReplay::findsTheLargestDifference() {
    Trace trace = recorded();
    trace.runs[0].loss[0] += 0.25;
    trace.runs[0].loss[1] -= 0.5;
    trace.runs[0].valLoss[2] += 0.125;
    const training::Deviation deviation = training::replay(trace, trace.runs[0]);
    QVERIFY(std::fabs(deviation.loss - 0.5) < 1e-12);
    QVERIFY(std::fabs(deviation.valLoss - 0.125) < 1e-12);
}

void TestReplay::notANumberIsInfinitelyFar() {
    Trace trace = recorded();
    trace.runs[1].valLoss[1] = std::nan("");
    const training::Deviation deviation = training::replay(trace, trace.runs[1]);
    QCOMPARE(deviation.loss, 0.0);
    QVERIFY(std::isinf(deviation.valLoss));
    QVERIFY(deviation.remark.find("epoch 2") != std::string::npos);
}

void TestReplay::divergenceIsInfinitelyFar() {
    Trace trace = recorded();
    trace.optimizer.learningRate = 1e200;
    const training::Deviation deviation = training::replay(trace, trace.runs[1]);
    QVERIFY(std::isinf(deviation.loss) && std::isinf(deviation.valLoss));
    QVERIFY(deviation.remark.find("diverged in epoch") != std::string::npos);
    QVERIFY(deviation.epochs < 3);
}

void TestReplay::interruptionIsInfinitelyFar() {
    const Trace trace = recorded();
    std::stop_source stop;
    stop.request_stop();
    const training::Deviation deviation =
        training::replay(trace, trace.runs[0], RunControl(stop.get_token()));
    QVERIFY(std::isinf(deviation.loss));
    QCOMPARE(deviation.remark, std::string("interrupted"));
}

void TestReplay::badTraces_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("fragment");
    const auto row = [](const char* name, const Change& change, const char* place,
                        const char* fragment) {
        QTest::newRow(name) << change << QString::fromLatin1(place)
                            << QString::fromLatin1(fragment);
    };
    row(
        "no layers", [](Trace& t) { t.sizes = {2}; }, "layers", "at least one more");
    row(
        "no inputs", [](Trace& t) { t.sizes[0] = 0; }, "layers[0]", "0 inputs");
    row(
        "empty layer", [](Trace& t) { t.sizes[1] = t.network.layers[0].neurons = 0; }, "layers[1]",
        "0 neurons");
    row(
        "layers and activations", [](Trace& t) { t.network.layers.pop_back(); }, "activations",
        "1 activations");
    row(
        "layer widths", [](Trace& t) { t.sizes[1] = 4; }, "layers[1]", "4 neurons here");
    row(
        "softmax before the last",
        [](Trace& t) { t.network.layers[0].activation = Activation::Softmax; }, "activations[0]",
        "last layer only");
    row(
        "softmax with mse", [](Trace& t) { t.network.layers[1].activation = Activation::Softmax; },
        "loss", "Softmax goes with cross-entropy");
    row(
        "learning rate", [](Trace& t) { t.optimizer.learningRate = -1.0; },
        "optimizer.learning_rate", "-1");
    row(
        "momentum",
        [](Trace& t) {
            t.optimizer.kind = network::OptimizerKind::Momentum;
            t.optimizer.momentum = 1.5;
        },
        "optimizer.momentum", "1.5");
    row(
        "batch size", [](Trace& t) { t.batchSize = 0; }, "batch_size", "at least 1");
    row(
        "no weights", [](Trace& t) { t.network.initialWeights.reset(); }, "weights", "no weights");
    row(
        "weights of a layer less", [](Trace& t) { t.network.initialWeights->pop_back(); },
        "weights", "1 layers; the network has 2");
    row(
        "weights of a neuron less", [](Trace& t) { (*t.network.initialWeights)[0].pop_back(); },
        "weights[0]", "2 neurons");
    row(
        "a weight less", [](Trace& t) { (*t.network.initialWeights)[1][1].pop_back(); },
        "weights[1][1]", "3 numbers");
    row(
        "inputs", [](Trace& t) { t.training.inputWidth = 5; }, "train.x", "5 inputs");
    row(
        "targets", [](Trace& t) { t.validation.outputWidth = 1; }, "validation.y", "1 targets");
    row(
        "no samples", [](Trace& t) { t.validation.inputs.clear(), t.validation.targets.clear(); },
        "validation", "no samples");
    row(
        "a target missing", [](Trace& t) { t.training.targets.resize(8); }, "train", "8 targets");
    row(
        "input not a number", [](Trace& t) { t.training.inputs[3] = std::nan(""); }, "train.x",
        "not a finite");
    row(
        "target infinite",
        [](Trace& t) { t.training.targets[3] = std::numeric_limits<double>::infinity(); },
        "train.y", "not a finite");
    row(
        "no runs", [](Trace& t) { t.runs.clear(); }, "runs", "no run");
    row(
        "registers", [](Trace& t) { t.runs[1].registers = -1; }, "runs[1].registers", "-1");
    row(
        "no epochs", [](Trace& t) { t.runs[0].order.clear(); }, "runs[0].order", "no epoch");
    row(
        "a loss missing", [](Trace& t) { t.runs[0].loss.pop_back(); }, "runs[0]", "2 losses");
    row(
        "an empty epoch", [](Trace& t) { t.runs[0].order[1].clear(); }, "runs[0].order[1]",
        "no sample");
    row(
        "a sample that is not there", [](Trace& t) { t.runs[1].order[2][0] = 5; },
        "runs[1].order[2]", "Sample 5");
}

void TestReplay::badTraces() {
    QFETCH(Change, change);
    QFETCH(QString, place);
    QFETCH(QString, fragment);
    Trace trace = recorded();
    change(trace);
    const Result<void> result = training::check(trace);
    QVERIFY(!result);
    QCOMPARE(QString::fromStdString(result.error().place), place);
    const QString message = QString::fromStdString(result.error().message());
    QVERIFY2(message.contains(fragment), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1Char('%')), qPrintable(message));
}

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"
