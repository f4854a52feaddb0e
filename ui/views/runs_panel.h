#pragma once

#include "ui/models/runs_table_model.h"
#include "ui/models/workbench.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace dpfm::views {

/// The runs of the shown sweep as a table, the choice of an earlier sweep, and its notes.
class RunsPanel : public QWidget {
    Q_OBJECT
public:
    explicit RunsPanel(models::Workbench& workbench, QWidget* parent = nullptr);

    QTableView& table() { return *table_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refreshSweeps();
    void followSelection();

    models::Workbench& workbench_;
    models::RunsTableModel model_;
    QSortFilterProxyModel sorted_;
    QComboBox* sweeps_;
    QLineEdit* notes_;
    QTableView* table_;
};

} // namespace dpfm::views
