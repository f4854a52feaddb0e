#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QMainWindow>

class QTabWidget;

namespace dpfm::figures {
struct FigureOptions;
}

namespace dpfm::views {

class CompareView;
class CurvesView;
class DocumentActions;
class ExperimentPanel;
class ExportablePage;
class InspectorPanel;
class InstrumentTabs;
class LiveActions;
class MapView;
class NetworkView;
class RunActions;
class RunsPanel;

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

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QDockWidget* addDock(Qt::DockWidgetArea area, const QString& title, const char* name,
                         QWidget* content);
    void buildDocks();
    void buildMenus();
    void buildToolBars();
    void showLiveRun();
    void exportFigure();
    void exportPage(ExportablePage& page);
    void openExportDialog(const figures::FigureOptions& seen);
    void showCanvasOnly(bool only);
    void refreshFigureSeen();
    void toggle();
    void buildStatusBar();
    void addThemeMenu(QMenu* menu);
    figures::FigureOptions seenFigure() const;
    void resetLayout();
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
    QAction* canvasOnly_ = nullptr;
    QByteArray firstLayout_;
    QByteArray layoutWithDocks_; ///< to come back to; empty while the docks are shown
    bool mayClose_ = false;
};

} // namespace dpfm::views
