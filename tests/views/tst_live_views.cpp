#include "tests/support/sample_sweep.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/run_links.h"

#include <QtTest>

using namespace dpfm;

/// The views of growing results.
class TestLiveViews : public QObject {
    Q_OBJECT
private slots:
    void hiddenViewsWait() {
        models::ResultsModel results;
        views::CurvesView curves(results);
        views::CompareView compare(results);
        results.reset(tests::sampleSweep());
        QVERIFY(curves.figure().empty());
        QVERIFY(compare.crossSection().empty());
        curves.show();
        compare.show();
        QVERIFY(!curves.figure().empty());
        QVERIFY(!compare.crossSection().empty());
    }

    void shownViewsFollow() {
        models::ResultsModel results;
        session::SweepRecord sweep = tests::sampleSweep();
        for (session::RunRecord& run : sweep.runs)
            run.epochs.clear();
        results.reset(std::move(sweep));
        views::CurvesView curves(results);
        views::CompareView compare(results);
        curves.show();
        compare.show();
        QVERIFY(curves.figure().empty());
        auto snapshot = std::make_shared<training::EpochSnapshot>();
        snapshot->metrics = {1, 0.5, 0.6, {}, {}};
        const std::array events{
            session::RunEvent{results.run(0).run, training::SnapshotPtr(snapshot)}};
        results.apply(events);
        QTRY_VERIFY(!curves.figure().empty());
        QTRY_VERIFY(!compare.crossSection().empty());
    }

    void costlyRefreshesAreRare_data() {
        QTest::addColumn<double>("cost");
        QTest::addColumn<int>("interval");
        QTest::newRow("cheap") << 1.0 << 40;
        QTest::newRow("costly") << 200.0 << 1200;
        QTest::newRow("still alive") << 1e6 << 5000;
    }
    void costlyRefreshesAreRare() {
        QFETCH(const double, cost);
        QFETCH(const int, interval);
        QCOMPARE(views::LiveRefresh::intervalAfter(cost), interval);
    }

    void summariesAtHandGiveTheSame() {
        models::ResultsModel results;
        results.reset(tests::sampleSweep());
        int asked = 0;
        const auto summaryOf = [&](const session::RunRecord& run) {
            ++asked;
            return results.summary(run.run.index);
        };
        for (const auto reading :
             {models::Reading::Best, models::Reading::Final, models::Reading::Lowest}) {
            const auto metric = models::Metric::ValLoss;
            const auto whole = models::readingTable(results.sweep(), metric, reading);
            const auto quick =
                models::readingTable(results.sweep(), metric, reading, {}, summaryOf);
            for (std::size_t row = 0; row < whole.cells.size(); ++row)
                for (std::size_t column = 0; column < whole.cells[row].size(); ++column)
                    QCOMPARE(quick.cells[row][column].values, whole.cells[row][column].values);
        }
        QCOMPARE(asked, 18);
    }

    void legendClicks_data() {
        QTest::addColumn<int>("hidden"); // of the three runs of corpus 50
        QTest::addColumn<bool>("after");
        QTest::newRow("all shown") << 0 << false;
        QTest::newRow("most shown") << 1 << false;
        QTest::newRow("most hidden") << 2 << true;
        QTest::newRow("all hidden") << 3 << true;
    }
    void legendClicks() {
        QFETCH(const int, hidden);
        QFETCH(const bool, after);
        for (const bool inCurves : {true, false}) {
            models::ResultsModel results;
            results.reset(tests::sampleSweep());
            views::CurvesView curves(results);
            views::CompareView compare(results);
            for (std::size_t run = 0; run < static_cast<std::size_t>(hidden); ++run)
                results.setShown(std::array{run}, false);
            if (inCurves)
                emit curves.figure().rowToggled(0, 50);
            else
                emit compare.crossSection().rowToggled(0, 50);
            for (std::size_t run = 0; run < 6; ++run)
                QCOMPARE(results.isShown(run), run < 3 ? after : true);
        }
    }
};

QTEST_MAIN(TestLiveViews)
#include "tst_live_views.moc"
