#include "ui/views/main_window.h"

#include "ui/session/provenance.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/document_actions.h"
#include "ui/views/experiment_panel.h"
#include "ui/views/export_dialog.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/instrument_tabs.h"
#include "ui/views/live_actions.h"
#include "ui/views/live_panel.h"
#include "ui/views/map_view.h"
#include "ui/views/method_panel.h"
#include "ui/views/network_view.h"
#include "ui/views/page_export.h"
#include "ui/views/predict_panel.h"
#include "ui/views/run_actions.h"
#include "ui/views/run_status.h"
#include "ui/views/runs_panel.h"
#include "ui/views/save_picture.h"
#include "ui/views/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QUrl>

namespace dpfm::views {

namespace {

constexpr int kMessageMs = 8000;

} // namespace

MainWindow::MainWindow(models::Workbench& workbench, session::Settings& settings, QWidget* parent)
    : QMainWindow(parent)
    , workbench_(workbench)
    , settings_(settings)
    , tabs_(new QTabWidget(this))
    , curves_(new CurvesView(workbench.results(), this))
    , compare_(new CompareView(workbench.results(), this))
    , network_(new NetworkView(workbench, this))
    , map_(new MapView(workbench, this))
    , experiment_(new ExperimentPanel(workbench.document(), workbench.live(), workbench.estimate(),
                                      settings, this))
    , inspector_(new InspectorPanel(workbench.probe(), this))
    , runs_(new RunsPanel(workbench, settings, this))
    , documentActions_(new DocumentActions(workbench, settings, this))
    , runActions_(new RunActions(workbench, this))
    , liveActions_(new LiveActions(workbench, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    tabs_->setDocumentMode(true);
    tabs_->addTab(curves_, tr("C&urves"));
    tabs_->addTab(compare_, tr("Co&mpare"));
    tabs_->addTab(network_, tr("&Network"));
    tabs_->addTab(map_, tr("M&ap"));
    tabs_->setObjectName(QStringLiteral("tabs"));
    setCentralWidget(tabs_);
    instruments_ = new InstrumentTabs(*tabs_, workbench_, this);

    buildDocks();
    buildMenus();
    buildToolBars();
    buildStatusBar();

    runActions_->liveAction()->setChecked(settings_.liveSweep());
    connect(runActions_->liveAction(), &QAction::toggled, this,
            [this](bool live) { settings_.setLiveSweep(live); });
    connect(experiment_, &ExperimentPanel::readableChanged, this,
            [this] { runActions_->setReadable(experiment_->readable()); });
    connect(experiment_, &ExperimentPanel::initialWeightsRequested, documentActions_,
            &DocumentActions::chooseInitialWeights);
    connect(experiment_, &ExperimentPanel::tableRequested, documentActions_,
            &DocumentActions::chooseTable);
    connect(documentActions_, &DocumentActions::figureExportRequested, this,
            &MainWindow::exportFigure);
    connect(&workbench_.probe(), &models::ProbeModel::neuronChanged, this, [this] {
        if (!workbench_.probe().neuron() || canvasOnly_->isChecked())
            return;
        // The method follows a neuron as well: whichever of the two is seen stays.
        if (!methodDock_->widget()->isVisible()) {
            inspectorDock_->show();
            inspectorDock_->raise();
        }
    });
    connect(&workbench_, &models::Workbench::stateChanged, this, &MainWindow::refreshTitle);
    connect(tabs_, &QTabWidget::currentChanged, this, &MainWindow::refreshFigureSeen);
    connect(&workbench_.outputMap(), &models::ProbeFollower::changed, this,
            &MainWindow::refreshFigureSeen);
    connect(&workbench_.confusion(), &models::ProbeFollower::changed, this,
            &MainWindow::refreshFigureSeen);
    connect(liveActions_, &LiveActions::used, this, &MainWindow::showLiveRun);
    connect(liveActions_, &LiveActions::steppedThroughMethod, this, [this] {
        // Even without the docks: it is what the step is about.
        methodDock_->show();
        methodDock_->raise();
    });

    resize(1280, 720);
    firstLayout_ = saveState();
    restoreGeometry(settings_.windowGeometry());
    restoreState(settings_.windowState());
    refreshTitle();
    // Space runs the sweep from the first moment: no field may take it.
    curves_->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::openPath(const QString& path) {
    documentActions_->openPath(path);
}

QDockWidget* MainWindow::addDock(Qt::DockWidgetArea area, const QString& title, const char* name,
                                 QWidget* content) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    experimentDock_ =
        addDock(Qt::LeftDockWidgetArea, tr("Experiment"), "experimentDock", experiment_);
    inspectorDock_ = addDock(Qt::RightDockWidgetArea, tr("Inspector"), "inspectorDock", inspector_);
    methodDock_ = addDock(Qt::RightDockWidgetArea, tr("Method"), "methodDock",
                          new MethodPanel(workbench_.probe(), this));
    tabifyDockWidget(inspectorDock_, methodDock_);
    inspectorDock_->raise();
    predictDock_ = addDock(Qt::RightDockWidgetArea, tr("Predict"), "predictDock",
                           new PredictPanel(workbench_.probe(), this));
    runsDock_ = addDock(Qt::BottomDockWidgetArea, tr("Runs"), "runsDock", runs_);
    liveDock_ = addDock(Qt::BottomDockWidgetArea, tr("Live run"), "liveDock",
                        new LivePanel(workbench_.liveRun(), this));
    tabifyDockWidget(runsDock_, liveDock_);
    runsDock_->raise();
    resizeDocks({experimentDock_, inspectorDock_}, {300, 290}, Qt::Horizontal);
    resizeDocks({runsDock_}, {240}, Qt::Vertical);
    resizeDocks({inspectorDock_, predictDock_}, {420, 150}, Qt::Vertical);
}

void MainWindow::buildMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    documentActions_->fillFileMenu(file);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setObjectName(QStringLiteral("quit"));

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& undoStack = workbench_.document().undoStack();
    QAction* undo = undoStack.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setObjectName(QStringLiteral("undo"));
    QAction* redo = undoStack.createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    redo->setObjectName(QStringLiteral("redo"));
    edit->addAction(undo);
    edit->addAction(redo);
    edit->addSeparator();
    edit->addAction(runs_->filterAction());
    connect(runs_->filterAction(), &QAction::triggered, this, [this] {
        runsDock_->show();
        runsDock_->raise();
        runs_->focusFilter();
    });

    QMenu* run = menuBar()->addMenu(tr("&Run"));
    run->addActions(
        {runActions_->runAction(), runActions_->pauseAction(), runActions_->stopAction()});
    run->addSeparator();
    run->addAction(runActions_->liveAction());
    run->addSeparator();
    liveActions_->fill(*run);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (int tab = 0; tab < tabs_->count(); ++tab) {
        QAction* show = view->addAction(tabs_->tabText(tab));
        show->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(tab + 1)));
        connect(show, &QAction::triggered, this, [this, tab] {
            tabs_->setCurrentIndex(tab);
            tabs_->currentWidget()->setFocus();
        });
    }
    view->addSeparator();
    for (QDockWidget* dock :
         {experimentDock_, inspectorDock_, methodDock_, predictDock_, runsDock_, liveDock_})
        view->addAction(dock->toggleViewAction());
    view->addSeparator();
    canvasOnly_ = view->addAction(tr("Without &docks"));
    canvasOnly_->setObjectName(QStringLiteral("canvasOnly"));
    canvasOnly_->setCheckable(true);
    canvasOnly_->setShortcut(Qt::Key_F11);
    connect(canvasOnly_, &QAction::triggered, this, &MainWindow::showCanvasOnly);
    addThemeMenu(view->addMenu(tr("&Theme")));
    view->addAction(tr("Reset &layout"), this, &MainWindow::resetLayout);

    QMenu* instruments = menuBar()->addMenu(tr("&Instruments"));
    instruments_->fill(*instruments);
    instruments->menuAction()->setVisible(!instruments->isEmpty());

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Shortcuts"), QKeySequence::HelpContents, this, &MainWindow::showShortcuts);
    help->addAction(tr("&About"), this, &MainWindow::showAbout);
}

