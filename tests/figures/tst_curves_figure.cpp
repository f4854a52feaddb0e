#include "tests/support/sample_sweep.h"
#include "ui/figures/curves_figure.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>
#include <set>
#include <tuple>

using namespace dpfm;
using namespace dpfm::figures;
using models::Metric;

Q_DECLARE_METATYPE(dpfm::network::Method)

namespace {

std::vector<CurvePanel> panels(const session::SweepRecord& sweep,
                               const models::RunFilter& filter = {},
                               const models::CurveOptions& options = {}) {
    return {{Metric::Loss, models::curves(sweep, Metric::Loss, filter, options)},
            {Metric::ValLoss, models::curves(sweep, Metric::ValLoss, filter, options)}};
}

/// So many seeds of R = 2, with the losses 10·seed and seed.
session::SweepRecord seedsOf(int count) {
    session::SweepRecord sweep;
    for (int seed = 1; seed <= count; ++seed)
        sweep.runs.push_back(tests::sampleRun(
            sweep.runs.size(), 50, 2, static_cast<std::uint64_t>(seed), {10.0 * seed, 1.0 * seed}));
    return sweep;
}

/// A figure in a window, drawn once.
struct Shown {
    CurvesFigure figure;
    explicit Shown(const session::SweepRecord& sweep) {
        figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
        figure.widget()->resize(900, 500);
        figure.widget()->show();
        set(panels(sweep));
    }
    void set(std::vector<CurvePanel> of) {
        figure.setPanels(std::move(of));
        figure.plot().replot();
    }
    QCPAxisRect& rect(int panel) { return *figure.plot().axisRect(panel); }
    QCPAxis& x(int panel) { return *rect(panel).axis(QCPAxis::atBottom); }
    QCPAxis& y(int panel) { return *rect(panel).axis(QCPAxis::atLeft); }
    void wheel(int panel, int delta) {
        const QPointF at = rect(panel).rect().center();
        QWheelEvent event(at, figure.widget()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(figure.widget(), &event);
    }
};

} // namespace

class TestCurvesFigure : public QObject {
    Q_OBJECT
private slots:
    void seriesBecomeGraphs();
    void manySeedsAreABand_data();
    void manySeedsAreABand();
    void emptyStateIsASentence();
    void rangesFollowTheData();
    void zoomSurvivesUpdates();
    void panelsShareTheirEpochs();
    void doubleClickShowsEverything();
    void legendHasOneEntryPerRegisterCountAndCorpus();
    void legendLeavesOutWhatLacksTheMetric();
    void legendNamesRunsWithColors();
    void runsWithColorsAreAsFaintAsOthers_data();
    void runsWithColorsAreAsFaintAsOthers();
    void dotsHaveTheColourOfTheirCurve_data();
    void dotsHaveTheColourOfTheirCurve();
    void legendClickTells();
    void hiddenCurvesAreNotDrawnAndGreyed();
    void logarithmicAxisLeavesOutWhatIsNotPositive();
    void divergedRunsDoNotSetTheRange();
    void seedsGetAMedian();
    void dashesTellCorpora();
    void nearCurveIsDescribed();
    void groupsAreDescribed();
    void asAskedFor();
    void overOtherThanEpochs();
    void selectedRunHasAHalo();
    void clicksChooseRuns();
    void dragsChooseNothing();
    void widgetMayDieFirst();
};

void TestCurvesFigure::manySeedsAreABand_data() {
    QTest::addColumn<int>("seeds");
    QTest::addColumn<bool>("band");
    QTest::newRow("few") << 5 << false;
    QTest::newRow("many") << 9 << true;
}

void TestCurvesFigure::manySeedsAreABand() {
    QFETCH(int, seeds);
    QFETCH(bool, band);
    const session::SweepRecord sweep = seedsOf(seeds);
    Shown shown(sweep);
    const auto caption = [&] { return shown.x(0).label().simplified(); };
    QCOMPARE(caption(), QString(band ? "epoch median and quartiles over %1 seeds"
                                     : "epoch median over %1 seeds")
                            .arg(seeds));

    int lines = 0;
    QCPGraph* upper = nullptr;
    for (QCPGraph* graph : shown.rect(0).graphs()) {
        lines += graph->visible() && graph->pen().style() != Qt::NoPen ? 1 : 0;
        upper = graph->channelFillGraph() ? graph : upper;
    }
    QCOMPARE(lines, band ? 1 : seeds + 1);
    QCOMPARE(upper != nullptr, band);
    if (band) {
        QCOMPARE(upper->channelFillGraph()->data()->at(0)->value, 30.0);
        QCOMPARE(upper->data()->at(0)->value, 70.0);
        QVERIFY(shown.y(0).range().upper < 90.0); // the range is of what is drawn
    }
    session::SweepRecord few = sweep;
    few.runs.resize(2);
    shown.set(panels(few));
    QCOMPARE(shown.rect(0).graphs().size(), 3);
    QCOMPARE(caption(), QStringLiteral("epoch median over 2 seeds"));
}

void TestCurvesFigure::seriesBecomeGraphs() {
    Shown shown(tests::sampleSweep());
    QCustomPlot& plot = shown.figure.plot();
    QCOMPARE(plot.axisRectCount(), 2);
    QCOMPARE(plot.graphCount(), 12);
    const auto data = plot.graph(1)->data();
    QCOMPARE(data->size(), 3);
    QCOMPARE(data->at(0)->key, 1.0);
    QCOMPARE(data->at(0)->value, 8.0);
    QCOMPARE(data->at(2)->key, 3.0);
    QCOMPARE(data->at(2)->value, 8.0 / 3.0);
    QCOMPARE(plot.graph(6)->valueAxis(), &shown.y(1));
    QCOMPARE(shown.x(0).label(), QStringLiteral("epoch"));
    QCOMPARE(shown.y(1).label(), QStringLiteral("val_loss"));
    QCOMPARE(plot.graph(1)->pen().color(),
             models::registerColor(network::Method::Dpfm, 8, shown.figure.style().surface));

    shown.set({{Metric::Loss, {}}, {Metric::ValLoss, {}}});
    QCOMPARE(plot.graphCount(), 0);
    shown.set({{Metric::ValLoss, models::curves(tests::sampleSweep(), Metric::ValLoss)}});
    QCOMPARE(plot.axisRectCount(), 1);
    QCOMPARE(plot.graphCount(), 6);
}

void TestCurvesFigure::emptyStateIsASentence() {
    Shown shown({});
    QVERIFY(shown.figure.empty());
    QCOMPARE(shown.figure.message(), QStringLiteral("No runs yet: press Run"));
    QVERIFY(!shown.x(0).realVisibility());
    shown.figure.setEmptyText(QStringLiteral("Other"));
    QCOMPARE(shown.figure.message(), QStringLiteral("Other"));
    shown.set(panels(tests::sampleSweep()));
    QVERIFY(!shown.figure.empty());
    QVERIFY(shown.x(0).realVisibility());
}

void TestCurvesFigure::rangesFollowTheData() {
    session::SweepRecord sweep = tests::sampleSweep();
    Shown shown(sweep);
    QCOMPARE(shown.x(0).range(), QCPRange(0.0, 3.0));
    QVERIFY(shown.y(0).range().upper > 32.0 && shown.y(0).range().upper < 64.0);
    sweep.runs[0].epochs.push_back({4, 1000.0, 1.0, {}, {}});
    shown.set(panels(sweep));
    QCOMPARE(shown.x(0).range(), QCPRange(0.0, 4.0));
    QVERIFY(shown.y(0).range().upper > 1000.0);
    QVERIFY(!shown.figure.zoomed());
}

void TestCurvesFigure::zoomSurvivesUpdates() {
    session::SweepRecord sweep = tests::sampleSweep();
    Shown shown(sweep);
    const QCPRange before = shown.y(0).range();
    shown.wheel(0, 120);
    const QCPRange zoomed = shown.y(0).range();
    QVERIFY(zoomed.size() < before.size());
    QVERIFY(shown.figure.zoomed());
    sweep.runs[0].epochs.push_back({4, 1000.0, 1.0, {}, {}});
    shown.set(panels(sweep));
    QCOMPARE(shown.y(0).range(), zoomed);
    shown.figure.resetZoom();
    QVERIFY(shown.y(0).range().upper > 1000.0);
    QCOMPARE(shown.x(0).range(), QCPRange(0.0, 4.0));
}

void TestCurvesFigure::panelsShareTheirEpochs() {
    Shown shown(tests::sampleSweep());
    const QCPRange y = shown.y(1).range();
    shown.wheel(0, 120);
    QVERIFY(shown.x(0).range() != QCPRange(0.0, 3.0));
    QCOMPARE(shown.x(1).range(), shown.x(0).range());
    QCOMPARE(shown.y(1).range(), y);
}

void TestCurvesFigure::doubleClickShowsEverything() {
    Shown shown(tests::sampleSweep());
    const QCPRange before = shown.x(0).range();
    shown.wheel(0, 240);
    QTest::mouseDClick(shown.figure.widget(), Qt::LeftButton, {}, shown.rect(0).rect().center());
    QVERIFY(!shown.figure.zoomed());
    QCOMPARE(shown.x(0).range(), before);
}

void TestCurvesFigure::legendHasOneEntryPerRegisterCountAndCorpus() {
    Shown shown(tests::sampleSweep());
    QStringList texts;
    for (const LegendEntry* entry : shown.figure.legendEntries())
        texts << entry->look().text;
    QCOMPARE(texts, (QStringList{"R = 2", "R = 8", "all", "corpus 50", "corpus 100"}));

    shown.set(panels(tests::sampleSweep(), {{}, {100}}));
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{3});
}

