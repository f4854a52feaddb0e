#include "core/network/validation.h"
#include "core/training/run.h"
#include "tests/session/experiment_samples.h"
#include "ui/session/experiment_json.h"

#include <QDir>
#include <QTest>

#include <limits>

using namespace dpfm;
using network::Experiment;
using tests::kValid;
using tests::unusualExperiment;

/// What an experiment's JSON says, and what it may not say.
class TestExperimentJson : public QObject {
    Q_OBJECT
private slots:
    void readsEveryField();
    void roundTrips_data();
    void roundTrips();
    void writesForReaders();
    void writesWhatTheOptimizerUses_data();
    void writesWhatTheOptimizerUses();
    void writesWhatCannotBeRun();
    void presets_data();
    void presets();
    void irisIsLearned();
    void readsListsAsPeopleTypeThem_data();
    void readsListsAsPeopleTypeThem();
    void badInput_data();
    void badInput();
    void brokenJson_data();
    void brokenJson();
};

void TestExperimentJson::readsEveryField() {
    const auto experiment = session::experimentFromJson(kValid);
    QVERIFY2(experiment.ok(), experiment.ok() ? "" : experiment.error().text().c_str());
    Experiment expected;
    expected.name = "Test";
    expected.data.noise = 0.5;
    expected.validationShare = 0.25;
    expected.network.layers = {{5, autodiff::Activation::Sigmoid},
                               {1, autodiff::Activation::Linear}};
    expected.sweep = {{2, 0}, {50}, {1, network::kMaxSeed}, false};
    QVERIFY(*experiment == expected);
}

void TestExperimentJson::roundTrips_data() {
    QTest::addColumn<bool>("unusual");
    QTest::addColumn<int>("source");
    QTest::newRow("every field away from its default") << true << 0;
    QTest::newRow("sum") << false << 0;
    QTest::newRow("iris") << false << 1;
    QTest::newRow("digits") << false << 2;
    QTest::newRow("idx") << false << static_cast<int>(network::DataSource::Idx);
    QTest::newRow("csv") << false << static_cast<int>(network::DataSource::Csv);
}

void TestExperimentJson::roundTrips() {
    QFETCH(bool, unusual);
    QFETCH(int, source);
    Experiment experiment = unusual ? unusualExperiment() : Experiment();
    experiment.data.source = static_cast<network::DataSource>(source);
    const QByteArray json = session::experimentToJson(experiment);
    const auto again = session::experimentFromJson(json);
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().text().c_str());
    QVERIFY(*again == experiment);
    QCOMPARE(session::experimentToJson(*again), json);
}

void TestExperimentJson::writesForReaders() {
    const auto experiment = session::experimentFromJson(kValid);
    QVERIFY(experiment.ok());
    QByteArray explicitly = kValid;
    explicitly.replace(R"("noise": 0.5)", R"("noise": 0.5, "scaling": "none")")
        .replace("\n    ]\n", "\n    ],\n    \"sigmoid_derivative\": \"exact\"\n")
        .replace(R"("loss")", "\"method\": \"dpfm\",\n    \"loss\"");
    QCOMPARE(session::experimentToJson(*experiment), explicitly);
}

void TestExperimentJson::writesWhatTheOptimizerUses_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* name, network::OptimizerKind kind, const char* written) {
        QTest::newRow(name) << static_cast<int>(kind) << QByteArray(written);
    };
    row("sgd", network::OptimizerKind::Sgd, R"({"kind": "sgd", "learning_rate": 0.1})");
    row("max-normalized", network::OptimizerKind::MaxNormalized,
        R"({"kind": "max-normalized", "learning_rate": 0.1})");
    row("momentum", network::OptimizerKind::Momentum,
        R"({"kind": "momentum", "learning_rate": 0.1, "momentum": 0.9})");
    row("adam", network::OptimizerKind::Adam,
        R"({"kind": "adam", "learning_rate": 0.1, "beta1": 0.9, "beta2": 0.999, )"
        R"("epsilon": 1e-08})");
}

