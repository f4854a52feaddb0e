#include "tests/support/experiments.h"
#include "tests/views/window_fixture.h"
#include "ui/figures/cost_figure.h"
#include "ui/models/quantity_text.h"
#include "ui/views/cost_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// The Cost instrument, as a person comes to it and goes through its pages.
class TestCostView : public QObject {
    Q_OBJECT
private:
    static views::CostView& open(const WindowFixture& f) {
        f.child<QAction>("opencostView").trigger();
        return f.child<views::CostView>("costView");
    }
    static void turnTo(const WindowFixture& f, int page) {
        auto& bar = *f.child<QTabWidget>("costPages").tabBar();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.tabRect(page).center());
    }
    static QString cell(const QTableView& table, const QString& row, int column) {
        for (int i = 0; i < table.model()->rowCount(); ++i)
            if (table.model()->index(i, 0).data().toString().startsWith(row))
                return table.model()->index(i, column).data().toString();
        return {};
    }
    static QString message(const QLineEdit& field) {
        return field.parentWidget()->findChild<QLabel*>("message")->text();
    }

private slots:
    void opensFromTheMenuAndCloses() {
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        QVERIFY(cost.isVisible());
        auto& tabs = f.child<QTabWidget>("tabs");
        QCOMPARE(tabs.currentWidget(), &cost);
        emit tabs.tabCloseRequested(tabs.currentIndex());
        QVERIFY(!cost.isVisible());
        QCOMPARE(&open(f), &cost);
        QVERIFY(cost.isVisible());
    }

    void registersAreChosenByKeys() {
        const WindowFixture f(test::workshop());
        open(f);
        auto& slider = f.child<QSlider>("costRegisters");
        const auto& table = f.child<QTableView>("costSteps");
        QCOMPARE(cell(table, "DPFM, R = 16: total", 1), QStringLiteral("376"));
        QTest::keyClick(&slider, Qt::Key_Home);
        QVERIFY(f.child<QLabel>("costTitle").text().endsWith("R = 1"));
        QVERIFY(!cell(table, "DPFM, R = 1: total", 1).isEmpty());
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(cell(table, "DPFM, R = 8: total", 1), QStringLiteral("288"));
        QTest::keyClick(&slider, Qt::Key_End);
        QVERIFY(f.child<QLabel>("costTitle").text().endsWith("all registers"));
        QCOMPARE(cell(table, "DPFM, all: total", 3), QStringLiteral("0"));
        // The experiment is as it was.
        QCOMPARE(f.workbench->document().experiment(), test::workshop());
        QVERIFY(!f.workbench->document().undoStack().canUndo());
    }

    void rowsAreCopiedByKeys() {
        const WindowFixture f(test::workshop());
        open(f);
        auto& table = f.child<QTableView>("costSteps");
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Up);
        QTest::keySequence(&table, QKeySequence::Copy);
        const QStringList copied = QGuiApplication::clipboard()->text().split(u'\t');
        QCOMPARE(copied.size(), 7);
        QCOMPARE(copied[0], QStringLiteral("DPFM, R = 16: forward, layer 1"));
        QCOMPARE(copied[1], QStringLiteral("45"));
    }

    void deviceIsEdited() {
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        turnTo(f, 1);
        auto& clock = f.child<QLineEdit>("device.clock");
        const auto& preset = f.child<QComboBox>("devicePreset");
        const auto& summary = f.child<QTableView>("costSummary");
        QVERIFY(clock.isVisible() && summary.isVisible());
        QCOMPARE(clock.text(), QStringLiteral("100"));
        QCOMPARE(preset.currentIndex(), 0);
        const QString before = cell(summary, "time, multiplying", 1);
        f.type(clock, "200");
        QCOMPARE(cost.cost().device().clockMHz, 200.0);
        QVERIFY(cell(summary, "time, multiplying", 1) != before);
        QCOMPARE(preset.currentText(), QStringLiteral("Own numbers"));
        f.type(clock, "100");
        QCOMPARE(preset.currentIndex(), 0);
    }

    void badNumbersAreRefusedAtTheField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("zero") << "device.clock"
                              << "0"
                              << "The value is 0 MHz";
        QTest::newRow("negative") << "device.multiplication"
                                  << "-3"
                                  << "The value is -3 pJ";
        QTest::newRow("absurd") << "device.multipliers"
                                << "1e30"
                                << "The value is 1e+30";
        QTest::newRow("part") << "device.multipliers"
                              << "2.5"
                              << "whole number";
        QTest::newRow("words") << "device.read"
                               << "much"
                               << "“much” is not a number.";
    }

    void badNumbersAreRefusedAtTheField() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, said);
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        turnTo(f, 1);
        auto& editor = f.child<QLineEdit>(qPrintable(field));
        f.type(editor, text);
        QVERIFY2(message(editor).contains(said), qPrintable(message(editor)));
        QVERIFY(hardware::check(cost.cost().device()).ok()); // the last one that was
        QCOMPARE(editor.text(), text);                       // what was typed stays
        auto& preset = f.child<QComboBox>("devicePreset");
        QTest::keyClick(&preset, Qt::Key_Home);
        QTest::keyClick(&preset, Qt::Key_Down);
        QVERIFY(message(editor).isEmpty());
        QCOMPARE(cost.cost().device(), hardware::devicePresets()[1].device);
        QVERIFY(editor.text() != text);
    }

    void measuresOnDemand() {
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        turnTo(f, 1);
        auto& button = f.child<QPushButton>("costMeasureNow");
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(!button.isEnabled());
        QTRY_VERIFY(button.isEnabled());
        QVERIFY(cost.cost().latency());
        QCOMPARE(cell(f.child<QTableView>("costSummary"), "gradient of a sample", 1),
                 models::secondsText(cost.cost().latency()->sample));
        QVERIFY(f.child<QTextBrowser>("workshopText").toPlainText().contains("Measured on this"));
    }

    void figuresFollowTheChoice() {
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        turnTo(f, 2);
        QVERIFY(!cost.overRegisters().empty());
        QCOMPARE(cost.overRegisters().plotted().lines.size(), std::size_t{2});
        auto& measure = f.child<QComboBox>("costMeasure");
        QTest::keyClick(&measure, Qt::Key_End);
        QVERIFY(cost.overRegisters().plotted().percent);
        QCOMPARE(cost.overRegisters().legendEntries().size(), std::size_t{3});
        QCOMPARE(cost.overRegisters().plot().yAxis->range().lower, 0.0);
        QTest::keyClick(&measure, Qt::Key_Up);
        QVERIFY(cost.overRegisters().plotted().yTitle.contains("energy"));
    }

    void lossesComeFromTheSweep() {
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        turnTo(f, 3);
        QVERIFY(cost.lossFigure().empty());
        f.clickAction("run");
        QTRY_VERIFY(!cost.lossFigure().empty());
        QTRY_COMPARE(cost.lossFigure().plotted().lines.size(), std::size_t{2}); // corpora
        QVERIFY(cost.lossFigure().plotted().yTitle.startsWith("val_loss"));
        auto& metric = f.child<QComboBox>("lossMetric");
        QTest::keyClick(&metric, Qt::Key_Down);
        QVERIFY(cost.lossFigure().plotted().yTitle.startsWith("loss"));
    }

    void workshopsNumbers() {
        const WindowFixture f(test::workshop());
        open(f);
        turnTo(f, 4);
        const auto& text = f.child<QTextBrowser>("workshopText");
        QVERIFY(text.isVisible());
        const auto says = [&](const char* words) {
            return text.toPlainText().contains(QString::fromUtf8(words));
        };
        QVERIFY(says("= 4,250 multiplications") || says("= 4250 multiplications"));
        QVERIFY(says("so 20 cycles"));
        QVERIFY(says("20 cycles at 100 MHz = 200 ns"));
        QVERIFY(says("2 layers × 5 executions × 200 ns = 0.002 ms"));
        QVERIFY(says("6.5 s ÷ 0.002 ms") && says("567 s ÷ 0.002 ms"));
        QVERIFY(says("1 ms a pass × 17 = 17 ms; × 10 samples = 170 ms; a kernel call: 20 ms"));
        QVERIFY(says("a model, not a measurement") && says("Left out:"));

        auto& lanes = f.child<QLineEdit>("workshop.lanes");
        f.type(lanes, "9");
        QVERIFY(says("so 11 cycles"));
        f.type(lanes, "0");
        QVERIFY(message(lanes).contains("The value is 0"));
        QVERIFY(says("so 11 cycles")); // the last that made sense
        QTest::mouseClick(&f.child<QPushButton>("workshopNumbers"), Qt::LeftButton);
        QCOMPARE(lanes.text(), QStringLiteral("17"));
        QVERIFY(message(lanes).isEmpty());
        QVERIFY(says("so 20 cycles"));
    }

    void experimentThatCannotBeRun() {
        const WindowFixture f(test::workshop());
        views::CostView& cost = open(f);
        f.workbench->document().edit("batch",
                                     [](network::Experiment& e) { e.training.batchSize = 0; });
        QVERIFY(f.child<QLabel>("costTitle").text().contains("training.batch_size"));
        QVERIFY(!f.child<QSlider>("costRegisters").isEnabled());
        QVERIFY(!f.child<QPushButton>("costMeasureNow").isEnabled());
        QVERIFY(cost.overRegisters().empty());
        f.workbench->document().undoStack().undo();
        QVERIFY(f.child<QSlider>("costRegisters").isEnabled());
        QTRY_VERIFY(!cost.overRegisters().empty());
    }
};

QTEST_MAIN(TestCostView)
#include "tst_cost_view.moc"
