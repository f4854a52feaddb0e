#include "tests/support/lesson_files.h"
#include "tests/views/window_fixture.h"
#include "ui/models/registers_table_model.h"
#include "ui/views/lesson_actions.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>

#include <map>

using namespace dpfm;
using namespace dpfm::test;
using models::LessonModel;

namespace {

class LessonWindow : public WindowFixture {
public:
    LessonModel& lesson() const { return workbench->lesson(); }
    /// As when another language is chosen.
    void makeAnew(session::Language language) {
        window.reset();
        session::speak(language);
        window = std::make_unique<views::MainWindow>(*workbench, *settings);
        window->show();
        ready = ready && QTest::qWaitForWindowExposed(window.get());
    }
    QDockWidget& dock() const { return child<QDockWidget>("lessonDock"); }
    QTextBrowser& text() const { return child<QTextBrowser>("lessonText"); }
    QWidget* page() const { return child<QTabWidget>("tabs").currentWidget(); }
    /// Of the docks that are seen, and not behind another one.
    std::map<QString, QRect> places() const {
        std::map<QString, QRect> places;
        for (const QDockWidget* dock : window->findChildren<QDockWidget*>())
            if (!dock->visibleRegion().isEmpty())
                places[dock->objectName()] = dock->geometry();
        return places;
    }

    /// To the widget that has the focus, as a person's keys go.
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const {
        QWidget* target = QApplication::activePopupWidget();
        if (target == nullptr)
            target = window->focusWidget();
        if (target == nullptr)
            target = window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
    }
    /// Alt+L and the number, as in the menu.
    bool beginByKeys(int number) const {
        key(Qt::Key_L, Qt::AltModifier);
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
            return false;
        key(Qt::Key_0 + number);
        return QTest::qWaitFor([this] { return lesson().running(); }) && activate();
    }
    bool begin(const QString& path) const {
        answerFileDialog(path);
        child<QAction>("lessonOpen").trigger();
        return QTest::qWaitFor([this] { return lesson().running(); }) && activate();
    }
    bool stepDone(std::size_t step) const {
        return QTest::qWaitFor(
            [&] { return lesson().stepState(step) == LessonModel::StepState::Done; }, 60'000);
    }
    /// A dialog or a menu may have had the keys.
    bool activate() const {
        return QTest::qWaitFor([this] {
            window->activateWindow();
            return QApplication::activeWindow() == window.get();
        });
    }
    /// Once no text comes that makes a panel wider.
    bool settle() const {
        return activate() && QTest::qWaitFor([this] { return !workbench->estimate().underWay(); });
    }
    /// Goes on by Tab until the widget has the focus.
    bool tabTo(const QWidget& target) const {
        constexpr int kMost = 60;
        for (int i = 0; i < kMost && !target.hasFocus(); ++i)
            key(Qt::Key_Tab);
        return target.hasFocus();
    }
};

} // namespace

class TestLessonView : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { session::speak(session::Language::English); }

    void isHiddenUntilOneBegins() {
        LessonWindow s;
        QVERIFY(s.ready);
        QVERIFY(s.dock().isHidden());
        for (const char* name : {"lessonNext", "lessonBack", "lessonDo", "lessonEnd"})
            QVERIFY2(!s.child<QAction>(name).isEnabled(), name);
    }

    void everyNameOfAPartIsKnown() {
        session::Lesson all;
        all.show = session::lessonDocks() + session::lessonTabs() + session::lessonBars();
        const views::Arrangement arrangement = views::arrangementOf(all);
        QCOMPARE(qsizetype(arrangement.docks.size()), session::lessonDocks().size() + 1);
        QCOMPARE(arrangement.tabs.size(), session::lessonTabs().size());
        QCOMPARE(arrangement.toolBars.size(), session::lessonBars().size());
        LessonWindow s;
        for (const QString& tab : session::lessonTabs())
            if (QAction* open = s.window->findChild<QAction*>(
                    QStringLiteral("open") + arrangement.tabs[session::lessonTabs().indexOf(tab)]))
                open->trigger();
        QCOMPARE(views::unknownParts(*s.window, arrangement), QStringList());
    }

