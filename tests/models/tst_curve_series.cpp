#include "tests/support/sample_sweep.h"
#include "ui/models/curve_series.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using namespace dpfm::models;
using tests::sampleRun;

namespace {

constexpr sweep::Centre kMedian = sweep::Centre::Median;
constexpr sweep::Centre kMean = sweep::Centre::Mean;

std::vector<CurveSeries> runsOf(const session::SweepRecord& sweep, Metric metric,
                                const RunFilter& filter = {}, const CurveOptions& options = {}) {
    CurveSet set = curves(sweep, metric, filter, options);
    set.series.resize(set.runs);
    return set.series;
}

std::vector<CurveSeries> centresOf(const session::SweepRecord& sweep,
                                   const CurveOptions& options = {}, const RunFilter& filter = {}) {
    const CurveSet set = curves(sweep, Metric::Loss, filter, options);
    return {set.series.begin() + static_cast<std::ptrdiff_t>(set.runs), set.series.end()};
}

/// So many seeds of R = 2, with the losses seed and 10·seed.
session::SweepRecord seedsOf(int count) {
    session::SweepRecord sweep;
    for (int seed = 1; seed <= count; ++seed)
        sweep.runs.push_back(sampleRun(sweep.runs.size(), 50, 2, static_cast<std::uint64_t>(seed),
                                       {1.0 * seed, 10.0 * seed}));
    return sweep;
}

} // namespace

class TestCurveSeries : public QObject {
    Q_OBJECT
private slots:
    void curvesHoldTheEpochs();
    void curvesMarkHiddenAndLeaveOutCorpora();
    void deletedRunsAreNotThere();
    void curvesOfAnEarlierSweepAreMarked();
    void epochsWithoutTheMetricAreLeftOut();
    void mediansEndWithTheShortestSeed();
    void variantsAreNoSeeds();
    void bands_data();
    void bands();
    void singleRuns_data();
    void singleRuns();
    void soFarAndSmoothed();
    void bestEpochs();
    void whatTheyRunOver_data();
    void whatTheyRunOver();
    void secondsAreOfEndedRuns();
    void titles();
};

void TestCurveSeries::curvesHoldTheEpochs() {
    const std::vector<CurveSeries> series = runsOf(tests::sampleSweep(), Metric::ValLoss);
    QCOMPARE(series.size(), std::size_t{6});
    QCOMPARE(series[4].group.row.corpus, 100);
    QCOMPARE(series[4].group.category, (RegisterCategory{network::Method::Dpfm, 8}));
    QCOMPARE(series[4].epochs, (std::vector<double>{1, 2, 3}));
    QCOMPARE(series[4].values, (std::vector<double>{160, 80, 10.0 * (16.0 / 3.0)}));
    QVERIFY(series[4].shown);
}

void TestCurveSeries::curvesMarkHiddenAndLeaveOutCorpora() {
    const RunFilter filter{{true, true, true, false, true, true}, {100}};
    const std::vector<CurveSeries> series = runsOf(tests::sampleSweep(), Metric::Loss, filter);
    QCOMPARE(series.size(), std::size_t{3});
    QCOMPARE(series[0].group.row.corpus, 100);
    QVERIFY(!series[0].shown);
    QVERIFY(series[1].shown);
}

void TestCurveSeries::deletedRunsAreNotThere() {
    session::SweepRecord sweep = tests::sampleSweep();
    for (const std::size_t run : {0U, 1U, 2U, 4U}) // corpus 50 and one of 100
        sweep.runs[run].marks.deleted = true;
    const std::vector<CurveSeries> series = runsOf(sweep, Metric::Loss);
    QCOMPARE(series.size(), std::size_t{2});
    QCOMPARE(series[0].group.category.registers, 2);
    QCOMPARE(series[1].group.category.registers, 0);
}

