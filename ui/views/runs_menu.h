#pragma once

#include "ui/models/workbench.h"

#include <QMenu>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QAction;

namespace dpfm::views {

/// What can be done with runs of the table, as a menu; some of it by keys in the table as well.
class RunsMenu : public QObject {
    Q_OBJECT
public:
    /// `chosen` are the runs that are meant, `listed` all that the table lists. The actions with
    /// keys are added to `table`, whose keys they are.
    RunsMenu(models::Workbench& workbench, QWidget& table,
             std::function<std::vector<std::size_t>()> chosen,
             std::function<std::vector<std::size_t>()> listed);

    /// Brought up to date when it is about to be shown.
    QMenu& menu() { return *menu_; }
    /// Shows the chosen runs or, if all of them are shown, hides them.
    void toggleShown();

signals:
    /// The note of the run that is looked into is to be edited.
    void noteRequested();

private:
    QAction* add(const QString& text, const char* name, std::function<void()> act);
    void refresh();
    void setPinned();
    void addColors();
    void refreshColors(const std::vector<std::size_t>& runs);
    void remove();
    /// The listed run next to runs that are about to go.
    std::optional<std::size_t> nextTo(const std::vector<std::size_t>& runs) const;
    bool allShown(const std::vector<std::size_t>& runs) const;
    bool allPinned(const std::vector<std::size_t>& runs) const;

    models::Workbench& workbench_;
    QWidget& table_;
    std::function<std::vector<std::size_t>()> chosen_;
    std::function<std::vector<std::size_t>()> listed_;
    QMenu* menu_;
    QAction* toggle_;
    QAction* only_;
    QAction* onlyListed_;
    QAction* all_;
    QAction* invert_;
    QAction* pin_;
    QMenu* colors_; ///< an action for each, "automatic" first
    QAction* note_;
    QAction* remove_;
    QAction* restore_;
};

} // namespace dpfm::views
