#include "tests/support/sample_sweep.h"
#include "ui/figures/curves_figure.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace dpfm;
using namespace dpfm::figures;
using models::Metric;

Q_DECLARE_METATYPE(dpfm::network::Method)

namespace {

std::vector<CurvePanel> panels(const session::SweepRecord& sweep,
                               const models::RunFilter& filter = {}) {
    return {{Metric::Loss, models::curves(sweep, Metric::Loss, filter)},
            {Metric::ValLoss, models::curves(sweep, Metric::ValLoss, filter)}};
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
    void legendClickTells();
    void hiddenCurvesAreNotDrawnAndGreyed();
    void logarithmicAxisLeavesOutWhatIsNotPositive();
    void divergedRunsDoNotSetTheRange();
    void seedsGetAMedian();
    void dashesTellCorpora();
    void nearCurveIsDescribed();
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
    session::SweepRecord sweep;
    for (int seed = 1; seed <= seeds; ++seed)
        sweep.runs.push_back(tests::sampleRun(
            sweep.runs.size(), 50, 2, static_cast<std::uint64_t>(seed), {10.0 * seed, 1.0 * seed}));
    Shown shown(sweep);
    const QString said = QStringLiteral("median and quartiles over %1 seeds").arg(seeds);
    QCOMPARE(shown.x(0).label().contains(said), band);

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
    QCOMPARE(shown.x(0).label(), QStringLiteral("epoch"));
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

void TestCurvesFigure::legendClickTells() {
    Shown shown(tests::sampleSweep());
    const QSignalSpy registers(&shown.figure, &CurvesFigure::legendToggled);
    const QSignalSpy corpus(&shown.figure, &CurvesFigure::corpusToggled);
    const auto place = [&](std::size_t entry) {
        return shown.figure.legendEntries()[entry]->outerRect().center();
    };
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, place(1));
    QCOMPARE(registers.count(), 1);
    QCOMPARE(registers[0][0].value<network::Method>(), network::Method::Dpfm);
    QCOMPARE(registers[0][1].toInt(), 8);
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, place(4));
    QCOMPARE(corpus.count(), 1);
    QCOMPARE(corpus[0][0].toInt(), 100);

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

void TestCurvesFigure::widgetMayDieFirst() {
    auto window = std::make_unique<QWidget>();
    CurvesFigure figure;
    figure.widget()->setParent(window.get());
    window.reset();
    QVERIFY(!figure.widget());
}

QTEST_MAIN(TestCurvesFigure)
#include "tst_curves_figure.moc"