    /// The first lesson tells to read the candidates in the Inspector, which is narrow beside it.
    void candidatesCanBeReadBesideALesson() {
        const LessonWindow s;
        QVERIFY(s.ready && s.settle());
        QVERIFY(s.beginByKeys(1));
        LessonModel& lesson = s.lesson();
        lesson.setPage(1);
        s.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(s.stepDone(0));
        auto& table = s.child<QTableView>("registersTable");
        constexpr int kColumn = models::RegistersTableModel::Candidate;
        QTRY_COMPARE(table.model()->rowCount(), 5);
        for (int row = 0; row < 5; ++row) {
            const QString number = table.model()->index(row, kColumn).data().toString();
            QVERIFY2(table.fontMetrics().horizontalAdvance(number) <= table.columnWidth(kColumn),
                     qPrintable(number));
        }
        QVERIFY(table.columnViewportPosition(kColumn) + table.columnWidth(kColumn) <=
                table.viewport()->width());
    }

    /// The whole first lesson by keys alone, in Spanish.
    void canBeGivenByKeysAlone() {
        LessonWindow s;
        s.makeAnew(session::Language::Spanish);
        QVERIFY(s.ready && s.settle());
        const auto before = s.places();
        QWidget* pageBefore = s.page();
        QVERIFY(s.beginByKeys(1));
        QCOMPARE(s.window->windowTitle().startsWith(QStringLiteral("sin título")), true);
        QTRY_VERIFY(s.dock().isVisible());
        QCOMPARE(shownDocks(*s.window),
                 QStringList({QStringLiteral("inspectorDock"), QStringLiteral("lessonDock"),
                              QStringLiteral("methodDock")}));
        QCOMPARE(s.child<QLabel>("lessonTitle").text(), QStringLiteral("Lo que lleva una neurona"));
        LessonModel& lesson = s.lesson();
        for (std::size_t page = 0; page < lesson.pageCount(); ++page) {
            QCOMPARE(lesson.page(), page);
            for (std::size_t step = 0; step < lesson.stepCount(); ++step) {
                // By each of the three ways in turn: link, button, key.
                if (step % 3 == 0) {
                    s.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
                    QVERIFY(s.text().hasFocus());
                    const QString link = QStringLiteral("do:%1").arg(step);
                    for (std::size_t i = 0; i <= lesson.stepCount(); ++i) {
                        if (s.text().textCursor().charFormat().anchorHref() == link &&
                            s.text().textCursor().hasSelection())
                            break;
                        s.key(Qt::Key_Tab);
                    }
                    QVERIFY(s.text().hasFocus());
                    s.key(Qt::Key_Return);
                } else if (step % 3 == 1) {
                    const QByteArray name = "lessonStep" + QByteArray::number(qulonglong(step + 1));
                    QVERIFY(s.tabTo(s.child<QPushButton>(name.constData())));
                    s.key(Qt::Key_Space);
                } else {
                    s.key(Qt::Key_Return, Qt::ControlModifier);
                }
                QVERIFY2(lesson.refusal().isEmpty(), qPrintable(lesson.refusal()));
                QVERIFY2(s.stepDone(step), qPrintable(lesson.stepText(step)));
                QVERIFY(s.dock().isAncestorOf(QApplication::focusWidget()));
            }
            if (page + 1 < lesson.pageCount())
                s.key(Qt::Key_Right, Qt::AltModifier);
        }
        QCOMPARE(lesson.page() + 1, lesson.pageCount());
        QVERIFY(!s.child<QPushButton>("lessonNextButton").isEnabled());
        s.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(lesson.page() + 2, lesson.pageCount());
        QVERIFY(s.tabTo(s.child<QPushButton>("lessonEndButton")));
        s.key(Qt::Key_Space);
        QVERIFY(!lesson.running());
        QVERIFY(s.dock().isHidden());
        QCOMPARE(s.page(), pageBefore);
        QTRY_VERIFY(s.places() == before);
    }

