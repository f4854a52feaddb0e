#include "tests/support/experiments.h"
#include "tests/views/window_fixture.h"
#include "ui/views/toper_canvas.h"
#include "ui/views/toper_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// The Toper instrument, as a person comes to it.
class TestToperView : public QObject {
    Q_OBJECT
private:
    static views::ToperView& open(const WindowFixture& f) {
        f.child<QAction>("opentoperView").trigger();
        return f.child<views::ToperView>("toperView");
    }
    static views::ToperView& openExample(const WindowFixture& f) {
        views::ToperView& toper = open(f);
        QTest::keyClick(&f.child<QComboBox>("toperSource"), Qt::Key_Down);
        return toper;
    }
    static void click(const WindowFixture& f, const char* name) {
        QTest::mouseClick(&f.child<QToolButton>(name), Qt::LeftButton);
    }
    static QString text(const WindowFixture& f, const char* name) {
        return f.child<QLabel>(name).text();
    }

private slots:
    void saysWhatIsMissing() {
        const WindowFixture f;
        open(f);
        QVERIFY(text(f, "toperTitle").contains("no network"));
        QVERIFY(!f.child<QToolButton>("toperStep").isEnabled());
        QVERIFY(!f.child<QToolButton>("toperPlay").isEnabled());
    }

    void exampleShowsThePublishedNumber() {
        const WindowFixture f;
        openExample(f);
        QCOMPARE(text(f, "toperTitle"), QStringLiteral("Example: 20 candidates, 16 cells"));
        QVERIFY(text(f, "toperCounts").contains("Published: 192 cycles"));
        QVERIFY(text(f, "toperCounts").contains("200 one after the other, 35 pipelined"));
        QVERIFY(f.child<QPlainTextEdit>("toperExplanation")
                    .toPlainText()
                    .contains("16 × (20 − 16) × 3 = 192"));
    }

    void saysNothingPublishedWhereAllAreKept() {
        const WindowFixture f;
        openExample(f);
        auto& cells = f.child<QSpinBox>("toperCells");
        cells.setFocus();
        cells.selectAll();
        QTest::keyClicks(&cells, "20");
        QTest::keyClick(&cells, Qt::Key_Return);
        QVERIFY(
            text(f, "toperCounts").contains("Published: nothing for so few candidates. Counted: "));
        QVERIFY(f.child<QPlainTextEdit>("toperExplanation")
                    .toPlainText()
                    .startsWith("There is a cell for every candidate"));
    }

