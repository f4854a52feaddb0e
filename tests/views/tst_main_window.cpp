#include "tests/views/window_fixture.h"
#include "ui/figures/curves_figure.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/network_scene.h"
#include "ui/views/network_view.h"
#include "ui/views/output_map_view.h"

#include <QComboBox>
#include <QGraphicsView>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace dpfm;
using dpfm::test::WindowFixture;
using session::SweepController;

/// The window as a person uses it: clicks, keys, and what is seen then.
class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void firstLaunchShowsNoDialogAndRunsOnSpace() {
        const WindowFixture f;
        QVERIFY(f.ready);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QVERIFY(f.runToTheEnd());
        QCOMPARE(f.workbench->results().runCount(), std::size_t{4});
        QCOMPARE(f.child<QAbstractItemView>("runsTable").model()->rowCount(), 4);
    }

    void curvesShowWhatTheResultsHold() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& curves = *f.window->findChild<views::CurvesView*>();
        const session::RunRecord& run = f.workbench->results().run(0);
        const auto shows = [&] {
            QCustomPlot& plot = curves.figure().plot();
            for (int g = 0; g < plot.graphCount(); ++g) {
                const auto data = plot.graph(g)->data();
                if (data->size() != static_cast<int>(run.epochs.size()))
                    continue;
                bool same = true;
                for (std::size_t e = 0; e < run.epochs.size(); ++e)
                    same = same && data->at(static_cast<int>(e))->value == run.epochs[e].valLoss;
                if (same)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(shows());
    }

    void pauseHoldsAndStopEnds() {
        network::Experiment experiment = test::smallExperiment();
        experiment.training.epochs = 200'000;
        const WindowFixture f(experiment);
        f.clickAction("run");
        SweepController& controller = f.workbench->controller();
        QTRY_VERIFY(!f.workbench->results().run(0).epochs.empty());
        f.clickAction("pause");
        QCOMPARE(controller.state(), SweepController::State::Paused);
        QVERIFY(f.child<QAction>("pause").isChecked());
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Space);
        QCOMPARE(controller.state(), SweepController::State::Running);
        f.clickAction("stop");
        QTRY_COMPARE(controller.state(), SweepController::State::Idle);
        QVERIFY(!f.workbench->results().sweep().complete());
        QCOMPARE(f.child<QAction>("run").text().remove('&'), QString("Resume"));
    }

    void clickedNeuronShowsItsRegisters() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        auto& network = *f.window->findChild<views::NetworkView*>();
        QTRY_VERIFY(network.isVisible() && f.workbench->probe().probe() != nullptr);
        QTRY_COMPARE(f.workbench->probe().probe()->epoch, 5);
        const models::NeuronIndex wanted{1, 1};
        const QPoint place =
            network.canvas().mapFromScene(network.scene().neuronRect(wanted).center());
        QTest::mouseClick(network.canvas().viewport(), Qt::LeftButton, {}, place);
        QVERIFY(f.workbench->probe().neuron() == wanted);
        QCOMPARE(f.child<QLabel>("inspectorTitle").text(), QString("Layer 1, neuron 2"));

        const models::Probe& probe = *f.workbench->probe().probe();
        autodiff::Registers ranked = probe.pass.candidates(probe.weights, 1, 1);
        std::sort(ranked.begin(), ranked.end(), autodiff::outranks);
        const QAbstractItemModel& table = *f.child<QTableView>("registersTable").model();
        QCOMPARE(table.rowCount(), static_cast<int>(ranked.size()));
        for (int row = 0; row < table.rowCount(); ++row) {
            const autodiff::Register& entry = ranked[static_cast<std::size_t>(row)];
            QCOMPARE(table.index(row, 2).data().toULongLong(), index(entry.id));
            QCOMPARE(table.index(row, 3).data().toString(),
                     QLocale().toString(entry.gradient, 'g', 4));
        }
        QCOMPARE(table.index(2, 4).data().toString(), QString("–")); // R = 2
    }

    void whatIfIsDraggedAndTakenBack() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(f.workbench->probe().probe() && f.workbench->probe().probe()->epoch == 5);
        const session::SweepRecord before = f.workbench->results().sweep();
        const auto registers = [&] { return f.workbench->probe().probe()->registers; };
        QCOMPARE(registers(), std::size_t{2});
        QCOMPARE(f.child<QLabel>("whatIfText").text(), QString("2, as trained"));
        QVERIFY(!f.child<QPushButton>("asTrained").isEnabled());
        auto& slider = f.child<QSlider>("whatIf");
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Left);
        QTRY_COMPARE(registers(), std::size_t{1});
        QCOMPARE(f.child<QLabel>("whatIfText").text(), QString("1, trained with 2"));
        QVERIFY(f.child<QLabel>("updateText").text().contains("reaches 1 of 9 weights"));
        QTest::keyClick(&slider, Qt::Key_End);
        QTRY_COMPARE(registers(), std::size_t{0});
        QVERIFY(f.child<QLabel>("updateText")
                    .text()
                    .contains(QString("cosine %1").arg(QLocale().toString(1.0, 'f', 3))));
        QTest::mouseClick(&f.child<QPushButton>("asTrained"), Qt::LeftButton);
        QTRY_COMPARE(registers(), std::size_t{2});
        QCOMPARE(slider.value(), 1);
        QCOMPARE(f.workbench->results().sweep().runs[0].epochs, before.runs[0].epochs);
        QCOMPARE(f.workbench->sweeps().size(), std::size_t{1});
    }

    void aWeightUnderTheMouseIsFollowed() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        models::ProbeModel& probe = f.workbench->probe();
        QTRY_VERIFY(probe.probe() && probe.probe()->epoch == 5);
        auto& network = *f.window->findChild<views::NetworkView*>();
        QTRY_VERIFY(network.isVisible());
        const auto moveTo = [&](std::optional<QPointF> place) {
            if (!place)
                return false;
            QWidget* viewport = network.canvas().viewport();
            const QPoint at = network.canvas().mapFromScene(*place);
            QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton,
                             Qt::NoButton, {});
            return QApplication::sendEvent(viewport, &move);
        };
        const QString idle = f.child<QLabel>("traceText").text();
        const WeightId edge = probe.probe()->pass.topology().weight(1, 0, 1);
        QVERIFY(moveTo(network.scene().placeOnEdge(edge)));
        QTRY_COMPARE(probe.traced(), std::optional(edge));
        QVERIFY(f.child<QLabel>("traceText").text().startsWith("layer 1: x2 → 1 = "));
        // A register of the output.
        const WeightId held = probe.probe()->pass.outputs()[0].registers.front().id;
        QVERIFY(moveTo(network.scene().registerCentre({2, 0}, held)));
        QTRY_COMPARE(probe.traced(), std::optional(held));
        QVERIFY(f.child<QLabel>("traceText").text().contains("d loss/d w"));
        QVERIFY(moveTo(network.scene().sceneRect().topLeft()));
        QTRY_VERIFY(!probe.traced());
        QCOMPARE(f.child<QLabel>("traceText").text(), idle);

        // So is one that is chosen in the inspector.
        probe.selectNeuron(models::NeuronIndex{1, 1});
        auto& table = f.child<QTableView>("registersTable");
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Down);
        QVERIFY(probe.traced().has_value());
    }

    void theMapFollowsTheSelectedRun() {
        network::Experiment experiment = test::smallExperiment();
        network::chooseSource(experiment, network::DataSource::Xor);
        const WindowFixture f(experiment);
        auto& view = *f.window->findChild<views::OutputMapView*>();
        QVERIFY(view.figure().empty());
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(!view.figure().empty());
        const auto isOf = [&](std::size_t run) {
            const auto& probe = f.workbench->probe().probe();
            if (!probe || probe->run != run || probe->epoch != 5 ||
                !f.child<QLabel>("mapTitle").text().startsWith(QString("Run %1:").arg(run)))
                return false;
            // The colour is that of the nearest of 64 × 64 places.
            network::Prediction prediction(probe->pass.topology());
            const std::array place{-0.5, 0.3};
            const double said = prediction.run(probe->weights, place).back();
            return std::fabs(view.figure().valueAt(place[0], place[1]) - said) < 0.05;
        };
        for (const std::size_t run : {0U, 1U}) {
            f.workbench->results().select(run);
            QTRY_VERIFY(isOf(run));
        }
        network::Experiment three = test::smallExperiment();
        three.data.inputs = 3;
        f.workbench->newDocument(three);
        QTRY_VERIFY(view.figure().empty());
        QVERIFY(view.figure().message().contains("two inputs"));
    }

    void arrowKeysWalkThroughTheNetwork() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(f.workbench->probe().probe() != nullptr);
        QGraphicsView& canvas = f.window->findChild<views::NetworkView*>()->canvas();
        QTRY_VERIFY(canvas.hasFocus());
        const auto at = [&](std::size_t layer, std::size_t neuron) {
            return f.workbench->probe().neuron() == models::NeuronIndex{layer, neuron};
        };
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(at(1, 0));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY(at(1, 1));
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(at(2, 0));
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(!f.workbench->probe().neuron());
    }

    void legendHidesAndShowsCurves() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& figure = f.window->findChild<views::CurvesView*>()->figure();
        QTRY_VERIFY(!figure.legendEntries().empty());
        figure.plot().replot();
        const auto click = [&] {
            QTest::mouseClick(&figure.plot(), Qt::LeftButton, {},
                              figure.legendEntries().front()->outerRect().center());
        };
        click();
        models::ResultsModel& results = f.workbench->results();
        for (std::size_t run = 0; run < results.runCount(); ++run)
            QCOMPARE(results.isShown(run), results.run(run).run.parameters.registers != 2);
        figure.plot().replot();
        click();
        QVERIFY(results.isShown(0));
    }

    void tablesCheckBoxHidesARun() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& table = f.child<QAbstractItemView>("runsTable");
        const QRect cell = table.visualRect(table.model()->index(1, 0));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + 11, cell.center().y()));
        QVERIFY(!f.workbench->results().isShown(1));
        QVERIFY(f.workbench->results().isShown(0));
    }

    void spaceRunsFromTheTableAndControlSpaceHides() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& table = f.child<QAbstractItemView>("runsTable");
        table.setFocus();
        table.setCurrentIndex(table.model()->index(2, 0));
        QTest::keyClick(&table, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(!f.workbench->results().isShown(2));
        QTest::keyClick(&table, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(f.workbench->results().isShown(2));
        QTest::keyClick(&table, Qt::Key_Space);
        QTRY_COMPARE(f.workbench->sweeps().size(), std::size_t{2});
    }

    void notesSurviveTheNextRun() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTRY_COMPARE(f.workbench->sweeps().size(), std::size_t{1});
        const qint64 first = f.workbench->sweeps()[0].id;
        WindowFixture::type(f.child<QLineEdit>("notes"), "the first");
        f.clickAction("run");
        QTRY_COMPARE(f.workbench->sweeps().size(), std::size_t{2});
        QTRY_COMPARE(f.workbench->controller().state(), SweepController::State::Idle);
        f.workbench->showSweep(first);
        QTRY_COMPARE(f.child<QLineEdit>("notes").text(), QString("the first"));
    }

    void onlyFinishedWeightsAreFinal() {
        network::Experiment experiment = test::smallExperiment();
        experiment.training.epochs = 200'000;
        const WindowFixture f(experiment);
        f.clickAction("run");
        QTRY_VERIFY(!f.workbench->results().run(0).epochs.empty());
        QVERIFY(f.workbench->results().selected().has_value());
        QVERIFY(!f.child<QAction>("exportWeights").isEnabled());
        f.clickAction("stop");
        QTRY_COMPARE(f.workbench->controller().state(), SweepController::State::Idle);
        QVERIFY(!f.child<QAction>("exportWeights").isEnabled());
    }

    void clickedRowIsLookedInto() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& table = f.child<QAbstractItemView>("runsTable");
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(table.model()->index(3, 1)).center());
        QVERIFY(f.workbench->results().selected() == std::size_t{3});
        QTRY_VERIFY(f.workbench->probe().probe() && f.workbench->probe().probe()->run == 3);
    }

    void zoomSurvivesALiveSweep() {
        network::Experiment experiment = test::smallExperiment();
        experiment.training.epochs = 200'000;
        const WindowFixture f(experiment);
        f.clickAction("run");
        auto& figure = f.window->findChild<views::CurvesView*>()->figure();
        QTRY_VERIFY(!figure.empty());
        QCPAxisRect* rect = figure.plot().axisRect(0);
        rect->axis(QCPAxis::atBottom)->setRange(2.0, 3.0);
        const std::size_t before = f.workbench->results().run(0).epochs.size();
        QTRY_VERIFY(f.workbench->results().run(0).epochs.size() > before + 1000);
        QCOMPARE(rect->axis(QCPAxis::atBottom)->range().lower, 2.0);
        QCOMPARE(rect->axis(QCPAxis::atBottom)->range().upper, 3.0);
        f.clickAction("stop");
        QTRY_COMPARE(f.workbench->controller().state(), SweepController::State::Idle);
    }

    void compareShowsTheReadings() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        auto& compare = *f.window->findChild<views::CompareView*>();
        QTRY_VERIFY(compare.isVisible() && !compare.crossSection().empty());
        auto& plot = f.child<QComboBox>("comparePlot");
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(compare.figureOptions().plot, figures::PlotKind::Matrix);
        QVERIFY(!compare.matrix().empty());
    }

    void typedInputsArePredicted() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTRY_VERIFY(f.workbench->probe().probe() != nullptr);
        QTRY_COMPARE(f.workbench->probe().probe()->epoch, 5);
        auto& inputs = f.child<QLineEdit>("predictInputs");
        auto& said = f.child<QLabel>("prediction");
        WindowFixture::type(inputs, "0.25 0.5");
        const models::Probe& probe = *f.workbench->probe().probe();
        network::Prediction prediction(probe.pass.topology());
        const double expected = prediction.run(probe.weights, std::array{0.25, 0.5})[0];
        QCOMPARE(said.text(), QString("sum = %1").arg(QLocale().toString(expected, 'g', 6)));
        WindowFixture::type(inputs, "0.25");
        QVERIFY(said.text().contains("1 are given"));
        WindowFixture::type(inputs, "0.25 x");
        QVERIFY(said.text().contains("not a number"));
    }

    void everyControlHasAName() {
        const WindowFixture f;
        for (const QWidget* widget : f.window->findChildren<QWidget*>()) {
            const bool control = qobject_cast<const QLineEdit*>(widget) != nullptr ||
                                 qobject_cast<const QComboBox*>(widget) != nullptr ||
                                 qobject_cast<const QAbstractItemView*>(widget) != nullptr;
            const bool inner = widget->objectName().startsWith("qt_") ||
                               qobject_cast<const QComboBox*>(widget->parent()) != nullptr ||
                               qobject_cast<const QAbstractSpinBox*>(widget->parent()) != nullptr ||
                               widget->inherits("QHeaderView") ||
                               widget->inherits("QComboBoxListView");
            if (control && !inner)
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(widget->objectName() + widget->metaObject()->className()));
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
