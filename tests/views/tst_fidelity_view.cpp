#include "tests/views/window_fixture.h"
#include "ui/views/fidelity_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// The Fidelity instrument, and the settings whose gradients it measures.
class TestFidelityView : public QObject {
    Q_OBJECT
private:
    static views::FidelityPages& open(const WindowFixture& f) {
        f.child<QAction>("openfidelityView").trigger();
        return f.child<views::FidelityPages>("fidelityView");
    }
    static QString title(const WindowFixture& f) { return f.child<QLabel>("fidelityTitle").text(); }
    /// Chooses an entry by typing its first letters.
    static void choose(QComboBox& box, const QString& name) {
        box.setFocus();
        QTest::keyClicks(&box, name);
        QCOMPARE(box.currentText(), name);
    }

private slots:
    void saysWhatIsMissing() {
        const WindowFixture f;
        open(f);
        QVERIFY(title(f).startsWith("Select a run"));
        QCOMPARE(f.child<QTableView>("fidelityTable").model()->rowCount(), 0);
    }

    void measuresTheSelectedRun() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        views::FidelityView& view = open(f).overRegisters();
        f.workbench->results().select(0);
        QTRY_VERIFY(title(f).startsWith("Run 0: corpus 20, R = 2, seed 1, epoch 5"));
        const QAbstractItemModel& table = *f.child<QTableView>("fidelityTable").model();
        // R = 2, 4, 8 and all of at most nine candidates; the whole network and two layers.
        QCOMPARE(table.rowCount(), 12);
        QCOMPARE(table.index(9, 2).data().toString(), QLocale().toString(1.0, 'f', 3));
        QCOMPARE(view.figure().legendEntries().size(), std::size_t{3});
        QVERIFY(!view.figure().empty());
        auto& measure = f.child<QComboBox>("fidelityMeasure");
        const QString before = measure.toolTip();
        QTest::keyClick(&measure, Qt::Key_Down);
        // The titles are fitted when it is painted.
        const auto title = [&] {
            return view.figure().plot().axisRect()->axis(QCPAxis::atLeft)->label();
        };
        QTRY_COMPARE(title().replace('\n', ' '), measure.currentText());
        QVERIFY(measure.toolTip() != before);
    }

    /// Recorded by a click in the experiment, drawn over epochs, with the weights that starve.
    void recordsOverEpochs() {
        const WindowFixture f;
        views::FidelityHistoryView& history = open(f).overEpochs();
        open(f).setCurrentWidget(&history);
        auto& record = f.child<QCheckBox>("record.fidelity");
        record.setFocus();
        QTest::keyClick(&record, Qt::Key_Space);
        QVERIFY(f.workbench->document().experiment().record.fidelity);
        QVERIFY(f.child<QSpinBox>("record.every").isEnabled());
        f.clickAction("run");
        QTRY_VERIFY(!f.workbench->results().empty() && f.workbench->results().sweep().complete());
        f.workbench->results().select(0);
        QTRY_VERIFY(!history.figure().empty());
        QCOMPARE(history.figure().legendEntries().size(), std::size_t{3});
        auto& measure = f.child<QComboBox>("fidelityHistoryMeasure");
        auto& parts = f.child<QComboBox>("fidelityHistoryParts");
        QVERIFY(!parts.isEnabled());
        measure.setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&measure, Qt::Key_Down);
        QCOMPARE(measure.currentText(), models::metricTitle(models::Metric::KeptOfFull));
        QTRY_COMPARE(parts.count(), 3);
        parts.setFocus();
        QTest::keyClick(&parts, Qt::Key_Down);
        QTRY_COMPARE(history.figure().legendEntries().front()->look().text,
                     QStringLiteral("layer 1, neuron 1"));
        const QAbstractItemModel& table = *f.child<QTableView>("starvationTable").model();
        QCOMPARE(table.rowCount(),
                 static_cast<int>(f.workbench->results().run(0).fed->byWeight.size()));
        // A list that somebody may have opened is not made anew while the run goes on.
        QSignalSpy removed(parts.model(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(parts.model(), &QAbstractItemModel::modelReset);
        const QString of = f.child<QLabel>("fidelityHistoryTitle").text();
        f.workbench->results().select(1);
        QTRY_VERIFY(f.child<QLabel>("fidelityHistoryTitle").text() != of);
        QCOMPARE(removed.size() + reset.size(), 0);
        QCOMPARE(parts.currentIndex(), 1);
        // The curves may be of it as well.
        choose(f.child<QComboBox>("metrics"), "cosine");
    }

    void closesAndComesBack() {
        const WindowFixture f;
        auto& tabs = f.child<QTabWidget>("tabs");
        const int before = tabs.count();
        views::FidelityPages& view = open(f);
        QCOMPARE(tabs.currentWidget(), &view);
        emit tabs.tabCloseRequested(tabs.currentIndex());
        QCOMPARE(tabs.count(), before);
        QCOMPARE(&open(f), &view);
    }

    void selectionIsChosenInThePanel() {
        const WindowFixture f;
        auto& selection = f.child<QComboBox>("training.selection");
        QCOMPARE(selection.currentText(), QStringLiteral("largest"));
        choose(selection, "streaming");
        const auto training = [&] { return f.workbench->document().experiment().training; };
        QCOMPARE(training().selection, autodiff::Selection::Streaming);
        QVERIFY(selection.toolTip().contains("one by one"));
        QVERIFY(f.workbench->document().valid());
        QCOMPARE(f.workbench->document().warnings().front().place,
                 std::string("training.selection"));
        // Another method has no selection.
        choose(f.child<QComboBox>("training.method"), "meprop");
        QCOMPARE(training().selection, autodiff::Selection::Largest);
        QVERIFY(!selection.isVisible());
        QVERIFY(f.workbench->document().valid());
        f.clickAction("run");
        QTRY_VERIFY(!f.workbench->results().empty() && f.workbench->results().sweep().complete());
        QCOMPARE(f.workbench->results().run(0).run.parameters.method, network::Method::MeProp);
    }
};

QTEST_MAIN(TestFidelityView)
#include "tst_fidelity_view.moc"
