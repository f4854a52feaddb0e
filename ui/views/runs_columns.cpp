#include "ui/views/runs_columns.h"

#include "ui/models/runs_table_model.h"

#include <QAction>
#include <QHeaderView>
#include <QTreeView>

namespace dpfm::views {

using Table = models::RunsTableModel;

RunsColumns::RunsColumns(QTreeView& table, const models::ResultsModel& results,
                         session::Settings& settings, QObject* parent)
    : QObject(parent)
    , table_(table)
    , results_(results)
    , settings_(settings)
    , hidden_(settings.hiddenRunColumns())
    , menu_(new QMenu(&table)) {
    menu_->setObjectName(QStringLiteral("runsColumnsMenu"));
    // The first column stays: it has the headers of groups and the check boxes.
    for (int column = Table::Run + 1; column < Table::ColumnCount; ++column) {
        QAction* action =
            menu_->addAction(table_.model()->headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("column-") + Table::columnName(column));
        action->setData(column);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, column](bool shown) { set(column, shown); });
    }
    table_.header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_.header(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { menu_->popup(table_.header()->mapToGlobal(at)); });
    connect(&results_, &models::ResultsModel::resetDone, this, &RunsColumns::apply);
    apply();
}

void RunsColumns::show(int column) {
    if (table_.isColumnHidden(column))
        set(column, true);
}

void RunsColumns::set(int column, bool shown) {
    hidden_.removeAll(Table::columnName(column));
    if (!shown)
        hidden_ << Table::columnName(column);
    settings_.setHiddenRunColumns(hidden_);
    apply();
}

void RunsColumns::apply() {
    const network::Experiment& experiment = results_.sweep().experiment;
    const bool classifies = !results_.empty() && network::shapeOf(experiment.data).classification;
    const bool varies = !experiment.sweep.fields.empty();
    for (QAction* action : menu_->actions()) {
        const int column = action->data().toInt();
        const bool possible =
            (column != Table::ValAccuracy || classifies) && (column != Table::Settings || varies);
        const bool wanted = !hidden_.contains(Table::columnName(column));
        action->setVisible(possible);
        action->setChecked(wanted);
        table_.setColumnHidden(column, !possible || !wanted);
    }
}

} // namespace dpfm::views
