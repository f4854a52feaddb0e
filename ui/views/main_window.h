#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QMainWindow>

class QTabWidget;

namespace dpfm::views {

class CompareView;
class CurvesView;
class DocumentActions;
class ExperimentPanel;
class InspectorPanel;
class InstrumentTabs;
class LessonActions;
class LiveActions;
class MapView;
class NetworkView;
class Presentation;
class RunActions;
class RunsPanel;
class Tour;
class WindowLayout;

/// The workbench's window: puts views and actions together, and remembers where they were. What
/// they show is the models::Workbench's.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(models::Workbench& workbench, session::Settings& settings,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a file as File > Open does.
    void openPath(const QString& path);

    /// Leads through the window, as at the first start: the keys stay where they are.
    void beginTour();
    bool touring() const;

    /// How its parts are placed.
    WindowLayout& parts() { return *layout_; }
    /// Puts into the settings where the window and its parts are, for the next one.
    void remember();

signals:
    /// The settings have another language; this window stays in the one it was made in.
    void languageChosen();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QDockWidget* addDock(Qt::DockWidgetArea area, const QString& title, const char* name,
                         QWidget* content);
    QWidget* withNotices();
    void buildDocks();
    void buildMenus();
    void buildToolBars();
    void showLiveRun();
    void toggle();
    void buildStatusBar();
    void refreshTitle();
    void showAbout();
    void showShortcuts();

    models::Workbench& workbench_;
    session::Settings& settings_;
    QTabWidget* tabs_;
    CurvesView* curves_;
    CompareView* compare_;
    NetworkView* network_;
    MapView* map_;
    ExperimentPanel* experiment_;
    InspectorPanel* inspector_;
    RunsPanel* runs_;
    DocumentActions* documentActions_;
    RunActions* runActions_;
    LiveActions* liveActions_;
    InstrumentTabs* instruments_ = nullptr;
    QDockWidget* experimentDock_ = nullptr;
    QDockWidget* inspectorDock_ = nullptr;
    QDockWidget* methodDock_ = nullptr;
    QDockWidget* predictDock_ = nullptr;
    QDockWidget* runsDock_ = nullptr;
    QDockWidget* liveDock_ = nullptr;
    QDockWidget* lessonDock_ = nullptr;
    WindowLayout* layout_ = nullptr;
    Presentation* presentation_ = nullptr;
    Tour* tour_ = nullptr;
    LessonActions* lessons_ = nullptr;
    bool mayClose_ = false;
};

} // namespace dpfm::views
