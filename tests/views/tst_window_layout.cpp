#include "tests/views/window_fixture.h"
#include "ui/views/window_layout.h"

#include <QDockWidget>
#include <QTabWidget>
#include <QtTest>

using namespace dpfm;
using dpfm::test::shownDocks;
using dpfm::test::WindowFixture;
using views::Arrangement;

namespace {

QStringList shownBars(const views::MainWindow& window) {
    QStringList names;
    for (const QToolBar* bar : window.findChildren<QToolBar*>())
        if (bar->isVisible())
            names.append(bar->objectName());
    names.sort();
    return names;
}

QString frontPage(const views::MainWindow& window) {
    return window.findChild<QTabWidget*>("tabs")->currentWidget()->objectName();
}

} // namespace

/// What the window shows, by its menu's keys and for a while.
class TestWindowLayout : public QObject {
    Q_OBJECT
private slots:
    void aPerspectiveShowsItsParts_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QStringList>("docks");
        QTest::addColumn<QStringList>("bars");
        QTest::addColumn<QString>("page");
        QTest::newRow("teach") << int(Qt::Key_2) << "perspective-teach"
                               << QStringList{"inspectorDock", "methodDock"}
                               << QStringList{"liveBar"} << "networkView";
        QTest::newRow("compare") << int(Qt::Key_3) << "perspective-compare"
                                 << QStringList{"experimentDock", "runsDock"}
                                 << QStringList{"toolBar"} << "compareView";
        QTest::newRow("paper") << int(Qt::Key_4) << "perspective-paper" << QStringList{"runsDock"}
                               << QStringList{"toolBar"} << "curvesView";
    }
    void aPerspectiveShowsItsParts() {
        QFETCH(int, key);
        QFETCH(QString, action);
        QFETCH(QStringList, docks);
        QFETCH(QStringList, bars);
        QFETCH(QString, page);
        const WindowFixture f;
        const QStringList allDocks = shownDocks(*f.window);
        const QStringList allBars = shownBars(*f.window);
        QVERIFY(f.child<QAction>("perspective-everything").isChecked());
        QTest::keyClick(f.window.get(), static_cast<Qt::Key>(key), Qt::AltModifier);
        QCOMPARE(shownDocks(*f.window), docks);
        QCOMPARE(shownBars(*f.window), bars);
        QCOMPARE(frontPage(*f.window), page);
        QVERIFY(f.child<QAction>(action.toLatin1().constData()).isChecked());
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(shownDocks(*f.window), allDocks);
        QCOMPARE(shownBars(*f.window), allBars);
        QCOMPARE(frontPage(*f.window), page); // everything is shown beside any page
    }

    void panelsFitASmallScreenWithLargeLetters_data() {
        QTest::addColumn<session::Language>("language");
        QTest::newRow("English") << session::Language::English;
        QTest::newRow("Spanish") << session::Language::Spanish;
    }
    /// Else the window is wider than the screen, and the lesson at its edge cannot be read on.
    void panelsFitASmallScreenWithLargeLetters() {
        QFETCH(const session::Language, language);
        const test::WorkbenchFixture f;
        session::speak(language);
        views::MainWindow window(*f.workbench, *f.settings);
        QVERIFY(f.show(window, test::smallExperiment()));
        QTest::keyClick(&window, Qt::Key_F11);
        for (const char* dock : {"experimentDock", "lessonDock"})
            f.childOf<QDockWidget>(window, dock).show();
        QCoreApplication::sendPostedEvents();
        // Letters are as large as the screen asks for; on that of 1280 × 720 they have 18 pixels.
        const int letters = QFontInfo(window.font()).pixelSize();
        const auto least = [&] { return window.minimumSizeHint().width() * 18 / letters; };
        QTRY_VERIFY2(least() <= 1280, qPrintable(QString::number(least())));
        QTest::keyClick(&window, Qt::Key_F11);
    }

    void aPerspectiveIsFoundAsItWasLeftUntilItIsReset() {
        const WindowFixture f;
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(f.window.get(), key, Qt::AltModifier);
        };
        press(Qt::Key_2);
        auto& inspector = f.child<QDockWidget>("inspectorDock");
        const int width = inspector.width();
        f.child<QDockWidget>("methodDock").close();
        f.window->resizeDocks({&inspector}, {width + 100}, Qt::Horizontal);
        QTRY_COMPARE(inspector.width(), width + 100);
        press(Qt::Key_4);
        QVERIFY(inspector.isHidden());
        press(Qt::Key_2);
        QCOMPARE(shownDocks(*f.window), QStringList{"inspectorDock"});
        QTRY_COMPARE(inspector.width(), width + 100);
        press(Qt::Key_0);
        QCOMPARE(shownDocks(*f.window), QStringList({"inspectorDock", "methodDock"}));
        QTRY_COMPARE(inspector.width(), width);
    }

    void theNextStartHasThePerspective() {
        WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::AltModifier);
        f.child<QDockWidget>("experimentDock").close();
        QTest::keyClick(f.window.get(), Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(shownDocks(*f.window).isEmpty());
        f.window->close(); // as soon as nothing can be lost
        QTRY_VERIFY(!f.window->isVisible());
        f.window = std::make_unique<views::MainWindow>(*f.workbench, *f.settings);
        f.window->show();
        QVERIFY(f.child<QAction>("perspective-compare").isChecked());
        QCOMPARE(shownDocks(*f.window), QStringList{"runsDock"});
        QCOMPARE(shownBars(*f.window), QStringList{"toolBar"});
    }

    void whatIsShownForAWhileIsLeftExactly() {
        const WindowFixture f;
        f.child<QDockWidget>("predictDock").close();
        auto& experiment = f.child<QDockWidget>("experimentDock");
        const int width = experiment.width() + 30;
        f.window->resizeDocks({&experiment}, {width}, Qt::Horizontal);
        QTRY_VERIFY(experiment.width() >= width);
        const views::WindowState before = views::stateOf(*f.window);
        views::WindowLayout& parts = f.window->parts();
        const Arrangement lesson{
            {{"methodDock", 320}}, {"liveBar"}, {"networkView", "curvesView"}, "networkView"};
        QVERIFY(views::unknownParts(*f.window, lesson).isEmpty());
        parts.show(lesson);
        QCOMPARE(shownDocks(*f.window), QStringList{"methodDock"});
        QCOMPARE(shownBars(*f.window), QStringList{"liveBar"});
        QCOMPARE(frontPage(*f.window), QString("networkView"));
        const auto& tabs = *f.window->findChild<QTabWidget*>("tabs");
        QVERIFY(tabs.isTabVisible(0) && !tabs.isTabVisible(1) && !tabs.isTabVisible(3));
        QVERIFY(!parts.mayOpenDocks());
        // The next page of the lesson, with an instrument.
        parts.show({{}, {}, {"twoPassView"}, "twoPassView"});
        QVERIFY(shownDocks(*f.window).isEmpty());
        QCOMPARE(frontPage(*f.window), QString("twoPassView"));
        parts.back();
        QTRY_VERIFY(views::stateOf(*f.window) == before);
        QVERIFY(tabs.isTabVisible(1));
        QVERIFY(parts.mayOpenDocks());
    }

    void withoutDocksStaysWhileTheLessonGoesOn() {
        const WindowFixture f;
        const views::WindowState before = views::stateOf(*f.window);
        views::WindowLayout& parts = f.window->parts();
        parts.show({{{"runsDock"}}, {"toolBar"}, {}, {}});
        const auto press = [&] { QTest::keyClick(f.window.get(), Qt::Key_F11, Qt::ShiftModifier); };
        press();
        QVERIFY(shownDocks(*f.window).isEmpty());
        parts.show({{{"methodDock"}}, {"toolBar"}, {}, {}});
        QVERIFY(shownDocks(*f.window).isEmpty());
        press();
        QCOMPARE(shownDocks(*f.window), QStringList{"methodDock"});
        press();
        parts.back();
        QVERIFY(shownDocks(*f.window).isEmpty());
        press();
        QVERIFY(views::stateOf(*f.window) == before);
    }

    void anIndependentDockIsItsOwnersAffair() {
        const WindowFixture f;
        QDockWidget dock;
        dock.setObjectName("ownDock");
        f.window->addDockWidget(Qt::RightDockWidgetArea, &dock);
        dock.show();
        f.window->parts().setIndependent(dock);
        for (const Qt::Key key : {Qt::Key_2, Qt::Key_0, Qt::Key_4, Qt::Key_1}) {
            QTest::keyClick(f.window.get(), key, Qt::AltModifier);
            QVERIFY(!dock.isHidden());
        }
        dock.hide();
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(dock.isHidden());
        f.window->removeDockWidget(&dock);
    }

    void aPerspectiveEndsWhatWasShownForAWhile() {
        const WindowFixture f;
        f.window->parts().show({{{"methodDock"}}, {}, {"networkView"}, "networkView"});
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::AltModifier);
        QCOMPARE(shownDocks(*f.window), QStringList({"experimentDock", "runsDock"}));
        QCOMPARE(frontPage(*f.window), QString("compareView"));
        QVERIFY(f.window->findChild<QTabWidget*>("tabs")->isTabVisible(0));
    }

    void unknownPartsAreNamed() {
        const WindowFixture f;
        const Arrangement arrangement{
            {{"runsDock"}, {"noDock"}}, {"noBar"}, {"curvesView", "noPage"}, "noPage"};
        QCOMPARE(views::unknownParts(*f.window, arrangement),
                 QStringList({"noDock", "noBar", "noPage"}));
    }
};

QTEST_MAIN(TestWindowLayout)
#include "tst_window_layout.moc"
