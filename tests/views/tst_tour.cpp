#include "tests/views/widget_walk.h"
#include "tests/views/window_fixture.h"

#include <QDockWidget>
#include <QLabel>
#include <QTabWidget>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

namespace {

/// The tour as it is seen.
struct Seen {
    explicit Seen(const WindowFixture& fixture) : f(fixture) {}

    QWidget& callout() const { return f.child<QWidget>("tour"); }
    QWidget& frame() const { return f.child<QWidget>("tourFrame"); }
    QString title() const { return f.child<QLabel>("tourTitle").text(); }
    void click(const char* name) const {
        QTest::mouseClick(&f.child<QAbstractButton>(name), Qt::LeftButton);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const {
        QTest::keyClick(f.window->focusWidget(), key, with);
    }
    /// Whether a part of a widget is what is framed.
    bool framed(const QWidget& widget, const QRect& part) const {
        return QTest::qWaitFor([&] {
            const QRect place(widget.mapTo(f.window.get(), part.topLeft()), part.size());
            return frame().isVisible() &&
                   frame().geometry().contains(place.intersected(f.window->rect())) &&
                   frame().width() <= place.width() + 8 && frame().height() <= place.height() + 8;
        });
    }
    bool framed(const QWidget& widget) const { return framed(widget, widget.rect()); }
    bool framedTab(const char* page) const {
        auto& tabs = f.child<QTabWidget>("tabs");
        const int index = tabs.indexOf(&f.child<QWidget>(page));
        return tabs.currentIndex() == index &&
               framed(*tabs.tabBar(), tabs.tabBar()->tabRect(index));
    }

    const WindowFixture& f;
};

} // namespace

/// The tour by mouse and by keys, beside a window that is used as always.
class TestTour : public QObject {
    Q_OBJECT
private slots:
    void aWindowBeginsWithoutIt() {
        const WindowFixture f;
        QVERIFY(!Seen(f).callout().isVisible());
        QVERIFY(!Seen(f).frame().isVisible());
    }

    void pointsAtTheControls() {
        const WindowFixture f;
        const Seen tour(f);
        f.window->beginTour();
        QVERIFY(tour.callout().isVisible());
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QVERIFY(tour.framed(f.child<QDockWidget>("experimentDock")));
        QVERIFY(!f.child<QWidget>("tourBack").isEnabled());
        tour.click("tourNext");
        QVERIFY(
            tour.framed(*f.child<QToolBar>("toolBar").widgetForAction(&f.child<QAction>("run"))));
        tour.click("tourNext");
        QVERIFY(tour.framedTab("curvesView"));
        tour.click("tourNext");
        QVERIFY(tour.framedTab("networkView"));
        tour.click("tourBack");
        QVERIFY(tour.framedTab("curvesView"));
        tour.click("tourSkip");
        QVERIFY(!tour.callout().isVisible());
        QVERIFY(!tour.frame().isVisible());
    }

    void goesByKeysToItsEnd() {
        const WindowFixture f;
        const Seen tour(f);
        f.child<QAction>("tourAgain").trigger();
        QVERIFY(f.child<QWidget>("tourNext").hasFocus());
        const QString first = tour.title();
        tour.press(Qt::Key_F4);
        QVERIFY(tour.title() != first);
        tour.press(Qt::Key_F4, Qt::ShiftModifier);
        QCOMPARE(tour.title(), first);
        int steps = 1;
        while (tour.callout().isVisible() && steps < 20) {
            tour.press(Qt::Key_Space); // of the button that has the keys
            ++steps;
        }
        QVERIFY(steps >= 6 && steps < 10);
        QVERIFY(!tour.callout().isAncestorOf(QApplication::focusWidget()));
        tour.press(Qt::Key_F4); // is nothing now
        QVERIFY(!tour.callout().isVisible());
    }

    void escapeSkipsIt() {
        const WindowFixture f;
        f.window->beginTour();
        Seen(f).press(Qt::Key_Escape);
        QVERIFY(!Seen(f).callout().isVisible());
    }

    void theWindowIsUsedMeanwhile() {
        const WindowFixture f;
        const Seen tour(f);
        const QWidget* before = f.window->focusWidget();
        f.window->beginTour();
        QCOMPARE(f.window->focusWidget(), before);
        QVERIFY(f.runToTheEnd()); // by Space
        QVERIFY(tour.callout().isVisible());
        WindowFixture::type(f.child<QLineEdit>("name"), "new");
        QCOMPARE(f.child<QLineEdit>("name").text(), QString("new"));
        // Its control is followed, and where it is hidden nothing is framed.
        f.window->resizeDocks({&f.child<QDockWidget>("experimentDock")}, {420}, Qt::Horizontal);
        QVERIFY(tour.framed(f.child<QDockWidget>("experimentDock")));
        f.child<QDockWidget>("experimentDock").close();
        QTRY_VERIFY(!tour.frame().isVisible());
        QVERIFY(tour.callout().isVisible());
        QVERIFY(f.window->rect().contains(tour.callout().geometry()));
    }

    void aPresentationEndsIt() {
        const WindowFixture f;
        f.window->beginTour();
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(!Seen(f).callout().isVisible());
        QTest::keyClick(f.window.get(), Qt::Key_Escape);
        QVERIFY(!f.window->isFullScreen());
    }
};

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
