#include "ui/session/trace_json.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using training::Trace;

namespace {

const QByteArray kValid = R"({"format": "dpfm-trace", "version": 1, "source": "by hand",
"layers": [2, 3, 1], "activations": ["tanh", "linear"], "sigmoid_derivative": "published",
"loss": "mse", "optimizer": {"kind": "momentum", "learning_rate": 0.5, "momentum": 0.25},
"batch_size": 2,
"weights": [[[1, 2, 0.5], [-1, 1e-3, 0], [3, 4, 5]], [[0.25, -0.125, 7, 8]]],
"train": {"x": [[0.5, 1], [2, 3], [4, 5]], "y": [[1], [2], [3]]},
"validation": {"x": [[6, 7]], "y": [[8]]},
"runs": [{"registers": 2, "order": [[2, 0, 1], [0, 1, 2]],
          "loss": [0.5, null], "val_loss": ["nan", "inf"]}]
})";

} // namespace

class TestTraceJson : public QObject {
    Q_OBJECT
private slots:
    void readsEveryField();
    void optionalFields();
    void classes();
    void badInput_data();
    void badInput();
    void files();
};

void TestTraceJson::readsEveryField() {
    const auto trace = session::traceFromJson(kValid);
    QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().text().c_str());
    QCOMPARE(trace->source, std::string("by hand"));
    QCOMPARE(trace->sizes, (std::vector{2, 3, 1}));
    const std::vector<network::LayerSettings> layers{{3, autodiff::Activation::Tanh},
                                                     {1, autodiff::Activation::Linear}};
    QVERIFY(trace->network.layers == layers);
    QVERIFY(trace->network.sigmoidDerivative == autodiff::SigmoidDerivative::Published);
    QVERIFY(trace->loss == autodiff::Loss::MeanSquaredError);
    QVERIFY(trace->optimizer.kind == network::OptimizerKind::Momentum);
    QCOMPARE(trace->optimizer.learningRate, 0.5);
    QCOMPARE(trace->optimizer.momentum, 0.25);
    QCOMPARE(trace->optimizer.epsilon, 1e-8);
    QCOMPARE(trace->batchSize, 2);
    const network::NestedWeights weights{{{1, 2, 0.5}, {-1, 1e-3, 0}, {3, 4, 5}},
                                         {{0.25, -0.125, 7, 8}}};
    QVERIFY(trace->network.initialWeights == weights);
    QCOMPARE(trace->training.inputs, (std::vector<double>{0.5, 1, 2, 3, 4, 5}));
    QCOMPARE(trace->training.targets, (std::vector<double>{1, 2, 3}));
    QCOMPARE(trace->validation.count(), std::size_t{1});
    QCOMPARE(trace->runs.size(), std::size_t{1});
    const Trace::Run& run = trace->runs.front();
    QCOMPARE(run.registers, 2);
    QVERIFY((run.order == std::vector<std::vector<std::size_t>>{{2, 0, 1}, {0, 1, 2}}));
    QCOMPARE(run.loss[0], 0.5);
    QVERIFY(std::isnan(run.loss[1]));
    QVERIFY(std::isnan(run.valLoss[0]));
    QVERIFY(std::isinf(run.valLoss[1]));
}

void TestTraceJson::optionalFields() {
    QByteArray json = kValid;
    json.replace(R"("source": "by hand",)", "")
        .replace(R"(, "sigmoid_derivative": "published")", "")
        .replace(R"("batch_size": 2)", R"("batch_size": 2.0)");
    const auto trace = session::traceFromJson(json);
    QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().text().c_str());
    QVERIFY(trace->network.sigmoidDerivative == autodiff::SigmoidDerivative::Exact);
    QCOMPARE(trace->batchSize, 2);
}

void TestTraceJson::classes() {
    QByteArray json = kValid;
    json.replace("linear", "softmax")
        .replace("mse", "cross-entropy")
        .replace("[2, 3, 1]", "[2, 3, 2]")
        .replace("[[0.25, -0.125, 7, 8]]", "[[0.25, -0.125, 7, 8], [1, 2, 3, 4]]")
        .replace("[[1], [2], [3]]", "[[1, 0], [0, 1], [1, 0]]")
        .replace("[[8]]", "[[0, 1]]");
    const auto trace = session::traceFromJson(json);
    QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().text().c_str());
    QVERIFY(trace->loss == autodiff::Loss::CrossEntropy);
    QCOMPARE(trace->training.outputWidth, std::size_t{2});
    QCOMPARE(trace->training.count(), std::size_t{3});
}

