#include "tests/support/probe_fixture.h"
#include "ui/figures/descent_figure.h"
#include "ui/figures/pass_memory_figure.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using namespace dpfm::figures;
using models::AutodiffDescents;
using models::TwoPasses;

namespace {

std::vector<QPointF> points(const QCPGraph& graph) {
    std::vector<QPointF> points;
    for (const QCPGraphData& point : *graph.data())
        points.emplace_back(point.key, point.value);
    return points;
}

std::shared_ptr<const AutodiffDescents> descents(std::vector<double> gradient,
                                                 std::vector<double> newton) {
    AutodiffDescents result;
    result.gradient.values = std::move(gradient);
    result.newton.values = std::move(newton);
    return std::make_shared<const AutodiffDescents>(std::move(result));
}

} // namespace

/// The curves of the two descents, and of what two passes keep.
class TestAutodiffFigures : public QObject {
    Q_OBJECT
private slots:
    void descentsStandByPointsVisited() {
        DescentFigure figure;
        QVERIFY(figure.empty());
        figure.setStyle(printStyle());
        figure.setDescents(descents({8.0, 4.0, 2.0, 1.0}, {8.0, 0.5}));
        QVERIFY(!figure.empty());
        using Points = std::vector<QPointF>;
        QCOMPARE(points(*figure.plot().graph(0)),
                 (Points{{1.0, 8.0}, {2.0, 4.0}, {3.0, 2.0}, {4.0, 1.0}}));
        QCOMPARE(points(*figure.plot().graph(1)), (Points{{1.0, 8.0}, {2.0, 0.5}}));
        const QCPAxisRect& rect = *figure.plot().axisRect(0);
        QCOMPARE(rect.axis(QCPAxis::atBottom)->scaleType(), QCPAxis::stLogarithmic);
        QCOMPARE(rect.axis(QCPAxis::atLeft)->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(rect.axis(QCPAxis::atLeft)->range().contains(0.5));
        QCOMPARE(figure.legendEntries().size(), std::size_t{2});
        figure.setDescents(nullptr);
        QVERIFY(figure.empty());
    }

    void aZeroStandsAtTheLowerEnd() {
        DescentFigure figure;
        figure.setDescents(descents({8.0, 2.0}, {8.0, 0.0}));
        const QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
        QCOMPARE(y.scaleType(), QCPAxis::stLogarithmic);
        const double drawn = points(*figure.plot().graph(1)).back().y();
        QVERIFY(drawn > 0.0 && drawn < 2.0 && y.range().contains(drawn));
    }

    void negativeValuesMakeItLinear() {
        DescentFigure figure;
        figure.setDescents(descents({1.0, -1.0, -3.0}, {1.0}));
        const QCPAxis& y = *figure.plot().axisRect(0)->axis(QCPAxis::atLeft);
        QCOMPARE(y.scaleType(), QCPAxis::stLinear);
        QVERIFY(y.range().lower < -3.0 && y.range().upper > 1.0);
    }

    void whatIsNotFiniteIsLeftOut() {
        DescentFigure figure;
        const double nan = std::nan("");
        figure.setDescents(
            descents({1.0, 2.0, std::numeric_limits<double>::infinity()}, {1.0, nan}));
        QCOMPARE(points(*figure.plot().graph(0)).size(), std::size_t{2});
        QCOMPARE(points(*figure.plot().graph(1)).size(), std::size_t{1});
        figure.setDescents(descents({nan}, {nan}));
        QVERIFY(figure.empty());
        QCOMPARE(figure.message(), "The function has no finite value at the start");
    }

    void memoryOfBothSides() {
        tests::ProbeFixture fixture;
        QVERIFY(fixture.look(tests::sweepOn(network::DataSource::Sum)));
        const auto passes =
            std::make_shared<const TwoPasses>(models::twoPassesOf(fixture.probe.probe()));
        PassMemoryFigure figure;
        QVERIFY(figure.empty());
        figure.setPasses(passes);
        QVERIFY(!figure.empty());
        for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
            const auto drawn = points(*figure.plot().graph(side));
            QCOMPARE(drawn.size(), passes->totals[side].size());
            for (std::size_t i = 0; i < drawn.size(); ++i)
                QCOMPARE(drawn[i], QPointF(static_cast<double>(i),
                                           static_cast<double>(passes->totals[side][i])));
            QCOMPARE(figure.plot().graph(side)->pen().color(),
                     models::registerColor(
                         side == TwoPasses::Backpropagation ? network::Method::Backpropagation
                                                            : network::Method::Dpfm,
                         side == TwoPasses::Backpropagation ? 0 : 2, models::Surface::Light));
        }
        figure.setStep(3);
        const auto* cursor = qobject_cast<QCPItemStraightLine*>(figure.plot().item(1));
        QVERIFY(cursor != nullptr && cursor->visible());
        QCOMPARE(cursor->point1->key(), 3.0);
        figure.setPasses(nullptr);
        QVERIFY(figure.empty());
    }
};

QTEST_MAIN(TestAutodiffFigures)
#include "tst_autodiff_figures.moc"