/// Backpropagation has no fidelity; a run that is on its way may still have some.
void TestCurvesFigure::legendLeavesOutWhatLacksTheMetric() {
    session::SweepRecord sweep = seedsOf(2);
    auto reading = std::make_shared<training::FidelityReading>();
    reading->epoch = 2;
    reading->network.gradient.cosine = 0.9;
    sweep.runs[0].fidelity = {reading};
    sweep.runs.push_back(tests::sampleRun(2, 50, 0, 1, {1.0, 1.0}));
    sweep.runs.back().run.parameters.method = network::Method::Backpropagation;
    sweep.runs.push_back(tests::sampleRun(3, 50, 8, 1, {1.0}));
    sweep.runs.back().status = session::RunStatus::Running;
    Shown shown(sweep);
    const auto texts = [&] {
        QStringList all;
        for (const LegendEntry* entry : shown.figure.legendEntries())
            all << entry->look().text;
        return all;
    };
    QCOMPARE(texts(), (QStringList{"R = 2", "R = 8", "backprop."}));
    shown.set({{Metric::Cosine, models::curves(sweep, Metric::Cosine)}});
    QCOMPARE(texts(), (QStringList{"R = 2", "R = 8"}));
}

void TestCurvesFigure::legendNamesRunsWithColors() {
    session::SweepRecord sweep = seedsOf(7);
    sweep.runs[1].marks.color = 2;
    sweep.runs[4].marks.color = 2;
    sweep.runs[3].marks.color = 1;
    Shown shown(sweep);
    const QSignalSpy toggled(&shown.figure, &CurvesFigure::categoryToggled);
    const auto& entries = shown.figure.legendEntries();
    QCOMPARE(entries.size(), std::size_t{3});
    QCOMPARE(entries[1]->look().text, QStringLiteral("run 3"));
    QCOMPARE(entries[2]->look().text, QStringLiteral("runs 1, 4"));
    QVERIFY(entries[1]->look().line.color() != entries[2]->look().line.color());
    QVERIFY(entries[1]->look().line.color() != entries[0]->look().line.color());
    // They hide nothing.
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, entries[2]->outerRect().center());
    QCOMPARE(toggled.count(), 0);
    // What is not drawn is not named.
    shown.set(panels(sweep, {{true, true, true, false, false, true, true}, {}}));
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{2});
    QCOMPARE(shown.figure.legendEntries()[1]->look().text, QStringLiteral("run 1"));
}

