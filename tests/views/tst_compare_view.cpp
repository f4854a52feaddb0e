#include "tests/views/window_fixture.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QtTest>

#include <numeric>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// The curves and the comparisons as a person uses them, and how they hang together.
class TestCompareView : public QObject {
    Q_OBJECT
private:
    static network::Experiment experiment() {
        network::Experiment made = test::smallExperiment();
        made.sweep.registers = {1, 2, 0};
        made.sweep.corpus = {10, 20};
        made.sweep.seeds = {1, 2, 3};
        return made;
    }
    static void choose(QComboBox& box, int index) {
        QTest::keyClick(&box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(box.currentIndex(), index);
    }
    static views::CompareView& open(const WindowFixture& f, int plot) {
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        choose(f.child<QComboBox>("comparePlot"), plot);
        return *f.window->findChild<views::CompareView*>();
    }
    static QStringList sentences(const WindowFixture& f) {
        return f.child<QPlainTextEdit>("compareSentences").toPlainText().split(u'\n');
    }
    static int rings(figures::Figure& figure) {
        int count = 0;
        for (int i = 0; i < figure.plot().itemCount(); ++i)
            count += qobject_cast<QCPItemTracer*>(figure.plot().item(i)) ? 1 : 0;
        return count;
    }
    static bool halo(figures::CurvesFigure& figure) {
        const auto graphs = figure.plot().axisRect(0)->graphs();
        return std::any_of(graphs.begin(), graphs.end(),
                           [](const QCPGraph* graph) { return graph->pen().widthF() > 2.0; });
    }
    /// A place of the widget where a click chooses the run.
    static QPoint placeOf(figures::RunFigure& figure, std::size_t run) {
        for (int y = 2; y < figure.widget()->height(); y += 2)
            for (int x = 2; x < figure.widget()->width(); x += 2)
                if (figure.runAt(QPointF(x, y)) == run)
                    return {x, y};
        return {};
    }

private slots:
    void costIsShownWithItsFront() {
        const WindowFixture f(experiment());
        views::CompareView& compare = open(f, 3);
        QCOMPARE(compare.figureOptions().plot, figures::PlotKind::Cost);
        QVERIFY(compare.cost().empty());
        QVERIFY(!f.child<QWidget>("compareSentences").isVisible());
        f.clickAction("run");
        QTRY_VERIFY(f.workbench->results().sweep().complete());
        QTRY_VERIFY(!compare.cost().empty() && sentences(f).size() >= 2);
        QVERIFY(sentences(f).constFirst().startsWith("R = 1, corpus 10: "));
        QVERIFY(sentences(f).constLast().contains("Pareto front"));
        QTest::keyClick(&f.child<QComboBox>("comparePanels"), Qt::Key_Down);
        QCOMPARE(compare.cost().plot().axisRectCount(), 2);
        QTest::keyClick(&f.child<QComboBox>("compareMetric"), Qt::Key_Down);
        QVERIFY(sentences(f).constFirst().contains(", loss at the lowest training loss"));
    }

    void minimaAreTold() {
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        views::CompareView& compare = open(f, 4);
        QTRY_VERIFY(!compare.minima().empty());
        QCOMPARE(sentences(f).size(), 2 + 1);
        QVERIFY2(sentences(f)[1].startsWith("Corpus 20, 9 runs: rank correlation "),
                 qPrintable(sentences(f)[1]));
        QVERIFY(sentences(f)[1].contains(" of 3 seeds"));
        for (const char* name : {"compareMetric", "reading", "comparePanels"})
            QVERIFY2(!f.child<QWidget>(name).isVisible(), name);
        f.child<QCheckBox>("compareLogY").click();
        QVERIFY(!compare.minima().logY());
        QVERIFY(!compare.figureOptions().logY);
    }

    void corporaHavePanels() {
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        views::CompareView& compare = open(f, 0);
        QTRY_VERIFY(!compare.crossSection().empty());
        auto& panels = f.child<QComboBox>("comparePanels");
        QTest::keyClick(&panels, Qt::Key_Down);
        QCOMPARE(compare.crossSection().plot().axisRectCount(), 2);
        QCOMPARE(compare.figureOptions().panelsBy, "corpus");
        QTest::keyClick(&panels, Qt::Key_Down); // registers are the axis
        QCOMPARE(compare.crossSection().plot().axisRectCount(), 3);
        QCOMPARE(compare.figureOptions().panelsBy, "seed");
        QTest::keyClick(&panels, Qt::Key_Home);
        QCOMPARE(compare.crossSection().plot().axisRectCount(), 1);
    }

    void panelsComeBackWithTheirPlot() {
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        views::CompareView& compare = open(f, 3);
        choose(f.child<QComboBox>("comparePanels"), 2);
        QCOMPARE(compare.figureOptions().panelsBy, "registers");
        choose(f.child<QComboBox>("comparePlot"), 0); // whose axis they are
        QCOMPARE(compare.figureOptions().panelsBy, "");
        choose(f.child<QComboBox>("comparePlot"), 3);
        QCOMPARE(compare.figureOptions().panelsBy, "registers");
        QCOMPARE(compare.cost().plot().axisRectCount(), 3);
        QTest::keyClick(&f.child<QComboBox>("comparePanels"), Qt::Key_Home);
        choose(f.child<QComboBox>("comparePlot"), 0);
        choose(f.child<QComboBox>("comparePlot"), 3);
        QCOMPARE(compare.figureOptions().panelsBy, "");
    }

    void panelsAreOfferedByWhatIsSweptNow_data() {
        QTest::addColumn<int>("view"); // its key
        QTest::addColumn<QString>("panels");
        QTest::newRow("curves") << static_cast<int>(Qt::Key_1) << "curvesPanels";
        QTest::newRow("comparison") << static_cast<int>(Qt::Key_2) << "comparePanels";
    }
    void panelsAreOfferedByWhatIsSweptNow() {
        QFETCH(int, view);
        QFETCH(QString, panels);
        const WindowFixture f(experiment());
        QTest::keyClick(f.window.get(), static_cast<Qt::Key>(view), Qt::ControlModifier);
        network::Experiment swept = experiment();
        swept.sweep.fields = {{"training.optimizer.learning_rate", {"0.1", "0.01"}}};
        f.workbench->results().reset(session::newSweep(swept));
        auto& box = f.child<QComboBox>(panels.toLatin1().constData());
        QTest::keyClick(&box, Qt::Key_End);
        QCOMPARE(box.currentText(), "panels by learning rate");
        // As a slider does: as many runs, of other settings.
        swept.sweep.fields = {{"training.batch_size", {"5", "10"}}};
        f.workbench->results().renew(session::newSweep(swept));
        QCOMPARE(box.currentText(), "no panels");
        QCOMPARE(box.itemText(box.count() - 1), "panels by batch size");
    }

    void tooManyPanelsAreSaidInTheirPlace_data() {
        QTest::addColumn<int>("plot"); // of the comparisons
        QTest::newRow("curves") << -1;
        QTest::newRow("cross-section") << 0;
        QTest::newRow("cost") << 3;
    }
    void tooManyPanelsAreSaidInTheirPlace() {
        QFETCH(int, plot);
        network::Experiment made = experiment();
        made.sweep.corpus = {10};
        made.training.epochs = 1;
        made.sweep.seeds.resize(33);
        std::iota(made.sweep.seeds.begin(), made.sweep.seeds.end(), 1);
        const WindowFixture f(made);
        QVERIFY(f.runToTheEnd());
        figures::RunFigure* figure = &f.window->findChild<views::CurvesView*>()->figure();
        if (plot >= 0) {
            views::CompareView& compare = open(f, plot);
            figure = plot == 0 ? static_cast<figures::RunFigure*>(&compare.crossSection())
                               : &compare.cost();
        }
        QTRY_VERIFY(!figure->empty());
        auto& box = f.child<QComboBox>(plot < 0 ? "curvesPanels" : "comparePanels");
        choose(box, box.findText("panels by seed"));
        QVERIFY2(figure->message().contains("33 panels, more than the 32"),
                 qPrintable(figure->message()));
        const std::vector<std::size_t> first{0, 33, 66}; // a seed of each register count
        f.workbench->results().setShown(first, false);
        QVERIFY(!figure->empty());
        QVERIFY(figure->plot().axisRectCount() >= 32);
        QTest::keyClick(&box, Qt::Key_Home);
        f.workbench->results().showAll();
        QVERIFY(!figure->empty());
    }

    void aClickSelectsEverywhere_data() {
        QTest::addColumn<int>("plot");
        QTest::newRow("cross-section") << 0;
        QTest::newRow("matrix") << 1;
        QTest::newRow("paired") << 2;
        QTest::newRow("cost") << 3;
        QTest::newRow("minima") << 4;
    }
    void aClickSelectsEverywhere() {
        QFETCH(int, plot);
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        views::CompareView& compare = open(f, plot);
        const std::vector<figures::RunFigure*> all{&compare.crossSection(), &compare.matrix(),
                                                   &compare.paired(), &compare.cost(),
                                                   &compare.minima()};
        figures::RunFigure& figure = *all[static_cast<std::size_t>(plot)];
        QTRY_VERIFY(!figure.empty());
        figure.plot().replot();
        // Corpus 10, R = 2: of the matrix any of its seeds, and it alone has a place of its own.
        std::size_t run = 4;
        if (plot == 1)
            for (std::size_t seed = 3; seed < 6; ++seed)
                run = placeOf(figure, seed).isNull() ? run : seed;
        const QPoint at = placeOf(figure, run);
        QVERIFY(!at.isNull());
        QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, at);
        QCOMPARE(f.workbench->results().selected().value(), run);
        auto& table = f.child<QAbstractItemView>("runsTable");
        QCOMPARE(table.currentIndex().row(), static_cast<int>(run));
        for (const figures::RunFigure* each : all)
            QCOMPARE(each->selected().value(), run);
        if (plot != 1)
            QCOMPARE(rings(figure), plot == 4 ? 2 : 1);
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(halo(f.window->findChild<views::CurvesView*>()->figure()));
    }