void TestTraceJson::badInput_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* from, const char* to, const char* expected) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << expected;
    };
    row("broken JSON", "\"by hand\"", "by hand",
        "line 1, column 50: The JSON is broken: a value is expected (NaN and infinity are none).");
    row("another format", "dpfm-trace", "dpfm-experiment",
        "format: The format is \"dpfm-experiment\"; it must be \"dpfm-trace\".");
    row("newer version", "\"version\": 1", "\"version\": 3",
        "version: The file has version 3 of its format; this program reads up to version 1.");
    row("unknown key", "\"batch_size\"", "\"batchsize\": 1, \"batch_size\"",
        "batchsize: The key is not known; did you mean \"batch_size\"?");
    row("unknown key of a run", "\"registers\"", "\"colour\": 1, \"registers\"",
        "runs[0].colour: The key is not known; possible here are registers, order, loss, "
        "val_loss.");
    row("missing key", ", \"y\": [[8]]", "", "validation.y: The key is missing.");
    row("no runs", "\"runs\": [{", "\"runs\": [], \"runs2\": [{",
        "runs2: The key is not known; did you mean \"runs\"?");
    row("layer of no neurons", "[2, 3, 1]", "[2, 0, 1]",
        "layers[1]: The layer has 0 neurons; it must have at least 1.");
    row("layers that are text", "[2, 3, 1]", "[2, \"3\", 1]",
        "layers[1]: The value is \"3\"; it must be a whole number.");
    row("too few activations", R"(["tanh", "linear"])", R"(["linear"])",
        "activations: There are 1 activations; \"layers\" names 2 layers after the inputs.");
    row("no layers", "[2, 3, 1]", "[]",
        "activations: There are 2 activations; \"layers\" names 0 layers after the inputs.");
    row("softmax before the last layer", "tanh", "softmax",
        "activations[0]: Softmax is possible in the last layer only.");
    row("unknown loss", "mse", "mae",
        "loss: The value is \"mae\"; it must be one of mse, cross-entropy.");
    row("learning rate 0", "\"learning_rate\": 0.5", "\"learning_rate\": 0",
        "optimizer.learning_rate: The learning rate is 0; it must be a positive number.");
    row("batch of none", "\"batch_size\": 2", "\"batch_size\": 0",
        "batch_size: The batch size is 0; it must be at least 1.");
    row("ragged weights", "[-1, 1e-3, 0]", "[-1, 1e-3]",
        "weights[0][1]: There are 2 numbers; the neuron has 3 weights, bias included.");
    row("a layer's weights too few", ", [3, 4, 5]]", "]",
        "weights[0]: There are weights of 2 neurons; the layer has 3.");
    row("a weight that is no number", "[-1, 1e-3, 0]", "[-1, null, 0]",
        "weights[0][1][1]: The value is null; it must be a number.");
    row("ragged x", "[2, 3],", "[2, 3, 4],",
        "train.x[1]: There are 3 numbers; the network's layer has 2.");
    row("ragged y", "[[8]]", "[[]]",
        "validation.y[0]: There are 0 numbers; the network's layer has 1.");
    row("x that is not finite", "[4, 5]]", "[4, \"inf\"]]",
        "train.x[2]: One of the numbers is inf; they must be finite.");
    row("x and y of different length", "[[1], [2], [3]]", "[[1], [2]]",
        "train: There are 3 rows of x and 2 of y; they must be as many.");
    row("no validation", R"({"x": [[6, 7]], "y": [[8]]})", R"({"x": [], "y": []})",
        "validation: There are no samples.");
    row("registers below 0", "\"registers\": 2", "\"registers\": -2",
        "runs[0].registers: The register count is -2; it must be 0 (all) or positive.");
    row("sample that is not there", "[2, 0, 1]", "[3, 0, 1]",
        "runs[0].order[0]: Sample 3 is named; there are 3, counted from 0.");
    row("sample below 0", "[2, 0, 1]", "[2, -1, 1]",
        "runs[0].order[0][1]: The value is -1; it must be from 0 to 2147483647.");
    row("too few losses", "[0.5, null]", "[0.5]",
        "runs[0]: There are 2 orders, 1 losses and 2 val_losses; they must be as many.");
    row("loss that is text", "null]", "\"big\"]",
        "runs[0].loss[1]: The value is \"big\"; it must be a number.");
}

void TestTraceJson::badInput() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, expected);
    QCOMPARE(kValid.count(from), 1);
    const auto trace = session::traceFromJson(QByteArray(kValid).replace(from, to));
    QVERIFY(!trace.ok());
    QCOMPARE(QString::fromStdString(trace.error().text()), expected);
}

void TestTraceJson::files() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("trace.json");
    QCOMPARE(session::readTrace(path).error().text(),
             path.toStdString() + ": The file does not exist.");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kValid.left(kValid.size() - 1));
    file.close();
    const Error cutOff = session::readTrace(path).error();
    QCOMPARE(cutOff.place, path.toStdString() + ": line 10, column 1");
    QCOMPARE(cutOff.message(), std::string("The JSON ends too early: the file was cut off."));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(kValid).replace("\"batch_size\": 2", "\"batch_size\": 0"));
    file.close();
    QCOMPARE(session::readTrace(path).error().place, path.toStdString() + ": batch_size");
}

QTEST_GUILESS_MAIN(TestTraceJson)
#include "tst_trace_json.moc"