    void canBeGivenByMouse() {
        LessonWindow s;
        LessonFiles files;
        files.write();
        QVERIFY(s.begin(files.path()));
        QCOMPARE(s.page()->objectName(), QStringLiteral("networkView"));
        QCOMPARE(shownDocks(*s.window),
                 QStringList({QStringLiteral("lessonDock"), QStringLiteral("runsDock")}));
        QTest::mouseClick(&s.child<QPushButton>("lessonStep1"), Qt::LeftButton);
        QVERIFY(s.stepDone(0));
        QVERIFY(s.child<QPushButton>("lessonStep1").text().startsWith(u'✓'));
        QCOMPARE(s.child<QPushButton>("lessonStep1").accessibleName(),
                 QStringLiteral("Four epochs, done"));
        // The link of the second step.
        const QTextCursor link = s.text().document()->find(QStringLiteral("Train"));
        QVERIFY(!link.isNull());
        QTest::mouseClick(s.text().viewport(), Qt::LeftButton, {},
                          s.text().cursorRect(link).center() - QPoint(4, 0));
        QVERIFY(s.stepDone(1));
        QTRY_VERIFY(!s.text().toPlainText().contains(u'–'));
        QTest::mouseClick(&s.child<QPushButton>("lessonNextButton"), Qt::LeftButton);
        QCOMPARE(s.child<QLabel>("lessonPlace").text(), QStringLiteral("page 2 of 2"));
        QTest::mouseClick(&s.child<QPushButton>("lessonStep1"), Qt::LeftButton);
        QVERIFY(s.stepDone(0));
        QTest::mouseClick(&s.child<QPushButton>("lessonBackButton"), Qt::LeftButton);
        QCOMPARE(s.lesson().page(), std::size_t{0});
        QTest::mouseClick(&s.child<QPushButton>("lessonEndButton"), Qt::LeftButton);
        QVERIFY(s.dock().isHidden());
    }

    void whatCannotBeDoneIsSaidBelow() {
        LessonWindow s;
        LessonFiles files;
        files.write();
        QVERIFY(s.begin(files.path()));
        QVERIFY(s.child<QLabel>("lessonRefusal").isHidden());
        QTest::mouseClick(&s.child<QPushButton>("lessonNextButton"), Qt::LeftButton);
        QTest::mouseClick(&s.child<QPushButton>("lessonStep1"), Qt::LeftButton);
        QVERIFY(s.child<QLabel>("lessonRefusal").isVisible());
        QCOMPARE(s.child<QLabel>("lessonRefusal").text(),
                 QStringLiteral("There is no run of a sweep yet; train the sweep first."));
        QTest::mouseClick(&s.child<QPushButton>("lessonBackButton"), Qt::LeftButton);
        QVERIFY(s.child<QLabel>("lessonRefusal").isHidden());
    }

    void partsOfTheWindowAreShown() {
        LessonWindow s;
        LessonFiles files;
        QByteArray page = "# Page\n\n";
        QStringList commands;
        for (const QString& tab : session::lessonTabs())
            commands << QStringLiteral("tab ") + tab;
        for (const QString& dock : session::lessonDocks())
            commands << QStringLiteral("dock ") + dock;
        for (const QString& plot : session::lessonPlots())
            commands << QStringLiteral("plot ") + plot;
        for (const QString& command : commands)
            page += "[" + command.toUtf8() + "](do:" + command.toUtf8() + ")\n\n";
        files.english = page;
        files.spanish = page;
        files.write();
        QVERIFY(s.begin(files.path()));
        const views::Arrangement names = views::arrangementOf([] {
            session::Lesson all;
            all.show = session::lessonDocks() + session::lessonTabs();
            return all;
        }());
        std::size_t step = 0;
        for (const QString& tab : names.tabs) {
            s.lesson().doStep(step++);
            QCOMPARE(s.page()->objectName(), tab);
        }
        for (std::size_t dock = 1; dock < names.docks.size(); ++dock) {
            s.lesson().doStep(step++);
            QVERIFY(!s.window->findChild<QDockWidget*>(names.docks[dock].name)->isHidden());
        }
        auto& plots = s.child<QComboBox>("comparePlot");
        for (int plot = 0; plot < plots.count(); ++plot) {
            s.lesson().doStep(step++);
            QCOMPARE(s.page()->objectName(), QStringLiteral("compareView"));
            QCOMPARE(plots.currentIndex(), plot);
        }
        QCOMPARE(step, s.lesson().stepCount());
        QVERIFY(!s.lesson().nextStep());
    }