    void curvesAndTableSelectEachOther() {
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        auto& figure = f.window->findChild<views::CurvesView*>()->figure();
        QTRY_VERIFY(!figure.empty());
        figure.plot().replot();
        const QPoint at = placeOf(figure, 7);
        QVERIFY(!at.isNull());
        QTest::mouseClick(figure.widget(), Qt::LeftButton, {}, at);
        QCOMPARE(f.workbench->results().selected().value(), std::size_t{7});
        auto& table = f.child<QAbstractItemView>("runsTable");
        QCOMPARE(table.currentIndex().row(), 7);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(table.model()->index(6, 1)).center());
        QCOMPARE(figure.selected().value(), std::size_t{6});
    }

    void linesAreChosen() {
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        auto& figure = f.window->findChild<views::CurvesView*>()->figure();
        QTRY_VERIFY(!figure.empty());
        const auto label = [&] {
            figure.plot().replot();
            return figure.plot().axisRect(0)->axis(QCPAxis::atBottom)->label().simplified();
        };
        QCOMPARE(label(), QStringLiteral("epoch median over 3 seeds"));
        QTest::mouseClick(&f.child<QToolButton>("curvesLines"), Qt::LeftButton);
        auto& centre = f.child<QComboBox>("curvesCentre");
        QTRY_VERIFY(centre.isVisible());
        choose(centre, 1);
        choose(f.child<QComboBox>("curvesBand"), 4);
        QCOMPARE(label(), QStringLiteral("epoch mean ± standard error over 3 seeds"));
        choose(f.child<QComboBox>("curvesX"), 1);
        QVERIFY(label().startsWith("training samples "));
        auto& smoothing = f.child<QDoubleSpinBox>("curvesSmoothing");
        smoothing.setFocus();
        smoothing.selectAll();
        QTest::keyClicks(&smoothing, QStringLiteral("0.5"));
        QVERIFY(label().endsWith("smoothed by 0.5, unsmoothed behind"));
        QTest::mouseClick(&f.child<QCheckBox>("curvesMinimumSoFar"), Qt::LeftButton);
        QCOMPARE(figure.plot().axisRect(0)->axis(QCPAxis::atLeft)->label(),
                 QStringLiteral("loss, minimum so far"));
        QTest::keyClick(&smoothing, Qt::Key_Escape);
        QVERIFY(!centre.isVisible());
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
