#include "tests/support/dense_oracle.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <vector>

using namespace dpfm;

class TestReplay : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void golden_data();
    void golden();
    void otherKinds();
    void perturbed_data();
    void perturbed();
    void toleranceCounts();
    void badInput_data();
    void badInput();
    void interrupted_data();
    void interrupted();
    void saysThatTheMemoryIsTooSmall();

private:
    QString write(const QByteArray& content);

    QTemporaryDir folder_;
    QByteArray trace_; ///< a small one that the program reproduces: 3 runs
};

void TestReplay::initTestCase() {
    oracle::Setup setup;
    setup.layers = {3, 4, 2};
    setup.activations = {"sigmoid", "linear"};
    setup.registers = {2, 4, 0};
    trace_ = QByteArray::fromStdString(oracle::trainedTrace(setup));
}

QString TestReplay::write(const QByteArray& content) {
    QFile file(folder_.filePath("trace.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the trace");
    return file.fileName();
}

void TestReplay::golden_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("published") << DPFM_SOURCE_DIR "/tests/golden/published-corpus50.json";
    QTest::newRow("exact") << DPFM_SOURCE_DIR "/tests/golden/exact-61.json";
}

void TestReplay::golden() {
    QFETCH(QString, path);
    const test::Outcome outcome = test::runProgram({"replay", path, "--tolerance", "1e-9"});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out.count('\n'), 7);
    QCOMPARE(outcome.out.count(" ok\n"), 7);
}

void TestReplay::otherKinds() {
    oracle::Setup setup;
    setup.layers = {6, 5, 4, 3};
    setup.activations = {"tanh", "relu", "softmax"};
    setup.loss = "cross-entropy";
    setup.optimizer = "adam";
    setup.learningRate = 0.01;
    setup.equalInputs = true;
    setup.registers = {1, 3, 9, 0};
    const QString path = write(QByteArray::fromStdString(oracle::trainedTrace(setup)));
    const test::Outcome outcome = test::runProgram({"replay", path});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out.count(" ok\n"), 4);
    QVERIFY(outcome.out.startsWith("registers 1 "));
    QVERIFY(outcome.out.contains("registers all "));
}

void TestReplay::perturbed_data() {
    QTest::addColumn<QString>("figures");
    QTest::addColumn<QJsonValue>("figure");
    QTest::addColumn<QString>("remark");
    QTest::newRow("loss") << "loss" << QJsonValue(0.25) << "";
    QTest::newRow("val_loss") << "val_loss" << QJsonValue(0.25) << "";
    QTest::newRow("not a number") << "loss" << QJsonValue("nan")
                                  << " (the trace's figure of epoch 3 is not a finite number)";
    QTest::newRow("null") << "val_loss" << QJsonValue()
                          << " (the trace's figure of epoch 3 is not a finite number)";
}

void TestReplay::perturbed() {
    QFETCH(QString, figures);
    QFETCH(QJsonValue, figure);
    QFETCH(QString, remark);
    QJsonObject trace = QJsonDocument::fromJson(trace_).object();
    QJsonArray runs = trace["runs"].toArray();
    QJsonObject run = runs[1].toObject();
    QJsonArray list = run[figures].toArray();
    list[2] = figure;
    run[figures] = list;
    runs[1] = run;
    trace["runs"] = runs;
    const QString path = write(QJsonDocument(trace).toJson());

    const test::Outcome outcome = test::runProgram({"replay", path});
    QCOMPARE(outcome.exitCode, 1);
    const QStringList lines = outcome.out.split('\n');
    QVERIFY(lines[0].endsWith(" ok"));
    QVERIFY2(lines[1].endsWith(" FAILED" + remark), qPrintable(lines[1]));
    QVERIFY(lines[2].endsWith(" ok"));
    QCOMPARE(outcome.err, QString("dpfm: 1 of 3 runs differ by more than 1e-09.\n"));
}

