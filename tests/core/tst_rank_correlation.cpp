#include "core/sweep/rank_correlation.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using Numbers = std::vector<double>;

class TestRankCorrelation : public QObject {
    Q_OBJECT

private slots:
    void ranks();
    void correlations_data();
    void correlations();
    void none_data();
    void none();
};

void TestRankCorrelation::ranks() {
    QCOMPARE(sweep::midRanks(Numbers{5, 1, 5, 7, 5}), (Numbers{3, 1, 3, 5, 3}));
    QCOMPARE(sweep::midRanks(Numbers{HUGE_VAL, 2, HUGE_VAL}), (Numbers{2.5, 1, 2.5}));
}

void TestRankCorrelation::correlations_data() {
    QTest::addColumn<Numbers>("x");
    QTest::addColumn<Numbers>("y");
    QTest::addColumn<double>("rho");
    QTest::newRow("the same order") << Numbers{1, 2, 3} << Numbers{-5, 0, 100} << 1.0;
    QTest::newRow("the other order") << Numbers{1, 2, 3} << Numbers{3, 2, 1} << -1.0;
    // Σd² = 4 of 4: 1 - 6·4/(4·15).
    QTest::newRow("without ties") << Numbers{1, 2, 3, 4} << Numbers{2, 1, 4, 3} << 0.6;
    // The example of scipy.stats.spearmanr: ranks 1 2 3 4 5 and 2 3 4 5 1 (7 with 8 in its y).
    QTest::newRow("published") << Numbers{1, 2, 3, 4, 5} << Numbers{5, 6, 7, 8, 7}
                               << 0.8207826816681233;
    // Ranks 1.5 1.5 3 4 and 1 2.5 2.5 4: Σ of products 3.75, of squares 4.5 and 4.5.
    QTest::newRow("ties in both") << Numbers{1, 1, 2, 3} << Numbers{0, 4, 4, 9} << 3.75 / 4.5;
    QTest::newRow("an infinity is the largest")
        << Numbers{1, 2, HUGE_VAL} << Numbers{1, 3, 2} << 0.5;
}

void TestRankCorrelation::correlations() {
    QFETCH(Numbers, x);
    QFETCH(Numbers, y);
    QFETCH(double, rho);
    const auto found = sweep::rankCorrelation(x, y);
    QVERIFY(found);
    QVERIFY2(std::fabs(*found - rho) < 1e-12, qPrintable(QString::number(*found, 'g', 17)));
    QCOMPARE(*sweep::rankCorrelation(y, x), *found);
}

void TestRankCorrelation::none_data() {
    QTest::addColumn<Numbers>("x");
    QTest::newRow("no pair") << Numbers{};
    QTest::newRow("one pair") << Numbers{1};
    QTest::newRow("all equal") << Numbers{2, 2, 2};
}

void TestRankCorrelation::none() {
    QFETCH(Numbers, x);
    const Numbers y = Numbers{1, 2, 3};
    QVERIFY(!sweep::rankCorrelation(x, std::span(y).first(x.size())));
}

QTEST_APPLESS_MAIN(TestRankCorrelation)
#include "tst_rank_correlation.moc"