void TestCurvesFigure::runsWithColorsAreAsFaintAsOthers_data() {
    QTest::addColumn<int>("seeds");
    QTest::addColumn<bool>("stale");
    QTest::addColumn<double>("smoothing");
    QTest::addColumn<bool>("faint");
    QTest::newRow("alone") << 1 << false << 0.0 << false;
    QTest::newRow("of an earlier sweep") << 1 << true << 0.0 << true;
    QTest::newRow("under its smoothed line") << 1 << false << 0.5 << true;
    QTest::newRow("beside its group") << 3 << false << 0.0 << false;
    QTest::newRow("beside its group, of an earlier sweep") << 3 << true << 0.0 << true;
}

void TestCurvesFigure::runsWithColorsAreAsFaintAsOthers() {
    QFETCH(int, seeds);
    QFETCH(bool, stale);
    QFETCH(double, smoothing);
    QFETCH(bool, faint);
    session::SweepRecord sweep = seedsOf(seeds);
    sweep.runs[0].marks.color = 2;
    models::CurveOptions options;
    options.smoothing = smoothing;
    Shown shown({});
    shown.set(panels(sweep, {{}, {}, std::vector<bool>(sweep.runs.size(), stale)}, options));
    const QColor given = models::classColor(1, shown.figure.style().surface);
    QVERIFY(shown.rect(0).graphs()[0]->visible());
    QCOMPARE(shown.rect(0).graphs()[0]->pen().color() != given, faint);
    if (smoothing > 0.0)
        QCOMPARE(shown.rect(0).graphs()[1]->pen().color(), given);
}

