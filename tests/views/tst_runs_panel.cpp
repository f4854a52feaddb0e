#include "tests/views/window_fixture.h"
#include "ui/models/register_colors.h"
#include "ui/models/runs_table_model.h"
#include "ui/models/runs_tree_model.h"
#include "ui/views/curves_view.h"
#include "ui/views/runs_tree.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStatusBar>
#include <QtTest>

using namespace dpfm;
using test::WindowFixture;
using Table = models::RunsTableModel;

namespace {

/// R = 2 and all, corpora 20 and 40, two seeds: runs 0 … 7, trained and in the file.
struct Fixture : WindowFixture {
    Fixture() : WindowFixture(experiment()) {
        trained = ready && runToTheEnd() &&
                  QTest::qWaitFor([this] { return workbench->marking().permitted(); });
        table().setFocus();
    }
    static network::Experiment experiment() {
        network::Experiment experiment = test::smallExperiment();
        experiment.sweep.corpus = {20, 40};
        return experiment;
    }
    views::RunsTree& table() const { return child<views::RunsTree>("runsTable"); }
    const models::RunsTreeModel& model() const {
        return static_cast<const models::RunsTreeModel&>(*table().model());
    }
    models::ResultsModel& results() const { return workbench->results(); }
    QLineEdit& filter() const { return child<QLineEdit>("runsFilter"); }
    QString error() const {
        const auto& label = child<QLabel>("runsFilterError");
        return label.isVisible() ? label.text() : QString();
    }
    QString count() const { return child<QLabel>("runsCount").text(); }
    /// The rows from top to bottom; headers by their names.
    QString seen() const {
        QStringList rows;
        for (QModelIndex row = model().index(0, 0); row.isValid(); row = table().indexBelow(row))
            rows << (model().isGroup(row) ? u'[' + model().groupName(row) + u']'
                                          : QString::number(*model().runAt(row)));
        return rows.join(u' ');
    }
    /// Where a cell is once it is seen.
    QPoint placeOf(std::size_t run, int column = Table::Corpus) const {
        table().scrollTo(model().indexOf(run, column));
        return table().visualRect(model().indexOf(run, column)).center();
    }
    void click(std::size_t run, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, placeOf(run));
    }
    /// Opens the menu of the rows as its key does and chooses by the action's name.
    void choose(const char* name) const {
        QWidget& view = table();
        QTest::keyClick(&view, Qt::Key_F10, Qt::ShiftModifier);
        auto& menu = child<QMenu>("runsMenu");
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        auto& action = child<QAction>(name);
        QVERIFY2(action.isEnabled(), name);
        menu.setActiveAction(&action);
        QTest::keyClick(&menu, Qt::Key_Return);
        QVERIFY(!menu.isVisible());
    }
    /// The same by the menu's list of colours, "automatic" first.
    void chooseColor(int color) const {
        QTest::keyClick(&table(), Qt::Key_F10, Qt::ShiftModifier);
        auto& menu = child<QMenu>("runsMenu");
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        auto& colors = child<QMenu>("runsColours");
        menu.setActiveAction(colors.menuAction());
        QTest::keyClick(&menu, Qt::Key_Right);
        QVERIFY(QTest::qWaitForWindowExposed(&colors));
        colors.setActiveAction(colors.actions()[color]);
        QTest::keyClick(&colors, Qt::Key_Return);
        QVERIFY(!menu.isVisible());
    }
    std::vector<bool> shown() const { return results().shown(); }

    bool trained = false;
};

} // namespace

