#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace dpfm::views {

class MainWindow;

/// Keeps the main window in the language that is chosen. Its texts are made with it: with another
/// language another window takes its place, on the same workbench, so whatever is trained goes on
/// and nothing is lost. What was chosen in the window is chosen in the next one.
class WindowHost : public QObject {
    Q_OBJECT
public:
    /// Speaks the settings' language and makes the window, which is not shown yet.
    WindowHost(models::Workbench& workbench, session::Settings& settings);
    ~WindowHost() override;

    MainWindow& window() { return *window_; }

private:
    void makeWindow();
    void followLanguage();

    models::Workbench& workbench_;
    session::Settings& settings_;
    std::unique_ptr<MainWindow> window_;
    QTimer dialogTimer_; ///< until a dialog is closed that the window cannot go from
};

} // namespace dpfm::views