void TestExperimentJson::writesWhatTheOptimizerUses() {
    QFETCH(int, kind);
    QFETCH(QByteArray, written);
    Experiment experiment;
    experiment.training.optimizer.kind = static_cast<network::OptimizerKind>(kind);
    experiment.training.optimizer.learningRate = 0.1;
    const QByteArray json = session::experimentToJson(experiment);
    QVERIFY2(json.contains("\"optimizer\": " + written + ",\n"), json.constData());
}

void TestExperimentJson::writesWhatCannotBeRun() {
    Experiment experiment;
    experiment.training.optimizer.learningRate = std::numeric_limits<double>::quiet_NaN();
    experiment.data.noise = -std::numeric_limits<double>::infinity();
    experiment.validationShare = std::numeric_limits<double>::infinity();
    experiment.training.batchSize = -1;
    const auto again = session::experimentFromJson(session::experimentToJson(experiment));
    QVERIFY(again.ok());
    QVERIFY(std::isnan(again->training.optimizer.learningRate));
    QCOMPARE(again->data.noise, experiment.data.noise);
    QCOMPARE(again->validationShare, experiment.validationShare);
    QCOMPARE(again->training.batchSize, -1);
    QVERIFY(!network::check(*again).ok());
}

void TestExperimentJson::presets_data() {
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(DPFM_SOURCE_DIR "/resources/presets"));
    const QStringList names = folder.entryList({"*.json"}, QDir::Files);
    QVERIFY(names.size() >= 3);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestExperimentJson::presets() {
    QFETCH(QString, path);
    const auto experiment = session::readExperiment(path);
    QVERIFY2(experiment.ok(), experiment.ok() ? "" : experiment.error().text().c_str());
    for (const Error& problem : network::validate(*experiment))
        QFAIL(problem.text().c_str());
    QVERIFY(!experiment->name.empty());
    const auto again = session::experimentFromJson(session::experimentToJson(*experiment));
    QVERIFY(again.ok());
    QVERIFY(*again == *experiment);
}

void TestExperimentJson::irisIsLearned() {
    const auto experiment = session::readExperiment(DPFM_SOURCE_DIR "/resources/presets/iris.json");
    QVERIFY(experiment.ok());
    for (const int registers : {8, 0}) {
        double accuracy = 0.0;
        const training::RunOutcome outcome =
            *training::trainRun(*experiment, {network::Method::Dpfm, 150, registers, 1},
                                [&](const training::SnapshotPtr& snapshot) {
                                    accuracy = snapshot->metrics.valAccuracy.value_or(0.0);
                                },
                                {});
        QVERIFY(std::holds_alternative<training::Completed>(outcome));
        QVERIFY2(accuracy >= 0.9, qPrintable(QString::number(accuracy)));
    }
}

void TestExperimentJson::readsListsAsPeopleTypeThem_data() {
    QTest::addColumn<QByteArray>("registers");
    QTest::addColumn<QByteArray>("corpus");
    QTest::addColumn<QByteArray>("seeds");
    QTest::newRow("texts") << QByteArray(R"("2..8 in 3 log, all")") << QByteArray(R"("50, 51")")
                           << QByteArray(R"("1-3 9")");
    QTest::newRow("within lists") << QByteArray(R"(["2..8 in 3 log", "all"])")
                                  << QByteArray(R"([50, "51"])") << QByteArray(R"(["1-3", 9])");
    QTest::newRow("numbers") << QByteArray("[2, 4, 8, 0]") << QByteArray("[50, 51]")
                             << QByteArray("[1, 2, 3, 9]");
}

void TestExperimentJson::readsListsAsPeopleTypeThem() {
    QFETCH(const QByteArray, registers);
    QFETCH(const QByteArray, corpus);
    QFETCH(const QByteArray, seeds);
    network::Experiment experiment;
    experiment.sweep = {.registers = {71}, .corpus = {72}, .seeds = {73}};
    experiment.network.layers = {{1, autodiff::Activation::Linear}};
    QByteArray json = session::experimentToJson(experiment);
    json.replace("[71]", registers).replace("[72]", corpus).replace("[73]", seeds);
    const auto read = session::experimentFromJson(json);
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->sweep.registers, (std::vector<int>{2, 4, 8, 0}));
    QCOMPARE(read->sweep.corpus, (std::vector<int>{50, 51}));
    QCOMPARE(read->sweep.seeds, (std::vector<std::uint64_t>{1, 2, 3, 9}));
}

