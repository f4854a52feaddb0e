#include "tests/views/window_fixture.h"
#include "ui/views/autodiff_scene.h"
#include "ui/views/autodiff_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGraphicsView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

namespace {

/// A window with the autodiff lesson open, its first lesson worked out.
struct Fixture : WindowFixture {
    Fixture() {
        child<QAction>("openautodiffView").trigger();
        view = &child<views::AutodiffView>("autodiffView");
        ready = ready && settled();
    }

    bool settled() const {
        return QTest::qWaitFor(
            [this] { return view->model().lesson() && view->model().upToDate(); });
    }
    template <class Widget>
    Widget& part(const char* name) const {
        auto* found = view->findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return *found;
    }
    void click(const char* button) const {
        QTest::mouseClick(&part<QPushButton>(button), Qt::LeftButton);
    }
    void key(Qt::Key key) const { QTest::keyClick(&view->canvas(), key); }
    /// Replaces the expression by typing.
    void write(const QString& text) const {
        auto& editor = part<QPlainTextEdit>("autodiffText");
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&editor, Qt::Key_Delete);
        QTest::keyClicks(&editor, text);
    }
    QString error() const { return part<QLabel>("autodiffError").text(); }
    QString explanation() const {
        return part<QPlainTextEdit>("autodiffExplanation").toPlainText();
    }
    const views::ExpressionNodeItem& item(const char* name) const {
        const autodiff::Expression& expression = view->model().lesson()->expression;
        for (std::size_t i = 0; i < expression.nodes.size(); ++i)
            if (models::nodeName(expression, i) == QString::fromLatin1(name))
                return *view->scene().item(i);
        qFatal("there is no node %s", name);
    }
    /// Of the table of checks.
    QString cell(int row, int column) const {
        return part<QTableView>("autodiffChecks").model()->index(row, column).data().toString();
    }

    views::AutodiffView* view = nullptr;
};

} // namespace

