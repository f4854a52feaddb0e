#include "core/data/bundled.h"
#include "core/data/idx_source.h"
#include "core/data/source_files.h"
#include "core/data/split.h"
#include "core/network/validation.h"
#include "core/sweep/runner.h"
#include "tests/support/batches.h"
#include "tests/support/idx_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

using namespace dpfm;
using data::Samples;
using data::TrainingData;
using network::DataSource;
using network::Experiment;
using network::IdxShape;
using network::Scaling;
using test::gzip;
using test::idxHeader;
using test::idxImages;
using test::idxLabels;
using test::put;

namespace {

/// A small network on the bundled digits.
Experiment digitsExperiment() {
    using autodiff::Activation;
    Experiment experiment;
    experiment.data.source = DataSource::Digits;
    experiment.network.layers = {{6, Activation::Tanh}, {10, Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    experiment.training.optimizer.learningRate = 0.02;
    experiment.training.epochs = 2;
    experiment.sweep.registers = {5, 0};
    experiment.sweep.corpus = {60, 90};
    experiment.sweep.seeds = {1, 3};
    experiment.sweep.baseline = true;
    return experiment;
}

/// The same on files.
Experiment onFiles(Experiment experiment, const std::string& images, const std::string& labels) {
    experiment.data.source = DataSource::Idx;
    experiment.data.idx = {images, labels, {}, {}, {}};
    data::learnShape(experiment.data, data::Reading::Quick);
    return experiment;
}

/// The bundled digits' images and labels as IDX files hold them.
QByteArray digitImages() {
    const Samples& digits = data::digits().samples;
    QByteArray file = idxHeader({static_cast<std::uint32_t>(digits.count()), 8, 8});
    for (const double pixel : digits.inputs)
        file.append(static_cast<char>(pixel));
    return file;
}

QByteArray digitLabels() {
    const Samples& digits = data::digits().samples;
    QByteArray file = idxHeader({static_cast<std::uint32_t>(digits.count())});
    for (std::size_t row = 0; row < digits.count(); ++row) {
        const auto target = digits.target(row);
        file.append(static_cast<char>(std::ranges::max_element(target) - target.begin()));
    }
    return file;
}

std::vector<double> allInputs(const Samples& samples) {
    std::vector<double> all;
    std::vector<double> buffer;
    for (std::size_t row = 0; row < samples.count(); ++row) {
        const auto input = samples.input(row, buffer);
        all.insert(all.end(), input.begin(), input.end());
    }
    return all;
}

struct Trained {
    std::map<std::size_t, std::vector<training::SnapshotPtr>> epochs;
    std::map<std::size_t, bool> completed;
};

/// Keeps every epoch of every run.
class Recorder : public sweep::SweepObserver {
public:
    void runStarted(const sweep::GridRun&) override {}
    void epochFinished(const sweep::GridRun& run, training::SnapshotPtr snapshot) override {
        const std::lock_guard lock(mutex_);
        trained.epochs[run.index].push_back(snapshot);
    }
    void runEnded(const sweep::GridRun& run, const training::RunOutcome& outcome, double) override {
        const std::lock_guard lock(mutex_);
        trained.completed[run.index] = std::holds_alternative<training::Completed>(outcome);
    }
    Trained trained;

private:
    std::mutex mutex_;
};

/// Nothing completed if the sweep as a whole failed.
Trained trainedRuns(const Experiment& experiment, int jobs) {
    Recorder recorder;
    const auto runs = sweep::grid(experiment);
    const auto outcome = sweep::runSweep(experiment, runs, jobs, recorder, {});
    return std::holds_alternative<sweep::Finished>(outcome) ? recorder.trained : Trained();
}

const Error* placed(const std::vector<Error>& problems, std::string_view place) {
    const auto found = std::ranges::find(problems, place, &Error::place);
    return found == problems.end() ? nullptr : &*found;
}

} // namespace

Q_DECLARE_METATYPE(dpfm::network::Scaling)

class TestIdxSource : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::string put(const QString& name, const QByteArray& content) const {
        return test::put(folder_->path(), name, content);
    }
    /// 30 images of 2×3 pixels in 3 classes, 12 to test with.
    Experiment withTest() const {
        Experiment experiment = digitsExperiment();
        experiment.data.source = DataSource::Idx;
        experiment.data.idx = {put("i", idxImages(30, 2, 3)),
                               put("l", idxLabels(30, 3)),
                               put("ti", idxImages(12, 2, 3)),
                               put("tl", idxLabels(12, 3)),
                               {}};
        data::learnShape(experiment.data, data::Reading::Quick);
        experiment.network.layers.back().neurons = 3;
        experiment.sweep.corpus = {10, 30};
        return experiment;
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void learnsTheShape_data();
    void learnsTheShape();
    void trainsTheSameBits_data();
    void trainsTheSameBits();
    void enginesReadBytes_data();
    void enginesReadBytes();
    void scalesAsDoublesAre_data();
    void scalesAsDoublesAre();
    void unitDividesBy255();
    void isHeldOnceAndSmall();
    void isReadAgainWhenItChanges();
    void threadsShareOneReading();
    void testFilesValidate_data();
    void testFilesValidate();
    void problems_data();
    void problems();
    void fieldsThatAreMissing();
    void sizesAreChecked();
    void sweepTellsOfDamage();
};

void TestIdxSource::learnsTheShape_data() {
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<int>("classes");
    QTest::newRow("ten") << idxLabels(12, 10) << 10;
    QTest::newRow("all alike") << idxLabels(12, 1) << 2;
    QTest::newRow("two") << idxLabels(12, 2) << 2;
    QTest::newRow("the largest byte") << idxLabels(12, 2).replace(8, 1, "\xff") << 256;
    QTest::newRow("packed") << gzip(idxLabels(12, 7)) << 7;
}

void TestIdxSource::learnsTheShape() {
    QFETCH(QByteArray, labels);
    QFETCH(int, classes);
    const Experiment experiment =
        onFiles(digitsExperiment(), put("i", idxImages(12, 4, 5)), put("l", labels));
    QVERIFY((experiment.data.idx.shape == IdxShape{20, classes, 12, 0}));
    const network::DataShape shape = network::shapeOf(experiment.data);
    QCOMPARE(shape.inputs, 20);
    QCOMPARE(shape.outputs, classes);
    QVERIFY(shape.classification);
    QCOMPARE(shape.samples, std::optional(12));
}

void TestIdxSource::trainsTheSameBits_data() {
    QTest::addColumn<bool>("packed");
    QTest::addColumn<int>("jobs");
    QTest::addColumn<Scaling>("scaling");
    QTest::newRow("plain") << false << 1 << Scaling::None;
    QTest::newRow("packed") << true << 2 << Scaling::None;
    QTest::newRow("min-max") << false << 2 << Scaling::MinMax;
    QTest::newRow("standard") << true << 1 << Scaling::Standard;
}

void TestIdxSource::trainsTheSameBits() {
    QFETCH(bool, packed);
    QFETCH(int, jobs);
    QFETCH(Scaling, scaling);
    Experiment experiment = digitsExperiment();
    experiment.data.scaling = scaling;
    const Trained expected = trainedRuns(experiment, 1);
    QCOMPARE(expected.completed.size(), std::size_t{12});
    const Experiment files =
        onFiles(experiment, put("i", packed ? gzip(digitImages()) : digitImages()),
                put("l", packed ? gzip(digitLabels()) : digitLabels()));
    const Trained own = trainedRuns(files, jobs);
    QVERIFY(own.completed == expected.completed);
    for (const auto& [run, epochs] : expected.epochs) {
        const auto& same = own.epochs.at(run);
        QCOMPARE(same.size(), epochs.size());
        for (std::size_t epoch = 0; epoch < epochs.size(); ++epoch) {
            QVERIFY(same[epoch]->metrics == epochs[epoch]->metrics);
            QVERIFY(same[epoch]->weights == epochs[epoch]->weights);
        }
    }
}

void TestIdxSource::enginesReadBytes_data() {
    QTest::addColumn<QString>("kind");
    QTest::newRow("reference") << "reference";
    QTest::newRow("dense") << "dense";
    QTest::newRow("sparse") << "sparse";
    QTest::newRow("backpropagation") << "backpropagation";
}

void TestIdxSource::enginesReadBytes() {
    QFETCH(const QString, kind);
    Experiment experiment = digitsExperiment();
    experiment.data.scaling = Scaling::Standard;
    const Experiment files = onFiles(experiment, put("i", digitImages()), put("l", digitLabels()));
    const TrainingData doubles = *data::prepare(experiment, 60, 2);
    const TrainingData bytes = *data::prepare(files, 60, 2);
    const network::Topology topology(experiment);
    const network::Weights weights = network::glorotUniform(topology, 5);
    const auto loss = experiment.training.loss;
    const auto engine =
        kind == QLatin1String("reference") ? engine::makeReferenceEngine(topology, loss, 7)
        : kind == QLatin1String("dense")
            ? engine::makeDenseEngine(topology, loss, 7, engine::usedInstructionSet())
        : kind == QLatin1String("sparse")
            ? engine::makeSparseEngine(topology, loss, 7, engine::usedInstructionSet())
            : engine::makeBackpropagationEngine(topology, loss);
    const std::vector<std::size_t> rows{3, 0, 47, 11, 12, 13, 14, 2, 9, 30, 21};
    std::vector<double> expected(topology.weightCount());
    std::vector<double> gradient(topology.weightCount());
    const auto of = test::computeBatch(*engine, weights, doubles.training, rows, expected);
    const auto own = test::computeBatch(*engine, weights, bytes.training, rows, gradient);
    QVERIFY(of && own);
    QCOMPARE(own->loss, of->loss);
    QVERIFY(gradient == expected);
    QVERIFY(std::ranges::any_of(gradient, [](double g) { return g != 0.0; }));
}

void TestIdxSource::scalesAsDoublesAre_data() {
    QTest::addColumn<Scaling>("scaling");
    QTest::addColumn<int>("holdout");
    QTest::newRow("none") << Scaling::None << 0;
    QTest::newRow("min-max") << Scaling::MinMax << 0;
    QTest::newRow("standard") << Scaling::Standard << 0;
    QTest::newRow("standard with a holdout") << Scaling::Standard << 40;
}

void TestIdxSource::scalesAsDoublesAre() {
    QFETCH(Scaling, scaling);
    QFETCH(int, holdout);
    Experiment experiment = digitsExperiment();
    experiment.data.scaling = scaling;
    experiment.data.commonHoldout = holdout;
    const TrainingData doubles = *data::prepare(experiment, 80, 7);
    const auto prepared =
        data::prepare(onFiles(experiment, put("i", digitImages()), put("l", digitLabels())), 80, 7);
    QVERIFY2(prepared.ok(), prepared.ok() ? "" : prepared.error().text().c_str());
    const TrainingData& bytes = *prepared;
    QVERIFY(bytes.training.isBytes() && bytes.validation.isBytes());
    QVERIFY(!doubles.training.isBytes());
    QCOMPARE(allInputs(bytes.training), doubles.training.inputs);
    QCOMPARE(allInputs(bytes.validation), doubles.validation.inputs);
    QCOMPARE(bytes.training.targets, doubles.training.targets);
    QCOMPARE(bytes.validation.targets, doubles.validation.targets);
    QVERIFY(bytes.scales == doubles.scales);
    QCOMPARE(bytes.outputNames, doubles.outputNames);
    QVERIFY(bytes.classification);
    QCOMPARE(bytes.inputNames.size(), std::size_t{64});
}

void TestIdxSource::unitDividesBy255() {
    Experiment experiment =
        onFiles(digitsExperiment(), put("i", idxImages(40, 5, 5)), put("l", idxLabels(40, 10)));
    experiment.data.scaling = Scaling::Unit;
    const auto prepared = data::prepare(experiment, 20, 1);
    QVERIFY(prepared.ok());
    const Samples& samples = prepared->training;
    std::vector<double> inputs(25);
    double largest = 0.0;
    for (std::size_t row = 0; row < samples.count(); ++row) {
        samples.readInput(row, inputs);
        const auto bytes = samples.inputBytes(row);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            QCOMPARE(inputs[i], bytes[i] / 255.0);
        largest = std::max(largest, *std::ranges::max_element(inputs));
    }
    QCOMPARE(largest, 250.0 / 255.0);

    experiment.data.source = DataSource::Digits;
    const auto problems = network::validate(experiment);
    QVERIFY(placed(problems, "data.scaling") != nullptr);
}

void TestIdxSource::isHeldOnceAndSmall() {
    Experiment experiment = onFiles(digitsExperiment(), put("i", idxImages(3'000, 28, 28)),
                                    put("l", gzip(idxLabels(3'000, 10))));
    experiment.data.scaling = Scaling::Unit;
    const auto one = data::prepare(experiment, 3'000, 1);
    const auto other = data::prepare(experiment, 3'000, 2);
    QVERIFY(one.ok() && other.ok());
    QVERIFY(one->training.bytes.table == other->training.bytes.table);
    QVERIFY(one->training.bytes.table == one->validation.bytes.table);
    QVERIFY(one->training.bytes.rows != other->training.bytes.rows);
    QVERIFY(one->training.inputs.empty());

    // All that one run holds, the table of all others included.
    const double pixels = 3'000.0 * 784.0;
    const std::size_t memory = one->training.inputMemory() + one->validation.inputMemory() -
                               one->validation.bytes.table->size();
    QVERIFY(static_cast<double>(memory) * 8.0 / pixels < 8.2);
    const Samples slice = one->training.slice(100, 50);
    QVERIFY(slice.bytes.table == one->training.bytes.table);
    QCOMPARE(slice.count(), std::size_t{50});
    std::vector<double> buffer;
    std::vector<double> of;
    QVERIFY(std::ranges::equal(slice.input(7, buffer), one->training.input(107, of)));
    QVERIFY(std::ranges::equal(slice.target(7), one->training.target(107)));
}

void TestIdxSource::isReadAgainWhenItChanges() {
    const std::string images = put("i", idxImages(20, 2, 2));
    const std::string labels = put("l", idxLabels(20, 10));
    const Experiment experiment = onFiles(digitsExperiment(), images, labels);
    const auto before = data::loadIdx(experiment.data.idx);
    QVERIFY(before.ok());
    QVERIFY(*before == *data::loadIdx(experiment.data.idx));

    QByteArray others = idxImages(20, 2, 2);
    others[16] = '\x7f';
    put("i", others);
    // A clock may not have gone on meanwhile.
    std::filesystem::last_write_time(images, std::filesystem::file_time_type::clock::now() +
                                                 std::chrono::seconds(5));
    const auto after = data::loadIdx(experiment.data.idx);
    QVERIFY(after.ok());
    QVERIFY(*before != *after);
    QCOMPARE(int{(*after)->training.samples.inputBytes(0)[0]}, 0x7f);
    QCOMPARE(int{(*before)->training.samples.inputBytes(0)[0]}, 0);

    put("i", idxImages(25, 2, 2));
    put("l", idxLabels(25, 10));
    const auto grown = data::loadIdx(experiment.data.idx);
    QVERIFY(!grown.ok());
    QCOMPARE(grown.error().place, "data.shape");
    const auto problems = data::validate(experiment);
    QVERIFY(placed(problems, "data.shape") != nullptr);
}

void TestIdxSource::threadsShareOneReading() {
    const Experiment experiment = onFiles(digitsExperiment(), put("i", gzip(idxImages(500, 8, 8))),
                                          put("l", idxLabels(500, 10)));
    std::vector<std::shared_ptr<const data::IdxData>> read(6);
    {
        std::vector<std::jthread> threads;
        for (auto& own : read)
            threads.emplace_back([&] {
                if (auto loaded = data::loadIdx(experiment.data.idx))
                    own = *std::move(loaded);
            });
    }
    for (const auto& own : read)
        QVERIFY(own != nullptr && own == read.front());
}

void TestIdxSource::testFilesValidate_data() {
    QTest::addColumn<int>("holdout");
    QTest::addColumn<std::size_t>("validation");
    QTest::newRow("all") << 0 << std::size_t{12};
    QTest::newRow("some") << 5 << std::size_t{5};
    QTest::newRow("as many as there are") << 12 << std::size_t{12};
}

void TestIdxSource::testFilesValidate() {
    QFETCH(int, holdout);
    QFETCH(std::size_t, validation);
    Experiment experiment = withTest();
    experiment.data.commonHoldout = holdout;
    QVERIFY((experiment.data.idx.shape == IdxShape{6, 3, 30, 12}));
    const auto problems = data::validate(experiment);
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].text().c_str());
    const auto large = data::prepare(experiment, 30, 4);
    const auto small = data::prepare(experiment, 10, 4);
    QVERIFY(large.ok() && small.ok());
    QCOMPARE(large->training.count(), std::size_t{30});
    QCOMPARE(small->training.count(), std::size_t{10});
    QCOMPARE(large->validation.count(), validation);
    // Common to all corpora, and of the test files.
    QVERIFY(large->validation.bytes.rows == small->validation.bytes.rows);
    QVERIFY(large->validation.bytes.table != large->training.bytes.table);
    QCOMPARE(large->validation.bytes.table->size(), std::size_t{72});
    // Corpora nest.
    QVERIFY(std::equal(small->training.bytes.rows.begin(), small->training.bytes.rows.end(),
                       large->training.bytes.rows.begin()));
    const Trained runs = trainedRuns(experiment, 2);
    QCOMPARE(runs.completed.size(), sweep::grid(experiment).size());
    for (const auto& [run, completed] : runs.completed)
        QVERIFY2(completed, std::to_string(run).c_str());

    experiment.data.commonHoldout = 13;
    const auto tooMany = data::validate(experiment);
    QVERIFY(placed(tooMany, "data.common_holdout") != nullptr);
}

void TestIdxSource::problems_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    QTest::newRow("no images") << "i" << QByteArray() << "data.images"
                               << "There is no file";
    QTest::newRow("no labels") << "l" << QByteArray() << "data.labels"
                               << "There is no file";
    QTest::newRow("no test images") << "ti" << QByteArray() << "data.test_images"
                                    << "no file";
    QTest::newRow("no test labels") << "tl" << QByteArray() << "data.test_labels"
                                    << "no file";
    QTest::newRow("labels as images") << "i" << idxLabels(30, 3) << "data.images"
                                      << "exchange";
    QTest::newRow("images as labels") << "tl" << idxImages(12, 2, 3) << "data.test_labels"
                                      << "exchange";
    QTest::newRow("too few labels") << "l" << idxLabels(29, 3) << "data.labels"
                                    << "has 29 labels for the 30 images";
    QTest::newRow("too many test labels") << "tl" << idxLabels(13, 3) << "data.test_labels"
                                          << "has 13 labels for the 12 images";
    QTest::newRow("other pixels") << "ti" << idxImages(12, 3, 2) << "data.test_images"
                                  << "images of 3 × 2 pixels, those to train on have 2 × 3";
    QTest::newRow("cut short") << "i" << idxImages(30, 2, 3).chopped(3) << "data.images"
                               << "ends after 193";
    QTest::newRow("more classes in the test labels") << "tl" << idxLabels(12, 5) << "data.shape"
                                                     << "of 6 pixels in 5 classes";
}

void TestIdxSource::problems() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    QFETCH(QString, says);
    Experiment experiment = withTest();
    QVERIFY(data::validate(experiment).empty());
    if (content.isEmpty())
        QFile::remove(folder_->filePath(name));
    else
        put(name, content);
    const bool shape = place == QLatin1String("data.shape");
    for (const bool known : {true, false}) {
        if (!known)
            experiment.data.idx.shape = {};
        if (shape && !known)
            continue;
        const auto problems = data::validate(experiment);
        const Error* problem = placed(problems, place.toStdString());
        QVERIFY(problem != nullptr);
        const QString message = QString::fromStdString(problem->message());
        QVERIFY2(message.contains(says), qPrintable(message));
        // One trouble is told once.
        QVERIFY(shape || placed(problems, "data.shape") == nullptr);
    }
}

void TestIdxSource::fieldsThatAreMissing() {
    Experiment experiment = digitsExperiment();
    experiment.data.source = DataSource::Idx;
    const auto none = data::validate(experiment);
    QVERIFY(placed(none, "data.images") != nullptr);
    QVERIFY(placed(none, "data.labels") != nullptr);

    experiment = withTest();
    experiment.data.idx.testLabels.clear();
    const auto half = data::validate(experiment);
    QVERIFY(placed(half, "data.test_labels") != nullptr);
    experiment = withTest();
    experiment.data.idx.testImages.clear();
    const auto otherHalf = data::validate(experiment);
    QVERIFY(placed(otherHalf, "data.test_images") != nullptr);
}

void TestIdxSource::sizesAreChecked() {
    Experiment experiment = withTest();
    experiment.sweep.corpus = {31};
    const auto corpus = data::validate(experiment);
    QVERIFY(placed(corpus, "sweep.corpus[0]") != nullptr);
    experiment = withTest();
    experiment.network.layers.back().neurons = 10;
    const auto outputs = data::validate(experiment);
    QVERIFY(placed(outputs, "network.layers[1].neurons") != nullptr);
    experiment = withTest();
    experiment.data.idx.shape.inputs = -4;
    QVERIFY(!network::validate(experiment).empty());
    experiment = withTest();
    experiment.data.idx.shape.classes = 257;
    QVERIFY(!network::validate(experiment).empty());
}

/// The header is good, so validation lets it pass; the damage is in the pixels.
void TestIdxSource::sweepTellsOfDamage() {
    QByteArray packed = gzip(digitImages());
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x20);
    const Experiment experiment =
        onFiles(digitsExperiment(), put("i", packed), put("l", digitLabels()));
    QVERIFY(data::validate(experiment).empty());
    Recorder recorder;
    const auto runs = sweep::grid(experiment);
    const auto outcome = sweep::runSweep(experiment, runs, 1, recorder, {});
    const auto* error = std::get_if<Error>(&outcome);
    QVERIFY(error != nullptr);
    QCOMPARE(error->place, "data.images");
    QVERIFY(recorder.trained.completed.empty());
    const auto prepared = data::prepare(experiment, 60, 1);
    QVERIFY(!prepared.ok());
    const auto run =
        training::trainRun(experiment, {network::Method::Dpfm, 60, 4, 1}, [](const auto&) {}, {});
    QVERIFY(!run.ok());
}

QTEST_APPLESS_MAIN(TestIdxSource)
#include "tst_idx_source.moc"
