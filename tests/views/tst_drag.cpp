#include "tests/views/window_fixture.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/drag_slider.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyleOptionSlider>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;
using views::DragSlider;

/// Sliders in the window: the sweep follows the mouse.
class TestDrag : public QObject {
    Q_OBJECT

    /// Of the small experiment's four runs and two medians, and the selected run once more with its
    /// halo, in two panels.
    static constexpr std::size_t kPoints = 2 * (4 + 2 + 2) * 5;

    static DragSlider& slider(const WindowFixture& f, const char* field) {
        auto& found = f.child<DragSlider>(QByteArray(field).append(".slider").constData());
        f.window->findChild<QScrollArea*>()->ensureWidgetVisible(&found);
        return found;
    }
    static QPoint handle(const DragSlider& slider) {
        QStyleOptionSlider option;
        option.initFrom(&slider);
        option.subControls = QStyle::SC_All;
        option.minimum = slider.minimum();
        option.maximum = slider.maximum();
        option.sliderPosition = slider.sliderPosition();
        option.sliderValue = slider.value();
        option.state |= QStyle::State_Horizontal;
        return slider.style()
            ->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider)
            .center();
    }
    static void press(DragSlider& slider) {
        QTest::mousePress(&slider, Qt::LeftButton, {}, handle(slider));
    }
    static void move(DragSlider& slider, QPoint place) {
        QMouseEvent event(QEvent::MouseMove, place, slider.mapToGlobal(place), Qt::NoButton,
                          Qt::LeftButton, {});
        QApplication::sendEvent(&slider, &event);
    }
    static void release(DragSlider& slider, QPoint place) {
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, place);
    }
    /// What is drawn of all curves.
    static std::vector<double> drawn(const WindowFixture& f) {
        std::vector<double> values;
        const QCustomPlot& plot = f.window->findChild<views::CurvesView*>()->figure().plot();
        for (int i = 0; i < plot.graphCount(); ++i)
            for (const QCPGraphData& point : *plot.graph(i)->data())
                values.push_back(point.value);
        return values;
    }
    static bool rests(const WindowFixture& f, std::size_t sweeps) {
        return QTest::qWaitFor([&] {
            return f.workbench->live().state() == models::LiveSweep::State::Idle &&
                   f.workbench->controller().state() == session::SweepController::State::Idle &&
                   f.workbench->sweeps().size() == sweeps;
        });
    }

