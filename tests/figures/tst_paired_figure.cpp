#include "tests/support/sample_sweep.h"
#include "ui/figures/paired_figure.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::figures;
using models::Metric;
using models::Reading;
using session::SweepRecord;
using tests::sampleRun;

namespace {

/// Corpora 50 and 100, R = 2, 8 and all, so many seeds: losses of 1 for all, and of 1 +
/// seed/R·corpus/50 for others.
SweepRecord sweepOf(int seeds) {
    SweepRecord sweep;
    for (const int corpus : {50, 100})
        for (const int registers : {2, 8, 0})
            for (int seed = 1; seed <= seeds; ++seed)
                sweep.runs.push_back(sampleRun(
                    sweep.runs.size(), corpus, registers, static_cast<std::uint64_t>(seed),
                    {registers == 0 ? 1.0 : 1.0 + seed * corpus / (50.0 * registers)}));
    return sweep;
}

models::PairedTable tableOf(const SweepRecord& sweep, const models::RunFilter& filter = {}) {
    return models::pairedTable(sweep, Metric::Loss, Reading::Best, filter);
}

/// Every point that is drawn, in the order of the comparisons.
std::vector<std::vector<QPointF>> points(const QCustomPlot& plot) {
    std::vector<std::vector<QPointF>> groups;
    for (int i = 0; i < plot.graphCount(); ++i) {
        std::vector<QPointF> group;
        for (const QCPGraphData& point : *plot.graph(i)->data())
            group.emplace_back(point.key, point.value);
        groups.push_back(group);
    }
    return groups;
}

template <class Item>
std::vector<Item*> items(const QCustomPlot& plot) {
    std::vector<Item*> found;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (auto* item = qobject_cast<Item*>(plot.item(i)))
            found.push_back(item);
    return found;
}

/// Of the comparisons; the first line is what they are compared with.
std::vector<QCPItemLine*> medians(const QCustomPlot& plot) {
    std::vector<QCPItemLine*> lines = items<QCPItemLine>(plot);
    lines.erase(lines.begin());
    return lines;
}

} // namespace

class TestPairedFigure : public QObject {
    Q_OBJECT
private slots:
    void seedsStandSideBySide();
    void medianAndInterval();
    void allRegistersAreMarked();
    void noIntervalOfFewPairs();
    void aboutTheLineAtZero();
    void infiniteOnesStandAtTheEdge();
    void coloursAreOfTheRegisters();
    void nothingIsLeftBehind();
    void logarithmicTowardsBothSides();
    void seedsAreChosen();
    void legendClicks();
    void emptySaysWhy();
};

void TestPairedFigure::seedsStandSideBySide() {
    PairedFigure figure;
    figure.setSymlog(false);
    figure.setTable(tableOf(sweepOf(2), {{}, {50}}));
    const auto drawn = points(figure.plot());
    QCOMPARE(drawn.size(), std::size_t{2 * 3}); // and those above and below all
    const std::vector<QPointF> two = drawn[0];
    const std::vector<QPointF> eight = drawn[3];
    QCOMPARE(two.size(), std::size_t{2});
    QCOMPARE(two[0].y(), 0.5);
    QCOMPARE(two[1].y(), 1.0);
    QVERIFY(-0.5 < two[0].x() && two[0].x() < 0.0 && 0.0 < two[1].x() && two[1].x() < 0.5);
    // A seed has the same place everywhere, even if others are missing.
    QCOMPARE(eight[1].x(), two[1].x() + 1.0);
    SweepRecord less = sweepOf(2);
    less.runs[0].status = session::RunStatus::Pending;
    figure.setTable(tableOf(less, {{}, {50}}));
    QCOMPARE(points(figure.plot())[0], std::vector{two[1]});

    figure.setTable(tableOf(sweepOf(2)));
    const auto corpora = points(figure.plot());
    QCOMPARE(corpora.size(), std::size_t{4 * 3});
    QVERIFY(corpora[0].back().x() < 0.0 && corpora[6].front().x() > 0.0);
    QVERIFY(corpora[6].back().x() < 0.5);
}

