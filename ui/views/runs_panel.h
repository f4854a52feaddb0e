#pragma once

#include "ui/models/runs_table_model.h"
#include "ui/models/runs_tree_model.h"
#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QSet>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace dpfm::views {

class RunsColumns;
class RunsMenu;
class RunsTree;

/// The runs of the shown sweep as a table that can be filtered, sorted and grouped, the choice of
/// an earlier sweep, and its notes.
class RunsPanel : public QWidget {
    Q_OBJECT
public:
    RunsPanel(models::Workbench& workbench, session::Settings& settings, QWidget* parent = nullptr);

    /// Ctrl+F; whoever shows the panel brings it to the front and calls focusFilter().
    QAction* filterAction() { return filterAction_; }
    void focusFilter();
    /// The runs that the table lists now, by grid index, those below collapsed headers as well.
    std::vector<std::size_t> listed() const { return model_.listed(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSweepRow(QVBoxLayout& column);
    void buildFilterRow(QVBoxLayout& column);
    void buildTable(QVBoxLayout& column);
    void refreshFields();
    void refreshSweeps();
    void filter();
    void group();
    void refreshCount();
    void showMenu(const QPoint& at);
    void editNote();
    void followCurrent(const QModelIndex& current);
    void followSelection();
    void expandGroups();

    models::Workbench& workbench_;
    models::RunsTableModel table_;
    models::RunsTreeModel model_;
    QComboBox* sweeps_;
    QLineEdit* notes_;
    QLineEdit* filter_;
    QLabel* filterError_;
    QLabel* count_;
    QComboBox* grouping_;
    RunsTree* view_;
    RunsColumns* columns_;
    RunsMenu* menu_;
    QAction* filterAction_;
    QSet<QString> collapsed_; ///< groups, by what their header begins with
};

} // namespace dpfm::views
