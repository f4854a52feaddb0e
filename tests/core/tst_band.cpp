#include "core/sweep/band.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace dpfm;
using sweep::Centre;
using sweep::Spread;

Q_DECLARE_METATYPE(dpfm::sweep::Centre)
Q_DECLARE_METATYPE(dpfm::sweep::Spread)

class TestBand : public QObject {
    Q_OBJECT

private slots:
    void bands_data();
    void bands();
    void unknownIsNotANumber();
};

/// 2, 4, 4, 4, 5, 5, 7, 9 has the mean 5 and Σ(x - 5)² = 32.
void TestBand::bands_data() {
    using Numbers = std::vector<double>;
    QTest::addColumn<Numbers>("values");
    QTest::addColumn<Centre>("centre");
    QTest::addColumn<Spread>("spread");
    QTest::addColumn<Numbers>("band");
    const Numbers eight{9, 4, 2, 5, 4, 7, 5, 4};
    const double s = std::sqrt(32.0 / 7.0);
    const double e = std::sqrt(32.0 / 7.0 / 8.0);
    QTest::newRow("median alone") << eight << Centre::Median << Spread::None
                                  << Numbers{4.5, 4.5, 4.5};
    QTest::newRow("mean alone") << eight << Centre::Mean << Spread::None << Numbers{5, 5, 5};
    QTest::newRow("quartiles") << eight << Centre::Median << Spread::Quartiles
                               << Numbers{4.5, 4, 5.5};
    QTest::newRow("mean, quartiles")
        << eight << Centre::Mean << Spread::Quartiles << Numbers{5, 4, 5.5};
    QTest::newRow("deviation") << eight << Centre::Mean << Spread::StandardDeviation
                               << Numbers{5, 5 - s, 5 + s};
    QTest::newRow("error") << eight << Centre::Mean << Spread::StandardError
                           << Numbers{5, 5 - e, 5 + e};
    QTest::newRow("the deviation is about the mean")
        << eight << Centre::Median << Spread::StandardDeviation << Numbers{4.5, 5 - s, 5 + s};
    QTest::newRow("range") << eight << Centre::Median << Spread::Range << Numbers{4.5, 2, 9};
    QTest::newRow("two") << Numbers{1, 3} << Centre::Mean << Spread::StandardDeviation
                         << Numbers{2, 2 - std::sqrt(2.0), 2 + std::sqrt(2.0)};
    QTest::newRow("one") << Numbers{3} << Centre::Mean << Spread::StandardError << Numbers{3, 3, 3};
    QTest::newRow("median beside an infinity")
        << Numbers{1, HUGE_VAL, 2} << Centre::Median << Spread::Range << Numbers{2, 1, HUGE_VAL};
}

void TestBand::bands() {
    QFETCH(std::vector<double>, values);
    QFETCH(Centre, centre);
    QFETCH(Spread, spread);
    QFETCH(std::vector<double>, band);
    const sweep::Band found = sweep::bandOf(values, centre, spread);
    const auto near = [](double a, double b) { return a == b || std::fabs(a - b) < 1e-12; };
    QVERIFY(near(found.centre, band[0]));
    QVERIFY(near(found.lower, band[1]));
    QVERIFY(near(found.upper, band[2]));
}

void TestBand::unknownIsNotANumber() {
    std::vector<double> values{1.0, HUGE_VAL};
    const sweep::Band band = sweep::bandOf(values, Centre::Mean, Spread::StandardDeviation);
    QCOMPARE(band.centre, HUGE_VAL);
    QVERIFY(std::isnan(band.lower) && std::isnan(band.upper));
    values = {-HUGE_VAL, HUGE_VAL};
    QVERIFY(std::isnan(sweep::bandOf(values, Centre::Mean, Spread::None).centre));
}

QTEST_APPLESS_MAIN(TestBand)
#include "tst_band.moc"