void TestPairedFigure::medianAndInterval() {
    const models::PairedTable table = tableOf(sweepOf(7));
    PairedFigure figure;
    figure.setSymlog(false);
    figure.setTable(table);
    const auto lines = medians(figure.plot());
    const auto intervals = items<QCPItemRect>(figure.plot());
    QCOMPARE(lines.size(), std::size_t{4});
    QCOMPARE(intervals.size(), std::size_t{4});
    QCOMPARE(lines[3]->start->value(), 1.0); // corpus 100, R = 8, the fourth seed
    QCOMPARE(lines[3]->end->value(), 1.0);
    const sweep::Interval& interval = table.comparisons[3].summary.tests->interval;
    QVERIFY(intervals[3]->visible());
    QCOMPARE(intervals[3]->topLeft->value(), interval.upper);
    QCOMPARE(intervals[3]->bottomRight->value(), interval.lower);
    const auto seeds = points(figure.plot())[9];
    QVERIFY(intervals[3]->topLeft->key() < seeds.front().x());
    QVERIFY(intervals[3]->bottomRight->key() > seeds.back().x());
}

/// The run without a limit has a place of its own, at 0, and the axis says what is compared.
void TestPairedFigure::allRegistersAreMarked() {
    SweepRecord sweep = sweepOf(3);
    for (int seed = 1; seed <= 3; ++seed) {
        sweep.runs.push_back(
            sampleRun(sweep.runs.size(), 50, 0, static_cast<std::uint64_t>(seed), {1.5}));
        sweep.runs.back().run.parameters.method = network::Method::Backpropagation;
    }
    PairedFigure figure;
    figure.setStyle(printStyle());
    figure.setTable(tableOf(sweep));
    figure.layOut({4000, 3000});
    QCPAxis& x = *figure.plot().axisRect(0)->axis(QCPAxis::atBottom);
    const auto ticks = x.ticker().staticCast<QCPAxisTickerText>()->ticks();
    QCOMPARE(ticks.values(), (QStringList{"2", "8", "all", "backprop."}));
    const QCPItemLine* reference = items<QCPItemLine>(figure.plot()).front();
    QVERIFY(reference->visible());
    QCOMPARE(reference->start->value(), 0.0);
    QCOMPARE(reference->end->value(), 0.0);
    const double place = ticks.key("all");
    QVERIFY(reference->start->key() < place && place < reference->end->key());
    QVERIFY(reference->start->key() > ticks.key("8") &&
            reference->end->key() < ticks.key("backprop."));
    const QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    QVERIFY2(y.label().simplified().contains("difference to all registers, seed by seed"),
             qPrintable(y.label()));
    for (const auto& group : points(figure.plot()))
        for (const QPointF& point : group)
            QVERIFY(std::abs(point.x() - place) > 0.5);
}

void TestPairedFigure::noIntervalOfFewPairs() {
    PairedFigure figure;
    figure.setTable(tableOf(sweepOf(5)));
    for (const QCPItemRect* interval : items<QCPItemRect>(figure.plot()))
        QVERIFY(!interval->visible());
}

void TestPairedFigure::aboutTheLineAtZero() {
    PairedFigure figure;
    figure.setSymlog(false);
    figure.setTable(tableOf(sweepOf(3)));
    const QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    QCOMPARE(y.range().lower, -y.range().upper);
    QVERIFY(y.range().upper > 3.0 && y.range().upper < 3.5); // the largest is 3
    QCOMPARE(y.scaleType(), QCPAxis::stLinear);
    QCOMPARE(y.grid()->zeroLinePen().color(), figure.style().foreground);

    SweepRecord same = sweepOf(3);
    for (session::RunRecord& run : same.runs)
        run.epochs[0].loss = 1.0;
    figure.setTable(tableOf(same));
    QCOMPARE(y.range().upper, 1.0);
    QVERIFY(!figure.empty());
}

