#include "ui/views/window_host.h"

#include "ui/views/main_window.h"
#include "ui/views/window_choices.h"

#include <QApplication>

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
    dialogTimer_.setSingleShot(true);
    dialogTimer_.setInterval(kDialogMs);
    connect(&dialogTimer_, &QTimer::timeout, this, &WindowHost::followLanguage);
    session::speak(wanted(settings_));
    makeWindow();
    // Told once, not by each window.
    if (!settings_.writable())
        emit workbench_.notice(
            tr("Settings are not kept: %1 cannot be written.").arg(settings_.place()));
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
        dialogTimer_.start();
        return;
    }
    QString focused;
    if (QWidget* field = window_->focusWidget()) {
        focused = field->objectName();
        field->clearFocus(); // what is typed there is taken
    }
    const bool toured = window_->touring();
    window_->remember();
    session::speak(wanted(settings_));
    const std::unique_ptr<MainWindow> before = std::move(window_);
    makeWindow();
    // First the one, then the other: the program ends with its last window.
    window_->setVisible(before->isVisible());
    takeChoices(*before, *window_);
    if (auto* field = focused.isEmpty() ? nullptr : window_->findChild<QWidget*>(focused))
        field->setFocus();
    if (toured)
        window_->beginTour();
}

} // namespace dpfm::views
