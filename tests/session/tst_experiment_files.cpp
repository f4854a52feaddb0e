#include "core/data/source_files.h"
#include "core/network/validation.h"
#include "tests/session/experiment_samples.h"
#include "tests/support/idx_files.h"
#include "ui/session/experiment_json.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace dpfm;
using network::Experiment;
using tests::kValid;
using tests::unusualExperiment;

/// Experiments as files, and the data files that they name.
class TestExperimentFiles : public QObject {
    Q_OBJECT
private slots:
    void files();
    void dataFiles();
    void dataFilesElsewhere();
    void tables();
    void tablesElsewhere();
    void readmesExample();
    void fullDisk();
};

void TestExperimentFiles::files() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("ä.json");
    const std::string place = path.toStdString();
    QVERIFY(session::writeExperiment(path, unusualExperiment()).ok());
    const auto experiment = session::readExperiment(path);
    QVERIFY(experiment.ok());
    QVERIFY(*experiment == unusualExperiment());

    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(kValid).replace("\"epochs\": 250", "\"epochs\": []"));
    file.close();
    QCOMPARE(session::readExperiment(path).error().place, place + ": training.epochs");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n\"a\" 1}");
    file.close();
    QCOMPARE(session::readExperiment(path).error().place, place + ": line 2, column 5");
    QVERIFY(file.resize(0));
    QCOMPARE(session::readExperiment(path).error().text(), place + ": The file is empty.");

    const QString missing = folder.filePath("none/x.json");
    const Error noFile = session::readExperiment(missing).error();
    QCOMPARE(noFile.text(), missing.toStdString() + ": The file does not exist.");
    QCOMPARE(noFile.code, ErrorCode::FileAccess);
    QCOMPARE(session::readExperiment(folder.path()).error().text(),
             folder.path().toStdString() + ": This is a folder, not a file.");
    QCOMPARE(session::writeExperiment(folder.path(), Experiment()).error().text(),
             folder.path().toStdString() + ": This is a folder, not a file.");
    const Error unwritable = session::writeExperiment(missing, Experiment()).error();
    QCOMPARE(unwritable.place, missing.toStdString());
    QVERIFY(unwritable.message().starts_with("The file cannot be written: "));
}

/// Data files are named from the experiment's folder, and what they hold is looked up.
void TestExperimentFiles::dataFiles() {
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("mnist"));
    const std::string images =
        test::put(folder.filePath("mnist"), "images", test::idxImages(6, 3, 4));
    const std::string labels = test::put(folder.path(), "ä", test::idxLabels(6, 5));
    const QString path = folder.filePath("e.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(kValid).replace(R"("sum", "inputs": 4)",
                                          R"("idx", "images": "mnist/images", "labels": "./ä")"));
    file.close();
    const auto experiment = session::readExperiment(path);
    QVERIFY2(experiment.ok(), experiment.ok() ? "" : experiment.error().text().c_str());
    QCOMPARE(experiment->data.idx.images, images);
    QCOMPARE(experiment->data.idx.labels, labels);
    QVERIFY((experiment->data.idx.shape == network::IdxShape{12, 5, 6, 0}));

    // Beside the data they are moved together; elsewhere the data stay where they are.
    QVERIFY(session::writeExperiment(path, *experiment).ok());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    file.close();
    QVERIFY2(written.contains(R"("images": "mnist/images")"), written.constData());
    QVERIFY2(written.contains(R"("shape": {"inputs": 12, "classes": 5, "samples": 6})"),
             written.constData());
    QVERIFY(*session::readExperiment(path) == *experiment);
    const QTemporaryDir other;
    QVERIFY(session::writeExperiment(other.filePath("e.json"), *experiment).ok());
    QVERIFY(*session::readExperiment(other.filePath("e.json")) == *experiment);
}