void TestExperimentJson::badInput_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* from, const char* to, const char* expected) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << expected;
    };
    row("unknown key", R"("neurons": 1)", R"("neurons": 1, "nuerons": 2)",
        "network.layers[1].nuerons: The key is not known; did you mean \"neurons\"?");
    row("misspelt key", R"("neurons": 1)", R"("nuerons": 1)",
        "network.layers[1].nuerons: The key is not known; did you mean \"neurons\"?");
    row("unknown key, nothing near", R"("seeds")", R"("cats": 3, "seeds")",
        "sweep.cats: The key is not known; possible here are registers, corpus, seeds, baseline, "
        "fields, "
        "combination.");
    row("unknown key at the top", R"("name")", R"("naem": "", "name")",
        "naem: The key is not known; did you mean \"name\"?");
    row("missing key", R"("epochs": 250)", R"("method": "dpfm")",
        "training.epochs: The key is missing.");
    row("missing section", R"("data": {"source": "sum", "inputs": 4, "noise": 0.5},)", "",
        "data: The key is missing.");
    row("inputs missing", R"("inputs": 4, )", "", "data.inputs: The key is missing.");
    row("text for a number", "0.25", R"("0.25")",
        "validation_share: The value is \"0.25\"; it must be a number.");
    row("null", "0.25", "null", "validation_share: The value is null; it must be a number.");
    row("number for a text", R"("Test")", "12",
        "name: The value is 12; it must be text in quotes.");
    row("list for an object", R"({"source": "sum", "inputs": 4, "noise": 0.5})", "[]",
        "data: The value is a list; it must be an object.");
    row("number for a list", "[50]", "50", "sweep.corpus: The value is 50; it must be a list.");
    row("a word in a list", "[50]", R"(["50-60", "many"])",
        "sweep.corpus[1]: \"many\" is not a whole number.");
    row("a range backwards", "[50]", R"("60-50")",
        "sweep.corpus: \"60-50\" is not a range that goes up over at most 10000 numbers.");
    row("a text over int", "[50]", R"("3000000000")",
        "sweep.corpus: The value is 3000000000; it must be from -2147483648 to 2147483647.");
    row("object in a list", "[50]", "[50, {}]",
        "sweep.corpus[1]: The value is an object; it must be a whole number.");
    row("number for a bool", "[50]", R"([50], "baseline": 1)",
        "sweep.baseline: The value is 1; it must be true or false.");
    row("fraction", "\"epochs\": 250", "\"epochs\": 250.5",
        "training.epochs: The value is 250.5; it must be a whole number.");
    row("over int", "\"epochs\": 250", "\"epochs\": 3000000000",
        "training.epochs: The value is 3000000000; it must be from -2147483648 to 2147483647.");
    row("far over int", "\"epochs\": 250", "\"epochs\": 1e30",
        "training.epochs: The value is 1e+30; it must be from -2147483648 to 2147483647.");
    row("negative seed", "[1, ", "[-1, ",
        "sweep.seeds[0]: The value is -1; it must be from 0 to 9007199254740992.");
    row("seed over 2^53", "9007199254740992", "9007199254740993",
        "sweep.seeds[1]: The value is 9007199254740993; it must be from 0 to 9007199254740992.");
    row("unknown activation", R"("linear")", R"("linaer")",
        "network.layers[1].activation: The value is \"linaer\"; it must be one of linear, sigmoid, "
        "tanh, relu, softmax.");
    row("enum of another type", R"("mse")", "3",
        "training.loss: The value is 3; it must be one of mse, cross-entropy.");
    row("unknown selection", R"("mse")", R"("mse", "selection": "smallest")",
        "training.selection: The value is \"smallest\"; it must be one of largest, random, "
        "layer-quota, largest-times-weight, error-feedback, streaming.");
    row("unknown method", R"("mse")", R"("mse", "method": "forward")",
        "training.method: The value is \"forward\"; it must be one of dpfm, backpropagation, "
        "meprop.");
    row("unknown optimizer", R"("sgd")", R"("rmsprop")",
        "training.optimizer.kind: The value is \"rmsprop\"; it must be one of sgd, max-normalized, "
        "momentum, adam.");
    row("inputs of a bundled set", R"("sum", "inputs": 4)", R"("iris", "inputs": 5)",
        "data.inputs: The value is 5, but iris has 4 inputs; leave the key out.");
    row("files of a bundled set", R"("sum", "inputs": 4)", R"("iris", "labels": "l")",
        "data.labels: The key belongs to the source idx; leave it out.");
    row("files missing", R"("sum", "inputs": 4)", R"("idx", "images": "i")",
        "data.labels: The key is missing.");
    row("inputs of files", R"("sum",)", R"("idx", "images": "i", "labels": "l",)",
        "data.inputs: The image files tell how many inputs there are; leave the key out.");
    row("unknown key of the shape", R"("sum", "inputs": 4)",
        R"("idx", "images": "i", "labels": "l", "shape": {"inputs": 4, "clases": 3})",
        "data.shape.clases: The key is not known; did you mean \"classes\"?");
    const QByteArray sum = R"("sum", "inputs": 4, "noise": 0.5)";
    row("table of another source", R"("noise": 0.5)", R"("targets": ["y"])",
        "data.targets: The key belongs to the source csv; leave it out.");
    row("shape of another source", R"("noise": 0.5)", R"("shape": {"rows": 3})",
        "data.shape: The key belongs to sources of files; leave it out.");
    row("files of a table", sum,
        R"("csv", "path": "t", "inputs": [1], "targets": [2], "task": "regression", "labels": "l")",
        "data.labels: The key belongs to the source idx; leave it out.");
    row("no path", sum, R"("csv", "inputs": [1], "targets": [2], "task": "regression")",
        "data.path: The key is missing.");
    row("no task", sum, R"("csv", "path": "t", "inputs": [1], "targets": [2])",
        "data.task: The key is missing.");
    row("unknown task", sum,
        R"("csv", "path": "t", "inputs": [1], "targets": [2], "task": "classes")",
        "data.task: The value is \"classes\"; it must be one of regression, classification.");
    row("unknown separator", sum,
        R"("csv", "path": "t", "separator": ";", "inputs": [1], "targets": [2], "task": "regression")",
        "data.separator: The value is \";\"; it must be one of comma, semicolon, tab.");
    row("unknown key of a table", sum,
        R"("csv", "path": "t", "imputs": [1], "targets": [2], "task": "regression")",
        "data.imputs: The key is not known; did you mean \"inputs\"?");
    row("a column that is neither", sum,
        R"("csv", "path": "t", "inputs": [1, true], "targets": [2], "task": "regression")",
        "data.inputs[1]: The value is true; it must be a whole number.");
    row("a column without a name", sum,
        R"("csv", "path": "t", "inputs": [""], "targets": [2], "task": "regression")",
        "data.inputs[0]: The name is empty; give the column's number.");
    row("unknown key of a table's shape", sum,
        R"("csv", "path": "t", "inputs": [1], "targets": [2], "task": "regression", "shape": {"row": 1})",
        "data.shape.row: The key is not known; did you mean \"rows\"?");
    row("weights that are no lists", R"("layers")", R"("initial_weights": [[1]], "layers")",
        "network.initial_weights[0][0]: The value is 1; it must be a list.");
    row("another format", "dpfm-experiment", "dpfm-trace",
        "format: The format is \"dpfm-trace\"; it must be \"dpfm-experiment\".");
    row("no format", R"("format": "dpfm-experiment",)", "", "format: The key is missing.");
    row("no version", R"("version": 1,)", "", "version: The key is missing.");
    row("newer version, with new keys", R"("version": 1,)", R"("version": 2, "new": 1,)",
        "version: The file has version 2 of its format; this program reads up to version 1.");
    row("version 0", R"("version": 1,)", R"("version": 0,)",
        "version: The version is 0; the first one is 1.");
}