void TestReplay::toleranceCounts() {
    QByteArray trace = trace_;
    const QString path =
        write(trace.replace("\"learning_rate\":0.1,", "\"learning_rate\":0.1001,"));
    QCOMPARE(test::runProgram({"replay", path}).exitCode, 1);
    QCOMPARE(test::runProgram({"replay", path, "--tolerance", "0.5"}).exitCode, 0);
    QCOMPARE(test::runProgram({"replay", path, "--tolerance=0"}).exitCode, 1);
}

void TestReplay::badInput_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("broken JSON") << QByteArray("\"activations\":") << QByteArray("\"activations\"")
                                 << "line 2, column 14: The JSON is broken: a colon is expected.";
    QTest::newRow("shapes disagree")
        << QByteArray("\"layers\":[3,4,2]") << QByteArray("\"layers\":[3,4,1]")
        << "train.y[0]: There are 2 numbers; the network's layer has "
           "1.";
    QTest::newRow("newer version") << QByteArray("\"version\":1") << QByteArray("\"version\":2")
                                   << "version: The file has version 2 of its format; this "
                                      "program reads up to version 1.";
}

void TestReplay::badInput() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, expected);
    QByteArray trace = trace_;
    QCOMPARE(trace.count(from), 1);
    const QString path = write(trace.replace(from, to));
    const test::Outcome outcome = test::runProgram({"replay", path});
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.err, QString("dpfm: %1: %2\n").arg(path, expected));
    QCOMPARE(outcome.out, QString());
}

void TestReplay::interrupted_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestReplay::interrupted() {
    QFETCH(int, signal);
    // One short run, whose line tells that the program is at work, and one of very many epochs.
    oracle::Setup setup;
    setup.layers = {3, 60, 2};
    setup.activations = {"sigmoid", "linear"};
    setup.epochs = 1;
    setup.registers = {2, 0};
    QJsonObject trace =
        QJsonDocument::fromJson(QByteArray::fromStdString(oracle::trainedTrace(setup))).object();
    QJsonArray runs = trace["runs"].toArray();
    QJsonObject longRun = runs[1].toObject();
    for (const char* list : {"order", "loss", "val_loss"}) {
        const QJsonArray few = longRun[list].toArray();
        QJsonArray many;
        for (int epoch = 0; epoch < 20'000; ++epoch)
            many.append(few[0]);
        longRun[list] = many;
    }
    trace["runs"] = QJsonArray{runs[0], longRun};
    QProcess process;
    process.start(DPFM_PROGRAM, {"replay", write(QJsonDocument(trace).toJson())});
    QVERIFY(process.waitForReadyRead(60'000));
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardError(), QByteArray("dpfm: Interrupted.\n"));
}

void TestReplay::saysThatTheMemoryIsTooSmall() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer needs more address space than the limit allows");
#endif
    // With all registers, each of the third layer's neurons carries those of both layers before.
    oracle::Setup setup;
    setup.layers = {1, 1, 1, 1, 1};
    setup.activations = {"linear", "linear", "linear", "linear"};
    setup.epochs = 1;
    setup.registers = {0, 1};
    QJsonObject trace =
        QJsonDocument::fromJson(QByteArray::fromStdString(oracle::trainedTrace(setup))).object();
    const std::vector<int> sizes{1, 400, 400, 400, 1};
    QJsonArray weights;
    for (std::size_t layer = 1; layer < sizes.size(); ++layer) {
        QJsonArray neuron;
        for (int input = 0; input <= sizes[layer - 1]; ++input)
            neuron.append(0.01);
        QJsonArray neurons;
        for (int i = 0; i < sizes[layer]; ++i)
            neurons.append(neuron);
        weights.append(neurons);
    }
    trace["layers"] = QJsonArray{1, 400, 400, 400, 1};
    trace["weights"] = weights;
    QProcess process;
    process.setChildProcessModifier([] {
        const rlimit little{900'000'000, 900'000'000};
        ::setrlimit(RLIMIT_AS, &little);
    });
    process.start(DPFM_PROGRAM, {"replay", write(QJsonDocument(trace).toJson())});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.readAllStandardError(),
             QByteArray("dpfm: There is not enough memory; make the layers or the corpus "
                        "smaller.\n"));
    QCOMPARE(process.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay_command.moc"