void TestCurvesFigure::dotsHaveTheColourOfTheirCurve_data() {
    QTest::addColumn<QString>("panelsBy");
    QTest::addColumn<int>("color"); // of the second run
    QTest::addColumn<bool>("stale");
    QTest::newRow("of the register count") << "" << 0 << false;
    QTest::newRow("of the row, where panels tell the count") << "registers" << 0 << false;
    QTest::newRow("that a person gave") << "" << 4 << false;
    QTest::newRow("that a person gave, in panels") << "registers" << 4 << false;
    QTest::newRow("faint, of an earlier sweep") << "" << 4 << true;
}

void TestCurvesFigure::dotsHaveTheColourOfTheirCurve() {
    QFETCH(QString, panelsBy);
    QFETCH(int, color);
    QFETCH(bool, stale);
    session::SweepRecord sweep = tests::sampleSweep();
    sweep.runs[1].marks.color = color;
    models::CurveOptions options;
    options.bestEpochs = true;
    const models::RunFilter filter{{}, {}, {false, stale, false, false, stale, false}};
    Shown shown({});
    shown.figure.setPanels(curvePanels(sweep, {Metric::Loss}, panelsBy, filter, options), panelsBy);
    // Every loss is the lowest at its end.
    std::multiset<std::tuple<const QCPAxisRect*, double, QRgb>> ends;
    std::multiset<std::tuple<const QCPAxisRect*, double, QRgb>> dots;
    for (int i = 0; i < shown.figure.plot().graphCount(); ++i) {
        const QCPGraph& graph = *shown.figure.plot().graph(i);
        const QCPAxisRect* rect = graph.keyAxis()->axisRect();
        if (graph.lineStyle() != QCPGraph::lsNone)
            ends.insert({rect, graph.data()->at(2)->value, graph.pen().color().rgb()});
        else
            for (const QCPGraphData& dot : *graph.data())
                dots.insert({rect, dot.value, graph.scatterStyle().brush().color().rgb()});
    }
    QCOMPARE(ends.size(), sweep.runs.size());
    QVERIFY(dots == ends);
}

