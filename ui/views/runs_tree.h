#pragma once

#include "ui/models/runs_tree_model.h"

#include <QTreeView>

#include <vector>

namespace dpfm::views {

/// The view of a RunsTreeModel: headers of groups over the whole width, a frame around the run that
/// is looked into if it is not the only one selected, a line under the pinned ones, and the table's
/// own keys. A current row that is seen stays wholly seen when the view becomes smaller.
class RunsTree : public QTreeView {
    Q_OBJECT
public:
    RunsTree(models::RunsTreeModel& model, const models::ResultsModel& results,
             QWidget* parent = nullptr);

    /// The runs that an action is for: the selected ones in the order they are listed or, on a
    /// group's header, those of the group.
    std::vector<std::size_t> chosenRuns() const;

signals:
    /// Ctrl+Space was pressed.
    void toggleRequested();

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isOnlySelected(const QModelIndex& row) const;
    void drawHeader(QPainter& painter, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;

    models::RunsTreeModel& model_;
    const models::ResultsModel& results_;
};

} // namespace dpfm::views