    void buttonsAndKeysStep() {
        const WindowFixture f;
        const views::ToperView& view = openExample(f);
        auto& canvas = f.child<views::ToperCanvas>("toperCanvas");
        const auto cycle = [&] { return text(f, "toperCycle"); };
        QCOMPARE(cycle(), QStringLiteral("cycle 0 of 35"));
        click(f, "toperStep");
        click(f, "toperStep");
        QCOMPARE(cycle(), QStringLiteral("cycle 2 of 35"));
        click(f, "toperBack");
        QCOMPARE(cycle(), QStringLiteral("cycle 1 of 35"));
        click(f, "toperEnd");
        QCOMPARE(cycle(), QStringLiteral("cycle 35 of 35"));
        QVERIFY(text(f, "toperMoment").startsWith("Done after 35 cycles"));
        click(f, "toperReset");
        QCOMPARE(cycle(), QStringLiteral("cycle 0 of 35"));

        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_Left);
        QCOMPARE(cycle(), QStringLiteral("cycle 2 of 35"));
        QVERIFY(canvas.accessibleDescription().startsWith("Cycle 3: "));
        QTest::keyClick(&canvas, Qt::Key_End);
        QVERIFY(view.model().toper().done());
        QTest::keyClick(&canvas, Qt::Key_Home);
        QCOMPARE(cycle(), QStringLiteral("cycle 0 of 35"));
        QTest::keyClick(&f.child<QSlider>("toperPlace"), Qt::Key_Right);
        QCOMPARE(cycle(), QStringLiteral("cycle 1 of 35"));
        // Space plays here, and does not run the sweep.
        QTest::keyClick(&canvas, Qt::Key_Space);
        QVERIFY(view.model().playing());
        QCOMPARE(f.child<QToolButton>("toperPlay").text(), QStringLiteral("Pause"));
        QVERIFY(f.workbench->results().empty());
        QTest::keyClick(&canvas, Qt::Key_P);
        QVERIFY(!view.model().playing());
    }

    void playsToTheEnd() {
        const WindowFixture f;
        const views::ToperView& view = openExample(f);
        f.child<QSpinBox>("toperSpeed").setValue(60);
        click(f, "toperPlay");
        QTRY_VERIFY(view.model().toper().done());
        QCOMPARE(f.child<QToolButton>("toperPlay").text(), QStringLiteral("Play"));
    }

    void stopsWhenItIsLeft() {
        const WindowFixture f;
        const views::ToperView& view = openExample(f);
        click(f, "toperPlay");
        QVERIFY(view.model().playing());
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!view.model().playing());
    }

    void settingsAreChosen() {
        const WindowFixture f;
        const views::ToperView& view = openExample(f);
        auto& cells = f.child<QSpinBox>("toperCells");
        cells.setFocus();
        cells.selectAll();
        QTest::keyClicks(&cells, "4");
        QCOMPARE(view.model().cells(), std::size_t{4});
        QCOMPARE(text(f, "toperCycle"), QStringLiteral("cycle 0 of 23"));
        QTest::keyClick(&f.child<QComboBox>("toperFlow"), Qt::Key_Down);
        QCOMPARE(text(f, "toperCycle"), QStringLiteral("cycle 0 of 74"));
        QTest::keyClick(&f.child<QSpinBox>("toperCyclesPerExchange"), Qt::Key_Up);
        QCOMPARE(text(f, "toperCycle"), QStringLiteral("cycle 0 of 148"));
        QTest::keyClick(&f.child<QComboBox>("toperFlow"), Qt::Key_Up);
        QTest::keyClick(&f.child<QSpinBox>("toperCyclesPerExchange"), Qt::Key_Down);
        auto& bar = *f.child<QTabWidget>("toperPages").tabBar();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.tabRect(1).center());
        const auto& tree = f.child<QTableView>("toperTree");
        QVERIFY(tree.isVisible());
        QCOMPARE(tree.model()->index(3, 3).data().toString(), QStringLiteral("22"));
        QTest::keyClick(&f.child<QSpinBox>("toperTopers"), Qt::Key_Down);
        QCOMPARE(tree.model()->index(0, 1).data().toString(), QStringLiteral("3"));
    }

    void showsTheChosenNeuron() {
        const WindowFixture f(test::workshop());
        QVERIFY(f.runToTheEnd());
        f.workbench->probe().selectNeuron(models::NeuronIndex{2, 1});
        const views::ToperView& view = open(f);
        QTRY_VERIFY(!view.model().empty());
        QVERIFY(text(f, "toperTitle").startsWith("Layer 2, neuron 2: "));
        const std::size_t merged = view.model().toper().candidates().size();
        QTest::mouseClick(&f.child<QCheckBox>("toperMerged"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(!view.model().settings().merged);
        // Layer 1's registers are of different weights: there is nothing to merge.
        QCOMPARE(view.model().toper().candidates().size(), merged);
        f.workbench->probe().selectNeuron(models::NeuronIndex{3, 0});
        QVERIFY(text(f, "toperTitle").startsWith("Layer 3, neuron 1: "));
    }

    void cellsAreDrawn() {
        const WindowFixture f;
        const views::ToperView& view = openExample(f);
        auto& canvas = f.child<views::ToperCanvas>("toperCanvas");
        const auto colorOf = [&](const QRect& rect) {
            return canvas.grab().toImage().pixelColor((rect.topLeft() + QPoint(5, 4)) *
                                                      canvas.devicePixelRatio());
        };
        // Before the first cycle the first candidate is above the first cell; nothing is held.
        const QColor first = colorOf(canvas.arrivingRect(0));
        QVERIFY(first != canvas.palette().color(QPalette::Base));
        click(f, "toperStep");
        QCOMPARE(colorOf(canvas.heldRect(0)), first);
        click(f, "toperEnd");
        // All sixteen cells are full, and what they hold fades out.
        QVERIFY(colorOf(canvas.heldRect(15)) != canvas.palette().color(QPalette::Base));
        QCOMPARE(colorOf(canvas.arrivingRect(0)), canvas.palette().color(QPalette::Base));
        QVERIFY(canvas.rect().contains(canvas.heldRect(view.model().cells() - 1)));
    }
};

QTEST_MAIN(TestToperView)
#include "tst_toper_view.moc"
