#include "ui/figures/log_ticker.h"
#include "ui/figures/symlog.h"

#include <QTest>

#include <cmath>

using namespace dpfm::figures;
using Numbers = std::vector<double>;

/// Axes that are not linear.
class TestScales : public QObject {
    Q_OBJECT
private slots:
    void thresholds_data();
    void thresholds();
    void placesAndBack_data();
    void placesAndBack();
    void logarithmicTicksHaveRoom_data();
    void logarithmicTicksHaveRoom();
};

void TestScales::thresholds_data() {
    QTest::addColumn<Numbers>("values");
    QTest::addColumn<double>("threshold");
    QTest::newRow("nothing") << Numbers{} << 1.0;
    QTest::newRow("no size") << Numbers{0, HUGE_VAL, -HUGE_VAL} << 1.0;
    QTest::newRow("one") << Numbers{-0.02} << 0.01;
    QTest::newRow("a power of ten is its own") << Numbers{0.01, 0.5} << 0.01;
    QTest::newRow("the smallest tenth is not told from 0")
        << Numbers{1e-9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2} << 1.0;
    QTest::newRow("no more decades than can be seen") << Numbers{1e-12, 1e-12, 1e-12, 3} << 1e-5;
}

void TestScales::thresholds() {
    QFETCH(Numbers, values);
    QFETCH(double, threshold);
    const double found = Symlog(values).threshold();
    QVERIFY(std::abs(found / threshold - 1.0) < 1e-12);
}

void TestScales::placesAndBack_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("place");
    QTest::newRow("zero") << 0.0 << 0.0;
    QTest::newRow("linear") << 0.005 << 0.5;
    QTest::newRow("threshold") << -0.01 << -1.0;
    QTest::newRow("ten times") << 0.1 << 2.0;
    QTest::newRow("negative") << -10.0 << -4.0;
    QTest::newRow("infinite") << HUGE_VAL << HUGE_VAL;
}

void TestScales::placesAndBack() {
    QFETCH(double, value);
    QFETCH(double, place);
    const Numbers sizes{0.01};
    const Symlog scale(sizes);
    QVERIFY(scale.place(value) == place || std::abs(scale.place(value) - place) < 1e-12);
    if (std::isfinite(value))
        QVERIFY(std::abs(scale.value(scale.place(value)) - value) < 1e-12);
}

void TestScales::logarithmicTicksHaveRoom_data() {
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::addColumn<int>("room"); // for so many numbers
    QTest::addColumn<Numbers>("ticks");
    QTest::newRow("decades") << 0.5 << 2e3 << 6 << Numbers{1, 10, 100, 1000};
    QTest::newRow("halves and fifths") << 3e6 << 6e7 << 6 << Numbers{5e6, 1e7, 2e7, 5e7};
    QTest::newRow("thirds") << 2e6 << 8e7 << 3 << Numbers{3e6, 1e7, 3e7};
    QTest::newRow("one") << 3.1e6 << 1.5e7 << 1 << Numbers{1e7};
}

void TestScales::logarithmicTicksHaveRoom() {
    QFETCH(double, lower);
    QFETCH(double, upper);
    QFETCH(int, room);
    QFETCH(Numbers, ticks);
    QCustomPlot plot;
    QCPAxis& axis = *plot.axisRect()->axis(QCPAxis::atBottom);
    setLogarithmic(axis, true);
    axis.ticker()->setTickCount(room);
    axis.setRange(lower, upper);
    plot.replot();
    Numbers seen;
    for (const double tick : axis.tickVector())
        if (axis.range().contains(tick))
            seen.push_back(tick);
    QCOMPARE(seen.size(), ticks.size());
    for (std::size_t i = 0; i < seen.size(); ++i)
        QVERIFY(std::abs(seen[i] / ticks[i] - 1.0) < 1e-12);
}

QTEST_MAIN(TestScales)
#include "tst_scales.moc"