void TestCurvesFigure::legendClickTells() {
    Shown shown(tests::sampleSweep());
    const QSignalSpy registers(&shown.figure, &CurvesFigure::categoryToggled);
    const QSignalSpy corpus(&shown.figure, &CurvesFigure::rowToggled);
    const auto place = [&](std::size_t entry) {
        return shown.figure.legendEntries()[entry]->outerRect().center();
    };
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, place(1));
    QCOMPARE(registers.count(), 1);
    QCOMPARE(registers[0][0].value<network::Method>(), network::Method::Dpfm);
    QCOMPARE(registers[0][1].toInt(), 8);
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, place(4));
    QCOMPARE(corpus.count(), 1);
    QCOMPARE(corpus[0][1].toInt(), 100);

    // An update between press and release must not lose the click.
    QTest::mousePress(shown.figure.widget(), Qt::LeftButton, {}, place(0));
    shown.set(panels(tests::sampleSweep()));
    QTest::mouseRelease(shown.figure.widget(), Qt::LeftButton, {}, place(0));
    QCOMPARE(registers.count(), 2);
    QCOMPARE(registers[1][1].toInt(), 2);
}

void TestCurvesFigure::hiddenCurvesAreNotDrawnAndGreyed() {
    Shown shown(tests::sampleSweep());
    const QCPRange before = shown.y(0).range();
    shown.set(panels(tests::sampleSweep(), {{true, true, false, true, true, false}, {}}));
    QVERIFY(!shown.figure.plot().graph(2)->visible());
    QVERIFY(shown.figure.plot().graph(1)->visible());
    QVERIFY(!shown.figure.legendEntries()[2]->look().shown);
    QVERIFY(shown.figure.legendEntries()[1]->look().shown);
    QVERIFY(shown.figure.legendEntries()[3]->look().shown);
    QVERIFY(shown.y(0).range().upper < before.upper);

    shown.set(panels(tests::sampleSweep(), {std::vector<bool>(6, false), {}}));
    QVERIFY(!shown.figure.empty());
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{5});
}

void TestCurvesFigure::logarithmicAxisLeavesOutWhatIsNotPositive() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {1.0, 0.0, 0.01})};
    Shown shown(sweep);
    QVERIFY(shown.figure.logY());
    const auto data = shown.figure.plot().graph(0)->data();
    QVERIFY(std::isnan(data->at(1)->value));
    QVERIFY(shown.y(0).range().lower > 0.0 && shown.y(0).range().lower < 0.01);
    shown.figure.setLogY(false);
    QCOMPARE(data->at(1)->value, 0.0);
    QCOMPARE(shown.y(0).range().lower, 0.0);
    QCOMPARE(shown.y(0).scaleType(), QCPAxis::stLinear);
    QVERIFY(!shown.figure.zoomed());

    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {0.0, 0.0})};
    shown.set(panels(sweep));
    QVERIFY(!shown.figure.empty());
    shown.figure.setLogY(true);
    QVERIFY(shown.figure.empty());
    QVERIFY(shown.figure.message() != QStringLiteral("No runs yet: press Run"));
}

void TestCurvesFigure::divergedRunsDoNotSetTheRange() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {1.0, 0.5}),
                  tests::sampleRun(1, 50, 8, 1, {1.0, 1e90, 1e200, 1e305, HUGE_VAL})};
    sweep.runs[1].status = session::RunStatus::Diverged;
    Shown shown(sweep);
    for (const bool logarithmic : {true, false}) {
        shown.figure.setLogY(logarithmic);
        shown.figure.plot().replot();
        QVERIFY(shown.y(0).range().upper < 2.0);
        QVERIFY(std::isnan(shown.figure.plot().graph(1)->data()->at(4)->value));
    }
    QVERIFY(shown.figure.plot().graph(1)->data()->at(1)->value < 1e6);
    QVERIFY(std::isnan(shown.figure.plot().graph(1)->data()->at(2)->value));

    sweep.runs.erase(sweep.runs.begin());
    shown.set(panels(sweep));
    QVERIFY(shown.y(0).range().upper > 1e200);
}