/// What is known of the files is in the experiment: it can be read where they are not.
void TestExperimentFiles::dataFilesElsewhere() {
    Experiment experiment;
    experiment.data.source = network::DataSource::Idx;
    experiment.data.scaling = network::Scaling::Unit;
    experiment.data.idx = {
        "/nowhere/i", "/nowhere/l", "/nowhere/ti", "/nowhere/tl", {784, 10, 60'000, 10'000}};
    experiment.network.layers = {{32, autodiff::Activation::Relu},
                                 {10, autodiff::Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    experiment.sweep = {{8}, {60'000}, {1}, false};
    const auto again = session::experimentFromJson(session::experimentToJson(experiment));
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().text().c_str());
    QVERIFY(*again == experiment);
    QVERIFY(network::validate(*again).empty());
    QCOMPARE(network::layerSizes(*again), (std::vector<int>{784, 32, 10}));
    const QTemporaryDir folder;
    QVERIFY(session::writeExperiment(folder.filePath("e.json"), experiment).ok());
    QVERIFY(*session::readExperiment(folder.filePath("e.json")) == experiment);
}

/// A table is named from the experiment's folder, and what it holds is looked up; what the file
/// does not say is as the format's defaults are.
void TestExperimentFiles::tables() {
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("data"));
    const std::string table =
        test::put(folder.filePath("data"), "t.csv", "größe,x,c\n1,2,b\n3,,a\n4,5,a\n");
    const QString path = folder.filePath("e.json");
    test::put(folder.path(), "e.json",
              QByteArray(kValid).replace(
                  R"("sum", "inputs": 4, "noise": 0.5)",
                  R"("csv", "path": "data/t.csv", "inputs": ["größe", 2], "targets": ["c"],
                     "task": "classification", "missing": "leave-out")"));
    const auto experiment = session::readExperiment(path);
    QVERIFY2(experiment.ok(), experiment.ok() ? "" : experiment.error().text().c_str());
    network::CsvFile expected;
    expected.path = table;
    expected.inputs = {{"größe", 0}, {{}, 2}};
    expected.targets = {{"c", 0}};
    expected.task = network::CsvTask::Classification;
    expected.missing = network::MissingValues::LeaveOut;
    expected.shape = {2, 1, {"a", "b"}};
    QVERIFY(experiment->data.csv == expected);

    QVERIFY(session::writeExperiment(path, *experiment).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY2(written.contains(R"("path": "data/t.csv", "separator": "comma", "decimal": "point", )"
                              R"("header": true, "inputs": ["größe", 2], "targets": ["c"], )"
                              R"("task": "classification", "missing": "leave-out", )"
                              R"("shape": {"rows": 2, "left_out": 1, "classes": ["a", "b"]})"),
             written.constData());
    QVERIFY(*session::readExperiment(path) == *experiment);
    const QTemporaryDir other;
    QVERIFY(session::writeExperiment(other.filePath("e.json"), *experiment).ok());
    QVERIFY(*session::readExperiment(other.filePath("e.json")) == *experiment);
}

/// What is known of a table is in the experiment: it can be read where the table is not.
void TestExperimentFiles::tablesElsewhere() {
    Experiment experiment;
    experiment.data.source = network::DataSource::Csv;
    experiment.data.scaling = network::Scaling::Standard;
    experiment.data.csv = {"/nowhere/t.csv",
                           {network::CsvSeparator::Tab, network::DecimalSign::Comma, false},
                           {{{}, 1}, {{}, 4}},
                           {{{}, 2}, {{}, 3}},
                           network::CsvTask::Regression,
                           network::MissingValues::Refuse,
                           {500, 0, {}}};
    experiment.network.layers = {{3, autodiff::Activation::Tanh},
                                 {2, autodiff::Activation::Linear}};
    experiment.sweep = {{8}, {500}, {1}, false};
    const auto again = session::experimentFromJson(session::experimentToJson(experiment));
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().text().c_str());
    QVERIFY(*again == experiment);
    QVERIFY(network::validate(*again).empty());
    QCOMPARE(network::layerSizes(*again), (std::vector<int>{2, 3, 2}));
    QCOMPARE(data::validate(*again).front().message(),
             std::string("There is no file /nowhere/t.csv; check its name and folder."));
}

/// The experiment on MNIST that the README shows can be run, once the files are there.
void TestExperimentFiles::readmesExample() {
    QFile readme(DPFM_SOURCE_DIR "/README.md");
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QByteArray text = readme.readAll();
    const qsizetype begin = text.indexOf("    {\"format\": \"dpfm-experiment\"");
    const qsizetype end = text.indexOf("\n\n", begin);
    QVERIFY(begin >= 0 && end > begin);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("mnist"));
    const QString mnist = folder.filePath("mnist");
    test::put(mnist, "train-images-idx3-ubyte.gz", test::idxImages(1'000, 28, 28));
    test::put(mnist, "train-labels-idx1-ubyte.gz", test::idxLabels(1'000, 10));
    test::put(mnist, "t10k-images-idx3-ubyte.gz", test::idxImages(1'000, 28, 28));
    test::put(mnist, "t10k-labels-idx1-ubyte.gz", test::idxLabels(1'000, 10));
    test::put(folder.path(), "mnist.json", text.mid(begin, end - begin));
    const auto experiment = session::readExperiment(folder.filePath("mnist.json"));
    QVERIFY2(experiment.ok(), experiment.ok() ? "" : experiment.error().text().c_str());
    const std::vector<Error> problems = data::validate(*experiment);
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].text().c_str());
    QCOMPARE(network::layerSizes(*experiment), (std::vector<int>{784, 32, 10}));
}

void TestExperimentFiles::fullDisk() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("x.json");
    QVERIFY(session::writeExperiment(path, unusualExperiment()).ok());
    Experiment other = unusualExperiment();
    other.name = "other";

    // A limit on the size of files fails a write in its middle, as a full disk does.
    struct rlimit unlimited {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    struct rlimit limited = unlimited;
    limited.rlim_cur = 100;
    const auto previousHandler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limited), 0);
    const auto written = session::writeExperiment(path, other);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    std::signal(SIGXFSZ, previousHandler);

    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, ErrorCode::FileAccess);
    QVERIFY(
        written.error().text().starts_with(path.toStdString() + ": The file cannot be written: "));
    QVERIFY(*session::readExperiment(path) == unusualExperiment());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"x.json"});
    QVERIFY(!session::writeExperiment("/dev/null", other).ok());
}

QTEST_GUILESS_MAIN(TestExperimentFiles)
#include "tst_experiment_files.moc"