class TestAutodiffView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theFirstExampleIsThere() {
        Fixture f;
        QVERIFY(f.ready);
        QCOMPARE(f.part<QLabel>("autodiffResult").text(), "e = 6");
        QCOMPARE(f.item("e").valueText(), "6");
        QCOMPARE(f.item("e").registerTexts(), QStringList({"∂/∂a 2", "∂/∂b 5"}));
        QCOMPARE(f.cell(1, models::DerivativeChecksModel::Carried), "5");
        QVERIFY(f.view->canvas().hasFocus());
    }

    void keysStep() {
        Fixture f;
        QVERIFY(f.ready);
        f.key(Qt::Key_Home);
        QCOMPARE(f.item("e").valueText(), "…");
        QCOMPARE(f.item("a").registerTexts(), QStringList({"∂/∂a 1"}));
        QVERIFY(f.item("a + b").registerTexts().isEmpty());
        f.key(Qt::Key_Right);
        QCOMPARE(f.item("a + b").valueText(), "3");
        QVERIFY(f.explanation().startsWith("a + b = 2 + 1 = 3\n"));
        QCOMPARE(f.item("b + 1").valueText(), "…");
        f.key(Qt::Key_Right);
        f.key(Qt::Key_Right);
        QCOMPARE(f.explanation(),
                 "e = (a + b)*(b + 1) = 3 · 2 = 6\n∂e/∂a = 2·1 = 2\n∂e/∂b = 2·1 + 3·1 = 5");
        f.key(Qt::Key_Right); // there is no more
        QCOMPARE(f.view->model().step(), std::size_t{3});
        f.key(Qt::Key_Left);
        QCOMPARE(f.item("e").valueText(), "…");
        f.key(Qt::Key_End);
        QCOMPARE(f.item("e").valueText(), "6");
    }

    void buttonsAndTheSliderStep() {
        Fixture f;
        QVERIFY(f.ready);
        f.click("stepReset");
        QCOMPARE(f.view->model().step(), std::size_t{0});
        QVERIFY(!f.part<QPushButton>("stepBack").isEnabled());
        f.click("stepForward");
        QCOMPARE(f.view->model().step(), std::size_t{1});
        f.click("stepBack");
        QCOMPARE(f.view->model().step(), std::size_t{0});
        f.click("stepEnd");
        QCOMPARE(f.view->model().step(), std::size_t{3});
        f.part<QSlider>("stepPosition").setValue(2);
        QCOMPARE(f.view->model().step(), std::size_t{2});
        QCOMPARE(f.part<QLabel>("stepText").text(), "2 of 3");
    }

    void itPlaysFromTheStartToTheEnd() {
        Fixture f;
        QVERIFY(f.ready);
        f.part<QSlider>("stepSpeed").setValue(20);
        f.key(Qt::Key_P);
        QCOMPARE(f.view->model().step(), std::size_t{0});
        QCOMPARE(f.part<QPushButton>("stepPlay").text(), "Pause");
        QTRY_COMPARE(f.view->model().step(), std::size_t{3});
        QTRY_COMPARE(f.part<QPushButton>("stepPlay").text(), "Play");
    }

    void aStepByHandEndsPlaying() {
        Fixture f;
        QVERIFY(f.ready);
        f.key(Qt::Key_P);
        f.key(Qt::Key_Right);
        QCOMPARE(f.part<QPushButton>("stepPlay").text(), "Play");
        QCOMPARE(f.view->model().step(), std::size_t{1});
    }

    void aClickGoesToANodesStep() {
        Fixture f;
        QVERIFY(f.ready);
        const QPoint place = f.view->canvas().mapFromScene(f.item("b + 1").pos());
        QTest::mouseClick(f.view->canvas().viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(f.view->model().step(), std::size_t{2});
        // A leaf has no step of its own.
        QTest::mouseClick(f.view->canvas().viewport(), Qt::LeftButton, {},
                          f.view->canvas().mapFromScene(f.item("a").pos()));
        QCOMPARE(f.view->model().step(), std::size_t{2});
    }

    void typingIsRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("error");
        QTest::newRow("good") << "y = a^2 - b"
                              << "y = 3"
                              << "";
        QTest::newRow("unbalanced") << "y = (a"
                                    << "y = 2"
                                    << "Expression: line 1, column 5: This “(” is not closed.";
        QTest::newRow("unknown") << "y = a*speed"
                                 << "y = 2"
                                 << "Expression: line 1, column 7: “speed” is not known: give it a "
                                    "value, as in speed = 1, or assign it in a line above.";
        QTest::newRow("no number") << "y = log(b-a)"
                                   << "y = nan"
                                   << "line 1, column 5: The logarithm of a negative number, -1: y "
                                      "has no value.";
    }
    void typingIsRead() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        Fixture f;
        QVERIFY(f.ready);
        f.write(text);
        if (!error.startsWith("Expression:"))
            QVERIFY(f.settled());
        QCOMPARE(f.error(), error);
        QCOMPARE(f.part<QComboBox>("autodiffExample").currentIndex(), -1); // it is none
        QCOMPARE(f.part<QLabel>("autodiffError").isVisible(), !error.isEmpty());
        if (error.startsWith("Expression:"))
            return; // which of the readable beginnings is shown is not sure
        QTEST(f.part<QLabel>("autodiffResult").text(), "result");
    }

    void valuesAreTyped() {
        Fixture f;
        QVERIFY(f.ready);
        WindowFixture::type(f.part<QLineEdit>("autodiffValues"), "a = 3, b = 2");
        QVERIFY(f.settled());
        QCOMPARE(f.item("e").valueText(), "15");
        WindowFixture::type(f.part<QLineEdit>("autodiffValues"), "a = 3, b = ");
        QCOMPARE(f.error(), "Values: line 1, column 12: The expression ends here, but a number, a "
                            "name or “(” is still missing.");
    }

    void registersAreLimited() {
        Fixture f;
        QVERIFY(f.ready);
        f.part<QSpinBox>("autodiffRegisters").setFocus();
        QTest::keyClick(&f.part<QSpinBox>("autodiffRegisters"), Qt::Key_Up);
        QVERIFY(QTest::qWaitFor([&] { return f.view->model().lesson()->registers == 1; }));
        QCOMPARE(f.item("e").registerTexts().size(), 1);
    }

    void newtonStepsAreTaken() {
        Fixture f;
        QVERIFY(f.ready);
        f.write("f = (a-5)^2 + (b+1)^2");
        QVERIFY(f.settled());
        f.part<QTabWidget>("autodiffPages").setCurrentIndex(1);
        QVERIFY(f.part<QLabel>("autodiffNewton").text().startsWith("All eigenvalues are positive"));
        f.click("autodiffNewtonStep");
        QVERIFY(f.settled());
        QCOMPARE(f.part<QLineEdit>("autodiffValues").text(), "a = 5, b = -1");
        QCOMPARE(f.part<QLabel>("autodiffResult").text(), "f = 0");
    }

    void ratesThatAreNoneAreSaid_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        const char* range = "A rate is above 0 and at most 1e+06; it stays as it was.";
        QTest::newRow("zero") << "0" << range;
        QTest::newRow("negative") << "-1" << range;
        QTest::newRow("absurd") << "1e308" << range;
        QTest::newRow("not a number") << "nan" << range;
        QTest::newRow("infinite") << "inf" << range;
        QTest::newRow("words") << "slow"
                               << "“slow” is not a number; the rate stays as it was.";
        QTest::newRow("good") << "0.5"
                              << "";
    }
    void ratesThatAreNoneAreSaid() {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        Fixture f;
        QVERIFY(f.ready);
        f.part<QTabWidget>("autodiffPages").setCurrentIndex(1);
        auto& field = f.part<QLineEdit>("autodiffRate");
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, typed);
        const auto& problem = f.part<QLabel>("autodiffRateProblem");
        QCOMPARE(problem.text(), said);
        QCOMPARE(problem.isVisible(), !said.isEmpty());
        // What was typed on the way may have been one.
        QVERIFY(models::AutodiffModel::isRate(f.view->model().rate()));
        if (said.isEmpty())
            QCOMPARE(f.view->model().rate(), 0.5);
    }

    /// A line of a million letters would be laid out for minutes.
    void aHugePasteIsCutAndSaid() {
        Fixture f;
        QVERIFY(f.ready);
        auto& editor = f.part<QPlainTextEdit>("autodiffText");
        QGuiApplication::clipboard()->setText(QString(1'000'000, u'a'));
        editor.setFocus();
        editor.selectAll();
        QTest::keyClick(&editor, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(editor.toPlainText().size(), 10'001);
        QCOMPARE(f.error(), "Expression: line 1, column 1: The text has 10001 characters; at most "
                            "10000 are read.");
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(f.settled());
        QVERIFY(f.error().isEmpty());
    }

    void thePolynomialsAreSolvedByBothDescents() {
        Fixture f;
        QVERIFY(f.ready);
        auto& examples = f.part<QComboBox>("autodiffExample");
        examples.setFocus();
        QTest::keyClick(&examples, Qt::Key_Down); // the second
        QCOMPARE(f.part<QTabWidget>("autodiffPages").currentIndex(), 2);
        QVERIFY(QTest::qWaitFor([&] { return f.view->model().descents() != nullptr; }));
        const QAbstractItemModel& points = *f.part<QTableView>("autodiffPoints").model();
        QStringList newton;
        for (int row = 0; row < points.rowCount(); ++row)
            newton += points.index(row, models::DescentPointsModel::Newton).data().toString();
        QCOMPARE(newton.join(' '), "1 1 1 2 10 2 2 5");
        QVERIFY(f.part<QLabel>("autodiffDescents").text().contains("Newton: 1 step to "));
        QCOMPARE(f.part<QPushButton>("autodiffDescend").text(), "Descend");
    }

    void theTabClosesAndComesBackAsItWas() {
        Fixture f;
        QVERIFY(f.ready);
        f.write("y = a");
        auto& tabs = f.child<QTabWidget>("tabs");
        const int tab = tabs.indexOf(f.view);
        QCOMPARE(tab, 4);
        QTest::mouseClick(tabs.tabBar()->tabButton(tab, QTabBar::RightSide), Qt::LeftButton);
        QCOMPARE(tabs.indexOf(f.view), -1);
        f.child<QAction>("openautodiffView").trigger();
        QCOMPARE(tabs.currentWidget(), f.view);
        QCOMPARE(f.part<QPlainTextEdit>("autodiffText").toPlainText(), "y = a");
    }
};

QTEST_MAIN(TestAutodiffView)
#include "tst_autodiff_view.moc"