void TestCurveSeries::curvesOfAnEarlierSweepAreMarked() {
    session::SweepRecord sweep;
    for (std::size_t i = 0; i < 4; ++i)
        sweep.runs.push_back(tests::sampleRun(i, 50, i < 2 ? 2 : 8, 1 + i % 2, {3.0, 2.0}));
    RunFilter filter;
    for (const CurveSeries& curve : runsOf(sweep, Metric::Loss, filter))
        QVERIFY(!curve.stale);
    filter.stale = {true, true, false, false};
    const std::vector<CurveSeries> marked = runsOf(sweep, Metric::Loss, filter);
    const std::vector<CurveSeries> medians = centresOf(sweep, {}, filter);
    QCOMPARE(medians.size(), std::size_t{2});
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(marked[i].stale, i < 2);
    QVERIFY(medians[0].stale && !medians[1].stale);
}

void TestCurveSeries::epochsWithoutTheMetricAreLeftOut() {
    session::SweepRecord sweep = tests::sampleSweep();
    sweep.runs[0].epochs[1].valAccuracy = 0.5;
    const std::vector<CurveSeries> series = runsOf(sweep, Metric::ValAccuracy);
    QCOMPARE(series[0].epochs, std::vector<double>{2});
    QCOMPARE(series[0].values, std::vector<double>{0.5});
    QVERIFY(series[1].values.empty());
}

void TestCurveSeries::mediansEndWithTheShortestSeed() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {1, 2, 3}), sampleRun(1, 50, 2, 2, {4, 8}),
                  sampleRun(2, 50, 2, 3, {2, 3, 4}), sampleRun(3, 50, 2, 4, {}),
                  sampleRun(4, 50, 8, 1, {1, 1})};
    std::vector<CurveSeries> medians = centresOf(sweep);
    QCOMPARE(medians.size(), std::size_t{1});
    QCOMPARE(medians[0].epochs, (std::vector<double>{1, 2}));
    QCOMPARE(medians[0].values, (std::vector<double>{2, 3}));
    QCOMPARE(medians[0].seeds, std::size_t{3});
    QVERIFY(!medians[0].run);

    medians = centresOf(sweep, {}, {{false, true, true, true, true}, {}});
    QCOMPARE(medians[0].values, (std::vector<double>{3, 5.5}));
    QVERIFY(centresOf(sweep, {}, {{false, false, true, true, true}, {}}).empty());
}

void TestCurveSeries::variantsAreNoSeeds() {
    session::SweepRecord sweep = seedsOf(4);
    sweep.runs[2].run.parameters.variant = sweep.runs[3].run.parameters.variant = 1;
    const std::vector<CurveSeries> medians = centresOf(sweep);
    QCOMPARE(medians.size(), std::size_t{2});
    QCOMPARE(medians[0].values[0], 1.5);
    QCOMPARE(medians[1].values[0], 3.5);
}

void TestCurveSeries::bands_data() {
    QTest::addColumn<int>("seeds");
    QTest::addColumn<int>("centre");
    QTest::addColumn<int>("band");
    QTest::addColumn<std::vector<double>>("first"); // centre, lower, upper of the first epoch
    using Numbers = std::vector<double>;
    const auto row = [](const char* name, int seeds, sweep::Centre centre, CurveBand band,
                        const Numbers& first) {
        QTest::newRow(name) << seeds << static_cast<int>(centre) << static_cast<int>(band) << first;
    };
    row("few have none", 5, kMedian, CurveBand::Auto, {3});
    row("many have quartiles", 9, kMedian, CurveBand::Auto, {5, 3, 7});
    row("asked for", 3, kMean, CurveBand::Quartiles, {2, 1.5, 2.5});
    row("none", 9, kMean, CurveBand::None, {5});
    row("deviation", 3, kMean, CurveBand::StandardDeviation, {2, 1, 3});
    row("error", 4, kMean, CurveBand::StandardError,
        {2.5, 2.5 - std::sqrt(5.0 / 12.0), 2.5 + std::sqrt(5.0 / 12.0)});
    row("range", 4, kMedian, CurveBand::Range, {2.5, 1, 4});
}