void MainWindow::addThemeMenu(QMenu* menu) {
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, session::Theme theme, const char* name) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setChecked(settings_.theme() == theme);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, theme] {
            settings_.setTheme(theme);
            applyTheme(theme);
        });
    };
    add(tr("&System"), session::Theme::System, "themeSystem");
    add(tr("&Light"), session::Theme::Light, "themeLight");
    add(tr("&Dark"), session::Theme::Dark, "themeDark");
}

void MainWindow::buildToolBars() {
    QToolBar* bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({18, 18});
    bar->setMovable(false);
    bar->addActions(
        {runActions_->runAction(), runActions_->pauseAction(), runActions_->stopAction()});
    bar->addAction(runActions_->liveAction());
    bar->addSeparator();
    bar->addAction(documentActions_->exportFigureAction());

    QToolBar* live = addToolBar(tr("Live run"));
    live->setObjectName(QStringLiteral("liveBar"));
    live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    live->setIconSize({18, 18});
    live->setMovable(false);
    insertToolBarBreak(live);
    liveActions_->fill(*live);
}

void MainWindow::showCanvasOnly(bool only) {
    if (!only) {
        restoreState(layoutWithDocks_);
        layoutWithDocks_.clear();
        return;
    }
    layoutWithDocks_ = saveState();
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        dock->hide();
}