    void nothingIsLostByBeginning() {
        LessonWindow s;
        QVERIFY(s.runToTheEnd());
        const QString path = s.workbench->path();
        LessonFiles files;
        files.write();
        s.answerFileDialog(files.path());
        s.child<QAction>("lessonOpen").trigger();
        const auto question = [&] {
            return s.window->findChild<QMessageBox*>(QStringLiteral("unsaved"));
        };
        QTRY_VERIFY(question() != nullptr);
        QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(question() == nullptr);
        QCOMPARE(s.workbench->path(), path);
        QVERIFY(!s.lesson().running());
        s.answerFileDialog(files.path());
        s.child<QAction>("lessonOpen").trigger();
        QTRY_VERIFY(question() != nullptr);
        QTest::mouseClick(question()->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_VERIFY(s.lesson().running());
        QVERIFY(s.workbench->path() != path);
    }

    void aBrokenLessonIsToldAndChangesNothing() {
        LessonWindow s;
        const QString path = s.workbench->path();
        LessonFiles files;
        files.english.replace("do:sweep", "do:swep");
        files.write();
        s.answerFileDialog(files.path());
        s.child<QAction>("lessonOpen").trigger();
        const auto error = [&] {
            return s.window->findChild<QMessageBox*>(QStringLiteral("error"));
        };
        QTRY_VERIFY(error() != nullptr);
        QVERIFY(error()->text().contains(QStringLiteral("\"swep\" is no command")));
        QVERIFY(error()->informativeText().endsWith(QStringLiteral("sums.en.md: line 5")));
        QTest::mouseClick(error()->button(QMessageBox::Ok), Qt::LeftButton);
        QVERIFY(!s.lesson().running());
        QCOMPARE(s.workbench->path(), path);
    }

    /// As after a change of the language: the window is built anew, the lesson goes on.
    void goesOnInAnotherWindow() {
        LessonWindow s;
        LessonFiles files;
        files.write();
        QVERIFY(s.begin(files.path()));
        s.lesson().setPage(1);
        s.makeAnew(session::Language::Spanish);
        QVERIFY(s.ready);
        QVERIFY(s.dock().isVisible());
        QVERIFY(s.text().toPlainText().startsWith(QStringLiteral("Segunda")));
        QCOMPARE(shownDocks(*s.window),
                 QStringList({QStringLiteral("lessonDock"), QStringLiteral("runsDock")}));
        QTest::mouseClick(&s.child<QPushButton>("lessonEndButton"), Qt::LeftButton);
        QVERIFY(s.dock().isHidden());
        QVERIFY(!s.child<QDockWidget>("experimentDock").isHidden());
    }

    void theNextStartHasTheUsualWindow() {
        LessonWindow s;
        QVERIFY(s.ready && s.settle());
        const QByteArray before = s.window->saveState();
        LessonFiles files;
        files.write();
        QVERIFY(s.begin(files.path()));
        s.window->close();
        QTRY_VERIFY(!s.window->isVisible());
        QCOMPARE(s.settings->windowState(), before);
    }

    void aPageBeginsBeforeItsFirstLink() {
        LessonWindow s;
        LessonFiles files;
        files.write();
        QVERIFY(s.begin(files.path()));
        const auto link = [&] {
            const QTextCursor cursor = s.text().textCursor();
            return cursor.hasSelection() ? cursor.charFormat().anchorHref() : QString();
        };
        QVERIFY(s.text().hasFocus());
        s.key(Qt::Key_Tab);
        QCOMPARE(link(), QStringLiteral("do:0"));
        s.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(s.lesson().page(), std::size_t{1});
        QVERIFY(s.text().hasFocus());
        QCOMPARE(link(), QString());
        s.key(Qt::Key_Return);
        QVERIFY(s.lesson().refusal().isEmpty()); // the step was not tried
        s.key(Qt::Key_Tab);
        QCOMPARE(link(), QStringLiteral("do:0"));
        s.key(Qt::Key_Return);
        QVERIFY(!s.lesson().refusal().isEmpty());
    }

    void aLinkKeepsTheFocusWhileNumbersChange() {
        LessonWindow s;
        LessonFiles files;
        files.write();
        QVERIFY(s.begin(files.path()));
        s.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        s.key(Qt::Key_Tab);
        const QString link = s.text().textCursor().charFormat().anchorHref();
        QCOMPARE(link, QStringLiteral("do:0"));
        s.workbench->document().edit(QStringLiteral("More inputs"),
                                     [](network::Experiment& e) { e.data.inputs = 3; });
        QTRY_VERIFY(s.text().toPlainText().contains(QStringLiteral("11 weights")));
        QCOMPARE(s.text().textCursor().charFormat().anchorHref(), link);
        s.key(Qt::Key_Return);
        QVERIFY(s.stepDone(0));
    }
};

QTEST_MAIN(TestLessonView)
#include "tst_lesson_view.moc"
