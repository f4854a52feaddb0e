#include "core/sweep/curve.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using Numbers = std::vector<double>;

class TestCurve : public QObject {
    Q_OBJECT

private slots:
    void soFar();
    void smoothing_data();
    void smoothing();
};

void TestCurve::soFar() {
    const Numbers values{3, 4, 1, 2, std::nan(""), 0, 5};
    QCOMPARE(sweep::minimumSoFar(values), (Numbers{3, 3, 1, 1, 1, 0, 0}));
    QCOMPARE(sweep::maximumSoFar(values), (Numbers{3, 4, 4, 4, 4, 4, 5}));
    QVERIFY(sweep::minimumSoFar({}).empty());
}

void TestCurve::smoothing_data() {
    QTest::addColumn<Numbers>("values");
    QTest::addColumn<double>("s");
    QTest::addColumn<Numbers>("averages");
    QTest::newRow("none") << Numbers{3, 1, 2} << 0.0 << Numbers{3, 1, 2};
    // (4/2 + 1)/(1/2 + 1), (4/4 + 1/2 + 7)/(1/4 + 1/2 + 1)
    QTest::newRow("half") << Numbers{4, 1, 7} << 0.5 << Numbers{4, 2, 8.5 / 1.75};
    QTest::newRow("a constant stays") << Numbers{5, 5, 5} << 0.9 << Numbers{5, 5, 5};
    QTest::newRow("nothing") << Numbers{} << 0.9 << Numbers{};
}

void TestCurve::smoothing() {
    QFETCH(Numbers, values);
    QFETCH(double, s);
    QFETCH(Numbers, averages);
    const Numbers found = sweep::smoothed(values, s);
    QCOMPARE(found.size(), averages.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY(std::fabs(found[i] - averages[i]) < 1e-12);
}

QTEST_APPLESS_MAIN(TestCurve)
#include "tst_curve.moc"
