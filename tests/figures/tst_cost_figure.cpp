#include "ui/figures/cost_figure.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::figures;
using models::CostLine;
using models::CostPlot;

namespace {

CostLine line(CostLine::Kind kind, std::vector<double> x, std::vector<double> y) {
    return {kind, QStringLiteral("name"), 0, 2, std::move(x), std::move(y), {}};
}

QCPGraph& graph(const CostFigure& figure, int index) {
    return *figure.plot().graph(index);
}

} // namespace

class TestCostFigure : public QObject {
    Q_OBJECT
private slots:
    void nothingIsSaid() {
        CostFigure figure;
        QVERIFY(figure.empty());
        CostPlot plot;
        plot.missing = QStringLiteral("why not");
        figure.setPlot(plot);
        QCOMPARE(figure.message(), QStringLiteral("why not"));
    }

    void logarithmsLeaveOutWhatIsNotPositive() {
        CostFigure figure;
        CostPlot plot;
        plot.logX = plot.logY = true;
        plot.lines = {line(CostLine::Kind::Model, {1, 2, 4}, {10, 0, 1000})};
        figure.setPlot(plot);
        QVERIFY(!figure.empty());
        QCOMPARE(graph(figure, 0).data()->size(), 2);
        QVERIFY(figure.plot().xAxis->range().lower > 0.0 && figure.plot().xAxis->range().upper > 4);
        QVERIFY(figure.plot().yAxis->range().contains(10) &&
                figure.plot().yAxis->range().contains(1000));
        plot.lines = {line(CostLine::Kind::Model, {1, 2}, {0, 0})}; // all registers: no comparison
        figure.setPlot(plot);
        QVERIFY(figure.empty());
    }

    void modelIsALineAndMeasuredArePoints() {
        CostFigure figure;
        CostPlot plot;
        plot.lines = {line(CostLine::Kind::Model, {1, 2}, {1, 2}),
                      line(CostLine::Kind::Backpropagation, {1, 2}, {3, 3}),
                      line(CostLine::Kind::Measured, {1, 2}, {5, 6})};
        figure.setPlot(plot);
        QCOMPARE(graph(figure, 0).lineStyle(), QCPGraph::lsLine);
        QCOMPARE(graph(figure, 1).pen().style(), Qt::DashLine);
        QCOMPARE(graph(figure, 2).lineStyle(), QCPGraph::lsNone);
        QVERIFY(!graph(figure, 2).scatterStyle().isNone());
        QCOMPARE(figure.legendEntries().size(), std::size_t{3});
        // Points have no line in the legend, but their colour.
        QCOMPARE(figure.legendEntries()[2]->look().line.style(), Qt::NoPen);
        QCOMPARE(figure.legendEntries()[2]->look().line.color(), graph(figure, 2).pen().color());
    }

    void sharesArePercent() {
        CostFigure figure;
        CostPlot plot;
        plot.percent = true;
        plot.lines = {line(CostLine::Kind::Layer, {0, 1}, {0.5, 1.0})};
        figure.setPlot(plot);
        QCOMPARE(graph(figure, 0).data()->at(0)->value, 50.0);
        QVERIFY(figure.plot().yAxis->range().contains(100.0));
        QCOMPARE(figure.plot().yAxis->range().lower, 0.0);
    }

    void pointsHaveTheirLabels() {
        CostFigure figure;
        CostPlot plot;
        plot.lines = {line(CostLine::Kind::Corpus, {3, 1}, {1, 2}),
                      line(CostLine::Kind::CorpusBackpropagation, {2}, {2})};
        plot.lines[0].labels = {QStringLiteral("8"), QStringLiteral("64, all")};
        figure.setPlot(plot);
        QCOMPARE(figure.plot().itemCount(), 2 + 1); // and the figure's own sentence
        // The corpus stands in the legend once.
        QCOMPARE(figure.legendEntries().size(), std::size_t{1});
        figure.setPlot({});
        QCOMPARE(figure.plot().itemCount(), 1);
        QCOMPARE(figure.plot().graphCount(), 0);
    }
};

QTEST_MAIN(TestCostFigure)
#include "tst_cost_figure.moc"
