#include "app/progress.h"

#include <QTest>

using namespace dpfm;
using session::SweepProgress;

class TestProgress : public QObject {
    Q_OBJECT
private slots:
    void durations_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0:00";
        QTest::newRow("part of one") << 0.1 << "0:01";
        QTest::newRow("minutes") << 201.0 << "3:21";
        QTest::newRow("hours") << 3723.0 << "1:02:03";
        QTest::newRow("days") << 4 * 86400.0 + 5 * 3600.0 << "4 d 5 h";
    }
    void durations() {
        QFETCH(const double, seconds);
        QTEST(app::durationText(seconds), "text");
    }

    void bar_data() {
        QTest::addColumn<SweepProgress>("progress");
        QTest::addColumn<QString>("text");
        QTest::newRow("at the start") << SweepProgress{0, 1000, 0, 28, 0.0, {}}
                                      << "[------------------------]   0 %  0 of 28 runs";
        QTest::newRow("half") << SweepProgress{500, 1000, 14, 28, 81200.0, 201.0}
                              << "[############------------]  50 %  14 of 28 runs  81.2 k "
                                 "samples/s  3:21 left";
        QTest::newRow("nearly") << SweepProgress{9999, 10000, 27, 28, 999.0, 0.2}
                                << "[#######################-]  99 %  27 of 28 runs  999 samples/s "
                                   " 0:01 left";
        QTest::newRow("done") << SweepProgress{1000, 1000, 28, 28, 2.5e6, 0.0}
                              << "[########################] 100 %  28 of 28 runs  2.5 M samples/s "
                                 " 0:00 left";
        QTest::newRow("nothing to do")
            << SweepProgress{} << "[########################] 100 %  0 of 0 runs";
    }
    void bar() {
        QFETCH(const SweepProgress, progress);
        QTEST(app::progressBar(progress), "text");
    }

    void barFitsATerminal() {
        const SweepProgress progress{1, 1'000'000'000'000, 123'456, 1'000'000, 1234567.0, 1e12};
        QVERIFY(app::progressBar(progress).size() < 80);
    }
};

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
