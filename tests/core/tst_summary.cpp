#include "core/sweep/summary.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using training::EpochMetrics;

class TestSummary : public QObject {
    Q_OBJECT

private slots:
    void readingsAreDistinct();
    void earliestOfEquals();
    void nothingToSummarize();
    void quantiles_data();
    void quantiles();
};

void TestSummary::readingsAreDistinct() {
    const std::vector<EpochMetrics> epochs{
        {1, 3.0, 5.0, {}, {}}, {2, 1.0, 4.0, {}, {}}, {3, 2.0, 1.0, {}, {}}, {4, 2.5, 9.0, {}, {}}};
    const auto summary = sweep::summarize(epochs);
    QVERIFY(summary);
    QCOMPARE(summary->best, epochs[1]);
    QCOMPARE(summary->lowest, epochs[2]);
    QCOMPARE(summary->final, epochs[3]);
}

void TestSummary::earliestOfEquals() {
    const std::vector<EpochMetrics> epochs{{1, 2.0, 2.0, {}, {}},
                                           {2, 1.0, 1.0, {}, {}},
                                           {3, 1.0, 1.0, {}, {}},
                                           {4, 1.0, 0.5, {}, {}},
                                           {5, 1.5, 0.5, {}, {}}};
    const auto summary = sweep::summarize(epochs);
    QCOMPARE(summary->best.epoch, 2);
    QCOMPARE(summary->best.valLoss, 1.0);
    QCOMPARE(summary->lowest.epoch, 4);
}

void TestSummary::nothingToSummarize() {
    QVERIFY(!sweep::summarize({}));
}

/// Expected values as quantile(x, q, type = 7) of R gives them.
void TestSummary::quantiles_data() {
    using Numbers = std::vector<double>;
    QTest::addColumn<Numbers>("values");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("expected");
    QTest::newRow("one value") << Numbers{7} << 0.3 << 7.0;
    QTest::newRow("lowest") << Numbers{3, 1, 2} << 0.0 << 1.0;
    QTest::newRow("highest") << Numbers{3, 1, 2} << 1.0 << 3.0;
    QTest::newRow("odd median") << Numbers{5, 1, 3} << 0.5 << 3.0;
    QTest::newRow("even median") << Numbers{4, 1, 3, 2} << 0.5 << 2.5;
    QTest::newRow("first quartile of 1 to 4") << Numbers{1, 2, 3, 4} << 0.25 << 1.75;
    QTest::newRow("third quartile of 1 to 4") << Numbers{1, 2, 3, 4} << 0.75 << 3.25;
    QTest::newRow("first quartile of 1 to 5") << Numbers{1, 2, 3, 4, 5} << 0.25 << 2.0;
    QTest::newRow("first decile of 1 to 10")
        << Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} << 0.1 << 1.9;
    QTest::newRow("uneven steps") << Numbers{0, 10, 100} << 0.75 << 55.0;
    QTest::newRow("at an infinity") << Numbers{1, 2, INFINITY} << 1.0 << double(INFINITY);
    QTest::newRow("below an infinity") << Numbers{1, 2, INFINITY} << 0.5 << 2.0;
    QTest::newRow("towards an infinity") << Numbers{1, INFINITY} << 0.25 << double(INFINITY);
    QTest::newRow("between infinities") << Numbers{-INFINITY, INFINITY} << 0.5 << 0.0;
}

void TestSummary::quantiles() {
    QFETCH(std::vector<double>, values);
    QFETCH(double, q);
    QFETCH(double, expected);
    const auto near = [&](double value) {
        return value == expected || std::fabs(value - expected) < 1e-12;
    };
    QVERIFY(near(sweep::quantile(values, q)));
    if (q == 0.5)
        QVERIFY(near(sweep::median(values)));
}

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"
