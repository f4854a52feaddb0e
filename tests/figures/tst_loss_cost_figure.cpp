#include "tests/support/sample_sweep.h"
#include "ui/figures/loss_cost_figure.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace dpfm;
using namespace dpfm::figures;
using models::Metric;
using models::Reading;
using session::SweepRecord;

namespace {

/// Corpora 50 and 100, R = 2, 8 and all, two seeds: losses of 10·seed/R, with 40 for all.
SweepRecord sweepOfSeeds() {
    SweepRecord sweep;
    sweep.experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                       {5, autodiff::Activation::Sigmoid},
                                       {1, autodiff::Activation::Linear}};
    sweep.experiment.training.epochs = 2;
    for (const int corpus : {50, 100})
        for (const int registers : {2, 8, 0})
            for (const std::uint64_t seed : {1U, 3U})
                sweep.runs.push_back(tests::sampleRun(
                    sweep.runs.size(), corpus, registers, seed,
                    {10.0 * static_cast<double>(seed) / (registers > 0 ? registers : 40)}));
    return sweep;
}

std::vector<models::LossCostTable> tables(const QString& panelsBy = {},
                                          const models::RunFilter& filter = {}) {
    return models::lossCostTables(sweepOfSeeds(), Metric::Loss, Reading::Best, panelsBy, filter);
}

/// The names that are seen, from cheap to dear.
QStringList names(const QCustomPlot& plot) {
    QStringList texts;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i));
            text && text->visible() && !text->text().isEmpty() &&
            text->position->type() == QCPItemPosition::ptPlotCoords)
            texts << text->text();
    return texts;
}

/// A figure in a window, drawn once.
struct Shown {
    LossCostFigure figure;
    explicit Shown(const QString& panelsBy = {}) {
        figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
        figure.widget()->resize(1000, 500);
        figure.widget()->show();
        set(tables(panelsBy), panelsBy);
    }
    void set(std::vector<models::LossCostTable> of, const QString& panelsBy = {}) {
        figure.setTables(std::move(of), panelsBy);
        figure.plot().replot();
    }
    QPointF place(double x, double y, int panel = 0) {
        const QCPAxisRect& rect = *figure.plot().axisRect(panel);
        return {rect.axis(QCPAxis::atBottom)->coordToPixel(x),
                rect.axis(QCPAxis::atLeft)->coordToPixel(y)};
    }
};

} // namespace

class TestLossCostFigure : public QObject {
    Q_OBJECT
private slots:
    void groupsAndSeedsArePoints();
    void frontIsALineWithNames();
    void namesKeepApart();
    void namesLeaveMarksFree();
    void namesAreOfTheirPoints_data();
    void namesAreOfTheirPoints();
    void panelsByCorpus();
    void pointsAreDescribedAndChosen();
    void selectedSeedHasARing();
    void linearAxis();
    void nothingIsLeftBehind();
    void emptySaysSo();
};

void TestLossCostFigure::groupsAndSeedsArePoints() {
    Shown shown;
    std::vector<std::size_t> sizes;
    for (int i = 0; i < shown.figure.plot().graphCount(); ++i)
        sizes.push_back(static_cast<std::size_t>(shown.figure.plot().graph(i)->data()->size()));
    // The front, and of each of six groups its two seeds and its median.
    QCOMPARE(sizes, (std::vector<std::size_t>{3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1}));
    const QCPAxisRect& rect = *shown.figure.plot().axisRect(0);
    QCOMPARE(rect.axis(QCPAxis::atBottom)->scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(rect.axis(QCPAxis::atBottom)->label(),
             QStringLiteral("multiplications of a training run (upper bound)"));
    QCOMPARE(rect.axis(QCPAxis::atLeft)->label().simplified(),
             QStringLiteral("loss at the lowest training loss, median over 2 seeds"));
    for (int i = 0; i < shown.figure.plot().graphCount(); ++i)
        for (const QCPGraphData& point : *shown.figure.plot().graph(i)->data())
            QVERIFY(rect.axis(QCPAxis::atBottom)->range().contains(point.key) &&
                    rect.axis(QCPAxis::atLeft)->range().contains(point.value));
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{3 + 2});
}

void TestLossCostFigure::frontIsALineWithNames() {
    Shown shown;
    const auto front = shown.figure.plot().graph(0)->data();
    QCOMPARE(front->at(1)->key, 288.0 * 40 * 2);
    QCOMPARE(front->at(1)->value, 2.5);
    QCOMPARE(names(shown.figure.plot()), (QStringList{"R = 2, 50", "R = 8, 50", "all, 50"}));
}

