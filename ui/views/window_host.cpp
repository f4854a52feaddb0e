#include "ui/views/window_host.h"

#include "ui/views/main_window.h"
#include "ui/views/window_choices.h"

#include <QApplication>
#include <QTimer>

#include <utility>

namespace dpfm::views {

namespace {

constexpr int kDialogMs = 200;

session::Language wanted(const session::Settings& settings) {
    return settings.language().value_or(session::systemLanguage());
}

} // namespace

WindowHost::WindowHost(models::Workbench& workbench, session::Settings& settings)
    : workbench_(workbench)
    , settings_(settings) {
    session::speak(wanted(settings_));
    makeWindow();
}

WindowHost::~WindowHost() = default;

void WindowHost::makeWindow() {
    window_ = std::make_unique<MainWindow>(workbench_, settings_);
    // Queued: the window cannot go while its own menu is at work.
    connect(window_.get(), &MainWindow::languageChosen, this, &WindowHost::followLanguage,
            Qt::QueuedConnection);
}

void WindowHost::followLanguage() {
    if (wanted(settings_) == session::spokenLanguage())
        return;
    if (QApplication::activeModalWidget() != nullptr) { // it would go with the window it belongs to
        QTimer::singleShot(kDialogMs, this, &WindowHost::followLanguage);
        return;
    }
    if (QWidget* field = window_->focusWidget())
        field->clearFocus(); // what is typed there is taken
    window_->remember();
    session::speak(wanted(settings_));
    const std::unique_ptr<MainWindow> before = std::move(window_);
    makeWindow();
    // First the one, then the other: the program ends with its last window.
    window_->setVisible(before->isVisible());
    takeChoices(*before, *window_);
}

} // namespace dpfm::views
