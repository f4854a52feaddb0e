#include "tests/views/window_fixture.h"
#include "ui/figures/confusion_cells.h"
#include "ui/views/confusion_view.h"
#include "ui/views/output_map_view.h"

#include <QLabel>
#include <QRadioButton>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;
using models::ConfusionCell;
using network::DataSource;

namespace {

network::Experiment experimentOn(DataSource source, int inputs = 2) {
    network::Experiment experiment = test::smallExperiment();
    experiment.data.inputs = inputs;
    experiment.sweep.corpus = {60};
    network::chooseSource(experiment, source);
    return experiment;
}

/// A window with a sweep that is through, at its Map.
struct Fixture : WindowFixture {
    explicit Fixture(const network::Experiment& experiment) : WindowFixture(experiment) {
        trained = runToTheEnd();
        QTest::keyClick(window.get(), Qt::Key_4, Qt::ControlModifier);
    }

    views::ConfusionView& confusion() const { return child<views::ConfusionView>("confusionView"); }
    QRadioButton& button(const char* name) const { return child<QRadioButton>(name); }
    QString status() const { return child<QLabel>("confusionStatus").text(); }
    std::shared_ptr<const models::ConfusionMatrix> matrix() const {
        return workbench->confusion().matrix();
    }
    /// Waits for the matrix of a run's last epoch.
    bool seen(std::size_t run) const {
        return QTest::qWaitFor([&] {
            return matrix() && matrix()->probe().run == run && matrix()->probe().epoch == 5;
        });
    }
    void click(ConfusionCell cell) const {
        QTest::mouseClick(confusion().figure().widget(), Qt::LeftButton, {},
                          confusion().figure().cells().rectOf(cell).center().toPoint());
    }
    /// The first cell with at least, or at most, so many samples.
    template <class Condition>
    ConfusionCell cellWhere(Condition condition) const {
        for (std::size_t row = 0; row < matrix()->classes(); ++row)
            for (std::size_t column = 0; column < matrix()->classes(); ++column)
                if (condition(matrix()->samples({row, column}).size()))
                    return {row, column};
        qFatal("there is no such cell");
    }
    QString said(ConfusionCell cell, const QString& rest) const {
        const auto name = [&](std::size_t i) {
            return QString::fromStdString(matrix()->className(i));
        };
        return QStringLiteral("%1 taken for %2: %3").arg(name(cell.truth), name(cell.taken), rest);
    }

    bool trained = false;
};

} // namespace

/// The Map and its two ways to show a network.
class TestMapView : public QObject {
    Q_OBJECT
private slots:
    void whatAppliesCanBeChosen_data() {
        QTest::addColumn<DataSource>("source");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<bool>("map");
        QTest::addColumn<bool>("confusion");
        QTest::newRow("both") << DataSource::Xor << 2 << true << true;
        QTest::newRow("values") << DataSource::Sum << 2 << true << false;
        QTest::newRow("classes") << DataSource::Iris << 2 << false << true;
        QTest::newRow("neither") << DataSource::Sum << 4 << false << false;
    }
    void whatAppliesCanBeChosen() {
        QFETCH(const DataSource, source);
        QFETCH(const int, inputs);
        QFETCH(const bool, map);
        QFETCH(const bool, confusion);
        const Fixture f(experimentOn(source, inputs));
        QVERIFY(f.trained);
        QRadioButton& showMap = f.button("showOutputMap");
        QRadioButton& showConfusion = f.button("showConfusion");
        QCOMPARE(showMap.isEnabled(), map);
        QCOMPARE(showConfusion.isEnabled(), confusion);
        QCOMPARE(showMap.toolTip().startsWith("Only"), !map);
        QCOMPARE(showConfusion.toolTip().startsWith("Only"), !confusion);
        QCOMPARE(showConfusion.isChecked(), confusion && !map);
        QCOMPARE(f.confusion().isVisible(), confusion && !map);
        auto& figure = f.window->findChild<views::OutputMapView*>()->figure();
        QTRY_COMPARE(figure.empty(), !map);
        QVERIFY(!map || !f.matrix()); // nobody looks at one
    }

