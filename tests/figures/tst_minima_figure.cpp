#include "tests/support/sample_sweep.h"
#include "ui/figures/minima_figure.h"

#include <QSignalSpy>
#include <QTest>

using namespace dpfm;
using namespace dpfm::figures;
using session::SweepRecord;
using tests::sampleRun;

namespace {

/// Two groups; the first run's minima are of epochs 2 and 3, the second's both of 1.
SweepRecord twoRuns() {
    SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 2, 7, {3, 1, 2}, {9, 0.5, 0.25}),
                  sampleRun(1, 100, 8, 7, {1, 2}, {0.1, 0.2})};
    return sweep;
}

/// A figure in a window, drawn once.
struct Shown {
    MinimaFigure figure;
    Shown() {
        figure.setStyle(screenStyle(QPalette(), QFont(), 96.0));
        figure.widget()->resize(900, 450);
        figure.widget()->show();
        figure.setTable(models::minimaTable(twoRuns()));
        figure.plot().replot();
    }
    QCPAxis& x(int panel) { return *figure.plot().axisRect(panel)->axis(QCPAxis::atBottom); }
    QCPAxis& y(int panel) { return *figure.plot().axisRect(panel)->axis(QCPAxis::atLeft); }
    QPoint place(int panel, double atX, double atY) {
        return QPointF(x(panel).coordToPixel(atX), y(panel).coordToPixel(atY)).toPoint();
    }
};

} // namespace

class TestMinimaFigure : public QObject {
    Q_OBJECT
private slots:
    void runsAreInBothPanels();
    void diagonalsSpanTheAxes();
    void pointsAreDescribedAndChosen();
    void ringsInBothPanels();
    void runsWithColorsAreDrawnOverAllOthers();
    void zeroNeedsALinearAxis();
    void emptySaysWhatIsMissing();
};

void TestMinimaFigure::runsAreInBothPanels() {
    Shown shown;
    const QCustomPlot& plot = shown.figure.plot();
    QCOMPARE(plot.graphCount(), 2 + 2 * 2);
    QCOMPARE(plot.graph(2)->data()->at(0)->key, 0.25);
    QCOMPARE(plot.graph(2)->data()->at(0)->value, 0.5);
    QCOMPARE(plot.graph(3)->data()->at(0)->key, 3.0);
    QCOMPARE(plot.graph(3)->data()->at(0)->value, 2.0);
    QCOMPARE(shown.x(0).label().simplified(), QStringLiteral("lowest val_loss"));
    QCOMPARE(shown.y(1).label().simplified(), QStringLiteral("epoch of the lowest training loss"));
    QCOMPARE(shown.figure.legendEntries().size(), std::size_t{2 + 2});
    // Drawn again, nothing is left behind.
    shown.figure.setTable(models::minimaTable(twoRuns()));
    QCOMPARE(plot.graphCount(), 2 + 2 * 2);
}

void TestMinimaFigure::diagonalsSpanTheAxes() {
    Shown shown;
    for (const int panel : {0, 1}) {
        QCOMPARE(shown.x(panel).range(), shown.y(panel).range());
        const auto diagonal = shown.figure.plot().graph(panel)->data();
        for (const int end : {0, 1})
            QCOMPARE(diagonal->at(end)->key, diagonal->at(end)->value);
        QCOMPARE(diagonal->at(0)->key, shown.x(panel).range().lower);
        QCOMPARE(diagonal->at(1)->key, shown.x(panel).range().upper);
    }
    QCOMPARE(shown.x(0).scaleType(), QCPAxis::stLogarithmic);
    QCOMPARE(shown.x(1).scaleType(), QCPAxis::stLinear);
}

void TestMinimaFigure::pointsAreDescribedAndChosen() {
    Shown shown;
    const QSignalSpy clicked(&shown.figure, &MinimaFigure::runClicked);
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, shown.place(0, 0.25, 0.5));
    QTest::mouseClick(shown.figure.widget(), Qt::LeftButton, {}, shown.place(1, 1, 1));
    QCOMPARE(clicked.count(), 2);
    QCOMPARE(clicked[0][0].toULongLong(), 0ULL);
    QCOMPARE(clicked[1][0].toULongLong(), 1ULL);
    QCOMPARE(shown.figure.describeAt(shown.place(1, 3, 2)),
             QStringLiteral("R = 2, corpus 50, seed 7\nval_loss 0.5 at the lowest training loss, "
                            "epoch 2\nlowest val_loss 0.25, epoch 3"));
}

void TestMinimaFigure::ringsInBothPanels() {
    Shown shown;
    const int items = shown.figure.plot().itemCount();
    shown.figure.setSelected(0);
    QCOMPARE(shown.figure.plot().itemCount(), items + 2);
    shown.figure.setSelected(5);
    QCOMPARE(shown.figure.plot().itemCount(), items);
}

void TestMinimaFigure::runsWithColorsAreDrawnOverAllOthers() {
    Shown shown;
    const QCustomPlot& plot = shown.figure.plot();
    const int graphs = plot.graphCount();
    shown.figure.setRunColors({0, 3});
    QCOMPARE(plot.graphCount(), graphs + 2); // in both panels
    const QColor given = models::classColor(2, shown.figure.style().surface);
    for (const int panel : {0, 1}) {
        const QCPGraph* graph = plot.graph(graphs + panel);
        QCOMPARE(graph->keyAxis(), &shown.x(panel));
        QCOMPARE(graph->data()->size(), 1);
        QCOMPARE(graph->data()->at(0)->value, panel == 0 ? 0.1 : 1.0); // the second run's
        QCOMPARE(graph->scatterStyle().brush().color(), given);
    }
    // They stay with other results, and go with the colours.
    shown.figure.setTable(models::minimaTable(twoRuns()));
    QCOMPARE(plot.graphCount(), graphs + 2);
    shown.figure.setRunColors({});
    QCOMPARE(plot.graphCount(), graphs);
}

void TestMinimaFigure::zeroNeedsALinearAxis() {
    SweepRecord sweep = twoRuns();
    sweep.runs[0].epochs[2].valLoss = 0.0;
    Shown shown;
    shown.figure.setTable(models::minimaTable(sweep));
    QVERIFY(shown.figure.plot().graph(2)->data()->isEmpty());
    QCOMPARE(shown.figure.plot().graph(3)->data()->size(), 1);
    shown.figure.setLogY(false);
    QCOMPARE(shown.figure.plot().graph(2)->data()->at(0)->key, 0.0);
    QCOMPARE(shown.x(0).range().lower, 0.0);
}

void TestMinimaFigure::emptySaysWhatIsMissing() {
    MinimaFigure figure;
    QVERIFY(figure.message().startsWith("No run has ended yet"));
    figure.setTable(models::minimaTable(twoRuns()));
    QVERIFY(!figure.empty());
}

QTEST_MAIN(TestMinimaFigure)
#include "tst_minima_figure.moc"
