#include "ui/views/runs_menu.h"

#include "ui/models/register_colors.h"

#include <QAction>
#include <QPixmap>

#include <algorithm>
#include <utility>

namespace dpfm::views {

RunsMenu::RunsMenu(models::Workbench& workbench, QWidget& table,
                   std::function<std::vector<std::size_t>()> chosen,
                   std::function<std::vector<std::size_t>()> listed)
    : QObject(&table)
    , workbench_(workbench)
    , table_(table)
    , chosen_(std::move(chosen))
    , listed_(std::move(listed))
    , menu_(new QMenu(&table)) {
    models::ResultsModel& results = workbench_.results();
    menu_->setObjectName(QStringLiteral("runsMenu"));
    menu_->setToolTipsVisible(true);
    toggle_ = add(tr("&Hide"), "runsToggle", [this] { toggleShown(); });
    only_ =
        add(tr("Show &only these"), "runsOnly", [this, &results] { results.showOnly(chosen_()); });
    onlyListed_ = add(tr("Show only what the table &lists"), "runsOnlyListed",
                      [this, &results] { results.showOnly(listed_()); });
    all_ = add(tr("Show &all"), "runsAll", [&results] { results.showAll(); });
    invert_ = add(tr("&Invert what is shown"), "runsInvert", [&results] { results.invertShown(); });
    menu_->addSeparator();
    pin_ = add(tr("&Pin"), "runsPin", [this] { setPinned(); });
    addColors();
    note_ = add(tr("Edit &note"), "runsNote", [this] { emit noteRequested(); });
    menu_->addSeparator();
    remove_ = add(tr("&Delete runs"), "runsDelete", [this] { remove(); });
    restore_ = add(tr("&Bring back what was deleted"), "runsRestore",
                   [this] { workbench_.marking().restoreAll(); });
    // The others' keys: they may not be pressed while a note is edited.
    const auto key = [this](QAction* action, const QKeySequence& sequence) {
        action->setShortcut(sequence);
        action->setShortcutContext(Qt::WidgetShortcut);
        table_.addAction(action);
    };
    key(note_, Qt::Key_F2);
    key(remove_, QKeySequence::Delete);
    connect(menu_, &QMenu::aboutToShow, this, &RunsMenu::refresh);
    // Shortcuts work without the menu.
    connect(menu_, &QMenu::aboutToHide, this, [this] {
        for (QAction* action : {note_, remove_})
            action->setEnabled(true);
    });
}

QAction* RunsMenu::add(const QString& text, const char* name, std::function<void()> act) {
    QAction* action = menu_->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void RunsMenu::addColors() {
    colors_ = menu_->addMenu(tr("&Colour"));
    colors_->setObjectName(QStringLiteral("runsColours"));
    colors_->setToolTipsVisible(true);
    for (int color = 0; color <= models::kRunColors; ++color) {
        QAction* action = colors_->addAction(models::runColorName(color));
        action->setObjectName(QStringLiteral("runsColour%1").arg(color));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, color] { workbench_.marking().setColor(chosen_(), color); });
    }
    colors_->actions().constFirst()->setToolTip(tr("The colour of its register count."));
}

void RunsMenu::refreshColors(const std::vector<std::size_t>& runs) {
    const models::Surface surface = table_.palette().color(QPalette::Base).lightness() < 128
                                        ? models::Surface::Dark
                                        : models::Surface::Light;
    const QList<QAction*> actions = colors_->actions();
    for (int color = 0; color < actions.size(); ++color) {
        if (color > 0) {
            QPixmap patch(16, 16);
            patch.fill(models::classColor(static_cast<std::size_t>(color - 1), surface));
            actions[color]->setIcon(patch);
        }
        actions[color]->setChecked(!runs.empty() &&
                                   std::all_of(runs.begin(), runs.end(), [&](std::size_t run) {
                                       return workbench_.results().run(run).marks.color == color;
                                   }));
    }
}

void RunsMenu::refresh() {
    const std::vector<std::size_t> runs = chosen_();
    const std::size_t deleted = workbench_.results().sweep().deletedCount();
    const bool permitted = workbench_.marking().permitted();
    const QString why =
        workbench_.readOnly() ? tr("The document is open for reading only.") : QString();
    toggle_->setText(allShown(runs) ? tr("&Hide\tCtrl+Space") : tr("S&how\tCtrl+Space"));
    pin_->setText(allPinned(runs) ? tr("Un&pin") : tr("&Pin"));
    restore_->setText(tr("&Bring back what was deleted (%1)").arg(deleted));
    for (QAction* action : {toggle_, only_})
        action->setEnabled(!runs.empty());
    refreshColors(runs);
    for (QAction* action : {pin_, colors_->menuAction(), note_, remove_}) {
        action->setEnabled(permitted && !runs.empty());
        action->setToolTip(why);
    }
    restore_->setEnabled(permitted && deleted > 0);
    for (QAction* action : {onlyListed_, all_, invert_})
        action->setEnabled(!workbench_.results().empty());
}

std::optional<std::size_t> RunsMenu::nextTo(const std::vector<std::size_t>& runs) const {
    const std::vector<std::size_t> listed = listed_();
    std::vector<bool> goes(workbench_.results().runCount(), false);
    for (const std::size_t run : runs)
        goes[run] = true;
    const auto stays = [&](std::size_t run) { return !goes[run]; };
    const auto last = std::find_if_not(listed.rbegin(), listed.rend(), stays).base();
    if (const auto after = std::find_if(last, listed.end(), stays); after != listed.end())
        return *after;
    const auto before = std::find_if(listed.rbegin(), listed.rend(), stays);
    return before == listed.rend() ? std::nullopt : std::optional(*before);
}

bool RunsMenu::allShown(const std::vector<std::size_t>& runs) const {
    return std::all_of(runs.begin(), runs.end(),
                       [this](std::size_t run) { return workbench_.results().isShown(run); });
}

bool RunsMenu::allPinned(const std::vector<std::size_t>& runs) const {
    return std::all_of(runs.begin(), runs.end(), [this](std::size_t run) {
        return workbench_.results().run(run).marks.pinned;
    });
}

void RunsMenu::toggleShown() {
    const std::vector<std::size_t> runs = chosen_();
    workbench_.results().setShown(runs, !allShown(runs));
}

void RunsMenu::setPinned() {
    const std::vector<std::size_t> runs = chosen_();
    workbench_.marking().setPinned(runs, !allPinned(runs));
}

void RunsMenu::remove() {
    const std::vector<std::size_t> runs = chosen_();
    if (runs.empty())
        return;
    if (!workbench_.marking().permitted()) {
        emit workbench_.message(workbench_.readOnly() ? tr("The document is open for reading only.")
                                                      : tr("The sweep is not in the file yet."));
        return;
    }
    if (const auto next = nextTo(runs))
        workbench_.results().select(next);
    workbench_.marking().remove(runs);
    emit workbench_.message(
        runs.size() == 1
            ? tr("Run %1 was deleted. Edit › Undo brings it back.").arg(runs[0])
            : tr("%1 runs were deleted. Edit › Undo brings them back.").arg(runs.size()));
}

} // namespace dpfm::views