class TestRunsPanel : public QObject {
    Q_OBJECT
private slots:
    void controlFFindsRuns() {
        const Fixture f;
        QVERIFY(f.trained);
        f.child<QDockWidget>("liveDock").raise();
        QTest::keyClick(f.window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(f.filter().isVisible());
        QVERIFY(f.window->focusWidget() == &f.filter());
        QTest::keyClicks(&f.filter(), "registers = all and corpus = 20");
        QCOMPARE(f.seen(), QString("2 3"));
        QCOMPARE(f.count(), QString("2 of 8 runs"));
        QCOMPARE(f.error(), QString());
        QTest::keyClick(&f.filter(), Qt::Key_Return);
        QVERIFY(f.table().hasFocus());
        f.filter().setFocus();
        QTest::keyClick(&f.filter(), Qt::Key_Escape);
        QCOMPARE(f.filter().text(), QString());
        QCOMPARE(f.count(), QString("8 runs"));
        QVERIFY(f.filter().hasFocus());
        QTest::keyClick(&f.filter(), Qt::Key_Escape);
        QVERIFY(f.table().hasFocus());
    }

    void aSyntaxErrorSaysSoAndKeepsTheTable() {
        const Fixture f;
        QVERIFY(f.trained);
        WindowFixture::type(f.filter(), "corpus = 40");
        QCOMPARE(f.seen(), QString("4 5 6 7"));
        QTest::keyClicks(&f.filter(), " and sed = 1");
        QCOMPARE(f.seen(), QString("4 5 6 7"));
        QVERIFY2(f.error().startsWith("column 17: There is no field \"sed\". There are seed, "),
                 qPrintable(f.error()));
        QCOMPARE(f.filter().accessibleDescription(), f.error());
        WindowFixture::type(f.filter(), "corpus = 40 and seed = 1");
        QCOMPARE(f.error(), QString());
        QCOMPARE(f.seen(), QString("4 6"));
    }

    void theFilterFollowsTheTraining() {
        network::Experiment experiment = Fixture::experiment();
        const WindowFixture f(experiment);
        QVERIFY(f.ready);
        auto& filter = f.child<QLineEdit>("runsFilter");
        WindowFixture::type(filter, "status = done");
        f.child<views::RunsTree>("runsTable").setFocus();
        QVERIFY(f.runToTheEnd());
        QTRY_COMPARE(f.child<QLabel>("runsCount").text(), QString("8 runs"));
    }

    void titlesSort() {
        const Fixture f;
        QVERIFY(f.trained);
        QHeaderView& header = *f.table().header();
        const auto clickTitle = [&](int column) {
            f.table().scrollTo(f.model().indexOf(0, column));
            QTest::mouseClick(
                header.viewport(), Qt::LeftButton, {},
                QPoint(header.sectionViewportPosition(column) + 20, header.height() / 2));
        };
        clickTitle(Table::Registers);
        QCOMPARE(f.seen(), QString("0 1 4 5 2 3 6 7"));
        clickTitle(Table::Registers);
        QCOMPARE(f.seen(), QString("2 3 6 7 0 1 4 5"));
    }

    void groupsFoldByKeyAndStayFolded() {
        const Fixture f;
        QVERIFY(f.trained);
        auto& grouping = f.child<QComboBox>("runsGrouping");
        grouping.setFocus();
        QTest::keyClick(&grouping, Qt::Key_Down);
        QCOMPARE(grouping.currentData().toString(), QString("corpus"));
        QCOMPARE(f.seen(), QString("[Corpus: 20] 0 1 2 3 [Corpus: 40] 4 5 6 7"));
        f.table().setFocus();
        f.click(0);
        QTest::keyClick(&f.table(), Qt::Key_Up);
        QVERIFY(f.model().isGroup(f.table().currentIndex()));
        QVERIFY(f.results().selected() == std::size_t{0}); // a header is no run
        QTest::keyClick(&f.table(), Qt::Key_Left);
        QCOMPARE(f.seen(), QString("[Corpus: 20] [Corpus: 40] 4 5 6 7"));
        WindowFixture::type(f.filter(), "seed = 1");
        QCOMPARE(f.seen(), QString("[Corpus: 20] [Corpus: 40] 4 6"));
        f.filter().clear();
        f.table().sortByColumn(Table::Run, Qt::DescendingOrder);
        QCOMPARE(f.seen(), QString("[Corpus: 20] [Corpus: 40] 7 6 5 4"));
        QTest::keyClick(&f.table(), Qt::Key_Right);
        QCOMPARE(f.seen(), QString("[Corpus: 20] 3 2 1 0 [Corpus: 40] 7 6 5 4"));
    }

    void aHeadersMenuIsForItsRuns() {
        const Fixture f;
        QVERIFY(f.trained);
        auto& grouping = f.child<QComboBox>("runsGrouping");
        grouping.setCurrentIndex(grouping.findData("registers"));
        f.table().setCurrentIndex(f.model().index(1, 0));
        QTest::keyClick(&f.table(), Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(f.shown(), (std::vector{true, true, false, false, true, true, false, false}));
        f.choose("runsOnly");
        QCOMPARE(f.shown(), (std::vector{false, false, true, true, false, false, true, true}));
    }

    void severalRunsAreHiddenAndShown() {
        const Fixture f;
        QVERIFY(f.trained);
        f.click(1);
        f.click(3, Qt::ShiftModifier);
        f.click(6, Qt::ControlModifier);
        QCOMPARE(f.table().chosenRuns(), (std::vector<std::size_t>{1, 2, 3, 6}));
        QVERIFY(f.results().selected() == std::size_t{6}); // the current one
        QTest::keyClick(&f.table(), Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(f.shown(), (std::vector{true, false, false, false, true, true, false, true}));
        QTest::keyClick(&f.table(), Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(f.shown(), std::vector<bool>(8, true));
        f.choose("runsOnly");
        QCOMPARE(f.shown(), (std::vector{false, true, true, true, false, false, true, false}));
        f.choose("runsInvert");
        QCOMPARE(f.shown(), (std::vector{true, false, false, false, true, true, false, true}));
        f.choose("runsAll");
        QCOMPARE(f.shown(), std::vector<bool>(8, true));
        WindowFixture::type(f.filter(), "seed = 2");
        f.table().setFocus();
        f.choose("runsOnlyListed");
        QCOMPARE(f.shown(), (std::vector{false, true, false, true, false, true, false, true}));
    }

    void selectionElsewhereIsFollowed() {
        const Fixture f;
        QVERIFY(f.trained);
        f.click(1);
        f.click(3, Qt::ShiftModifier);
        f.results().select(5);
        QCOMPARE(f.table().chosenRuns(), std::vector<std::size_t>{5});
        WindowFixture::type(f.filter(), "seed = 1");
        QVERIFY(f.results().selected() == std::size_t{5}); // though it is not listed
        f.filter().clear();
        QCOMPARE(f.table().chosenRuns(), std::vector<std::size_t>{5});
        QCOMPARE(f.model().runAt(f.table().currentIndex()), std::optional<std::size_t>(5));
    }

    void theCurrentRowStaysSeen() {
        const Fixture f;
        QVERIFY(f.trained);
        views::RunsTree& table = f.table();
        const auto seen = [&](std::size_t run) {
            const QRect row = table.visualRect(f.model().indexOf(run, Table::Corpus));
            return row.top() >= 0 && row.bottom() <= table.viewport()->rect().bottom();
        };
        const auto makeHeight = [&](int height) {
            table.setFixedHeight(height);
            QTRY_COMPARE(table.height(), height);
        };
        makeHeight(260);
        f.click(7);
        QVERIFY(seen(0) && seen(7));
        makeHeight(110);
        QVERIFY(seen(7) && !seen(0));
        // What was scrolled away is left there.
        table.scrollTo(f.model().indexOf(0, Table::Corpus));
        makeHeight(100);
        QVERIFY(seen(0) && !seen(7));
    }

    void deletedRunsComeBackWithUndo() {
        const Fixture f;
        QVERIFY(f.trained);
        f.table().sortByColumn(Table::Run, Qt::DescendingOrder);
        f.click(6);
        f.click(5, Qt::ControlModifier);
        QTest::keyClick(&f.table(), Qt::Key_Delete);
        QCOMPARE(f.seen(), QString("7 4 3 2 1 0"));
        QCOMPARE(f.count(), QString("6 runs, 2 deleted"));
        QCOMPARE(f.table().chosenRuns(), std::vector<std::size_t>{4}); // the next one down
        QVERIFY(f.results().selected() == std::size_t{4});
        QVERIFY(f.window->statusBar()->currentMessage().contains("2 runs were deleted"));
        QCOMPARE(f.child<QAction>("undo").text(), QString("&Undo Delete 2 runs"));
        QTest::keyClick(f.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.seen(), QString("7 6 5 4 3 2 1 0"));
        QCOMPARE(f.count(), QString("8 runs"));
        f.table().selectAll();
        QTest::keyClick(&f.table(), Qt::Key_Delete);
        QCOMPARE(f.seen(), QString());
        QVERIFY(!f.results().selected());
        QVERIFY(!f.child<QAction>("exportCsv").isEnabled());
        f.choose("runsRestore");
        QCOMPARE(f.count(), QString("8 runs"));
        QVERIFY(f.child<QAction>("exportCsv").isEnabled());
    }

    void coloursAreGiven() {
        const Fixture f;
        QVERIFY(f.trained);
        f.click(5);
        f.chooseColor(4);
        QCOMPARE(f.results().run(5).marks.color, 4);
        const QColor given = models::runColor(4, network::Method::Dpfm, 1, models::Surface::Light);
        const QModelIndex run = f.table().currentIndex().siblingAtColumn(0);
        QCOMPARE(run.data(Qt::DecorationRole).value<QColor>(), given);
        const auto& curves = f.child<views::CurvesView>("curvesView").figure();
        const auto drawnSo = [&] {
            for (int i = 0; i < curves.plot().graphCount(); ++i)
                if (curves.plot().graph(i)->pen().color() == given)
                    return true;
            return false;
        };
        QTRY_VERIFY(drawnSo());
        QTest::keyClick(f.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.results().run(5).marks.color, 0);
        QVERIFY(run.data(Qt::DecorationRole).value<QColor>() != given);
        QTRY_VERIFY(!drawnSo());
    }

    void pinnedRunsStayOnTop() {
        const Fixture f;
        QVERIFY(f.trained);
        f.click(5);
        f.choose("runsPin");
        QCOMPARE(f.seen(), QString("5 0 1 2 3 4 6 7"));
        WindowFixture::type(f.filter(), "run = 1");
        QCOMPARE(f.seen(), QString("5 1"));
        f.table().setFocus();
        f.choose("runsPin");
        QCOMPARE(f.seen(), QString("1"));
    }

    void notesAreTyped_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("F2") << true;
        QTest::newRow("double click") << false;
    }
    void notesAreTyped() {
        QFETCH(const bool, byKey);
        const Fixture f;
        QVERIFY(f.trained);
        f.click(2);
        if (byKey) {
            QTest::keyClick(&f.table(), Qt::Key_F2);
        } else {
            const QPoint place = f.placeOf(2, Table::Note);
            QTest::mouseClick(f.table().viewport(), Qt::LeftButton, {}, place);
            QTest::mouseDClick(f.table().viewport(), Qt::LeftButton, {}, place);
        }
        auto* editor = qobject_cast<QLineEdit*>(f.window->focusWidget());
        QVERIFY(editor != nullptr && f.table().isAncestorOf(editor));
        QTest::keyClicks(editor, "odd one x");
        QTest::keyClick(editor, Qt::Key_Backspace);
        QTest::keyClick(editor, Qt::Key_Delete); // in the note, not of the run
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(f.results().run(2).marks.note, QString("odd one "));
        QVERIFY(!f.results().run(2).marks.deleted);
        WindowFixture::type(f.filter(), "note ~ odd");
        QCOMPARE(f.seen(), QString("2"));
        QTest::keyClick(f.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.results().run(2).marks.note, QString());
        QCOMPARE(f.seen(), QString());
    }

    void hiddenColumnsAreRemembered() {
        const Fixture f;
        QVERIFY(f.trained);
        QHeaderView& header = *f.table().header();
        const QPoint at(header.sectionViewportPosition(Table::Corpus) + 10, header.height() / 2);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, at, header.mapToGlobal(at));
        QApplication::sendEvent(header.viewport(), &asked);
        auto& menu = f.child<QMenu>("runsColumnsMenu");
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        menu.setActiveAction(&f.child<QAction>("column-seed"));
        QTest::keyClick(&menu, Qt::Key_Return);
        QVERIFY(f.table().isColumnHidden(Table::Seed));
        QVERIFY(f.table().isColumnHidden(Table::ValAccuracy)); // nothing is classified
        QVERIFY(!f.child<QAction>("column-accuracy").isVisible());
        QCOMPARE(f.settings->hiddenRunColumns(), QStringList{QStringLiteral("seed")});
        const views::MainWindow another(*f.workbench, *f.settings);
        const auto& table = *another.findChild<views::RunsTree*>(QStringLiteral("runsTable"));
        QVERIFY(table.isColumnHidden(Table::Seed) && !table.isColumnHidden(Table::Corpus));
        f.child<QAction>("column-seed").trigger();
        QVERIFY(!f.table().isColumnHidden(Table::Seed));
        QVERIFY(f.settings->hiddenRunColumns().isEmpty());
    }

    void aRightClickOpensTheMenu() {
        const Fixture f;
        QVERIFY(f.trained);
        const QPoint at = f.placeOf(3);
        QTest::mouseClick(f.table().viewport(), Qt::RightButton, {}, at);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, at,
                                f.table().viewport()->mapToGlobal(at));
        QApplication::sendEvent(f.table().viewport(), &asked);
        auto& menu = f.child<QMenu>("runsMenu");
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        QCOMPARE(f.table().chosenRuns(), std::vector<std::size_t>{3});
        QCOMPARE(f.child<QAction>("runsToggle").text().section('\t', 0, 0), QString("&Hide"));
        QVERIFY(!f.child<QAction>("runsRestore").isEnabled());
        QTest::keyClick(&menu, Qt::Key_Escape);
    }
};

QTEST_MAIN(TestRunsPanel)
#include "tst_runs_panel.moc"