void MainWindow::refreshFigureSeen() {
    const bool onMap = tabs_->currentWidget() == map_ && map_->figureOptions().has_value();
    // An instrument says itself what it has not.
    const bool onInstrument = dynamic_cast<ExportablePage*>(tabs_->currentWidget()) != nullptr;
    documentActions_->setFigureSeen(onMap || onInstrument);
}

void MainWindow::showLiveRun() {
    if (tabs_->currentWidget() != network_ && tabs_->currentWidget() != map_)
        tabs_->setCurrentWidget(network_);
}

void MainWindow::toggle() {
    const bool seesLive = (tabs_->currentWidget() == network_ || tabs_->currentWidget() == map_) &&
                          workbench_.probe().source() == models::ProbeModel::Source::Live;
    if (seesLive)
        liveActions_->togglePlay();
    else
        runActions_->toggle();
}

void MainWindow::buildStatusBar() {
    statusBar()->addPermanentWidget(new RunStatus(workbench_, this));
    connect(&workbench_, &models::Workbench::message, this,
            [this](const QString& text) { statusBar()->showMessage(text, kMessageMs); });
}

figures::FigureOptions MainWindow::seenFigure() const {
    if (tabs_->currentWidget() == compare_)
        return compare_->figureOptions();
    if (tabs_->currentWidget() == map_)
        if (const auto seen = map_->figureOptions())
            return *seen;
    return curves_->figureOptions();
}

void MainWindow::exportFigure() {
    if (auto* page = dynamic_cast<ExportablePage*>(tabs_->currentWidget()))
        exportPage(*page);
    else
        openExportDialog(seenFigure());
}

