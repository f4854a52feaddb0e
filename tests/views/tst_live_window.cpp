#include "tests/views/window_fixture.h"
#include "ui/models/method_model.h"
#include "ui/models/weight_name.h"
#include "ui/views/method_panel.h"
#include "ui/views/network_scene.h"
#include "ui/views/network_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QGraphicsView>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>

using namespace dpfm;
using models::NeuronIndex;
using test::WindowFixture;
using views::HeaderItem;

namespace {

/// A window whose Network tab shows the live run.
struct Stage : WindowFixture {
    explicit Stage(const network::Experiment& experiment = test::smallExperiment())
        : WindowFixture(experiment)
        , live(workbench->liveRun())
        , view(*window->findChild<views::NetworkView*>())
        , scene(view.scene())
        , canvas(view.canvas()) {
        window->resize(1600, 900);
        QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
        shown = sees();
    }

    /// Until the canvas shows the newest state.
    bool sees() const {
        return QTest::qWaitFor(
            [this] {
                const auto& probe = workbench->probe().probe();
                return live.settled() && live.state() && probe && probe->live == live.state();
            },
            20'000);
    }
    bool clickLive(const char* name) const {
        auto& bar = child<QToolBar>("liveBar");
        QTest::mouseClick(bar.widgetForAction(&child<QAction>(name)), Qt::LeftButton);
        return sees();
    }
    bool chooseUnit(int steps) const {
        auto& unit = child<QComboBox>("liveUnit");
        unit.setFocus();
        QTest::keyClick(&unit, Qt::Key_Home);
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(&unit, Qt::Key_Down);
        return unit.currentIndex() == steps;
    }
    QPoint at(QPointF place) const { return canvas.mapFromScene(place); }
    void click(QPointF place) const {
        hover(place);
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, at(place));
        QCoreApplication::processEvents();
    }
    void hover(QPointF place) const { move(at(place), Qt::NoButton); }
    void move(QPoint place, Qt::MouseButtons buttons) const {
        QMouseEvent event(QEvent::MouseMove, place, canvas.viewport()->mapToGlobal(place),
                          Qt::NoButton, buttons, {});
        QApplication::sendEvent(canvas.viewport(), &event);
    }
    void clickHeader(std::size_t layer, HeaderItem::Part part) const {
        click(scene.headerRect(layer, part).center());
    }
    const models::Probe& probe() const { return *workbench->probe().probe(); }
    const std::vector<network::LayerSettings>& layers() const {
        return workbench->document().experiment().network.layers;
    }
    bool sameValues() const {
        const network::ForwardPass& pass = probe().pass;
        for (std::size_t layer = 1; layer <= pass.topology().layerCount(); ++layer)
            for (std::size_t k = 0; k < pass.layer(layer).size(); ++k)
                if (scene.valueText({layer, k}) !=
                    QLocale().toString(pass.neuron(layer, k).value, 'g', 4))
                    return false;
        return true;
    }