void TestPairedFigure::infiniteOnesStandAtTheEdge() {
    SweepRecord sweep = sweepOf(7);
    for (std::size_t run = 0; run < 7; ++run) // R = 2
        sweep.runs[run].status = session::RunStatus::Diverged;
    sweep.runs[14].status = session::RunStatus::Diverged; // all
    PairedFigure figure;
    figure.setSymlog(false);
    figure.setTable(tableOf(sweep, {{}, {50}}));
    const auto drawn = points(figure.plot());
    const double edge = figure.plot().axisRect(0)->axis(QCPAxis::atLeft)->range().upper;
    QCOMPARE(drawn[0].size(), std::size_t{1}); // both diverged
    QCOMPARE(drawn[0][0].y(), 0.0);
    QCOMPARE(drawn[1].size(), std::size_t{6});
    QVERIFY(drawn[1][0].y() > 0.8 && drawn[1][0].y() < edge);
    QCOMPARE(drawn[5].size(), std::size_t{1});
    QVERIFY(drawn[5][0].y() < -0.8 && drawn[5][0].y() > -edge);
    QCOMPARE(medians(figure.plot())[0]->start->value(), edge);
    QCOMPARE(items<QCPItemRect>(figure.plot())[0]->topLeft->value(), edge);
}

void TestPairedFigure::coloursAreOfTheRegisters() {
    PairedFigure figure;
    figure.setTable(tableOf(sweepOf(6)));
    const auto color = [&](int registers) {
        return models::registerColor(network::Method::Dpfm, registers, figure.style().surface);
    };
    const auto lines = medians(figure.plot());
    for (const std::size_t i : {std::size_t{0}, std::size_t{2}})
        QCOMPARE(lines[i]->pen().color(), color(2));
    QCOMPARE(lines[1]->pen().color(), color(8));
    QCOMPARE(figure.plot().graph(3)->scatterStyle().pen().color(), color(8));
    // Corpora differ in their marker.
    QVERIFY(figure.plot().graph(0)->scatterStyle().shape() !=
            figure.plot().graph(6)->scatterStyle().shape());
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    figure.setStyle(screenStyle(dark, QFont(), 96.0));
    QCOMPARE(figure.style().surface, models::Surface::Dark);
    QCOMPARE(lines[1]->pen().color(), color(8));
}

void TestPairedFigure::nothingIsLeftBehind() {
    PairedFigure figure;
    figure.setTable(tableOf(sweepOf(6)));
    const int graphs = figure.plot().graphCount();
    const int items = figure.plot().itemCount();
    figure.setTable(tableOf(sweepOf(6)));
    QCOMPARE(figure.plot().graphCount(), graphs);
    QCOMPARE(figure.plot().itemCount(), items);
    figure.setTable({});
    QCOMPARE(figure.plot().graphCount(), 0);
}

void TestPairedFigure::logarithmicTowardsBothSides() {
    SweepRecord sweep;
    const std::vector<double> differences{0.001, -0.02, 0.0, 0.003, 0.5, 0.004, 0.002};
    for (std::size_t i = 0; i < differences.size(); ++i) {
        sweep.runs.push_back(sampleRun(2 * i, 50, 8, i + 1, {1.0 + differences[i]}));
        sweep.runs.push_back(sampleRun(2 * i + 1, 50, 0, i + 1, {1.0}));
    }
    PairedFigure figure;
    QVERIFY(figure.symlog());
    figure.setTable(tableOf(sweep));
    figure.plot().setViewport({0, 0, 600, 400});
    figure.plot().replot();
    // Linear up to 0.001: the first tenth of the sizes is above it.
    const auto drawn = points(figure.plot())[0];
    const std::vector<double> places{1, -1.0 - std::log10(20.0), 0, 1.0 + std::log10(3.0),
                                     1.0 + std::log10(500.0)};
    for (std::size_t i = 0; i < places.size(); ++i)
        QVERIFY2(std::abs(drawn[i].y() - places[i]) < 1e-9,
                 qPrintable(QString::number(drawn[i].y())));
    QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    QVERIFY(y.label().simplified().endsWith("(logarithmic beyond ±10⁻³)"));
    QVERIFY(y.tickVectorLabels().contains(QStringLiteral("10⁻³")));
    QVERIFY(y.tickVectorLabels().contains(QStringLiteral("−10⁻³")));
    QVERIFY(y.range().lower < places[1] && y.range().upper > places[4]);
    QVERIFY(y.range().lower > -3.0); // it does not span what nothing is in
    figure.setSymlog(false);
    QCOMPARE(points(figure.plot())[0][4].y(), 0.5);
    figure.plot().replot();
    QVERIFY(!y.label().contains("logarithmic"));
}

