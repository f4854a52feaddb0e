#include "ui/views/main_window.h"

#include "ui/session/provenance.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/document_actions.h"
#include "ui/views/experiment_panel.h"
#include "ui/views/explanations.h"
#include "ui/views/field_events.h"
#include "ui/views/figure_export_actions.h"
#include "ui/views/focus_ring.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/instrument_tabs.h"
#include "ui/views/late_content.h"
#include "ui/views/lesson_actions.h"
#include "ui/views/lesson_panel.h"
#include "ui/views/live_actions.h"
#include "ui/views/live_panel.h"
#include "ui/views/look_menus.h"
#include "ui/views/map_view.h"
#include "ui/views/method_panel.h"
#include "ui/views/network_view.h"
#include "ui/views/notice_bar.h"
#include "ui/views/predict_panel.h"
#include "ui/views/presentation.h"
#include "ui/views/run_actions.h"
#include "ui/views/run_status.h"
#include "ui/views/runs_panel.h"
#include "ui/views/shortcuts_dialog.h"
#include "ui/views/table_menu.h"
#include "ui/views/tour.h"
#include "ui/views/tour_steps.h"
#include "ui/views/window_layout.h"

#include <QAction>
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
#include <QVBoxLayout>
#include <QWhatsThis>

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
    curves_->setObjectName(QStringLiteral("curvesView"));
    compare_->setObjectName(QStringLiteral("compareView"));
    network_->setObjectName(QStringLiteral("networkView"));
    map_->setObjectName(QStringLiteral("mapView"));
    tabs_->addTab(curves_, tr("C&urves"));
    tabs_->addTab(compare_, tr("Co&mpare"));
    tabs_->addTab(network_, tr("&Network"));
    tabs_->addTab(map_, tr("M&ap"));
    tabs_->setObjectName(QStringLiteral("tabs"));
    setCentralWidget(withNotices());
    instruments_ = new InstrumentTabs(*tabs_, workbench_, this);

    resize(1280, 720);
    buildDocks();
    buildToolBars();
    buildStatusBar();
    layout_ = new WindowLayout(*this, settings_,
                               [this](const QString& name) { instruments_->open(name); });
    presentation_ = new Presentation(*this, *layout_, settings_);
    lessons_ = new LessonActions(
        workbench_, settings_,
        {*this, *lessonDock_, *layout_, *documentActions_, *instruments_, *compare_});
    buildMenus();
    tour_ = new Tour(*this, tourSteps(*this, *tabs_));
    connect(presentation_, &Presentation::activeChanged, tour_, &Tour::end);
    connect(presentation_, &Presentation::activeChanged, lessons_, [this](bool active) {
        if (active)
            lessons_->fitParts();
    });
    new Explainer(*this);
    new FieldEvents(*this);
    new TableCopies(workbench_, settings_, *this);
    for (QAction* action : findChildren<QAction*>())
        Explainer::explain(*action);
    auto* ring = new FocusRing(*this);
    connect(presentation_, &Presentation::activeChanged, ring, &FocusRing::setStrong);

    documentActions_->setListedRuns([this] { return runs_->listed(); });
    runActions_->liveAction()->setChecked(settings_.liveSweep());
    connect(runActions_->liveAction(), &QAction::toggled, this,
            [this](bool live) { settings_.setLiveSweep(live); });
    connect(experiment_, &ExperimentPanel::readableChanged, this,
            [this] { runActions_->setReadable(experiment_->readable()); });
    connect(experiment_, &ExperimentPanel::initialWeightsRequested, documentActions_,
            &DocumentActions::chooseInitialWeights);
    connect(experiment_, &ExperimentPanel::tableRequested, documentActions_,
            &DocumentActions::chooseTable);
    connect(&workbench_.probe(), &models::ProbeModel::neuronChanged, this, [this] {
        if (!workbench_.probe().neuron() || !layout_->mayOpenDocks())
            return;
        // The method follows a neuron as well: whichever of the two is seen stays.
        if (!methodDock_->widget()->isVisible()) {
            inspectorDock_->show();
            inspectorDock_->raise();
        }
    });
    connect(&workbench_, &models::Workbench::stateChanged, this, &MainWindow::refreshTitle);
    new FigureExportActions(workbench_, settings_,
                            {*this, *tabs_, *curves_, *compare_, *map_, *documentActions_});
    connect(liveActions_, &LiveActions::used, this, &MainWindow::showLiveRun);
    connect(liveActions_, &LiveActions::steppedThroughMethod, this, [this] {
        // Even without the docks: it is what the step is about.
        methodDock_->show();
        methodDock_->raise();
    });

    restoreGeometry(settings_.windowGeometry());
    layout_->setIndependent(*lessonDock_);
    layout_->begin();
    lessons_->resume();
    refreshTitle();
    // Space runs the sweep from the first moment: no field may take it.
    tabs_->currentWidget()->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::beginTour() {
    tour_->begin(false);
}