void TestCurvesFigure::seedsGetAMedian() {
    session::SweepRecord sweep;
    sweep.runs = {tests::sampleRun(0, 50, 2, 1, {1, 2}), tests::sampleRun(1, 50, 2, 2, {3, 6}),
                  tests::sampleRun(2, 50, 2, 3, {9, 7})};
    Shown shown(sweep);
    shown.set({{Metric::Loss, models::curves(sweep, Metric::Loss)}});
    QCOMPARE(shown.figure.plot().graphCount(), 4);
    QCOMPARE(shown.figure.plot().graph(3)->data()->at(0)->value, 3.0);
    QCOMPARE(shown.figure.plot().graph(3)->data()->at(1)->value, 6.0);
    QVERIFY(shown.figure.plot().graph(0)->pen().color() !=
            shown.figure.plot().graph(3)->pen().color());
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{1});
}

void TestCurvesFigure::dashesTellCorpora() {
    Shown shown(tests::sampleSweep());
    QCOMPARE(shown.figure.plot().graph(0)->pen().style(), Qt::DashLine);
    QCOMPARE(shown.figure.plot().graph(3)->pen().style(), Qt::SolidLine);
    shown.set(panels(tests::sampleSweep(), {{}, {50}}));
    QCOMPARE(shown.figure.plot().graph(0)->pen().style(), Qt::SolidLine);
}

void TestCurvesFigure::nearCurveIsDescribed() {
    Shown shown(tests::sampleSweep());
    const QPointF at(shown.x(1).coordToPixel(2.1), shown.y(1).coordToPixel(10.0));
    const QString text = shown.figure.describeAt(at);
    QVERIFY2(text.startsWith(QStringLiteral("R = 2, corpus 50, seed 1")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("epoch 2: val_loss 10")), qPrintable(text));
    QVERIFY(shown.figure.describeAt({1.0, 1.0}).isEmpty());
}

void TestCurvesFigure::groupsAreDescribed() {
    models::CurveOptions options;
    options.centre = sweep::Centre::Mean;
    options.band = models::CurveBand::Range;
    options.runs = models::SingleRuns::None;
    Shown shown({});
    shown.set(panels(seedsOf(4), {}, options));
    const QPointF at(shown.x(0).coordToPixel(1.0) + 1.0, shown.y(0).coordToPixel(25.0));
    const QString text = shown.figure.describeAt(at);
    QVERIFY2(text.startsWith(QStringLiteral("R = 2, corpus 50, mean over 4 seeds")),
             qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("epoch 1: loss 25, 10 … 40")), qPrintable(text));
}

void TestCurvesFigure::asAskedFor() {
    Shown shown({});
    models::CurveOptions options;
    options.smoothing = 0.5;
    options.bestEpochs = true;
    options.minimumSoFar = true;
    options.runs = models::SingleRuns::All;
    shown.set(panels(seedsOf(9), {}, options));
    int visible = 0;
    int dots = 0;
    QCPGraph* smooth = nullptr;
    for (QCPGraph* graph : shown.rect(0).graphs()) {
        if (graph->lineStyle() == QCPGraph::lsNone)
            dots += graph->data()->size();
        else if (graph->visible() && graph->pen().style() != Qt::NoPen)
            ++visible;
        // (50/2 + 5)/(1/2 + 1)
        if (graph->data()->size() == 2 && graph->data()->at(1)->value == 20.0)
            smooth = graph;
    }
    QCOMPARE(visible, 9 + 1 + 1); // runs, their median, and the median smoothed
    QCOMPARE(dots, 9);
    QVERIFY(smooth);
    QCOMPARE(smooth->pen().color(),
             models::registerColor(network::Method::Dpfm, 2, shown.figure.style().surface));
    QCOMPARE(shown.y(1).label(), QStringLiteral("val_loss, minimum so far"));
    const QString caption = shown.x(0).label().simplified();
    QVERIFY2(caption.contains("smoothed by 0.5, unsmoothed behind; dots: each run's lowest"),
             qPrintable(caption));
    shown.set(panels(seedsOf(9)));
    QCOMPARE(shown.rect(0).graphs().size(), 9 + 1 + 2);
}