void MainWindow::exportPage(ExportablePage& page) {
    const PageExport made = page.toExport();
    figures::FigureOptions options = curves_->figureOptions();
    options.plot = figures::PlotKind::Instrument;
    options.instrument = made.figure;
    if (made.figure && made.picture) {
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("exportChoice"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(made.figure->title, this, [this, options] { openExportDialog(options); });
        menu->addAction(made.picture->title, this, [this, picture = *made.picture] {
            savePicture(picture, workbench_, settings_, *this);
        });
        menu->popup(tabs_->mapToGlobal(tabs_->rect().center()));
        menu->setActiveAction(menu->actions().constFirst());
    } else if (made.figure) {
        openExportDialog(options);
    } else if (made.picture) {
        savePicture(*made.picture, workbench_, settings_, *this);
    } else {
        emit workbench_.message(made.missing);
    }
}

void MainWindow::openExportDialog(const figures::FigureOptions& seen) {
    auto* dialog = new ExportDialog(workbench_, settings_, seen, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::resetLayout() {
    layoutWithDocks_.clear();
    canvasOnly_->setChecked(false);
    restoreState(firstLayout_);
}

void MainWindow::refreshTitle() {
    const QString name =
        workbench_.isUntitled() ? tr("untitled") : QFileInfo(workbench_.path()).completeBaseName();
    const QString suffix = workbench_.readOnly() ? tr(" (read-only)") : QString();
    setWindowTitle(QStringLiteral("%1[*]%2 – %3").arg(name, suffix, tr("DPFM Workbench")));
    setWindowModified(workbench_.needsSaving());
}

void MainWindow::showAbout() {
    QMessageBox::about(
        this, tr("About"),
        tr("<h3>DPFM Workbench %1</h3>"
           "<p>Trains small neural networks by dynamic pruning in forward mode: every neuron keeps "
           "only its R largest gradients.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>"
           "<p>Data: Iris (R. A. Fisher, 1936) and Optical Recognition of Handwritten Digits "
           "(E. Alpaydin, C. Kaynak, 1998), UCI Machine Learning Repository, CC BY 4.0.</p>")
            .arg(session::programVersion()));
}

void MainWindow::showShortcuts() {
    QStringList rows;
    const auto row = [&](const QString& key, const QString& what) {
        rows.append(QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(key, what.toHtmlEscaped()));
    };
    row(tr("Space"),
        tr("Run, pause, go on; once the live run was used, play and pause it where it is shown"));
    for (const QAction* action : findChildren<QAction*>())
        if (!action->shortcut().isEmpty())
            row(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                action->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")));
    row(tr("← →, Escape"), tr("On a slider: step, go back"));
    row(tr("Arrow keys"), tr("In the network: move between neurons"));
    row(tr("+ −"), tr("In the network: zoom"));
    row(tr("Page Up, Page Down"), tr("In the network: follow a weight of the chosen neuron"));
    row(tr("Enter"), tr("In the network: edit the weight that is followed"));
    row(tr("Insert, Delete"), tr("In the network: a neuron more or less in the layer"));
    row(tr("Arrow keys, Enter"), tr("In the confusion matrix: move between cells, show a sample"));
    row(tr("Ctrl+Space, Shift+F10"),
        tr("In the table of runs: show or hide, the menu of all that can be done"));
    row(tr("← →, Home, End, P"), tr("In Autodiff, Two passes and Toper: step, start, end, play"));
    row(tr("+ −, F"), tr("In Autodiff's graph: zoom, show all of it"));
    row(tr("Wheel, drag, double click"), tr("In a plot: zoom, move, show all"));
    QMessageBox::information(this, tr("Shortcuts"),
                             QStringLiteral("<table>%1</table>").arg(rows.join(QString())));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayClose_) {
        event->ignore();
        // Queued, because a window cannot be closed again from within its close event.
        documentActions_->whenSafe([this] {
            mayClose_ = true;
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        });
        return;
    }
    // The next start has the docks: what is hidden for a while may not be found again.
    settings_.setWindow(saveGeometry(),
                        layoutWithDocks_.isEmpty() ? saveState() : layoutWithDocks_);
    workbench_.closeDocument();
    event->accept();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Only what no focused widget wanted comes here, so Space still presses buttons and types.
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        toggle();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openPath(event->mimeData()->urls().constFirst().toLocalFile());
}

} // namespace dpfm::views