void TestLossCostFigure::namesKeepApart() {
    SweepRecord sweep = sweepOfSeeds();
    sweep.runs.clear();
    for (int registers = 1; registers <= 30; ++registers)
        sweep.runs.push_back(
            tests::sampleRun(sweep.runs.size(), 50, registers, 1, {1.0 - 0.01 * registers}));
    Shown shown;
    const auto tables = models::lossCostTables(sweep, Metric::Loss, Reading::Best, {});
    QCOMPARE(tables[0].front.size(), std::size_t{30});
    shown.set(tables);
    const QStringList few = names(shown.figure.plot());
    QVERIFY2(few.size() > 1 && few.size() < 20, qPrintable(few.join(u';')));
    QVERIFY(few.contains("R = 30")); // the best one stays
}

void TestLossCostFigure::namesLeaveMarksFree() {
    SweepRecord sweep = sweepOfSeeds();
    sweep.runs.clear();
    for (const int corpus : {50, 60, 70, 80})
        for (int registers = 1; registers <= 6; ++registers)
            sweep.runs.push_back(tests::sampleRun(sweep.runs.size(), corpus, registers, 1,
                                                  {1.0 - 0.02 * registers - 0.001 * corpus}));
    Shown shown;
    shown.set(models::lossCostTables(sweep, Metric::Loss, Reading::Best, {}));
    const QCustomPlot& plot = shown.figure.plot();
    int seen = 0;
    for (int i = 0; i < plot.itemCount(); ++i) {
        const auto* name = qobject_cast<QCPItemText*>(plot.item(i));
        if (!name || !name->visible() || name->position->type() != QCPItemPosition::ptPlotCoords)
            continue;
        ++seen;
        const QRectF text(name->topLeft->pixelPosition(), name->bottomRight->pixelPosition());
        for (int g = 0; g < plot.graphCount(); ++g) {
            const QCPGraph& graph = *plot.graph(g);
            if (graph.dataCount() != 1)
                continue; // the front's line
            const QPointF mark = graph.coordsToPixels(graph.dataMainKey(0), graph.dataMainValue(0));
            QVERIFY2(!text.adjusted(1, 1, -1, -1).contains(mark), qPrintable(name->text()));
        }
    }
    QVERIFY(seen > 1);
}

/// Each name is plainly of one point: nearer to it than to any other, or a line leads to it.
void TestLossCostFigure::namesAreOfTheirPoints_data() {
    QTest::addColumn<double>("widthMm");
    QTest::addColumn<double>("fontPoints");
    QTest::newRow("a column") << 85.0 << 7.0;
    QTest::newRow("a page") << 170.0 << 8.0;
}

void TestLossCostFigure::namesAreOfTheirPoints() {
    QFETCH(const double, widthMm);
    QFETCH(const double, fontPoints);
    // Cheap ones lie close to each other and far above the dear ones.
    SweepRecord sweep = sweepOfSeeds();
    sweep.runs.clear();
    const std::map<int, std::vector<double>> losses{{4, {0.36, 0.21}},
                                                    {5, {0.30, 0.2}},
                                                    {8, {0.27, 0.0014}},
                                                    {16, {0.003, 0.0018}},
                                                    {0, {0.0018, 0.0011}}};
    for (const auto& [registers, byCorpus] : losses)
        for (const std::size_t corpus : {0U, 1U})
            for (const std::uint64_t seed : {1U, 2U, 3U})
                sweep.runs.push_back(tests::sampleRun(
                    sweep.runs.size(), corpus == 0 ? 100 : 400, registers, seed,
                    {byCorpus[corpus] * (0.5 + 0.25 * static_cast<double>(seed))}));
    LossCostFigure figure;
    FigureLook look;
    look.fontPoints = fontPoints;
    look.legend = LegendPlace::Below;
    figure.setStyle(printStyle(look));
    figure.setTables(models::lossCostTables(sweep, Metric::Loss, Reading::Best, {}));
    const QSize page = (QSizeF(widthMm, 80.0) / 25.4 * 720.0).toSize();
    figure.layOut(page);
    figure.layOut(page);
    QCustomPlot& plot = figure.plot();
    plot.setViewport(QRect(QPoint(), page));
    const auto front = plot.graph(0)->data();
    std::vector<QPointF> marks;
    for (int g = 0; g < plot.graphCount(); ++g)
        if (plot.graph(g)->dataCount() == 1)
            marks.push_back(plot.graph(g)->coordsToPixels(plot.graph(g)->dataMainKey(0),
                                                          plot.graph(g)->dataMainValue(0)));
    QCOMPARE(marks.size(), std::size_t{10});
    const auto distance = [](const QRectF& rect, const QPointF& point) {
        return QLineF(QPointF(std::clamp(point.x(), rect.left(), rect.right()),
                              std::clamp(point.y(), rect.top(), rect.bottom())),
                      point)
            .length();
    };
    int named = 0;
    const QCPItemLine* leader = nullptr;
    for (int i = 0; i < plot.itemCount(); ++i) {
        if (const auto* line = qobject_cast<const QCPItemLine*>(plot.item(i)))
            leader = line; // it comes before its name
        const auto* name = qobject_cast<QCPItemText*>(plot.item(i));
        if (!name || !name->visible() || name->position->type() != QCPItemPosition::ptPlotCoords)
            continue;
        ++named;
        QVERIFY(leader);
        const QRectF box =
            QRectF(name->topLeft->pixelPosition(), name->bottomRight->pixelPosition()).normalized();
        QVERIFY2(plot.axisRect(0)->rect().adjusted(-4, -4, 4, 4).contains(box.toRect()),
                 qPrintable(name->text()));
        const QPointF own = leader->start->pixelPosition();
        QVERIFY(std::any_of(marks.begin(), marks.end(),
                            [&](const QPointF& mark) { return QLineF(mark, own).length() < 1.0; }));
        if (leader->visible()) {
            QVERIFY2(distance(box, leader->end->pixelPosition()) < 1.0, qPrintable(name->text()));
            continue;
        }
        for (const QPointF& mark : marks)
            if (QLineF(mark, own).length() > 1.0)
                QVERIFY2(distance(box, mark) > distance(box, own) + figure.style().pixels(2.0),
                         qPrintable(name->text()));
    }
    QCOMPARE(named, front->size());
}

