#pragma once

#include "ui/models/results_model.h"
#include "ui/session/settings.h"

#include <QMenu>
#include <QObject>

class QTreeView;

namespace dpfm::views {

/// Which columns of the table of runs are seen: a menu of them, remembered in the settings.
/// Accuracy is only seen, and only asked about, of a sweep that classifies, settings of one that
/// varies some.
class RunsColumns : public QObject {
    Q_OBJECT
public:
    RunsColumns(QTreeView& table, const models::ResultsModel& results, session::Settings& settings,
                QObject* parent = nullptr);

    QMenu& menu() { return *menu_; }
    /// Shows a column that was hidden.
    void show(int column);

private:
    void set(int column, bool shown);
    void apply();

    QTreeView& table_;
    const models::ResultsModel& results_;
    session::Settings& settings_;
    QStringList hidden_;
    QMenu* menu_;
};

} // namespace dpfm::views