void TestCurvesFigure::overOtherThanEpochs() {
    session::SweepRecord sweep = tests::sampleSweep();
    for (session::RunRecord& run : sweep.runs)
        run.seconds = run.run.index == 0 ? 6.0 : 1.5;
    Shown shown(sweep);
    shown.wheel(0, 120);
    models::CurveOptions options;
    options.x = models::CurveX::Seconds;
    shown.set(panels(sweep, {}, options));
    QVERIFY(!shown.figure.zoomed()); // the zoom was of epochs
    QCOMPARE(shown.x(0).range(), QCPRange(0.0, 6.0));
    QCOMPARE(shown.figure.plot().graph(0)->data()->at(1)->key, 4.0);
    QCOMPARE(shown.figure.plot().graph(1)->data()->at(1)->key, 1.0);
    QVERIFY(shown.x(0).label().startsWith("seconds"));
    const QPointF at(shown.x(1).coordToPixel(3.9), shown.y(1).coordToPixel(10.2));
    QVERIFY(shown.figure.describeAt(at).contains("epoch 2: val_loss 10\nseconds"));
    for (session::RunRecord& run : sweep.runs)
        run.seconds = 0.0;
    shown.set(panels(sweep, {}, options));
    QVERIFY(shown.figure.message().startsWith("No run has ended yet"));
}

void TestCurvesFigure::selectedRunHasAHalo() {
    Shown shown(tests::sampleSweep());
    const auto halo = [&](int panel) -> QCPGraph* {
        for (QCPGraph* graph : shown.rect(panel).graphs())
            if (graph->pen().widthF() > 2.0)
                return graph;
        return nullptr;
    };
    QVERIFY(!halo(0));
    shown.figure.setSelected(4);
    for (const int panel : {0, 1}) {
        QVERIFY(halo(panel));
        QCOMPARE(halo(panel)->data()->at(0)->value, panel == 0 ? 16.0 : 160.0);
        QVERIFY(!halo(panel)->antialiased()); // a wide pen with it is a hundred times slower
    }
    shown.set(panels(tests::sampleSweep(), {{true, true, true, true, false, true}, {}}));
    QVERIFY(!halo(0)); // hidden
    shown.set(panels(tests::sampleSweep()));
    QVERIFY(halo(0));
    shown.figure.setSelected({});
    QVERIFY(!halo(0) && !halo(1));
    QCOMPARE(shown.figure.plot().graphCount(), 12);
}

void TestCurvesFigure::clicksChooseRuns() {
    Shown shown(tests::sampleSweep());
    const QSignalSpy clicked(&shown.figure, &CurvesFigure::runClicked);
    const auto click = [&](double x, double y) {
        QTest::mouseClick(
            shown.figure.widget(), Qt::LeftButton, {},
            QPointF(shown.x(0).coordToPixel(x), shown.y(0).coordToPixel(y)).toPoint());
    };
    click(2.0, 8.0); // corpus 100, R = 8
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toULongLong(), 4ULL);
    click(2.5, 30.0); // where there is none
    QCOMPARE(clicked.count(), 1);
    // A median stands for the run that is nearest to it.
    models::CurveOptions options;
    options.runs = models::SingleRuns::None;
    shown.set(panels(seedsOf(5), {}, options));
    click(1.5, std::sqrt(30.0 * 3.0));
    QCOMPARE(clicked.count(), 2);
    QCOMPARE(clicked[1][0].toULongLong(), 2ULL);
}

void TestCurvesFigure::dragsChooseNothing() {
    Shown shown(tests::sampleSweep());
    const QSignalSpy clicked(&shown.figure, &CurvesFigure::runClicked);
    const QPoint from =
        QPointF(shown.x(0).coordToPixel(2.0), shown.y(0).coordToPixel(8.0)).toPoint();
    QTest::mousePress(shown.figure.widget(), Qt::LeftButton, {}, from - QPoint(60, 0));
    QTest::mouseMove(shown.figure.widget(), from);
    QTest::mouseRelease(shown.figure.widget(), Qt::LeftButton, {}, from);
    QCOMPARE(clicked.count(), 0);
}

void TestCurvesFigure::widgetMayDieFirst() {
    auto window = std::make_unique<QWidget>();
    CurvesFigure figure;
    figure.widget()->setParent(window.get());
    window.reset();
    QVERIFY(!figure.widget());
}

QTEST_MAIN(TestCurvesFigure)
#include "tst_curves_figure.moc"