void TestCurveSeries::bands() {
    QFETCH(int, seeds);
    QFETCH(int, centre);
    QFETCH(int, band);
    QFETCH(std::vector<double>, first);
    CurveOptions options;
    options.centre = static_cast<sweep::Centre>(centre);
    options.band = static_cast<CurveBand>(band);
    const CurveSeries found = centresOf(seedsOf(seeds), options).at(0);
    QCOMPARE(found.seeds, static_cast<std::size_t>(seeds));
    QCOMPARE(found.values, (std::vector<double>{first[0], 10.0 * first[0]}));
    QCOMPARE(found.lower.empty(), first.size() == 1);
    if (first.size() > 1) {
        QVERIFY(std::abs(found.lower[0] - first[1]) < 1e-12);
        QVERIFY(std::abs(found.upper[0] - first[2]) < 1e-12);
        QVERIFY(std::abs(found.upper[1] - 10.0 * first[2]) < 1e-12);
    }
}

void TestCurveSeries::singleRuns_data() {
    QTest::addColumn<int>("seeds");
    QTest::addColumn<int>("runs");
    QTest::addColumn<bool>("drawn");
    const auto row = [](const char* name, int seeds, SingleRuns runs, bool drawn) {
        QTest::newRow(name) << seeds << static_cast<int>(runs) << drawn;
    };
    row("few", 5, SingleRuns::Auto, true);
    row("many", 6, SingleRuns::Auto, false);
    row("all", 6, SingleRuns::All, true);
    row("none", 2, SingleRuns::None, false);
    row("one stands for itself", 1, SingleRuns::None, true);
}

void TestCurveSeries::singleRuns() {
    QFETCH(int, seeds);
    QFETCH(int, runs);
    QFETCH(bool, drawn);
    CurveOptions options;
    options.runs = static_cast<SingleRuns>(runs);
    for (const CurveSeries& run : runsOf(seedsOf(seeds), Metric::Loss, {}, options)) {
        QCOMPARE(run.drawn, drawn);
        QCOMPARE(run.behind, seeds > 1);
    }
}

void TestCurveSeries::soFarAndSmoothed() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {4, 1, 7}), sampleRun(1, 50, 8, 1, {2, 4}),
                  sampleRun(2, 50, 8, 2, {4, 0})};
    CurveOptions options;
    options.smoothing = 0.5;
    CurveSet set = curves(sweep, Metric::Loss, {}, options);
    QCOMPARE(set.series[0].values, (std::vector<double>{4, 1, 7}));
    QCOMPARE(set.series[0].smooth, (std::vector<double>{4, 2, 8.5 / 1.75}));
    QVERIFY(set.series[1].smooth.empty()); // it is behind
    QCOMPARE(set.series[3].values, (std::vector<double>{3, 2}));
    QCOMPARE(set.series[3].smooth, (std::vector<double>{3, 3.5 / 1.5}));

    options = {};
    options.minimumSoFar = true;
    set = curves(sweep, Metric::Loss, {}, options);
    QCOMPARE(set.series[0].values, (std::vector<double>{4, 1, 1}));
    QVERIFY(set.series[0].smooth.empty());
    QCOMPARE(set.series[3].values, (std::vector<double>{3, 1})); // of each run, not of the median
    for (std::size_t i = 0; i < 3; ++i)
        sweep.runs[0].epochs[i].valAccuracy = std::vector{0.5, 0.9, 0.7}[i];
    set = curves(sweep, Metric::ValAccuracy, {}, options);
    QCOMPARE(set.series[0].values, (std::vector<double>{0.5, 0.9, 0.9}));
}

void TestCurveSeries::bestEpochs() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 1, {3, 1, 1, 2}, {9, 8, 7, 6}), sampleRun(1, 50, 4, 1, {})};
    const CurveSet set = curves(sweep, Metric::ValLoss);
    QCOMPARE(set.series[0].best.value(), std::size_t{1});
    QVERIFY(!set.series[1].best);
}

