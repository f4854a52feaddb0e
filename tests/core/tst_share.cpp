#include "core/base/share.h"

#include <QTest>

#include <limits>

class TestShare : public QObject {
    Q_OBJECT

private slots:
    void ceilOfShare_data();
    void ceilOfShare();
};

void TestShare::ceilOfShare_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<quint64>("expected");
    const auto row = [](const char* name, double share, quint64 count, quint64 expected) {
        QTest::newRow(name) << share << count << expected;
    };
    const quint64 most = std::numeric_limits<quint64>::max();
    // In doubles 0.07·100 is 7.000000000000001 and 0.2·95 is 19.000000000000004.
    row("0.2 of 100", 0.2, 100, 20);
    row("0.2 of 101", 0.2, 101, 21);
    row("0.07 of 100", 0.07, 100, 7);
    row("0.2 of 95", 0.2, 95, 19);
    row("0.29 of 100", 0.29, 100, 29);
    row("0.1 of 30", 0.1, 30, 3);
    row("0.55 of 100", 0.55, 100, 55);
    row("a third of 3", 1.0 / 3.0, 3, 1);
    row("a third of 300", 1.0 / 3.0, 300, 100);
    row("0.3333 of 30000", 0.3333, 30'000, 9'999);
    row("0.33334 of 3", 0.33334, 3, 2);
    row("two thirds of 3", 2.0 / 3.0, 3, 2);
    row("0.001 of 1", 0.001, 1, 1);
    row("1e-300 of 1", 1e-300, 1, 1);
    row("smallest of most", std::numeric_limits<double>::denorm_min(), most, 1);
    row("1e-5 of 10^5", 1e-5, 100'000, 1);
    row("1e-5 of 10^5 + 1", 1e-5, 100'001, 2);
    row("0 of 100", 0.0, 100, 0);
    row("0.5 of 0", 0.5, 0, 0);
    row("1 of 100", 1.0, 100, 100);
    row("1 of most", 1.0, most, most);
    row("0.5 of most", 0.5, most, (quint64{1} << 63));
    row("0.2 of 10 million", 0.2, 10'000'000, 2'000'000);
    row("17 digits of most", 0.12345678901234568, most, 2'277'375'791'072'698'161);
    row("almost 1 of 10", 0.9999999999999999, 10, 10);
}

void TestShare::ceilOfShare() {
    QFETCH(double, share);
    QFETCH(quint64, count);
    QFETCH(quint64, expected);
    QCOMPARE(quint64{dpfm::ceilOfShare(share, count)}, expected);
}

QTEST_APPLESS_MAIN(TestShare)
#include "tst_share.moc"
