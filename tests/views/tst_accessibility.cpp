#include "tests/views/widget_walk.h"
#include "tests/views/window_fixture.h"
#include "ui/figures/curves_figure.h"
#include "ui/models/probe_text.h"
#include "ui/views/canvas_zoom.h"
#include "ui/views/csv_dialog.h"
#include "ui/views/csv_export_dialog.h"
#include "ui/views/curves_view.h"
#include "ui/views/export_dialog.h"
#include "ui/views/network_view.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QRadioButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QWhatsThis>
#include <QWindow>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

namespace {

constexpr std::array kInstruments{"fidelityView", "costView", "toperView", "autodiffView",
                                  "twoPassView"};

/// A button of a tool bar is not met by Tab: its action is in a menu or has a key.
bool isReachable(const QWidget& widget) {
    if (widget.focusPolicy() & Qt::TabFocus)
        return true;
    if (widget.focusProxy() != nullptr)
        return isReachable(*widget.focusProxy());
    if (qobject_cast<const QRadioButton*>(&widget)) { // Tab meets the checked one, arrows the rest
        const auto all = widget.parentWidget()->findChildren<QRadioButton*>();
        return std::any_of(all.begin(), all.end(), [](const QRadioButton* button) {
            return button->focusPolicy() & Qt::TabFocus;
        });
    }
    if (const auto* button = qobject_cast<const QToolButton*>(&widget))
        return button->defaultAction() != nullptr &&
               button->defaultAction()->associatedObjects().size() > 1;
    // The keys of a plot are its page's.
    if (qobject_cast<const QCustomPlot*>(&widget) == nullptr)
        return false;
    const QWidget* page = widget.parentWidget();
    while (page != nullptr && !(page->focusPolicy() & Qt::TabFocus))
        page = page->parentWidget();
    return page != nullptr || !static_cast<const QCustomPlot&>(widget).interactions();
}

/// One line for each control that lacks something.
QStringList lackingIn(QWidget& window) {
    QStringList lacking;
    for (QWidget* widget : test::controlsOf(window)) {
        QStringList what;
        if (test::spokenName(*widget).isEmpty())
            what.append("name");
        if (test::explanation(*widget).isEmpty())
            what.append("What's This");
        if (!isReachable(*widget))
            what.append("a way by keys");
        if (!what.isEmpty())
            lacking.append(test::placeOf(*widget) + ": " + what.join(", "));
    }
    return lacking;
}

#define QVERIFY_NOTHING(lacking) QVERIFY2((lacking).isEmpty(), (lacking).join('\n').toUtf8())

/// All actions of a menu and of those in it, with those that come when it is opened.
QList<QAction*> actionsOf(QMenu& menu) {
    QList<QAction*> all;
    emit menu.aboutToShow();
    for (QAction* action : menu.actions()) {
        if (action->isSeparator())
            continue;
        if (action->menu() != nullptr)
            all += actionsOf(*action->menu());
        else
            all.append(action);
    }
    return all;
}

} // namespace

/// The window for somebody who does not see it or does not use a mouse.
class TestAccessibility : public QObject {
    Q_OBJECT
private slots:
    void everyControlIsNamedExplainedAndReached_data() {
        QTest::addColumn<int>("source");
        QTest::newRow("points of the plane") << int(network::DataSource::Xor);
        QTest::newRow("images") << int(network::DataSource::Digits);
        QTest::newRow("sums") << int(network::DataSource::Sum);
    }
    void everyControlIsNamedExplainedAndReached() {
        QFETCH(int, source);
        network::Experiment experiment = test::smallExperiment();
        network::chooseSource(experiment, static_cast<network::DataSource>(source));
        const WindowFixture f(experiment);
        QVERIFY(f.runToTheEnd());
        for (const char* name : kInstruments) {
            f.child<QAction>((QByteArray("open") + name).constData()).trigger();
            // Those on further pages are polished once they are shown.
            for (auto* inner : f.child<QWidget>(name).findChildren<QTabWidget*>())
                for (int page = 0; page < inner->count(); ++page)
                    inner->setCurrentIndex(page);
        }
        auto& tabs = f.child<QTabWidget>("tabs");
        for (int page = 0; page < tabs.count(); ++page)
            tabs.setCurrentIndex(page);
        f.child<QTabWidget>("inspectorPages").setCurrentIndex(1);
        for (auto* dock : f.window->findChildren<QDockWidget*>())
            dock->raise();
        for (QWidget* widget : f.window->findChildren<QWidget*>())
            widget->ensurePolished(); // what is never seen with this source as well
        const QStringList lacking = lackingIn(*f.window);
        QVERIFY_NOTHING(lacking);
    }