    models::LiveRunModel& live;
    views::NetworkView& view;
    views::NetworkScene& scene;
    QGraphicsView& canvas;
    bool shown = false;
};

network::Experiment digits() {
    network::Experiment experiment = test::smallExperiment();
    network::chooseSource(experiment, network::DataSource::Digits);
    experiment.network.layers = {{30, autodiff::Activation::Tanh},
                                 {10, autodiff::Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    experiment.sweep.corpus = {100};
    return experiment;
}

} // namespace

class TestLiveWindow : public QObject {
    Q_OBJECT
private slots:
    void isThereBeforeAnythingIsRun() {
        const Stage s;
        QVERIFY(s.shown);
        QVERIFY(s.workbench->probe().showsLive());
        QVERIFY(s.sameValues());
        QCOMPARE(s.probe().weights, network::initialWeights(test::smallExperiment(), 1));
    }

    void stepsShowTheMethod() {
        const Stage s;
        QVERIFY(s.shown);
        QVERIFY(s.clickLive("liveStep"));
        auto& panel = *s.window->findChild<views::MethodPanel*>();
        QTRY_VERIFY(panel.isVisible());
        QVERIFY(panel.model().stage() == network::NeuronStage::Inputs);
        QVERIFY(s.workbench->probe().neuron() == (NeuronIndex{1, 0}));
        // The neuron has its sum; those behind it have nothing yet.
        QVERIFY(s.scene.valueText({1, 0}).startsWith("s = "));
        QCOMPARE(s.scene.valueText({1, 1}), QString("…"));
        QCOMPARE(s.scene.valueText({2, 0}), QString("…"));
        for (int i = 1; i < network::kNeuronStages; ++i)
            QVERIFY(s.clickLive("liveStep"));
        QCOMPARE(s.scene.valueText({1, 0}),
                 QLocale().toString(s.probe().pass.neuron(1, 0).value, 'g', 4));
        QCOMPARE(s.scene.valueText({1, 1}), QString("…"));

        QVERIFY(s.chooseUnit(2)); // sample
        QVERIFY(s.clickLive("liveStep"));
        QVERIFY(panel.model().page() == models::MethodModel::Page::Loss);
        QVERIFY(s.sameValues());
        QVERIFY(s.chooseUnit(3)); // batch
        QVERIFY(s.clickLive("liveStep"));
        QVERIFY(panel.model().page() == models::MethodModel::Page::Update);
        auto& table = s.child<QTableView>("methodTable");
        QVERIFY(table.isVisible() && table.model()->rowCount() > 0);
        QVERIFY(s.chooseUnit(4)); // epoch
        QVERIFY(s.clickLive("liveStep"));
        QCOMPARE(s.live.state()->position.epoch, 1);
    }

    void stagesAreTurnedByHand() {
        const Stage s;
        QVERIFY(s.chooseUnit(1)); // neuron
        QVERIFY(s.clickLive("liveStep"));
        auto& panel = *s.window->findChild<views::MethodPanel*>();
        auto& back = s.child<QToolButton>("stageBack");
        QTRY_VERIFY(back.isVisible());
        QTest::mouseClick(&back, Qt::LeftButton);
        QVERIFY(panel.model().stage() == network::NeuronStage::Selected);
        QTest::mouseClick(&s.child<QToolButton>("stageForward"), Qt::LeftButton);
        QVERIFY(panel.model().stage() == network::NeuronStage::Activated);
        QVERIFY(!s.child<QToolButton>("stageForward").isEnabled());
        QVERIFY(s.child<QLabel>("methodTitle").text().contains("7"));
    }

    void playsPausesAndRewinds() {
        const Stage s;
        QVERIFY(s.shown);
        auto& bar = s.child<QToolBar>("liveBar");
        QTest::mouseClick(bar.widgetForAction(&s.child<QAction>("livePlay")), Qt::LeftButton);
        QTRY_VERIFY(s.live.state()->position.epoch > 2);
        QVERIFY(s.live.playing());
        s.canvas.setFocus();
        QTest::keyClick(&s.canvas, Qt::Key_Space);
        QVERIFY(!s.live.playing());
        QVERIFY(s.sees());
        QVERIFY(s.sameValues());
        QVERIFY(s.clickLive("liveRewind"));
        QCOMPARE(s.probe().weights, network::initialWeights(test::smallExperiment(), 1));
        QVERIFY(s.clickLive("liveNewSeed"));
        QVERIFY(s.live.seed() != 1);
        QCOMPARE(s.child<QLineEdit>("liveSeed").text(), QString::number(s.live.seed()));
        auto& seed = s.child<QLineEdit>("liveSeed");
        WindowFixture::type(seed, "1");
        QTest::keyClick(&seed, Qt::Key_Return);
        QVERIFY(s.sees());
        QCOMPARE(s.probe().weights, network::initialWeights(test::smallExperiment(), 1));
        // Though the field has the focus, it tells the next one that is drawn.
        QVERIFY(s.clickLive("liveNewSeed"));
        QCOMPARE(seed.text(), QString::number(s.live.seed()));
        QVERIFY(s.workbench->results().empty()); // nothing of it is a run of the sweep
    }

    void registersAndSpeedNeverResetIt() {
        const Stage s;
        QVERIFY(s.chooseUnit(3));
        QVERIFY(s.clickLive("liveStep"));
        const std::size_t trained = s.live.state()->trainedSamples;
        auto& registers = s.child<QSpinBox>("liveRegisters");
        registers.setFocus();
        QTest::keyClick(&registers, Qt::Key_Down);
        QVERIFY(s.sees());
        QCOMPARE(s.live.state()->parameters.registers, 1);
        QCOMPARE(s.probe().registers, std::size_t{1});
        QTest::keyClick(&registers, Qt::Key_Down);
        QVERIFY(s.sees());
        QCOMPARE(registers.text(), QString("all"));
        auto& speed = s.child<QSlider>("liveSpeed");
        speed.setFocus();
        QTest::keyClick(&speed, Qt::Key_Home);
        QCOMPARE(s.live.speed(), std::size_t{0});
        QVERIFY(s.sees());
        QCOMPARE(s.live.state()->trainedSamples, trained);
        QCOMPARE(s.live.state()->run, std::uint64_t{1});
        QTest::keyClick(s.window.get(), Qt::Key_4, Qt::ControlModifier);
    }

    void layersAreBuiltOnTheCanvas() {
        const Stage s;
        QVERIFY(s.shown);
        s.clickHeader(1, HeaderItem::Part::Add);
        QCOMPARE(s.layers()[0].neurons, 3);
        QVERIFY(s.sees());
        QCOMPARE(s.probe().pass.topology().width(1), std::size_t{3});
        s.clickHeader(1, HeaderItem::Part::Remove);
        s.clickHeader(1, HeaderItem::Part::Remove);
        QCOMPARE(s.layers()[0].neurons, 1);
        s.clickHeader(1, HeaderItem::Part::Remove); // the last one stays
        QCOMPARE(s.layers()[0].neurons, 1);
        for (int i = 0; i < 3; ++i)
            s.workbench->document().undoStack().undo();
        QCOMPARE(s.layers()[0].neurons, 2);
        QVERIFY(s.sees());

        const auto choose = [&](std::size_t layer, const QString& text) {
            s.clickHeader(layer, HeaderItem::Part::Menu);
            auto* menu = s.window->findChild<QMenu*>(QStringLiteral("layerMenu"));
            if (menu == nullptr)
                return false;
            for (QAction* action : menu->actions())
                if (action->text() == text && action->isEnabled()) {
                    QTest::mouseClick(menu, Qt::LeftButton, {},
                                      menu->actionGeometry(action).center());
                    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                    return s.sees();
                }
            return false;
        };
        QVERIFY(choose(1, QStringLiteral("tanh")));
        QVERIFY(s.layers()[0].activation == autodiff::Activation::Tanh);
        QVERIFY(choose(0, views::NetworkView::tr("Add a layer after")));
        QCOMPARE(s.layers().size(), std::size_t{3});
        QCOMPARE(s.probe().pass.topology().layerCount(), std::size_t{3});
        QVERIFY(choose(2, views::NetworkView::tr("Remove this layer")));
        QCOMPARE(s.layers().size(), std::size_t{2});
    }

    void neuronsAreDraggedAndPutBack() {
        const Stage s;
        QVERIFY(s.shown);
        const QRectF before = s.scene.neuronRect({1, 0});
        const WeightId weight = s.probe().pass.topology().weight(1, 0, 0);
        const QPointF edgeBefore = *s.scene.placeOnEdge(weight);
        const QPoint from = s.at(before.center());
        QTest::mousePress(s.canvas.viewport(), Qt::LeftButton, {}, from);
        s.move(from + QPoint(20, 5), Qt::LeftButton);
        s.move(from + QPoint(40, 30), Qt::LeftButton);
        QTest::mouseRelease(s.canvas.viewport(), Qt::LeftButton, {}, from + QPoint(40, 30));
        QVERIFY(s.scene.neuronRect({1, 0}).center() != before.center());
        QVERIFY(*s.scene.placeOnEdge(weight) != edgeBefore);
        QVERIFY(!s.workbench->document().modified()); // it is in no file
        QTest::keyClick(s.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(s.scene.neuronRect({1, 0}), before);
        QCOMPARE(*s.scene.placeOnEdge(weight), edgeBefore);
        s.child<QAction>("redo").trigger();
        const QRectF moved = s.scene.neuronRect({1, 0});
        QVERIFY(moved != before);
        // An edit of the network that is undone leaves it where it was dragged.
        s.clickHeader(1, HeaderItem::Part::Add);
        QVERIFY(s.sees());
        s.child<QAction>("undo").trigger();
        QVERIFY(s.sees());
        QCOMPARE(s.scene.neuronRect({1, 0}), moved);
    }

    void weightsAreEditedOnTheirEdges() {
        const Stage s;
        QVERIFY(s.shown);
        const WeightId weight = s.probe().pass.topology().weight(1, 1, 0);
        s.click(*s.scene.placeOnEdge(weight));
        auto& edit = s.child<QLineEdit>("weightEdit");
        QTRY_VERIFY(edit.isVisible() && edit.hasFocus());
        QCOMPARE(edit.text().toDouble(), s.probe().weights[index(weight)]);
        // What is no finite number is refused, with a sentence; the field stays.
        const double before = s.probe().weights[index(weight)];
        for (const char* bad : {"nan", "inf", "abc"}) {
            WindowFixture::type(edit, bad);
            QTest::keyClick(&edit, Qt::Key_Return);
            QVERIFY(edit.isVisible());
            QVERIFY(s.child<QLabel>("traceText").text().contains("number"));
            QCOMPARE(edit.text(), QString(bad)); // it has not begun again
        }
        QVERIFY(s.sees());
        QCOMPARE(s.probe().weights[index(weight)], before);
        // Left as it is, nothing is touched.
        QTest::keyClick(&edit, Qt::Key_Escape);
        s.click(*s.scene.placeOnEdge(weight));
        QTRY_VERIFY(edit.isVisible());
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(!edit.isVisible() && s.canvas.hasFocus());
        QVERIFY(s.sees());
        QVERIFY(s.live.state()->touches.empty());
        // Another field that takes the focus keeps it.
        s.click(*s.scene.placeOnEdge(weight));
        QTRY_VERIFY(edit.isVisible());
        auto& registers = s.child<QSpinBox>("liveRegisters");
        registers.setFocus(Qt::MouseFocusReason);
        QVERIFY(!edit.isVisible() && registers.hasFocus());
        s.click(*s.scene.placeOnEdge(weight));
        QTRY_VERIFY(edit.isVisible() && edit.hasFocus());
        WindowFixture::type(edit, "0.75");
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(!edit.isVisible());
        QVERIFY(s.sees());
        QCOMPARE(s.probe().weights[index(weight)], 0.75);
        QCOMPARE(s.live.state()->touches.size(), std::size_t{1});
        QVERIFY(s.sameValues());
    }

    void anEditEndsWithItsNetwork() {
        const Stage s;
        QVERIFY(s.shown);
        auto& edit = s.child<QLineEdit>("weightEdit");
        s.click(*s.scene.placeOnEdge(WeightId{0}));
        QTRY_VERIFY(edit.isVisible());
        WindowFixture::type(edit, "9");
        s.live.rewind();
        QVERIFY(s.sees());
        QVERIFY(!edit.isVisible());
        QVERIFY(s.live.state()->touches.empty());
    }

    void weightsAreEditedByKeys() {
        const Stage s;
        QVERIFY(s.shown);
        s.canvas.setFocus();
        QTest::keyClick(&s.canvas, Qt::Key_Right); // layer 1, neuron 1
        QTest::keyClick(&s.canvas, Qt::Key_PageDown);
        QTest::keyClick(&s.canvas, Qt::Key_PageDown);
        QTest::keyClick(&s.canvas, Qt::Key_PageDown); // two inputs, then the bias
        const WeightId bias = s.probe().pass.topology().bias(1, 0);
        QVERIFY(s.workbench->probe().traced() == bias);
        QTest::keyClick(&s.canvas, Qt::Key_Return);
        auto& edit = s.child<QLineEdit>("weightEdit");
        QVERIFY(edit.isVisible());
        QTest::keyClick(&edit, Qt::Key_Escape);
        QVERIFY(!edit.isVisible() && s.canvas.hasFocus());
        QTest::keyClick(&s.canvas, Qt::Key_F2);
        WindowFixture::type(edit, "-2");
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(s.sees());
        QCOMPARE(s.probe().weights[index(bias)], -2.0);
        QTest::keyClick(&s.canvas, Qt::Key_Insert);
        QCOMPARE(s.layers()[0].neurons, 3);
        QTest::keyClick(&s.canvas, Qt::Key_Delete);
        QCOMPARE(s.layers()[0].neurons, 2);
    }

    void sweepsRunsAreNeverTouched() {
        const Stage s;
        QVERIFY(s.shown);
        QVERIFY(s.chooseUnit(3));
        QVERIFY(s.clickLive("liveStep"));
        s.clickAction("run");
        QTRY_VERIFY(!s.workbench->results().empty() && s.workbench->results().sweep().complete());
        QVERIFY(s.workbench->probe().showsLive()); // it was asked for
        QTest::mouseClick(
            s.child<QToolBar>("liveBar").widgetForAction(&s.child<QAction>("liveShown")),
            Qt::LeftButton);
        QTRY_VERIFY(s.workbench->probe().probe() && !s.workbench->probe().probe()->live);
        const network::Weights before = s.probe().weights;
        s.click(*s.scene.placeOnEdge(WeightId{0}));
        QVERIFY(!s.child<QLineEdit>("weightEdit").isVisible());
        QVERIFY(s.child<QLabel>("traceText").text().contains("never touched"));
        QCOMPARE(s.probe().weights, before);
        QVERIFY(s.live.state()->touches.empty());
    }

    void hoveringTellsOfAWeightAndItsPath() {
        network::Experiment experiment = test::smallExperiment();
        experiment.network.layers = {{2, autodiff::Activation::Sigmoid},
                                     {2, autodiff::Activation::Sigmoid},
                                     {1, autodiff::Activation::Linear}};
        experiment.sweep.registers = {0};
        const Stage s(experiment);
        QVERIFY(s.shown);
        const network::Topology& topology = s.probe().pass.topology();
        const WeightId weight = topology.weight(1, 0, 1);
        s.hover(*s.scene.placeOnEdge(weight));
        auto& card = s.child<QLabel>("weightCard");
        QVERIFY(card.isVisible());
        QVERIFY(card.text().contains(models::weightName(topology, weight)));
        QVERIFY(card.text().contains(QLocale().toString(s.probe().weights[index(weight)], 'g', 6)));
        QVERIFY(
            card.text().contains(QLocale().toString(s.probe().gradient[index(weight)], 'g', 6)));
        // With all registers it goes from its neuron to every one behind it.
        std::vector<WeightId> path{weight, topology.weight(2, 0, 0), topology.weight(2, 1, 0),
                                   topology.weight(3, 0, 0), topology.weight(3, 0, 1)};
        std::sort(path.begin(), path.end());
        QVERIFY(s.scene.tracedPath() == path);
        // To its register in one neuron it came along these.
        s.hover(*s.scene.registerCentre({2, 1}, weight));
        QVERIFY(s.workbench->probe().traced() == weight);
        path = {weight, topology.weight(2, 1, 0)};
        std::sort(path.begin(), path.end());
        QVERIFY(s.scene.tracedPath() == path);
        s.hover(s.scene.sceneRect().bottomRight() - QPointF(1, 1));
        QVERIFY(!card.isVisible());
        QVERIFY(s.scene.tracedPath().empty());
    }

    void foldedNeuronsAreLookedInto() {
        const Stage s(digits());
        QVERIFY(s.shown);
        const auto drawn = [&](std::size_t layer, std::size_t neuron) {
            return !s.scene.neuronRect({layer, neuron}).isNull();
        };
        QVERIFY(drawn(0, 0) && drawn(0, 63) && !drawn(0, 20));
        QVERIFY(s.scene.foldRect(0, false).isNull());
        s.click(s.scene.foldRect(0, true).center());
        QVERIFY(drawn(0, 9) && drawn(0, 17) && !drawn(0, 0));
        s.click(s.scene.foldRect(0, false).center());
        QVERIFY(drawn(0, 0) && !drawn(0, 20));
        // A pixel of the image is an input.
        const QRectF image = s.scene.imageRect();
        QVERIFY(!image.isNull());
        const QRectF room = s.scene.sceneRect();
        s.click(image.topLeft() + QPointF(image.width() * 0.56, image.height() * 0.56));
        QVERIFY(drawn(0, 4 * 8 + 4));
        QCOMPARE(s.scene.sceneRect(), room); // the image stays under the mouse
        // The keys go on into the folded ones.
        s.canvas.setFocus();
        for (int i = 0; i < 16; ++i) // the first chooses the layer's first
            QTest::keyClick(&s.canvas, i == 0 ? Qt::Key_Right : Qt::Key_Down);
        QVERIFY(s.workbench->probe().neuron() == (NeuronIndex{1, 15}));
        QVERIFY(drawn(1, 15));
        QCOMPARE(s.scene.valueText({1, 15}),
                 QLocale().toString(s.probe().pass.neuron(1, 15).value, 'g', 4));
    }

    void aMapOfTheLiveRunGoesToPaper() {
        network::Experiment experiment = test::smallExperiment();
        network::chooseSource(experiment, network::DataSource::Xor);
        const Stage s(experiment);
        QVERIFY(s.shown);
        auto& action = s.child<QAction>("exportFigure");
        QVERIFY(!action.isEnabled()); // there are no curves
        QTest::keyClick(s.window.get(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(action.isEnabled());
        s.clickAction("exportFigure");
        auto* dialog = s.window->findChild<QDialog*>(QStringLiteral("exportDialog"));
        QVERIFY(dialog != nullptr);
        auto* plot = dialog->findChild<QComboBox*>(QStringLiteral("plot"));
        QCOMPARE(plot->count(), 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTest::keyClick(s.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!action.isEnabled());
    }

    void docksGoAndComeBack() {
        const Stage s;
        QVERIFY(s.shown);
        const int before = s.canvas.height();
        const auto visible = [&] {
            const auto docks = s.window->findChildren<QDockWidget*>();
            return std::count_if(docks.begin(), docks.end(),
                                 [](const QDockWidget* dock) { return dock->isVisible(); });
        };
        const auto shown = visible();
        QTest::keyClick(s.window.get(), Qt::Key_F11, Qt::ShiftModifier);
        QTRY_VERIFY(s.canvas.height() > before);
        QCOMPARE(visible(), 0);
        QTest::keyClick(s.window.get(), Qt::Key_F11, Qt::ShiftModifier);
        QTRY_COMPARE(s.canvas.height(), before);
        QCOMPARE(visible(), shown);
    }

    void historyFollowsTheEpochs() {
        const Stage s;
        QVERIFY(s.shown);
        s.click(s.scene.neuronRect({1, 0}).topLeft() + QPointF(20, 25));
        QVERIFY(s.workbench->probe().neuron() == (NeuronIndex{1, 0}));
        auto& pages = s.child<QTabWidget>("inspectorPages");
        QTRY_VERIFY(pages.isVisible());
        pages.setFocus();
        QTest::mouseClick(pages.tabBar(), Qt::LeftButton, {}, pages.tabBar()->tabRect(1).center());
        auto& table = s.child<QTableView>("historyTable");
        QVERIFY(table.isVisible());
        QVERIFY(s.chooseUnit(4));
        for (int epoch = 1; epoch <= 3; ++epoch) {
            QVERIFY(s.clickLive("liveStep"));
            QTRY_COMPARE(table.model()->rowCount(), epoch + 1);
        }
    }
};

QTEST_MAIN(TestLiveWindow)
#include "tst_live_window.moc"
