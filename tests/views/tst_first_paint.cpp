#include "ui/figures/curves_figure.h"
#include "ui/views/late_content.h"
#include "ui/views/once_seen.h"

#include <QtTest>

#include <memory>

using namespace dpfm;

/// What does not stand between a start and the first sight of the window.
class TestFirstPaint : public QObject {
    Q_OBJECT
private slots:
    void workWaitsForTheFirstPaint() {
        QWidget window;
        int calls = 0;
        views::onceSeen(window, [&] { ++calls; });
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
        window.show();
        QTRY_COMPARE(calls, 1);
        window.hide();
        window.show();
        window.repaint();
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    void contentIsMadeAfterIt() {
        QWidget window;
        bool seen = false;
        views::onceSeen(window, [&] { seen = true; });
        QLabel* content = nullptr;
        auto* place = new views::LateContent(window, [&](QWidget* parent) {
            content = new QLabel("late", parent);
            return content;
        });
        QCoreApplication::processEvents();
        QVERIFY(!content);
        window.show();
        QTRY_VERIFY(content);
        QVERIFY(seen);
        QTRY_VERIFY(content->isVisible());
        QCOMPARE(content->parentWidget(), place);
        QCOMPARE(place->focusProxy(), content);
    }

    void aPlaceThatIsGoneGetsNone() {
        QWidget window;
        bool made = false;
        bool seen = false;
        delete new views::LateContent(window, [&](QWidget* parent) {
            made = true;
            return new QWidget(parent);
        });
        views::onceSeen(window, [&] { seen = true; });
        window.show();
        QTRY_VERIFY(seen);
        QVERIFY(!made);
    }

    void aHiddenPlotIsDrawnOnceItIsSeen() {
        QTabWidget tabs;
        figures::CurvesFigure shown;
        figures::CurvesFigure hidden;
        tabs.addTab(shown.widget(), "shown");
        tabs.addTab(hidden.widget(), "hidden");
        tabs.resize(600, 400);
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        QCoreApplication::processEvents();
        QSignalSpy drawn(&hidden.plot(), &QCustomPlot::afterReplot);
        hidden.setEmptyText("Another");
        hidden.setEmptyText("And another");
        QCoreApplication::processEvents();
        QCOMPARE(drawn.count(), 0);
        tabs.setCurrentIndex(1);
        QTRY_VERIFY(drawn.count() > 0);
        QCOMPARE(hidden.plot().viewport().size(), hidden.widget()->size());
        // Of which everything is seen: as large and with the same text as one never hidden.
        shown.setEmptyText("And another");
        tabs.setCurrentIndex(0);
        QCoreApplication::processEvents();
        QCOMPARE(hidden.widget()->grab().toImage(), shown.widget()->grab().toImage());
    }
};

QTEST_MAIN(TestFirstPaint)
#include "tst_first_paint.moc"
