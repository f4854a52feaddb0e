#include "tests/views/window_fixture.h"
#include "ui/views/notice_bar.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace dpfm;
using test::WindowFixture;

/// What a crash left, in the window.
class TestNoticeBar : public QObject {
    Q_OBJECT

    static QString document(const WindowFixture& fixture) {
        return fixture.folder.filePath("a.dpfm");
    }

    static bool opens(const WindowFixture& fixture) {
        QSignalSpy shown(fixture.workbench.get(), &models::Workbench::documentShown);
        fixture.window->openPath(document(fixture));
        return shown.wait();
    }

    /// A document with edits that are not saved, after a crash: a second workbench, for this one
    /// would not take what another holds.
    static void crash(const WindowFixture& fixture) {
        models::Workbench other(fixture.folder.filePath("untitled"));
        QSignalSpy shown(&other, &models::Workbench::documentShown);
        QSignalSpy saved(&other, &models::Workbench::saved);
        other.startWithUntitled(test::smallExperiment());
        QVERIFY(shown.wait());
        other.saveAs(document(fixture));
        QVERIFY(saved.wait());
        other.document().edit("Name", [](network::Experiment& e) { e.name = "edited"; });
    }

private slots:
    void isNotThereWithoutAReason() {
        const WindowFixture fixture;
        QVERIFY(fixture.ready);
        QVERIFY(!fixture.child<views::NoticeBar>("noticeBar").isVisible());
    }

    void restores() {
        const WindowFixture fixture;
        QVERIFY(fixture.ready);
        crash(fixture);
        QVERIFY(opens(fixture));
        auto& bar = fixture.child<views::NoticeBar>("noticeBar");
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(fixture.child<QLabel>("offeredEdits").text().startsWith("Edits of "));
        QVERIFY(!fixture.child<QPushButton>("openWithEdits").isVisible());
        QTest::mouseClick(&fixture.child<QPushButton>("restoreEdits"), Qt::LeftButton);
        QCOMPARE(fixture.workbench->document().experiment().name, std::string("edited"));
        QVERIFY(!bar.isVisible());
        QVERIFY(fixture.window->isWindowModified());
    }

    void discardsByKeyboard() {
        const WindowFixture fixture;
        QVERIFY(fixture.ready);
        crash(fixture);
        QVERIFY(opens(fixture));
        auto& bar = fixture.child<views::NoticeBar>("noticeBar");
        QTRY_VERIFY(bar.isVisible());
        fixture.child<QPushButton>("restoreEdits").setFocus();
        QTest::keyClick(fixture.window->focusWidget(), Qt::Key_Tab);
        QCOMPARE(fixture.window->focusWidget(), &fixture.child<QPushButton>("discardEdits"));
        QTest::keyClick(fixture.window->focusWidget(), Qt::Key_Space);
        QVERIFY(!bar.isVisible());
        QCOMPARE(fixture.workbench->document().experiment().name, test::smallExperiment().name);
    }

    void aStartOffersToOpen() {
        const WindowFixture fixture;
        QVERIFY(fixture.ready);
        crash(fixture);
        fixture.workbench->recovery().lookForAny(); // as a start does
        auto& bar = fixture.child<views::NoticeBar>("noticeBar");
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(fixture.child<QLabel>("offeredEdits").text().contains("a.dpfm"));
        QVERIFY(!fixture.child<QPushButton>("restoreEdits").isVisible());
        QTest::mouseClick(&fixture.child<QPushButton>("openWithEdits"), Qt::LeftButton);
        QTRY_VERIFY(fixture.child<QPushButton>("restoreEdits").isVisible());
        QCOMPARE(fixture.workbench->path(), document(fixture));
    }

    void noticesStayUntilTheyAreClosed() {
        const WindowFixture fixture;
        QVERIFY(fixture.ready);
        emit fixture.workbench->notice("One.");
        emit fixture.workbench->notice("Two.");
        emit fixture.workbench->notice("One."); // again
        auto& bar = fixture.child<views::NoticeBar>("noticeBar");
        QVERIFY(bar.isVisible());
        QCOMPARE(fixture.child<QLabel>("notice").text(), QString("One.\nTwo."));
        QTest::mouseClick(&fixture.child<QPushButton>("closeNotice"), Qt::LeftButton);
        QVERIFY(!bar.isVisible());
    }
};

QTEST_MAIN(TestNoticeBar)
#include "tst_notice_bar.moc"
