#include "ui/models/run_ranges.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;

class TestRunRanges : public QObject {
    Q_OBJECT
private slots:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::vector<bool>>("shown"); // of six; empty: refused
        QTest::newRow("one") << "2" << std::vector{false, false, true, false, false, false};
        QTest::newRow("ranges") << "0-1,4" << std::vector{true, true, false, false, true, false};
        QTest::newRow("spaces") << " 5 , 1 - 2"
                                << std::vector{false, true, true, false, false, true};
        QTest::newRow("all") << "0-5" << std::vector(6, true);
        for (const char* bad : {"", "-1", "1-", "3-2", "1,,2", "a", "1;2", "0x1", "1.5"})
            QTest::newRow(bad) << bad << std::vector<bool>{};
    }
    void reads() {
        QFETCH(const QString, text);
        QFETCH(const std::vector<bool>, shown);
        const auto ranges = runRanges(text);
        QCOMPARE(ranges.ok(), !shown.empty());
        if (!ranges) {
            QVERIFY(ranges.error().message().find("names no runs") != std::string::npos);
            return;
        }
        const auto in = runsIn(*ranges, shown.size());
        QVERIFY(in && *in == shown);
        // What is written is read back.
        const auto again = runRanges(runsText(shown));
        QVERIFY(again && *runsIn(*again, shown.size()) == shown);
    }

    void writesShortest_data() {
        QTest::addColumn<std::vector<bool>>("shown");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << std::vector(3, false) << "";
        QTest::newRow("ends") << std::vector{true, false, true} << "0,2";
        QTest::newRow("a pair") << std::vector{true, true, false, true} << "0-1,3";
        QTest::newRow("no runs") << std::vector<bool>{} << "";
    }
    void writesShortest() {
        QFETCH(const std::vector<bool>, shown);
        QTEST(runsText(shown), "text");
    }

    void knowsTheLastRun() {
        QVERIFY(runsIn({{0, 5}}, 6));
        const auto beyond = runsIn({{0, 6}}, 6);
        QVERIFY(!beyond);
        QCOMPARE(QString::fromStdString(beyond.error().message()),
                 QStringLiteral("There is no run 6; the sweep's runs go from 0 to 5."));
    }
};

QTEST_GUILESS_MAIN(TestRunRanges)
#include "tst_run_ranges.moc"