bool MainWindow::touring() const {
    return tour_->active();
}

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

QWidget* MainWindow::withNotices() {
    auto* centre = new QWidget(this);
    auto* notices = new NoticeBar(workbench_, centre);
    connect(notices, &NoticeBar::openRequested, this, &MainWindow::openPath);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(notices);
    column->addWidget(tabs_, 1);
    return centre;
}

void MainWindow::buildDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    experimentDock_ =
        addDock(Qt::LeftDockWidgetArea, tr("Experiment"), "experimentDock", experiment_);
    inspectorDock_ = addDock(Qt::RightDockWidgetArea, tr("Inspector"), "inspectorDock", inspector_);
    lessonDock_ = addDock(Qt::RightDockWidgetArea, tr("Lesson"), "lessonDock",
                          new LessonPanel(workbench_.lesson(), this));
    // Beside the others, from top to bottom: before they share their place.
    splitDockWidget(inspectorDock_, lessonDock_, Qt::Horizontal);
    lessonDock_->setFeatures(lessonDock_->features() & ~QDockWidget::DockWidgetClosable);
    lessonDock_->hide();
    predictDock_ = addDock(Qt::RightDockWidgetArea, tr("Predict"), "predictDock",
                           new PredictPanel(workbench_.probe(), this));
    splitDockWidget(inspectorDock_, predictDock_, Qt::Vertical);
    methodDock_ = addDock(Qt::RightDockWidgetArea, tr("Method"), "methodDock",
                          new LateContent(*this, [this](QWidget* place) {
                              return new MethodPanel(workbench_.probe(), place);
                          }));
    tabifyDockWidget(inspectorDock_, methodDock_);
    inspectorDock_->raise();
    runsDock_ = addDock(Qt::BottomDockWidgetArea, tr("Runs"), "runsDock", runs_);
    liveDock_ = addDock(Qt::BottomDockWidgetArea, tr("Live run"), "liveDock",
                        new LateContent(*this, [this](QWidget* place) {
                            return new LivePanel(workbench_.liveRun(), place);
                        }));
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
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
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
        show->setObjectName(QStringLiteral("show-") + tabs_->widget(tab)->objectName());
        show->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(tab + 1)));
        connect(show, &QAction::triggered, this, [this, tab] {
            tabs_->setCurrentIndex(tab);
            tabs_->currentWidget()->setFocus();
        });
    }
    view->addSeparator();
    for (QDockWidget* dock :
         {experimentDock_, inspectorDock_, methodDock_, predictDock_, runsDock_, liveDock_}) {
        dock->toggleViewAction()->setObjectName(QStringLiteral("toggle-") + dock->objectName());
        view->addAction(dock->toggleViewAction());
    }
    view->addSeparator();
    view->addAction(presentation_->action());
    layout_->fill(*view);
    fillThemeMenu(*view->addMenu(tr("&Theme")), settings_);
    fillLanguageMenu(*view->addMenu(tr("Lan&guage")), settings_, [this] { emit languageChosen(); });

    QMenu* instruments = menuBar()->addMenu(tr("&Instruments"));
    instruments_->fill(*instruments);
    instruments->menuAction()->setVisible(!instruments->isEmpty());

    lessons_->fill(*menuBar()->addMenu(tr("&Lessons")));

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* whatsThis = QWhatsThis::createAction(this);
    whatsThis->setObjectName(QStringLiteral("whatsThis"));
    whatsThis->setText(tr("&What's This?"));
    whatsThis->setShortcut({}); // Shift+F1 is for the control that the keys are in
    whatsThis->setWhatsThis(tr("Then click a control, and read what it is for. Shift+F1 does the "
                               "same for the control that the keys are in."));
    help->addAction(whatsThis);
    help->addAction(tr("&Shortcuts"), QKeySequence::HelpContents, this, &MainWindow::showShortcuts)
        ->setObjectName(QStringLiteral("shortcuts"));
    help->addAction(tr("&Tour"), this, [this] { tour_->begin(true); })
        ->setObjectName(QStringLiteral("tourAgain"));
    help->addAction(tr("&About"), this, &MainWindow::showAbout)
        ->setObjectName(QStringLiteral("about"));
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
    auto* dialog = new ShortcutsDialog(*menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show(); // the keys can be tried meanwhile
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
    remember();
    workbench_.closeDocument();
    event->accept();
}

void MainWindow::remember() {
    presentation_->setActive(false);
    layout_->save(presentation_->ordinaryGeometry());
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