void TestExperimentJson::badInput() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, expected);
    QCOMPARE(kValid.count(from), 1);
    const auto experiment = session::experimentFromJson(QByteArray(kValid).replace(from, to));
    QVERIFY(!experiment.ok());
    QCOMPARE(QString::fromStdString(experiment.error().text()), expected);
}

void TestExperimentJson::brokenJson_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& json, const char* expected) {
        QTest::newRow(name) << json << expected;
    };
    const char* cutOff = "The JSON ends too early: the file was cut off.";
    row("empty", "", "The file is empty.");
    row("white space", " \n ", "The file is empty.");
    row("cut off in an object", "{\n\"a\": 1,\n\"b\": {",
        qPrintable(QString("line 3, column 6: ") + cutOff));
    row("cut off in a list", "{\n  \"a\": [1, 2\n",
        qPrintable(QString("line 3, column 1: ") + cutOff));
    row("cut off in a text", "{\"a\": \"tex", qPrintable(QString("line 1, column 11: ") + cutOff));
    row("cut off in half", kValid.left(kValid.size() / 2), "");
    row("NaN", "{\n  \"a\": NaN}",
        "line 2, column 8: The JSON is broken: a value is expected (NaN and infinity are none).");
    row("-Infinity", "{\"a\": -Infinity}",
        "line 1, column 7: The JSON is broken: a value is expected (NaN and infinity are none).");
    row("too large a number", "{\"a\": 1e999}",
        "line 1, column 11: The JSON is broken: a value is expected (NaN and infinity are none).");
    row("missing comma", "{\"a\": 1\n\"b\": 2}",
        "line 2, column 1: The JSON is broken: a key in quotes, a comma or } is expected.");
    row("missing comma in a list", "{\"a\": [1 2]}",
        "line 1, column 10: The JSON is broken: a comma or ] is expected.");
    row("missing colon", "{\"a\" 1}", "line 1, column 6: The JSON is broken: a colon is expected.");
    row("comma too many", "{\"a\": 1,\n}",
        "line 2, column 1: The JSON is broken: a key in quotes is expected after the comma.");
    row("column in characters", "{\"äöü\": 1, x}",
        "line 1, column 12: The JSON is broken: a key in quotes, a comma or } is expected.");
    row("bracket that closes another", "{\"a\": [1}",
        "line 1, column 9: The JSON is broken: a comma or ] is expected.");
    row("comment", "{\"a\": 1 // one\n}",
        "line 1, column 9: The JSON is broken: a key in quotes, a comma or } is expected.");
    row("something after the end", "{}\n}",
        "line 2, column 1: The JSON is broken: something follows its end.");
    row("binary", QByteArray("\x7f\x45\x4c\x46\0\1", 6),
        "line 1, column 1: The JSON is broken: a value is expected (NaN and infinity are none).");
    row("not UTF-8", "{\"a\": \"\xff\"}",
        "line 1, column 7: The JSON is broken: the text is not UTF-8.");
    row("nested without end", QByteArray(100000, '['),
        "line 1, column 1025: The JSON is too large or too deeply nested.");
    row("a list", "[]", "The JSON must be an object: { … }.");
}

void TestExperimentJson::brokenJson() {
    QFETCH(QByteArray, json);
    QFETCH(QString, expected);
    const auto experiment = session::experimentFromJson(json);
    QVERIFY(!experiment.ok());
    QCOMPARE(experiment.error().code, ErrorCode::FileFormat);
    if (!expected.isEmpty())
        QCOMPARE(QString::fromStdString(experiment.error().text()), expected);
    else
        QVERIFY(QString::fromStdString(experiment.error().place).startsWith("line "));
}

QTEST_GUILESS_MAIN(TestExperimentJson)
#include "tst_experiment_json.moc"