    void thoseOfDialogsToo() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        f.child<QAction>("exportFigure").trigger();
        auto& figure = f.child<views::ExportDialog>("exportDialog");
        for (auto* pages : figure.findChildren<QTabWidget*>())
            for (int page = 0; page < pages->count(); ++page)
                pages->setCurrentIndex(page);
        QStringList lacking = lackingIn(figure);
        figure.close();
        f.child<QAction>("shortcuts").trigger();
        lacking += lackingIn(f.child<QDialog>("shortcutsDialog"));
        views::CsvExportDialog csv(f.workbench->results(), {}, f.window.get());
        csv.show();
        lacking += lackingIn(csv);
        const QString path = f.folder.filePath("iris.csv");
        QVERIFY(QFile::copy(QStringLiteral(DPFM_SOURCE_DIR "/resources/data/iris.csv"), path));
        views::CsvDialog table(f.workbench->document(), *f.settings, f.window.get());
        table.openFile(path);
        table.show();
        lacking += lackingIn(table);
        QVERIFY_NOTHING(lacking);
    }

    void everyActionIsExplained_data() {
        QTest::addColumn<QStringList>("recent");
        QTest::newRow("at the first start") << QStringList();
        QTest::newRow("with files that were opened") << QStringList{"a.dpfm", "b.dpfm"};
    }
    void everyActionIsExplained() {
        QFETCH(const QStringList, recent);
        const WindowFixture f;
        for (const QString& name : recent)
            f.settings->addRecentFile(f.folder.filePath(name));
        QStringList lacking;
        QVERIFY(f.window->findChild<QAction*>(QStringLiteral("lesson-neuron")) == nullptr);
        for (const QAction* entry : f.window->menuBar()->actions())
            for (const QAction* action : actionsOf(*entry->menu()))
                if (action->whatsThis().isEmpty())
                    lacking.append(entry->text() + " › " + action->text());
        QVERIFY_NOTHING(lacking);
        f.child<QAction>("lesson-neuron");
        f.child<QAction>(recent.isEmpty() ? "recent-none" : "recent-2");
    }

    void shortcutsAreFound() {
        const WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_F1);
        auto& dialog = f.child<QDialog>("shortcutsDialog");
        QTRY_VERIFY(dialog.isVisible());
        QVERIFY(dialog.height() <= 640);
        const auto& keys = f.child<QTreeWidget>("shortcutsList");
        const auto shown = [&] {
            QStringList texts;
            for (QTreeWidgetItemIterator item(const_cast<QTreeWidget*>(&keys)); *item; ++item)
                if (!(*item)->isHidden() && (*item)->parent() && !(*item)->parent()->isHidden())
                    texts.append((*item)->text(0) + ": " + (*item)->text(1));
            return texts;
        };
        // Every key of a menu is there.
        for (const QAction* entry : f.window->menuBar()->actions())
            for (const QAction* action : actionsOf(*entry->menu()))
                if (!action->shortcut().isEmpty())
                    QVERIFY2(
                        shown().contains(action->text().remove('&').remove(u'…') + ": " +
                                         action->shortcut().toString(QKeySequence::NativeText)),
                        qPrintable(action->text()));
        WindowFixture::type(f.child<QLineEdit>("shortcutsFilter"), "f11");
        QCOMPARE(shown(), QStringList({"Presentation: F11", "Without docks: Shift+F11"}));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void noKeyIsTakenTwice() {
        const WindowFixture f;
        QHash<QKeySequence, QString> keys;
        for (const QAction* action : f.window->findChildren<QAction*>()) {
            if (action->shortcutContext() == Qt::WidgetShortcut)
                continue;
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key),
                         qPrintable(key.toString() + ": " + keys[key] + ", " + action->text()));
                keys.insert(key, action->text());
            }
        }
        QVERIFY(keys.size() > 20);
    }

    void whatsThisIsShownByKeyAndClick() {
        const WindowFixture f;
        const auto shown = [&] {
            for (const QWidget* widget : QApplication::topLevelWidgets())
                if (widget->inherits("QWhatsThat") && widget->isVisible())
                    return true;
            return false;
        };
        auto& field = f.child<QWidget>("data.noise");
        field.setFocus();
        QTest::keyClick(f.window->windowHandle(), Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(!QWhatsThis::inWhatsThisMode()); // nothing is to be clicked: the keys are in it
        QTRY_VERIFY(shown());
        QWhatsThis::hideText();
        QTRY_VERIFY(!shown());

        f.child<QAction>("whatsThis").trigger();
        QVERIFY(QWhatsThis::inWhatsThisMode());
        QTest::mouseClick(&field, Qt::LeftButton);
        QTRY_VERIFY(shown());
        QVERIFY(field.whatsThis().contains("Standard deviation"));
    }

    void theCanvasTellsOfTheChosenNeuron() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(f.workbench->probe().probe() && f.workbench->probe().probe()->epoch == 5);
        QWidget& canvas = f.child<QWidget>("networkCanvas");
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&canvas);
        const auto said = [&] { return spoken->text(QAccessible::Description); };
        QTRY_VERIFY(canvas.hasFocus());
        QCOMPARE(said(), QString("No neuron is chosen."));
        QTest::keyClick(&canvas, Qt::Key_Right);
        const auto& pass = f.workbench->probe().probe()->pass;
        const auto tells = [&](std::size_t layer, std::size_t neuron) {
            const network::Neuron& shown = pass.neuron(layer, neuron);
            return said().contains("ayer " + QString::number(layer) + ", neuron " +
                                   QString::number(neuron + 1)) &&
                   said().contains("value " + QLocale().toString(shown.value, 'g', 4)) &&
                   said().contains("registers held: " + QString::number(shown.registers.size()));
        };
        QVERIFY2(tells(1, 0), qPrintable(said()));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY2(tells(1, 1), qPrintable(said()));
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QCOMPARE(said(), QString("No neuron is chosen."));
    }

    void theCanvasIsSilentWhileTheLiveRunGoesOn() {
        const WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        f.child<QAction>("liveStep").trigger();
        models::ProbeModel& probe = f.workbench->probe();
        QTRY_VERIFY(probe.probe() != nullptr);
        probe.selectNeuron(models::NeuronIndex{1, 0});
        const QWidget& canvas = f.child<QWidget>("networkCanvas");
        const QString before = canvas.accessibleDescription();
        f.child<QAction>("livePlay").trigger();
        QSignalSpy came(&probe, &models::ProbeModel::probeChanged);
        QTRY_VERIFY(came.size() > 3);
        QVERIFY(f.workbench->liveRun().playing());
        QVERIFY(models::neuronText(*probe.probe(), *probe.neuron()) != before);
        QCOMPARE(canvas.accessibleDescription(), before);
        f.child<QAction>("livePlay").trigger();
        QTRY_COMPARE(canvas.accessibleDescription(),
                     models::neuronText(*probe.probe(), *probe.neuron()));
    }

    void curvesAreZoomedByKeys() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& view = f.child<views::CurvesView>("curvesView");
        QTRY_VERIFY(!view.figure().empty());
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(view.hasFocus());
        const auto range = [&](QCPAxis::AxisType type) {
            return view.figure().plot().axisRect(0)->axis(type)->range();
        };
        const QCPRange x = range(QCPAxis::atBottom);
        const QCPRange y = range(QCPAxis::atLeft);
        QTest::keyClick(&view, Qt::Key_Up, Qt::MetaModifier); // of the desktop
        QVERIFY(!view.figure().zoomed());
        QTest::keyClick(&view, Qt::Key_Plus);
        QCOMPARE(range(QCPAxis::atBottom).size(), x.size() / views::kZoomStep);
        QCOMPARE(range(QCPAxis::atBottom).center(), x.center());
        QVERIFY(range(QCPAxis::atLeft).upper < y.upper && range(QCPAxis::atLeft).lower > y.lower);
        QVERIFY(view.figure().zoomed());
        const QCPRange zoomed = range(QCPAxis::atBottom);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(range(QCPAxis::atBottom).lower, zoomed.lower + 0.1 * zoomed.size());
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(range(QCPAxis::atLeft).upper > y.upper / 2);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(range(QCPAxis::atBottom), x);
        QCOMPARE(range(QCPAxis::atLeft), y);
        QVERIFY(!view.figure().zoomed());
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
