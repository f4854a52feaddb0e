#pragma once

#include "ui/models/workbench.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace dpfm::views {

/// In the status bar: how far the sweep is, how fast, and how long it will take.
class RunStatus : public QWidget {
    Q_OBJECT
public:
    explicit RunStatus(models::Workbench& workbench, QWidget* parent = nullptr);

private:
    void refresh();
    void refreshLive();

    models::Workbench& workbench_;
    QLabel* text_;
    QProgressBar* bar_;
    QTimer timer_;
};

} // namespace dpfm::views
