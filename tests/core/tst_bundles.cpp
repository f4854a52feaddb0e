#include "core/engine/gradient_engine.h"
#include "core/sweep/bundles.h"
#include "core/sweep/runner.h"
#include "tests/support/experiments.h"
#include "tests/support/networks.h"

#include <QTest>

#include <map>
#include <mutex>
#include <set>

using namespace dpfm;
using network::Experiment;
using sweep::GridRun;
using training::EpochMetrics;

namespace {

Experiment manySeeds(Experiment experiment, int seeds, int batchSize) {
    experiment.sweep.seeds.clear();
    for (int seed = 1; seed <= seeds; ++seed)
        experiment.sweep.seeds.push_back(static_cast<std::uint64_t>(seed));
    experiment.training.batchSize = batchSize;
    return experiment;
}

/// What a run came to.
struct Trained {
    std::vector<EpochMetrics> epochs;
    network::Weights weights;
    std::vector<training::LayerActivity> layers;
    std::size_t outcome = 99;

    void take(const training::SnapshotPtr& snapshot) {
        epochs.push_back(snapshot->metrics);
        weights = snapshot->weights;
        layers = snapshot->layers;
    }
    bool operator==(const Trained&) const = default;
};

class Collector : public sweep::SweepObserver {
public:
    void runStarted(const GridRun&) override {}
    void epochFinished(const GridRun& run, training::SnapshotPtr snapshot) override {
        const std::lock_guard lock(mutex_);
        runs[run.index].take(snapshot);
    }
    void runEnded(const GridRun& run, const training::RunOutcome& outcome, double) override {
        const std::lock_guard lock(mutex_);
        runs[run.index].outcome = outcome.index();
    }

    std::map<std::size_t, Trained> runs;

private:
    std::mutex mutex_;
};

} // namespace

class TestBundles : public QObject {
    Q_OBJECT

private slots:
    void everyRunIsInOneBundle_data();
    void everyRunIsInOneBundle();
    void fillTheLanes();
    void runsAreWhatTheyAreAlone_data();
    void runsAreWhatTheyAreAlone();
};

void TestBundles::everyRunIsInOneBundle_data() {
    QTest::addColumn<int>("seeds");
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<bool>("baseline");
    for (const int seeds : {1, 5, 40})
        for (const int batchSize : {1, 10, 64})
            QTest::addRow("%d seeds, batches of %d", seeds, batchSize)
                << seeds << batchSize << (seeds == 5);
}

void TestBundles::everyRunIsInOneBundle() {
    QFETCH(const int, seeds);
    QFETCH(const int, batchSize);
    QFETCH(const bool, baseline);
    Experiment experiment = manySeeds(test::workshop(), seeds, batchSize);
    experiment.sweep.baseline = baseline;
    const std::vector<GridRun> runs = sweep::grid(experiment);
    std::set<std::size_t> seen;
    std::size_t firstBefore = 0;
    for (const auto& bundle : sweep::bundles(experiment, runs, 2)) {
        QVERIFY(!bundle.empty());
        QVERIFY(seen.empty() || bundle.front().index > firstBefore);
        firstBefore = bundle.front().index;
        std::size_t before = 0;
        for (const GridRun& run : bundle) {
            QVERIFY(seen.insert(run.index).second);
            QVERIFY(run.index == bundle.front().index || run.index > before);
            before = run.index;
            QCOMPARE(run.parameters.registers, bundle.front().parameters.registers);
            QCOMPARE(run.parameters.method, bundle.front().parameters.method);
        }
        if (bundle.front().parameters.method == network::Method::Backpropagation)
            QCOMPARE(bundle.size(), std::size_t{1});
    }
    QCOMPARE(seen.size(), runs.size());
}

void TestBundles::fillTheLanes() {
    const std::size_t lanes = engine::lanesOf(engine::usedInstructionSet());
    const auto largest = [](const Experiment& experiment) {
        std::size_t size = 0;
        for (const auto& bundle : sweep::bundles(experiment, sweep::grid(experiment), 2))
            size = std::max(size, bundle.size());
        return size;
    };
    // Single samples fill a lane each; batches that fill all lanes need no company.
    QVERIFY(largest(manySeeds(test::workshop(), 2, 1)) > 1);
    QCOMPARE(largest(manySeeds(test::workshop(), 1, static_cast<int>(lanes))), std::size_t{1});
    QCOMPARE(largest(manySeeds(test::workshop(), 100, 10)), lanes);
}

void TestBundles::runsAreWhatTheyAreAlone_data() {
    QTest::addColumn<Experiment>("experiment");
    QTest::newRow("workshop") << manySeeds(test::workshop(), 21, 10);
    QTest::newRow("single samples") << manySeeds(test::workshop(), 3, 1);
    QTest::newRow("classes") << manySeeds(test::irises(), 19, 7);
    Experiment diverging = manySeeds(test::workshop(), 19, 3);
    diverging.network.layers = {{3, autodiff::Activation::Linear},
                                {1, autodiff::Activation::Linear}};
    diverging.training.optimizer = {.kind = network::OptimizerKind::Sgd, .learningRate = 0.9};
    diverging.training.epochs = 60;
    QTest::newRow("diverging") << diverging;
}

/// A sweep's runs, bundled, against each of them trained by itself.
void TestBundles::runsAreWhatTheyAreAlone() {
    QFETCH(const Experiment, experiment);
    const std::vector<GridRun> runs = sweep::grid(experiment);
    Collector collector;
    const auto outcome = sweep::runSweep(experiment, runs, 2, collector, {});
    QVERIFY(std::holds_alternative<sweep::Finished>(outcome));
    QCOMPARE(collector.runs.size(), runs.size());
    std::set<std::size_t> outcomes;
    for (const GridRun& run : runs) {
        Trained alone;
        alone.outcome =
            training::trainRun(experiment, run.parameters,
                               [&](const training::SnapshotPtr& snapshot) { alone.take(snapshot); },
                               {})
                ->index();
        outcomes.insert(alone.outcome);
        QVERIFY2(alone == collector.runs[run.index],
                 qPrintable(QStringLiteral("run %1").arg(run.index)));
        QVERIFY(test::sameBits(alone.weights, collector.runs[run.index].weights));
    }
    if (QTest::currentDataTag() == QByteArray("diverging"))
        QVERIFY(outcomes.contains(training::RunOutcome(training::Divergence{}).index()));
}

QTEST_APPLESS_MAIN(TestBundles)
#include "tst_bundles.moc"