void TestLossCostFigure::panelsByCorpus() {
    Shown shown("corpus");
    const QCustomPlot& plot = shown.figure.plot();
    QCOMPARE(plot.axisRectCount(), 2);
    QCOMPARE(plot.axisRect(1)->axis(QCPAxis::atTop)->label(), QStringLiteral("corpus 100"));
    QCOMPARE(plot.axisRect(0)->axis(QCPAxis::atLeft)->range(),
             plot.axisRect(1)->axis(QCPAxis::atLeft)->range());
    QCOMPARE(names(plot), (QStringList{"R = 2", "R = 8", "all", "R = 2", "R = 8", "all"}));
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{3});
    shown.set(tables());
    QCOMPARE(plot.axisRectCount(), 1);
}

void TestLossCostFigure::pointsAreDescribedAndChosen() {
    Shown shown;
    const QSignalSpy clicked(&shown.figure, &LossCostFigure::runClicked);
    const double cost = 288.0 * 40 * 2;
    const QPointF median = shown.place(cost, 2.5);
    QVERIFY2(shown.figure.describeAt(median).startsWith("R = 8, corpus 50: 2.3·10⁴ "),
             qPrintable(shown.figure.describeAt(median)));
    QVERIFY(shown.figure.describeAt(median).endsWith("on the Pareto front"));
    QVERIFY(!shown.figure.describeAt(shown.place(2.0 * cost, 2.5)).contains("Pareto"));
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, median.toPoint());
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {},
                      shown.place(cost, 30.0 / 8).toPoint());
    QCOMPARE(clicked.count(), 2);
    QCOMPARE(clicked[0][0].toULongLong(), 2ULL);
    QCOMPARE(clicked[1][0].toULongLong(), 3ULL);
}

void TestLossCostFigure::selectedSeedHasARing() {
    Shown shown;
    shown.figure.setSelected(3);
    const auto* ring = qobject_cast<QCPItemTracer*>(shown.figure.plot().item());
    QVERIFY(ring);
    QCOMPARE(ring->position->value(), 30.0 / 8);
    shown.set(tables("corpus"), "corpus"); // in other axes
    ring = qobject_cast<QCPItemTracer*>(shown.figure.plot().item());
    QVERIFY(ring);
    QCOMPARE(ring->position->axisRect(), shown.figure.plot().axisRect(0));
}

void TestLossCostFigure::linearAxis() {
    Shown shown;
    shown.figure.setLogY(false);
    shown.figure.plot().replot();
    const QCPAxis& y = *shown.figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
    QCOMPARE(y.scaleType(), QCPAxis::stLinear);
    QCOMPARE(y.range().lower, 0.0);
    QCOMPARE(names(shown.figure.plot()).size(), 3);
}

void TestLossCostFigure::nothingIsLeftBehind() {
    Shown shown;
    const int graphs = shown.figure.plot().graphCount();
    const int items = shown.figure.plot().itemCount();
    shown.set(tables());
    QCOMPARE(shown.figure.plot().graphCount(), graphs);
    QCOMPARE(shown.figure.plot().itemCount(), items);
    shown.set({});
    QCOMPARE(shown.figure.plot().graphCount(), 0);
}

void TestLossCostFigure::emptySaysSo() {
    LossCostFigure figure;
    QCOMPARE(figure.message(), QStringLiteral("No runs yet: press Run"));
    SweepRecord sweep = sweepOfSeeds();
    for (session::RunRecord& run : sweep.runs)
        run.status = session::RunStatus::Diverged;
    figure.setTables(models::lossCostTables(sweep, Metric::Loss, Reading::Best, {}));
    QVERIFY(figure.empty());
    QVERIFY(figure.message() != QStringLiteral("No runs yet: press Run"));
    QVERIFY(!figure.runAt({10.0, 10.0}));
}

QTEST_MAIN(TestLossCostFigure)
#include "tst_loss_cost_figure.moc"
