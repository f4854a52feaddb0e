#include "core/data/bundled.h"
#include "core/data/csv_source.h"
#include "core/data/source_files.h"
#include "core/data/split.h"
#include "core/network/validation.h"
#include "core/sweep/runner.h"
#include "tests/support/idx_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <thread>

using namespace dpfm;
using data::Reading;
using data::TrainingData;
using network::CsvFile;
using network::CsvShape;
using network::CsvTask;
using network::DataSource;
using network::Experiment;
using network::MissingValues;
using network::Scaling;

using Change = void (*)(network::DataSettings&);

Q_DECLARE_METATYPE(dpfm::network::Scaling)
Q_DECLARE_METATYPE(Change)

namespace {

/// The bundled iris as a file of one's own.
QByteArray irisCsv() {
    QFile file(QStringLiteral(DPFM_SOURCE_DIR "/resources/data/iris.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Experiment irisExperiment() {
    using autodiff::Activation;
    Experiment experiment;
    experiment.data.source = DataSource::Iris;
    experiment.network.layers = {{5, Activation::Tanh}, {3, Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    experiment.training.epochs = 3;
    experiment.sweep.registers = {4, 0};
    experiment.sweep.corpus = {60, 150};
    experiment.sweep.seeds = {1, 2};
    return experiment;
}

/// Inputs a and b, target y = a + b; `rows` of them.
QByteArray sums(int rows) {
    QByteArray content = "a,b,y\n";
    for (int row = 0; row < rows; ++row)
        content += QByteArray::number(row) + ',' + QByteArray::number(row * row) + ',' +
                   QByteArray::number(row + row * row) + '\n';
    return content;
}

CsvFile sumsFile(const std::string& path) {
    CsvFile file;
    file.path = path;
    file.inputs = {{"a", 0}, {"b", 0}};
    file.targets = {{"y", 0}};
    return file;
}

Experiment onFile(Experiment experiment, const CsvFile& file) {
    experiment.data.csv = file;
    data::learnShape(experiment.data, Reading::Quick);
    network::chooseSource(experiment, DataSource::Csv);
    data::learnShape(experiment.data, Reading::Whole);
    network::adaptToData(experiment);
    return experiment;
}

/// Two rows of sums to learn from, in a network that fits.
Experiment sumsExperiment(const std::string& path) {
    Experiment experiment = irisExperiment();
    experiment.sweep.corpus = {10};
    return onFile(experiment, sumsFile(path));
}

/// Keeps every epoch of every run.
class Recorder : public sweep::SweepObserver {
public:
    void runStarted(const sweep::GridRun&) override {}
    void epochFinished(const sweep::GridRun& run, training::SnapshotPtr snapshot) override {
        const std::lock_guard lock(mutex_);
        epochs[run.index].push_back(snapshot);
    }
    void runEnded(const sweep::GridRun&, const training::RunOutcome&, double) override {}
    std::map<std::size_t, std::vector<training::SnapshotPtr>> epochs;

private:
    std::mutex mutex_;
};

std::string textOf(const std::vector<Error>& problems) {
    std::string text;
    for (const Error& problem : problems)
        text += problem.text() + '\n';
    return text;
}

const Error* placed(const std::vector<Error>& problems, std::string_view place) {
    const auto found = std::ranges::find(problems, place, &Error::place);
    return found == problems.end() ? nullptr : &*found;
}

} // namespace

class TestCsvSource : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::string put(const QString& name, const QByteArray& content) const {
        return test::put(folder_->path(), name, content);
    }
    CsvFile irisFile(const QByteArray& content = irisCsv()) const {
        CsvFile file;
        file.path = put("iris.csv", content);
        for (const std::string& name : data::iris().inputNames)
            file.inputs.push_back({name, 0});
        file.targets = {{{}, 5}};
        file.task = CsvTask::Classification;
        return file;
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void preparesWhatIrisIs_data();
    void preparesWhatIrisIs();
    void trainsTheSameBits();
    void preparesValues();
    void shapeFollowsTheSettings();
    void quickReadingDoesNotRead();
    void isHeldOnce();
    void isReadAgainWhenItChanges();
    void threadsShareOneReading();
    void settingsAreChecked_data();
    void settingsAreChecked();
    void contentsAreChecked_data();
    void contentsAreChecked();
    void sizesAreChecked();
    void otherContentsAreTold_data();
    void otherContentsAreTold();
    void sweepTellsOfTrouble();
    void stoppedReadingIsNoSweep();
    void progressIsTold();
};

void TestCsvSource::preparesWhatIrisIs_data() {
    QTest::addColumn<Scaling>("scaling");
    QTest::addColumn<int>("holdout");
    QTest::addColumn<bool>("packed");
    QTest::newRow("plain") << Scaling::None << 0 << false;
    QTest::newRow("standard") << Scaling::Standard << 0 << false;
    QTest::newRow("min-max") << Scaling::MinMax << 0 << true;
    QTest::newRow("holdout") << Scaling::Standard << 30 << true;
}

void TestCsvSource::preparesWhatIrisIs() {
    QFETCH(Scaling, scaling);
    QFETCH(int, holdout);
    QFETCH(bool, packed);
    Experiment experiment = irisExperiment();
    experiment.data.scaling = scaling;
    experiment.data.commonHoldout = holdout;
    const Experiment own = onFile(experiment, irisFile(packed ? test::gzip(irisCsv()) : irisCsv()));
    QCOMPARE(network::shapeOf(own.data).samples, std::optional(150));
    QCOMPARE(own.network, experiment.network);
    const TrainingData expected = *data::prepare(experiment, 100, 7);
    const auto prepared = data::prepare(own, 100, 7);
    QVERIFY2(prepared.ok(), prepared.ok() ? "" : prepared.error().text().c_str());
    QCOMPARE(prepared->training.inputs, expected.training.inputs);
    QCOMPARE(prepared->training.targets, expected.training.targets);
    QCOMPARE(prepared->validation.inputs, expected.validation.inputs);
    QCOMPARE(prepared->validation.targets, expected.validation.targets);
    QVERIFY(prepared->scales == expected.scales);
    QCOMPARE(prepared->inputNames, expected.inputNames);
    QCOMPARE(prepared->outputNames, expected.outputNames);
    QVERIFY(prepared->classification);
}

void TestCsvSource::trainsTheSameBits() {
    const auto trained = [](const Experiment& experiment, int jobs) {
        Recorder recorder;
        const auto runs = sweep::grid(experiment);
        const auto outcome = sweep::runSweep(experiment, runs, jobs, recorder, {});
        return std::holds_alternative<sweep::Finished>(outcome) ? recorder.epochs
                                                                : decltype(recorder.epochs)();
    };
    const auto expected = trained(irisExperiment(), 1);
    const auto own = trained(onFile(irisExperiment(), irisFile()), 2);
    QCOMPARE(expected.size(), std::size_t{8});
    QCOMPARE(own.size(), expected.size());
    for (const auto& [run, epochs] : expected)
        for (std::size_t epoch = 0; epoch < epochs.size(); ++epoch) {
            QVERIFY(own.at(run)[epoch]->metrics == epochs[epoch]->metrics);
            QVERIFY(own.at(run)[epoch]->weights == epochs[epoch]->weights);
        }
}

void TestCsvSource::preparesValues() {
    CsvFile file;
    file.path = put("d.csv", "1,5;x;3\n2;y;4\n-3;z;-5,5\n4;u;NA\n");
    file.format = {network::CsvSeparator::Semicolon, network::DecimalSign::Comma, false};
    file.inputs = {{{}, 3}};
    file.targets = {{{}, 1}};
    file.missing = MissingValues::LeaveOut;
    Experiment experiment = irisExperiment();
    experiment.sweep.corpus = {3};
    experiment = onFile(experiment, file);
    QVERIFY((experiment.data.csv.shape == CsvShape{3, 1, {}}));
    QCOMPARE(network::layerSizes(experiment), (std::vector<int>{1, 5, 1}));
    QCOMPARE(experiment.training.loss, autodiff::Loss::MeanSquaredError);
    const auto problems = data::validate(experiment);
    QVERIFY2(problems.empty(), textOf(problems).c_str());
    const auto set = data::loadCsv(experiment.data.csv);
    QVERIFY(set.ok());
    QCOMPARE((*set)->samples.inputs, (std::vector<double>{3.0, 4.0, -5.5}));
    QCOMPARE((*set)->samples.targets, (std::vector<double>{1.5, 2.0, -3.0}));
    QCOMPARE((*set)->inputNames, (std::vector<std::string>{"column 3"}));
    QCOMPARE((*set)->outputNames, (std::vector<std::string>{"column 1"}));
}

void TestCsvSource::shapeFollowsTheSettings() {
    Experiment experiment = onFile(irisExperiment(), irisFile());
    QCOMPARE(experiment.data.csv.shape.classes, data::iris().outputNames);
    // Of other columns it is another, and nothing is known as long as none was read.
    experiment.data.csv.inputs.pop_back();
    QCOMPARE(network::shapeOf(experiment.data).inputs, 3);
    experiment.data.csv.targets = {{"petal_width_cm", 0}};
    experiment.data.csv.task = CsvTask::Regression;
    experiment.data.csv.shape = {};
    QCOMPARE(network::shapeOf(experiment.data).outputs, 1);
    QVERIFY(!network::shapeOf(experiment.data).samples);
    QVERIFY(placed(data::validate(experiment), network::kShapePlace) != nullptr);
}

void TestCsvSource::quickReadingDoesNotRead() {
    network::DataSettings settings;
    settings.source = DataSource::Csv;
    settings.csv = sumsFile(put("d.csv", sums(20)));
    QVERIFY(!data::rememberedShape(settings.csv));
    data::learnShape(settings, Reading::Quick);
    QVERIFY(!settings.csv.shape.known());
    QVERIFY(data::inspectCsv(settings.csv).ok());
    data::learnShape(settings, Reading::Quick);
    QCOMPARE(settings.csv.shape.rows, 20);
    // Errors are remembered too, until the file is another.
    put("d.csv", sums(20) + "x,1,2\n");
    settings.csv.shape = {};
    Experiment experiment = irisExperiment();
    experiment.data = settings;
    QVERIFY(placed(data::validate(experiment), network::kShapePlace) != nullptr);
    const auto problems = data::validate(experiment, Reading::Whole);
    QVERIFY(placed(problems, "data.path") != nullptr);
    QVERIFY(placed(data::validate(experiment), "data.path") != nullptr);
    QVERIFY(placed(data::validate(experiment), network::kShapePlace) == nullptr);
}

void TestCsvSource::isHeldOnce() {
    const Experiment experiment = sumsExperiment(put("d.csv", sums(40)));
    auto one = data::prepare(experiment, 10, 1);
    const auto other = data::prepare(experiment, 10, 2);
    QVERIFY(one.ok() && other.ok());
    QVERIFY(one->whole != nullptr && one->whole == other->whole);
    const auto loaded = data::loadFiles(experiment.data, {});
    QVERIFY(loaded.ok() && *loaded == one->whole);
    QVERIFY(one->training.inputs != other->training.inputs);
}

void TestCsvSource::isReadAgainWhenItChanges() {
    const std::string path = put("d.csv", sums(20));
    const Experiment experiment = sumsExperiment(path);
    const auto before = data::loadCsv(experiment.data.csv);
    QVERIFY(before.ok());
    put("d.csv", sums(20).replace("1,1,2", "7,1,2"));
    // A clock may not have gone on meanwhile.
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() +
                                               std::chrono::seconds(5));
    const auto after = data::loadCsv(experiment.data.csv);
    QVERIFY(after.ok());
    QVERIFY(*before != *after);
    QCOMPARE((*after)->samples.inputs[2], 7.0);
    QCOMPARE((*before)->samples.inputs[2], 1.0);
}

void TestCsvSource::threadsShareOneReading() {
    const Experiment experiment = sumsExperiment(put("d.csv", sums(3'000)));
    std::vector<std::shared_ptr<const data::Dataset>> read(6);
    {
        std::vector<std::jthread> threads;
        for (auto& own : read)
            threads.emplace_back([&] {
                if (auto loaded = data::loadCsv(experiment.data.csv))
                    own = *std::move(loaded);
            });
    }
    for (const auto& own : read)
        QVERIFY(own != nullptr && own == read.front());
}

void TestCsvSource::settingsAreChecked_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* place, const char* says, Change change) {
        QTest::newRow(name) << change << place << says;
    };
    row("no path", "data.path", "Name the file", [](auto& data) { data.csv.path.clear(); });
    row("comma and comma", "data.decimal", "cannot be the separator and the decimal sign",
        [](auto& data) { data.csv.format.decimal = network::DecimalSign::Comma; });
    row("no input", "data.inputs", "No column is an input",
        [](auto& data) { data.csv.inputs.clear(); });
    row("no target", "data.targets", "No column is the target",
        [](auto& data) { data.csv.targets.clear(); });
    row("two columns of classes", "data.targets", "has one target column; 2 are chosen",
        [](auto& data) {
            data.csv.task = CsvTask::Classification;
            data.csv.targets.push_back({{}, 4});
        });
    row("an input twice", "data.inputs[2]", "\"a\" is chosen twice", [](auto& data) {
        data.csv.inputs.push_back({"a", 0});
    });
    row("an input as target", "data.targets[0]", "\"b\" is chosen twice", [](auto& data) {
        data.csv.targets = {{"b", 0}};
    });
    row("column 0", "data.inputs[0]", "There is no column 0", [](auto& data) {
        data.csv.inputs[0] = {{}, 0};
    });
    row("names without a header", "data.inputs[0]", "give the number of \"a\"",
        [](auto& data) { data.csv.format.header = false; });
    row("scaling of bytes", "data.scaling", "for bytes, which csv does not hold",
        [](auto& data) { data.scaling = Scaling::Unit; });
    row("negative rows", "data.shape", "said to hold -1 rows",
        [](auto& data) { data.csv.shape.rows = -1; });
    row("left out though refused", "data.shape", "2 left out",
        [](auto& data) { data.csv.shape.leftOut = 2; });
    row("classes of values", "data.shape", "2 classes", [](auto& data) {
        data.csv.shape.classes = {"x", "y"};
    });
    row("one class", "data.shape", "1 classes", [](auto& data) {
        data.csv.task = CsvTask::Classification;
        data.csv.shape.classes = {"x"};
    });
    row("a class twice", "data.shape", "which cannot be", [](auto& data) {
        data.csv.task = CsvTask::Classification;
        data.csv.shape.classes = {"x", "x"};
    });
}

void TestCsvSource::settingsAreChecked() {
    QFETCH(Change, change);
    QFETCH(QString, place);
    QFETCH(QString, says);
    Experiment experiment = sumsExperiment(put("d.csv", sums(20)));
    QVERIFY2(network::validate(experiment).empty(), textOf(data::validate(experiment)).c_str());
    change(experiment.data);
    const auto problems = network::validate(experiment);
    const Error* problem = placed(problems, place.toStdString());
    QVERIFY2(problem != nullptr, textOf(problems).c_str());
    const QString message = QString::fromStdString(problem->message());
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestCsvSource::contentsAreChecked_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    QTest::newRow("no file") << QByteArray() << "data.path"
                             << "There is no file";
    QTest::newRow("empty") << QByteArray("\n") << "data.path"
                           << "is empty";
    QTest::newRow("text") << QByteArray("a,b,y\n1,2,x\n") << "data.path"
                          << "line 2";
    QTest::newRow("no column") << QByteArray("a,c,y\n1,2,3\n") << "data.inputs[1]"
                               << "has no column \"b\"";
    QTest::newRow("damaged gzip") << test::gzip(sums(400)).chopped(9) << "data.path"
                                  << "breaks off before its end";
}

void TestCsvSource::contentsAreChecked() {
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    QFETCH(QString, says);
    CsvFile file = sumsFile(folder_->filePath("d.csv").toStdString());
    if (!content.isEmpty())
        put("d.csv", content);
    const Experiment experiment = onFile(irisExperiment(), file);
    QVERIFY(!experiment.data.csv.shape.known());
    const auto problems = data::validate(experiment, Reading::Whole);
    const Error* problem = placed(problems, place.toStdString());
    QVERIFY2(problem != nullptr, textOf(problems).c_str());
    const QString message = QString::fromStdString(problem->message());
    QVERIFY2(message.contains(says), qPrintable(message));
    // One trouble is told once.
    QVERIFY(placed(problems, network::kShapePlace) == nullptr);
}

void TestCsvSource::sizesAreChecked() {
    Experiment experiment = sumsExperiment(put("d.csv", sums(20)));
    experiment.sweep.corpus = {21};
    QVERIFY(placed(data::validate(experiment), "sweep.corpus[0]") != nullptr);
    experiment.sweep.corpus = {20};
    QVERIFY(data::validate(experiment).empty());
    experiment.data.commonHoldout = 20;
    QVERIFY(placed(data::validate(experiment), "data.common_holdout") != nullptr);
    experiment.data.commonHoldout = 5;
    QVERIFY(placed(data::validate(experiment), "sweep.corpus[0]") != nullptr);
    experiment.sweep.corpus = {15};
    QVERIFY(data::validate(experiment).empty());
    experiment.network.layers.back().neurons = 2;
    QVERIFY(placed(data::validate(experiment), "network.layers[1].neurons") != nullptr);
}

void TestCsvSource::otherContentsAreTold_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("more rows") << QByteArray("x,c\n1,a\n2,b\n3,a\n4,b\n")
                               << "holds 4 rows and 0 that are left out; the experiment was made "
                                  "for 3 and 0";
    QTest::newRow("more classes") << QByteArray("x,c\n1,a\n2,b\n3,c\n")
                                  << "holds 3 classes; the experiment was made for 2";
    QTest::newRow("other classes") << QByteArray("x,c\n1,a\n2,c\n3,a\n")
                                   << "holds a class \"c\" where the experiment was made for "
                                      "\"b\"";
}

void TestCsvSource::otherContentsAreTold() {
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    CsvFile file;
    file.path = put("d.csv", "x,c\n1,a\n2,b\n3,a\n");
    file.inputs = {{"x", 0}};
    file.targets = {{"c", 0}};
    file.task = CsvTask::Classification;
    Experiment experiment = irisExperiment();
    experiment.sweep.corpus = {3};
    experiment = onFile(experiment, file);
    QVERIFY2(data::validate(experiment).empty(), textOf(data::validate(experiment)).c_str());
    put("d.csv", content);
    std::filesystem::last_write_time(file.path, std::filesystem::file_time_type::clock::now() +
                                                    std::chrono::seconds(5));
    const auto problems = data::validate(experiment, Reading::Whole);
    const Error* problem = placed(problems, network::kShapePlace);
    QVERIFY2(problem != nullptr, textOf(problems).c_str());
    const QString message = QString::fromStdString(problem->message());
    QVERIFY2(message.contains(says), qPrintable(message));
    const auto loaded = data::loadCsv(experiment.data.csv);
    QVERIFY(!loaded.ok() && loaded.error() == *problem);
}

void TestCsvSource::sweepTellsOfTrouble() {
    const std::string path = put("d.csv", sums(20));
    const Experiment experiment = sumsExperiment(path);
    put("d.csv", sums(20) + "1,2\n");
    Recorder recorder;
    const auto runs = sweep::grid(experiment);
    const auto outcome = sweep::runSweep(experiment, runs, 1, recorder, {});
    const auto* error = std::get_if<Error>(&outcome);
    QVERIFY(error != nullptr);
    QCOMPARE(error->place, "data.path");
    QVERIFY(error->message().starts_with("Line 22 of the file"));
    QVERIFY(recorder.epochs.empty());
    QVERIFY(!data::prepare(experiment, 10, 1).ok());
}

void TestCsvSource::stoppedReadingIsNoSweep() {
    const Experiment experiment = sumsExperiment(put("d.csv", sums(20)));
    std::stop_source stop;
    stop.request_stop();
    const auto loaded = data::loadFiles(experiment.data, stop.get_token());
    QVERIFY(loaded.ok() && *loaded == nullptr);
    Recorder recorder;
    const auto runs = sweep::grid(experiment);
    const auto outcome = sweep::runSweep(experiment, runs, 1, recorder, stop.get_token());
    QVERIFY(std::holds_alternative<training::Cancelled>(outcome));
}

void TestCsvSource::progressIsTold() {
    const CsvFile file = sumsFile(put("d.csv", sums(100'000)));
    std::vector<double> told;
    QVERIFY(data::inspectCsv(file, {}, [&](double share) { told.push_back(share); }).ok());
    QVERIFY(told.size() > 10);
    QVERIFY(std::ranges::is_sorted(told));
    QVERIFY(told.front() > 0.0 && told.front() < 0.2);
    QVERIFY(told.back() > 0.98 && told.back() <= 1.0);
}

QTEST_APPLESS_MAIN(TestCsvSource)
#include "tst_csv_source.moc"