void TestPairedFigure::seedsAreChosen() {
    PairedFigure figure;
    figure.setTable(tableOf(sweepOf(3)));
    figure.widget()->resize(700, 400);
    figure.widget()->show();
    figure.plot().replot();
    const QCPAxisRect& rect = *figure.plot().axisRect(0);
    const QPointF seed = points(figure.plot())[3][1]; // corpus 50, R = 8, the second
    const QPointF at(rect.axis(QCPAxis::atBottom)->coordToPixel(seed.x()),
                     rect.axis(QCPAxis::atLeft)->coordToPixel(seed.y()));
    const QSignalSpy clicked(&figure, &PairedFigure::runClicked);
    QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toULongLong(), 4ULL);
    QVERIFY(figure.describeAt(at).startsWith("R = 8, corpus 50, seed 2\n"));
    QVERIFY(figure.describeAt(at).endsWith(": 0.25"));
    figure.setSelected(4);
    const auto rings = items<QCPItemTracer>(figure.plot());
    QCOMPARE(rings.size(), std::size_t{1});
    QCOMPARE(rings[0]->position->key(), seed.x());
}

void TestPairedFigure::legendClicks() {
    PairedFigure figure;
    models::RunFilter filter;
    filter.shown.assign(12, true);
    filter.shown[0] = filter.shown[1] = filter.shown[6] = filter.shown[7] = false; // R = 2
    figure.setTable(tableOf(sweepOf(2), filter));
    figure.widget()->resize(600, 400);
    figure.widget()->show();
    figure.plot().replot();
    QCOMPARE(figure.legendEntries().size(), std::size_t{4});
    QCOMPARE(figure.legendEntries()[1]->look().text, QStringLiteral("R = 8"));
    QCOMPARE(figure.legendEntries()[3]->look().text, QStringLiteral("corpus 100"));
    QVERIFY(!figure.legendEntries()[0]->look().shown);
    QVERIFY(figure.legendEntries()[1]->look().shown);
    const QSignalSpy categories(&figure, &PairedFigure::categoryToggled);
    const QSignalSpy corpora(&figure, &PairedFigure::rowToggled);
    for (const std::size_t entry : {std::size_t{1}, std::size_t{3}})
        QTest::mouseClick(figure.widget(), Qt::LeftButton, {},
                          figure.legendEntries()[entry]->outerRect().center());
    QCOMPARE(categories.count(), 1);
    QCOMPARE(categories[0][1].toInt(), 8);
    QCOMPARE(corpora.count(), 1);
    QCOMPARE(corpora[0][1].toInt(), 100);
}

void TestPairedFigure::emptySaysWhy() {
    PairedFigure figure;
    QVERIFY(figure.empty());
    QVERIFY(figure.message().startsWith("No pairs yet"));
    figure.setTable(tableOf(sweepOf(1)));
    QVERIFY(!figure.empty());
}

QTEST_MAIN(TestPairedFigure)
#include "tst_paired_figure.moc"