void TestCurveSeries::whatTheyRunOver_data() {
    QTest::addColumn<int>("x");
    QTest::addColumn<std::vector<double>>("lengths"); // of R = 8, backpropagation
    const auto row = [](const char* name, CurveX x, const std::vector<double>& lengths) {
        QTest::newRow(name) << static_cast<int>(x) << lengths;
    };
    row("epochs", CurveX::Epochs, {1, 1});
    row("samples", CurveX::Samples, {80, 80});
    // As tst_multiplications counts them for 4-5-5-1.
    row("multiplications", CurveX::Multiplications, {80.0 * 288.0, 80.0 * 140.0});
    row("seconds", CurveX::Seconds, {3, 0.5});
}

void TestCurveSeries::whatTheyRunOver() {
    QFETCH(int, x);
    QFETCH(std::vector<double>, lengths);
    session::SweepRecord sweep;
    sweep.experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                       {5, autodiff::Activation::Sigmoid},
                                       {1, autodiff::Activation::Linear}};
    sweep.runs = {sampleRun(0, 100, 8, 1, {2, 1}), sampleRun(1, 100, 0, 1, {2, 1})};
    sweep.runs[0].seconds = 6.0;
    sweep.runs[1].seconds = 1.0;
    sweep.runs[1].run.parameters.method = network::Method::Backpropagation;
    CurveOptions options;
    options.x = static_cast<CurveX>(x);
    const CurveSet set = curves(sweep, Metric::Loss, {}, options);
    QCOMPARE(set.series.size(), lengths.size());
    for (std::size_t i = 0; i < lengths.size(); ++i)
        QCOMPARE(set.series[i].epochLength, lengths[i]);

    // Error feedback passes every sample in full besides: 571 more of 4-5-5-1.
    if (options.x != CurveX::Multiplications)
        return;
    sweep.experiment.training.selection = autodiff::Selection::ErrorFeedback;
    const CurveSet fed = curves(sweep, Metric::Loss, {}, options);
    QCOMPARE(fed.series[0].epochLength, 80.0 * (288.0 + 571.0));
    QCOMPARE(fed.series[1].epochLength, lengths[1]);
}

void TestCurveSeries::secondsAreOfEndedRuns() {
    session::SweepRecord sweep = seedsOf(4);
    for (std::size_t i = 0; i < 4; ++i)
        sweep.runs[i].seconds = std::vector{2.0, 8.0, 0.0, 4.0}[i];
    sweep.runs[3].status = session::RunStatus::Running;
    CurveOptions options;
    options.x = CurveX::Seconds;
    const CurveSet set = curves(sweep, Metric::Loss, {}, options);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(set.series[i].values.empty(), i > 1);
    QCOMPARE(set.series.size(), std::size_t{5});
    QCOMPARE(set.series[4].seeds, std::size_t{2});
    QCOMPARE(set.series[4].epochLength, 2.5); // the median of 1 and 4
}

void TestCurveSeries::titles() {
    CurveOptions options;
    QCOMPARE(curvesCaption(options, 1, 1), QString());
    QCOMPARE(curvesCaption(options, 3, 3), QStringLiteral("median over 3 seeds"));
    QCOMPARE(curvesCaption(options, 3, 20), QStringLiteral("median and quartiles over 3–20 seeds"));
    QCOMPARE(curveTitle(Metric::ValLoss, options), QStringLiteral("val_loss"));
    options.smoothing = 0.9;
    options.minimumSoFar = true;
    QCOMPARE(curvesCaption(options, 1, 1), QStringLiteral("smoothed by 0.9, unsmoothed behind"));
    QCOMPARE(curveTitle(Metric::ValLoss, options), QStringLiteral("val_loss, minimum so far"));
    QCOMPARE(curveTitle(Metric::Accuracy, options), QStringLiteral("accuracy, maximum so far"));
}

QTEST_GUILESS_MAIN(TestCurveSeries)
#include "tst_curve_series.moc"
