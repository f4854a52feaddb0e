#include "core/base/share.h"
#include "core/network/variants.h"
#include "core/sweep/estimate.h"
#include "tests/support/experiments.h"
#include "tests/support/stopped.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using network::Experiment;

namespace {

constexpr double kBefore = 0.25;

double samplesOf(const Experiment& experiment, int corpus) {
    const auto count = static_cast<std::size_t>(corpus);
    return static_cast<double>(count - ceilOfShare(experiment.validationShare, count));
}

/// A machine on which a sample takes as many seconds as a network has layers, all registers twice
/// that.
std::optional<double> layersMachine(const Experiment& experiment,
                                    std::span<const training::RunParameters> runs) {
    double seconds = kBefore;
    for (const training::RunParameters& run : runs)
        seconds += static_cast<double>(experiment.network.layers.size()) *
                   (run.registers == 0 ? 2.0 : 1.0) * samplesOf(experiment, run.corpus) *
                   experiment.training.epochs;
    return seconds;
}

} // namespace

class TestEstimate : public QObject {
    Q_OBJECT
private slots:
    void isWhatTheMachineTakes_data();
    void isWhatTheMachineTakes();
    void isAtLeastTheLongestRun();
    void triesOneForManyWithinItsBudget();
    void triesShortRunsOnly();
    void saysNothingWithoutATrial();
    void trainsForATrial();
    void stops();
};

void TestEstimate::isWhatTheMachineTakes_data() {
    QTest::addColumn<Experiment>("experiment");
    QTest::addColumn<int>("jobs");
    Experiment backpropagation = test::workshop(); // never side by side, so bundles are runs
    backpropagation.training.method = network::Method::Backpropagation;
    backpropagation.sweep.registers = {0};
    backpropagation.sweep.corpus = {50, 200, 100};
    backpropagation.sweep.seeds = {1, 2, 3, 4};
    QTest::newRow("one thread") << backpropagation << 1;
    QTest::newRow("three threads") << backpropagation << 3;
    Experiment variants = backpropagation;
    variants.sweep.fields = {{"network.hidden", {"5-5", "none"}}, {"training.epochs", {"2", "40"}}};
    QTest::newRow("variants") << variants << 1;
}

void TestEstimate::isWhatTheMachineTakes() {
    QFETCH(Experiment, experiment);
    QFETCH(int, jobs);
    const auto runs = sweep::grid(experiment);
    const auto estimate = sweep::estimateTime(experiment, runs, jobs, 1e9, layersMachine);
    QVERIFY(estimate);
    QCOMPARE(estimate->bundles, runs.size());
    double seconds = 0.0;
    for (const sweep::GridRun& run : runs) {
        const Experiment variant = network::variantOf(experiment, run.parameters.variant);
        seconds += *layersMachine(variant, std::span(&run.parameters, 1));
    }
    // Bundles that were not tried take the pace of their neighbours: here the same one.
    QVERIFY2(std::abs(estimate->seconds - seconds / jobs) < 0.02 * seconds,
             qPrintable(QStringLiteral("%1 for %2").arg(estimate->seconds).arg(seconds / jobs)));
}

void TestEstimate::isAtLeastTheLongestRun() {
    Experiment experiment = test::workshop();
    experiment.training.method = network::Method::Backpropagation;
    experiment.sweep.registers = {0};
    experiment.sweep.corpus = {10, 1000};
    const auto runs = sweep::grid(experiment);
    const auto estimate = sweep::estimateTime(experiment, runs, 2, 1e9, layersMachine);
    QVERIFY(estimate);
    QCOMPARE(estimate->seconds, *layersMachine(experiment, std::span(&runs[1].parameters, 1)));
}

void TestEstimate::triesOneForManyWithinItsBudget() {
    Experiment experiment = test::workshop();
    experiment.training.method = network::Method::Backpropagation;
    experiment.sweep.registers = {0};
    experiment.sweep.seeds.clear();
    for (std::uint64_t seed = 0; seed < 500; ++seed)
        experiment.sweep.seeds.push_back(seed);
    const auto runs = sweep::grid(experiment);
    const auto one = sweep::estimateTime(experiment, runs, 1, 0.0, layersMachine);
    QVERIFY(one);
    QCOMPARE(one->trials, 1U);
    const auto many = sweep::estimateTime(experiment, runs, 1, 1e9, layersMachine);
    QVERIFY(many);
    QCOMPARE(many->trials, sweep::kMostTrials);
    QCOMPARE(many->bundles, 1000U);
}

void TestEstimate::triesShortRunsOnly() {
    Experiment experiment = test::workshop();
    experiment.sweep.corpus = {100'000};
    experiment.training.epochs = 1000;
    double most = 0.0;
    const auto estimate = sweep::estimateTime(
        experiment, sweep::grid(experiment), 1, 1e9,
        [&](const Experiment& of, std::span<const training::RunParameters> runs) {
            for (const training::RunParameters& run : runs)
                most = std::max(most, samplesOf(of, run.corpus) * of.training.epochs);
            return layersMachine(of, runs);
        });
    QVERIFY(estimate);
    QVERIFY(most <= 3.0 * 81.0); // three epochs of eight batches of ten
    QVERIFY(estimate->seconds > 80'000.0 * 1000.0);
}

void TestEstimate::saysNothingWithoutATrial() {
    const Experiment experiment = test::workshop();
    const auto nothing = [](const Experiment&, std::span<const training::RunParameters>) {
        return std::optional<double>();
    };
    QVERIFY(!sweep::estimateTime(experiment, sweep::grid(experiment), 1, 1.0, nothing));
    const auto done = sweep::estimateTime(experiment, {}, 1, 1.0, nothing);
    QVERIFY(done);
    QCOMPARE(done->seconds, 0.0);
}

void TestEstimate::trainsForATrial() {
    const Experiment experiment = test::workshop();
    const auto estimate = sweep::estimateTime(experiment, sweep::grid(experiment), 1, 0.0,
                                              sweep::timedTrial(std::stop_token()));
    QVERIFY(estimate);
    QVERIFY(estimate->seconds > 0.0);
}

void TestEstimate::stops() {
    const Experiment experiment = test::workshop();
    QVERIFY(!sweep::estimateTime(experiment, sweep::grid(experiment), 1, 1.0,
                                 sweep::timedTrial(test::stopped())));
}

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
