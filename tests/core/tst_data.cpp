#include "core/data/bundled.h"
#include "core/data/generators.h"
#include "core/data/split.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace dpfm;
using data::Samples;
using data::TrainingData;
using network::DataSource;
using network::Experiment;
using network::Scaling;

namespace {

Experiment experimentOn(DataSource source) {
    Experiment experiment;
    experiment.data.source = source;
    return experiment;
}

/// Training and validation part one after the other: the corpus as it was drawn.
std::vector<double> corpusInputs(const TrainingData& data) {
    std::vector<double> inputs = data.training.inputs;
    inputs.insert(inputs.end(), data.validation.inputs.begin(), data.validation.inputs.end());
    return inputs;
}

bool isPrefix(const std::vector<double>& part, const std::vector<double>& whole) {
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

} // namespace

class TestData : public QObject {
    Q_OBJECT

private slots:
    void sumIsTheSum();
    void noiseDoesNotMoveTheInputs();
    void corporaNest_data();
    void corporaNest();
    void validationIsTheLastShare();
    void commonHoldoutIsCommon_data();
    void commonHoldoutIsCommon();
    void seedsPermuteBundledData();
    void minMaxIsFittedOnTraining();
    void standardIsFittedOnTraining();
    void scalesAreTold_data();
    void scalesAreTold();
    void noScalingLeavesTheData();
    void bundledSets_data();
    void bundledSets();
    void picksAndSlices();
};

void TestData::sumIsTheSum() {
    const data::Dataset set = data::sumOfInputs(50, 4, 0.0, 3);
    QCOMPARE(set.samples.count(), std::size_t{50});
    QCOMPARE(set.samples.outputWidth, std::size_t{1});
    QVERIFY(!set.classification);
    QCOMPARE(set.inputNames, (std::vector<std::string>{"x1", "x2", "x3", "x4"}));
    for (std::size_t row = 0; row < 50; ++row) {
        const auto x = set.samples.input(row);
        QCOMPARE(set.samples.target(row)[0], x[0] + x[1] + x[2] + x[3]);
        for (const double value : x)
            QVERIFY(value >= 0.0 && value < 1.0);
    }
    QVERIFY(data::sumOfInputs(50, 4, 0.0, 4).samples.inputs != set.samples.inputs);
}

void TestData::noiseDoesNotMoveTheInputs() {
    const Samples clean = data::sumOfInputs(2'000, 3, 0.0, 8).samples;
    const Samples noisy = data::sumOfInputs(2'000, 3, 0.5, 8).samples;
    QCOMPARE(noisy.inputs, clean.inputs);
    double squares = 0.0;
    for (std::size_t row = 0; row < clean.count(); ++row) {
        const double error = noisy.targets[row] - clean.targets[row];
        squares += error * error;
    }
    QVERIFY(std::fabs(std::sqrt(squares / 2'000.0) - 0.5) < 0.03);
}

void TestData::corporaNest_data() {
    QTest::addColumn<DataSource>("source");
    QTest::newRow("sum") << DataSource::Sum;
    QTest::newRow("spirals") << DataSource::Spirals;
    QTest::newRow("sine") << DataSource::Sine;
    QTest::newRow("iris") << DataSource::Iris;
    QTest::newRow("digits") << DataSource::Digits;
}

void TestData::corporaNest() {
    QFETCH(DataSource, source);
    Experiment experiment = experimentOn(source);
    experiment.data.noise = 0.1;
    for (const std::uint64_t seed : {1U, 2U}) {
        const auto largest = corpusInputs(*data::prepare(experiment, 150, seed));
        for (const int corpus : {2, 50, 100, 149})
            QVERIFY(isPrefix(corpusInputs(*data::prepare(experiment, corpus, seed)), largest));
    }
    QVERIFY(corpusInputs(*data::prepare(experiment, 50, 1)) !=
            corpusInputs(*data::prepare(experiment, 50, 2)));
}

void TestData::validationIsTheLastShare() {
    Experiment experiment = experimentOn(DataSource::Sum);
    const std::vector<double> all = data::sumOfInputs(101, 4, 0.0, 1).samples.targets;
    for (const auto& [corpus, validation] : {std::pair{100, 20}, {101, 21}, {50, 10}, {2, 1}}) {
        const TrainingData data = *data::prepare(experiment, corpus, 1);
        QCOMPARE(data.validation.count(), static_cast<std::size_t>(validation));
        QCOMPARE(data.training.count(), static_cast<std::size_t>(corpus - validation));
        QVERIFY(isPrefix(data.training.targets, all));
        QVERIFY(std::equal(data.validation.targets.begin(), data.validation.targets.end(),
                           all.begin() + (corpus - validation)));
    }
}

void TestData::commonHoldoutIsCommon_data() {
    corporaNest_data();
}

void TestData::commonHoldoutIsCommon() {
    QFETCH(DataSource, source);
    Experiment experiment = experimentOn(source);
    experiment.data.commonHoldout = 30;
    const TrainingData small = *data::prepare(experiment, 40, 5);
    const TrainingData large = *data::prepare(experiment, 120, 5);
    QCOMPARE(small.validation.count(), std::size_t{30});
    QCOMPARE(small.training.count(), std::size_t{40});
    QCOMPARE(large.training.count(), std::size_t{120});
    QCOMPARE(small.validation.inputs, large.validation.inputs);
    QCOMPARE(small.validation.targets, large.validation.targets);
    QVERIFY(isPrefix(small.training.inputs, large.training.inputs));
}

void TestData::seedsPermuteBundledData() {
    const Experiment experiment = experimentOn(DataSource::Digits);
    const TrainingData data = *data::prepare(experiment, 1797, 4);
    const auto rowsOf = [](const Samples& samples) {
        std::vector<std::vector<double>> rows;
        for (std::size_t row = 0; row < samples.count(); ++row) {
            rows.emplace_back(samples.input(row).begin(), samples.input(row).end());
            rows.back().insert(rows.back().end(), samples.target(row).begin(),
                               samples.target(row).end());
        }
        return rows;
    };
    std::vector<std::vector<double>> drawn = rowsOf(data.training);
    const std::vector<std::vector<double>> rest = rowsOf(data.validation);
    drawn.insert(drawn.end(), rest.begin(), rest.end());
    std::vector<std::vector<double>> file = rowsOf(data::digits().samples);
    QVERIFY(drawn != file);
    std::sort(drawn.begin(), drawn.end());
    std::sort(file.begin(), file.end());
    QVERIFY(drawn == file);
}

void TestData::minMaxIsFittedOnTraining() {
    Experiment experiment = experimentOn(DataSource::Digits);
    const TrainingData plain = *data::prepare(experiment, 60, 2);
    experiment.data.scaling = Scaling::MinMax;
    const TrainingData scaled = *data::prepare(experiment, 60, 2);
    QCOMPARE(scaled.training.targets, plain.training.targets);
    bool constantSeen = false;
    bool outsideSeen = false;
    for (std::size_t input = 0; input < 64; ++input) {
        std::vector<double> before;
        std::vector<double> after;
        for (std::size_t row = 0; row < plain.training.count(); ++row) {
            before.push_back(plain.training.input(row)[input]);
            after.push_back(scaled.training.input(row)[input]);
        }
        const auto [low, high] = std::minmax_element(before.begin(), before.end());
        const auto [scaledLow, scaledHigh] = std::minmax_element(after.begin(), after.end());
        const bool constant = *low == *high;
        constantSeen = constantSeen || constant;
        QCOMPARE(*scaledLow, 0.0);
        QCOMPARE(*scaledHigh, constant ? 0.0 : 1.0);
        for (std::size_t row = 0; row < plain.validation.count(); ++row) {
            const double value = plain.validation.input(row)[input];
            const double expected = constant ? 0.0 : (value - *low) / (*high - *low);
            QCOMPARE(scaled.validation.input(row)[input], expected);
            outsideSeen = outsideSeen || expected < 0.0 || expected > 1.0;
        }
    }
    // Otherwise this test would not tell where the fit was made.
    QVERIFY(constantSeen && outsideSeen);
}

void TestData::standardIsFittedOnTraining() {
    Experiment experiment = experimentOn(DataSource::Iris);
    experiment.data.scaling = Scaling::Standard;
    const TrainingData data = *data::prepare(experiment, 100, 2);
    double largestValidationMean = 0.0;
    for (std::size_t input = 0; input < 4; ++input) {
        const auto mean = [&](const Samples& samples) {
            double sum = 0.0;
            for (std::size_t row = 0; row < samples.count(); ++row)
                sum += samples.input(row)[input];
            return sum / static_cast<double>(samples.count());
        };
        double squares = 0.0;
        for (std::size_t row = 0; row < data.training.count(); ++row)
            squares += data.training.input(row)[input] * data.training.input(row)[input];
        QVERIFY(std::fabs(mean(data.training)) < 1e-12);
        QVERIFY(std::fabs(squares / static_cast<double>(data.training.count()) - 1.0) < 1e-12);
        largestValidationMean = std::max(largestValidationMean, std::fabs(mean(data.validation)));
    }
    QVERIFY(largestValidationMean > 1e-3);
}

void TestData::scalesAreTold_data() {
    QTest::addColumn<Scaling>("scaling");
    QTest::newRow("min-max") << Scaling::MinMax;
    QTest::newRow("standard") << Scaling::Standard;
}

/// What is fed to the network later goes through the same scales as its training part went.
void TestData::scalesAreTold() {
    QFETCH(Scaling, scaling);
    Experiment experiment = experimentOn(DataSource::Digits);
    const TrainingData plain = *data::prepare(experiment, 60, 2);
    experiment.data.scaling = scaling;
    const TrainingData scaled = *data::prepare(experiment, 60, 2);
    QCOMPARE(scaled.scales.size(), std::size_t{64});
    std::vector<double> inputs = plain.training.inputs;
    data::scale(inputs, scaled.scales);
    QCOMPARE(inputs, scaled.training.inputs);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const double back = scaled.scales[i % 64].unscaled(inputs[i]);
        QVERIFY(std::fabs(back - plain.training.inputs[i]) < 1e-12);
    }
    data::scale(inputs, plain.scales);
    QCOMPARE(inputs, scaled.training.inputs);
}

void TestData::noScalingLeavesTheData() {
    const TrainingData data = *data::prepare(experimentOn(DataSource::Sum), 20, 6);
    QVERIFY(data.scales.empty());
    QCOMPARE(corpusInputs(data), data::sumOfInputs(20, 4, 0.0, 6).samples.inputs);
}

void TestData::bundledSets_data() {
    using Counts = std::vector<int>;
    QTest::addColumn<DataSource>("source");
    QTest::addColumn<Counts>("classCounts");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("iris") << DataSource::Iris << Counts{50, 50, 50} << 0.1 << 7.9;
    QTest::newRow("digits") << DataSource::Digits
                            << Counts{178, 182, 177, 183, 181, 182, 181, 179, 174, 180} << 0.0
                            << 16.0;
}

void TestData::bundledSets() {
    QFETCH(DataSource, source);
    QFETCH(std::vector<int>, classCounts);
    QFETCH(double, low);
    QFETCH(double, high);
    const data::Dataset& set = source == DataSource::Iris ? data::iris() : data::digits();
    const network::DataShape shape = network::shapeOf(experimentOn(source).data);
    QCOMPARE(static_cast<int>(set.samples.count()), shape.samples.value());
    QCOMPARE(static_cast<int>(set.samples.inputWidth), shape.inputs);
    QCOMPARE(static_cast<int>(set.samples.outputWidth), shape.outputs);
    QCOMPARE(set.inputNames.size(), set.samples.inputWidth);
    QCOMPARE(set.outputNames.size(), set.samples.outputWidth);
    QCOMPARE(std::set(set.inputNames.begin(), set.inputNames.end()).size(), set.inputNames.size());
    QVERIFY(set.classification && shape.classification);

    QCOMPARE(set.samples.inputs.size(), set.samples.count() * set.samples.inputWidth);
    const auto [least, most] =
        std::minmax_element(set.samples.inputs.begin(), set.samples.inputs.end());
    QCOMPARE(*least, low);
    QCOMPARE(*most, high);

    std::vector<int> counts(classCounts.size(), 0);
    for (std::size_t row = 0; row < set.samples.count(); ++row) {
        const auto target = set.samples.target(row);
        QCOMPARE(std::count(target.begin(), target.end(), 1.0), 1);
        QCOMPARE(std::count(target.begin(), target.end(), 0.0),
                 static_cast<std::ptrdiff_t>(target.size()) - 1);
        ++counts[static_cast<std::size_t>(std::max_element(target.begin(), target.end()) -
                                          target.begin())];
    }
    QCOMPARE(counts, classCounts);
}

void TestData::picksAndSlices() {
    const Samples samples{2, 1, {1, 2, 3, 4, 5, 6}, {10, 20, 30}};
    const Samples slice = samples.slice(1, 2);
    QCOMPARE(slice.inputs, (std::vector<double>{3, 4, 5, 6}));
    QCOMPARE(slice.targets, (std::vector<double>{20, 30}));
    const Samples picked = samples.pick(std::vector<std::size_t>{2, 0, 2});
    QCOMPARE(picked.inputs, (std::vector<double>{5, 6, 1, 2, 5, 6}));
    QCOMPARE(picked.targets, (std::vector<double>{30, 10, 30}));
    QCOMPARE(samples.slice(3, 0).count(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestData)
#include "tst_data.moc"
