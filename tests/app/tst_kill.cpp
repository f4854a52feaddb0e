#include "tests/app/kill_sweeps.h"

#include <QTest>

using namespace dpfm::tests;

/// The short form of dpfm_kill_test.
class TestKill : public QObject {
    Q_OBJECT
private slots:
    void aKilledSweepLosesNothing() {
        const KillReport report = killSweeps({6, 7, 1500});
        qInfo("%s", qPrintable(report.text()));
        QVERIFY2(report.holds(), qPrintable(report.text()));
        QCOMPARE(report.kills, 6);
        QVERIFY(report.sweeps >= 1);
    }
    void killedPartsLoseAndDoubleNothing() {
        const KillReport report = killShards({6, 7, 1500});
        qInfo("%s", qPrintable(report.text()));
        QVERIFY2(report.holds(), qPrintable(report.text()));
        QCOMPARE(report.kills, 6);
        QVERIFY(report.sweeps >= 1);
        QVERIFY(report.merges >= 1);
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
