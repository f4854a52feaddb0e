#pragma once

#include "ui/models/workbench.h"

#include <QObject>

class QAction;
class QWidget;

namespace dpfm::views {

/// Run, Pause and Stop, and whether the sweep follows what is dragged.
class RunActions : public QObject {
    Q_OBJECT
public:
    RunActions(models::Workbench& workbench, QWidget* window);

    QAction* runAction() const { return run_; }
    QAction* pauseAction() const { return pause_; }
    QAction* stopAction() const { return stop_; }
    QAction* liveAction() const { return live_; }

    /// What Space does: run, pause or go on, whichever is possible.
    void toggle();
    /// While false, what is on screen is not the experiment: it cannot be run.
    void setReadable(bool readable);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void setIcons();

    models::Workbench& workbench_;
    QWidget* window_;
    QAction* run_;
    QAction* pause_;
    QAction* stop_;
    QAction* live_;
    bool readable_ = true;
};

} // namespace dpfm::views