    void keysChoose() {
        const Fixture f(experimentOn(DataSource::Xor));
        QVERIFY(f.trained);
        QRadioButton& showMap = f.button("showOutputMap");
        showMap.setFocus();
        QTest::keyClick(&showMap, Qt::Key_Right);
        QVERIFY(f.button("showConfusion").isChecked());
        QVERIFY(f.confusion().isVisible());
        QVERIFY(f.seen(*f.workbench->results().selected()));
        QTRY_VERIFY(!f.confusion().figure().empty());
        // A sweep that both are of leaves the choice as it is.
        f.workbench->newDocument(experimentOn(DataSource::Xor));
        // Before it is run, the network is there as the live run.
        QTRY_VERIFY(f.matrix() && f.matrix()->probe().live && showMap.isEnabled());
        QVERIFY(f.runToTheEnd());
        QVERIFY(f.button("showConfusion").isChecked());
        // It was looked at all the while.
        QVERIFY(f.seen(*f.workbench->results().selected()));
        QTRY_VERIFY(!f.confusion().figure().empty());
    }

    void followsTheSelectedRun() {
        const Fixture f(experimentOn(DataSource::Iris));
        QVERIFY(f.trained);
        for (const std::size_t run : {0U, 2U}) {
            f.workbench->results().select(run);
            QVERIFY(f.seen(run));
            QTRY_VERIFY(f.child<QLabel>("confusionTitle")
                            .text()
                            .startsWith(QString("Run %1: corpus 60").arg(run)));
            QCOMPARE(f.matrix()->accuracy(),
                     *f.workbench->results().run(run).epochs.back().valAccuracy);
        }
    }

    void clicksGoThroughACell() {
        const Fixture f(experimentOn(DataSource::Iris));
        QVERIFY(f.trained && f.seen(*f.workbench->results().selected()));
        f.confusion().figure().plot().replot();
        QVERIFY(f.status().startsWith("Click a cell"));
        const ConfusionCell cell = f.cellWhere([](std::size_t n) { return n > 1; });
        const std::vector<std::size_t> samples = f.matrix()->samples(cell);
        models::ProbeModel& probe = f.workbench->probe();
        probe.setSample(samples.back()); // the first click goes to the first all the same
        for (std::size_t i = 0; i <= samples.size(); ++i) {
            const std::size_t sample = samples[i % samples.size()];
            f.click(cell);
            QCOMPARE(probe.sample(), sample);
            QCOMPARE(
                f.status(),
                f.said(cell,
                       QString("%1 samples; sample %2 shown").arg(samples.size()).arg(sample + 1)));
            QTRY_COMPARE(probe.probe()->sample, sample);
        }
        // There is nothing to show of an empty one.
        const std::size_t before = probe.sample();
        const ConfusionCell empty = f.cellWhere([](std::size_t n) { return n == 0; });
        f.click(empty);
        QCOMPARE(probe.sample(), before);
        QCOMPARE(f.status(), f.said(empty, "no samples"));
        // Coming back begins anew; keys go on from there.
        f.click(cell);
        QCOMPARE(probe.sample(), samples.front());
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Return);
        QCOMPARE(probe.sample(), samples[1]);
    }

    void keysGoThroughTheMatrix() {
        const Fixture f(experimentOn(DataSource::Iris));
        QVERIFY(f.trained && f.seen(*f.workbench->results().selected()));
        QTRY_VERIFY(f.confusion().hasFocus());
        const auto press = [&](Qt::Key key, int times = 1) {
            for (int i = 0; i < times; ++i)
                QTest::keyClick(f.window->focusWidget(), key);
        };
        press(Qt::Key_Return); // of no cell
        QVERIFY(f.status().startsWith("Click a cell"));
        press(Qt::Key_Down);
        QVERIFY(f.status().startsWith(f.said({0, 0}, {})));
        const ConfusionCell cell = f.cellWhere([](std::size_t n) { return n > 1; });
        press(Qt::Key_Down, static_cast<int>(cell.truth));
        press(Qt::Key_Right, static_cast<int>(cell.taken));
        QVERIFY(f.status().startsWith(f.said(cell, {})));
        const std::vector<std::size_t> samples = f.matrix()->samples(cell);
        press(Qt::Key_Return);
        QCOMPARE(f.workbench->probe().sample(), samples[0]);
        press(Qt::Key_Enter);
        QCOMPARE(f.workbench->probe().sample(), samples[1]);
        press(Qt::Key_Up, 5);
        press(Qt::Key_Left, 5);
        QVERIFY(f.status().startsWith(f.said({0, 0}, {})));
        QCOMPARE(f.confusion().accessibleDescription(), f.status());
    }
};

QTEST_MAIN(TestMapView)
#include "tst_map_view.moc"
