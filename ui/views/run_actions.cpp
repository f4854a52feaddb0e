#include "ui/views/run_actions.h"

#include "ui/views/icons.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

namespace dpfm::views {

using session::SweepController;

RunActions::RunActions(models::Workbench& workbench, QWidget* window)
    : QObject(window)
    , workbench_(workbench)
    , window_(window)
    , run_(new QAction(tr("&Run"), window))
    , pause_(new QAction(tr("&Pause"), window))
    , stop_(new QAction(tr("&Stop"), window))
    , live_(new QAction(tr("&Live"), window)) {
    run_->setObjectName(QStringLiteral("run"));
    pause_->setObjectName(QStringLiteral("pause"));
    stop_->setObjectName(QStringLiteral("stop"));
    live_->setObjectName(QStringLiteral("live"));
    run_->setShortcut(Qt::Key_F5);
    pause_->setShortcut(Qt::Key_F6);
    stop_->setShortcut(Qt::SHIFT | Qt::Key_F5);
    live_->setShortcut(Qt::CTRL | Qt::Key_L);
    live_->setCheckable(true);
    live_->setChecked(workbench_.live().enabled());
    live_->setToolTip(tr("The sweep is trained again while a slider of the experiment is dragged, "
                         "and stored when it is let go (Ctrl+L)"));
    pause_->setCheckable(true);
    setIcons();
    window_->installEventFilter(this);
    connect(run_, &QAction::triggered, &workbench_, &models::Workbench::run);
    connect(pause_, &QAction::triggered, this, [this](bool checked) {
        checked ? workbench_.controller().pause() : workbench_.controller().resume();
    });
    connect(stop_, &QAction::triggered, &workbench_, &models::Workbench::stop);
    connect(live_, &QAction::toggled, &workbench_.live(), &models::LiveSweep::setEnabled);
    connect(&workbench_, &models::Workbench::stateChanged, this, &RunActions::refresh);
    refresh();
}

void RunActions::setIcons() {
    run_->setIcon(icon(Glyph::Play, window_->palette()));
    pause_->setIcon(icon(Glyph::Pause, window_->palette()));
    stop_->setIcon(icon(Glyph::Stop, window_->palette()));
    live_->setIcon(switchIcon(window_->palette()));
}

bool RunActions::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window_ && event->type() == QEvent::PaletteChange)
        setIcons();
    return QObject::eventFilter(watched, event);
}

void RunActions::toggle() {
    switch (workbench_.controller().state()) {
    case SweepController::State::Idle:
        run_->trigger();
        break;
    case SweepController::State::Running:
        workbench_.controller().pause();
        break;
    case SweepController::State::Paused:
        workbench_.controller().resume();
        break;
    case SweepController::State::Stopping:
        break;
    }
}

void RunActions::setReadable(bool readable) {
    readable_ = readable;
    workbench_.live().setReadable(readable);
    refresh();
}

void RunActions::refresh() {
    const auto state = workbench_.controller().state();
    const bool active =
        state == SweepController::State::Running || state == SweepController::State::Paused;
    run_->setEnabled(workbench_.canRun() && readable_);
    run_->setText(workbench_.canResume() && !active ? tr("&Resume") : tr("&Run"));
    if (!workbench_.document().valid() || !readable_)
        run_->setToolTip(tr("The experiment has a problem; see the marked fields."));
    else
        run_->setToolTip(tr("Trains the whole sweep (Space)"));
    pause_->setEnabled(active);
    pause_->setChecked(state == SweepController::State::Paused);
    pause_->setToolTip(state == SweepController::State::Paused ? tr("Goes on training (Space)")
                                                               : tr("Holds all runs (Space)"));
    stop_->setEnabled(active || workbench_.live().lingers());
    stop_->setToolTip(tr("Stops the sweep; Resume goes on with the runs that are missing"));
}

} // namespace dpfm::views