private slots:
    void theSweepFollowsTheMouse_data() {
        QTest::addColumn<QByteArray>("field");
        for (const char* field : {"training.optimizer.learning_rate", "training.epochs",
                                  "data.noise", "sweep.seeds", "training.batch_size"})
            QTest::newRow(field) << QByteArray(field);
    }
    void theSweepFollowsTheMouse() {
        QFETCH(const QByteArray, field);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTRY_COMPARE(f.child<QComboBox>("sweeps").count(), 1);
        DragSlider& slider = TestDrag::slider(f, field.constData());
        press(slider);
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QTRY_COMPARE(drawn(f).size(), kPoints);
        std::vector<double> before = drawn(f);
        for (const int share : {60, 90, 75}) {
            move(slider, {slider.width() * share / 100, slider.height() / 2});
            QTRY_VERIFY(drawn(f) != before);
            QTRY_VERIFY(f.workbench->results().sweep().experiment ==
                            f.workbench->document().experiment() &&
                        f.workbench->results().sweep().complete());
            before = drawn(f);
        }
        QVERIFY(f.child<QLabel>("runStatus").text().startsWith("Live: 4 runs in "));
        QCOMPARE(f.child<QComboBox>("sweeps").count(), 1);
        release(slider, {slider.width() * 75 / 100, slider.height() / 2});

        QVERIFY(rests(f, 2));
        QCOMPARE(f.child<QComboBox>("sweeps").count(), 2);
        QCOMPARE(f.child<QComboBox>("sweeps").currentIndex(), 1);
        QCOMPARE(f.workbench->document().undoStack().count(), 1);
        QVERIFY(!(f.workbench->document().experiment() == test::smallExperiment()));
        f.child<QAction>("undo").trigger();
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QVERIFY(!f.child<QAction>("undo").isEnabled());
        // The slider is where it was.
        press(slider);
        release(slider, handle(slider));
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QVERIFY(rests(f, 2));
    }

    void theComparisonFollows() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        const auto values = [&] {
            std::vector<double> found;
            const QCustomPlot& plot =
                f.window->findChild<views::CompareView*>()->crossSection().plot();
            for (const QCPGraphData& point : *plot.graph(1)->data())
                found.push_back(point.value);
            return found;
        };
        const std::vector<double> before = values();
        DragSlider& rate = slider(f, "training.optimizer.learning_rate");
        press(rate);
        move(rate, {rate.width() / 5, rate.height() / 2});
        QTRY_VERIFY(values() != before);
        release(rate, {rate.width() / 5, rate.height() / 2});
        QVERIFY(rests(f, 2));
    }

    void escapeTakesItBack() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTRY_COMPARE(drawn(f).size(), kPoints);
        const std::vector<double> before = drawn(f);
        DragSlider& rate = slider(f, "training.optimizer.learning_rate");
        const int position = rate.value();
        press(rate);
        move(rate, {rate.width() / 5, rate.height() / 2});
        QTRY_VERIFY(drawn(f) != before);
        QTest::keyClick(&rate, Qt::Key_Escape);
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QCOMPARE(rate.value(), position);
        QTRY_VERIFY(drawn(f) == before);
        move(rate, {rate.width() / 2, rate.height() / 2}); // the button is still down
        release(rate, {rate.width() / 2, rate.height() / 2});
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QVERIFY(!f.child<QAction>("undo").isEnabled());
        QVERIFY(rests(f, 1));
    }

    void arrowKeysStep() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        DragSlider& epochs = slider(f, "training.epochs");
        epochs.setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&epochs, Qt::Key_Right);
        QCOMPARE(f.child<QSpinBox>("training.epochs").value(), 8);
        QVERIFY(rests(f, 2));
        QCOMPARE(f.workbench->results().run(0).epochs.size(), std::size_t{8});
        QCOMPARE(f.workbench->document().undoStack().count(), 1);
    }

    void leavingTheFieldEndsSteps() {
        const WindowFixture f;
        DragSlider& epochs = slider(f, "training.epochs");
        epochs.setFocus();
        QTest::keyClick(&epochs, Qt::Key_Right);
        f.window->findChild<views::CurvesView*>()->setFocus();
        QVERIFY(f.workbench->live().state() != models::LiveSweep::State::Dragged);
        QVERIFY(rests(f, 1));
    }

    void aPressBesideTheHandleBringsItThere() {
        const WindowFixture f;
        DragSlider& rate = slider(f, "training.optimizer.learning_rate");
        const QPoint place(rate.width() / 4, rate.height() / 2);
        QTest::mouseClick(&rate, Qt::LeftButton, {}, place);
        QVERIFY(std::abs(handle(rate).x() - place.x()) < 10);
        QVERIFY(rests(f, 1));
        QCOMPARE(f.workbench->results().sweep().experiment, f.workbench->document().experiment());
    }

    void spaceRunsWhatIsDragged() {
        const WindowFixture f;
        DragSlider& rate = slider(f, "training.optimizer.learning_rate");
        press(rate);
        move(rate, {rate.width() / 4, rate.height() / 2});
        QTest::keyClick(&rate, Qt::Key_Space);
        QVERIFY(rests(f, 1));
        release(rate, {rate.width() / 4, rate.height() / 2});
        QVERIFY(rests(f, 1));
        QCOMPARE(f.workbench->document().undoStack().count(), 1);
    }

    void liveIsSwitchedOff() {
        const WindowFixture f;
        QVERIFY(f.child<QAction>("live").isChecked());
        QTest::keyClick(f.window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!f.child<QAction>("live").isChecked());
        QVERIFY(!f.settings->liveSweep());
        DragSlider& rate = slider(f, "training.optimizer.learning_rate");
        press(rate);
        move(rate, {rate.width() / 4, rate.height() / 2});
        release(rate, {rate.width() / 4, rate.height() / 2});
        QVERIFY(!(f.workbench->document().experiment() == test::smallExperiment()));
        QVERIFY(rests(f, 0));
        QVERIFY(f.workbench->results().empty());
    }

    void theWheelIsForTheWholePanel() {
        const WindowFixture f;
        DragSlider& rate = slider(f, "training.optimizer.learning_rate");
        QWheelEvent wheel(rate.rect().center(), rate.mapToGlobal(rate.rect().center()), {},
                          {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&rate, &wheel);
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
    }

    void slidersHaveNames() {
        const WindowFixture f;
        const auto sliders = f.window->findChildren<DragSlider*>();
        QCOMPARE(sliders.size(), 5);
        for (const DragSlider* slider : sliders)
            QVERIFY(!slider->accessibleName().isEmpty() && !slider->toolTip().isEmpty());
        QVERIFY(f.child<DragSlider>("sweep.seeds.slider").toolTip().contains("as a whole"));
    }
};

QTEST_MAIN(TestDrag)
#include "tst_drag.moc"
