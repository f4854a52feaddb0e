#pragma once

#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QObject>

class QTableView;
class QWidget;

namespace dpfm::views {

/// Copies and saves what tables of a window show, as CSV, and says so.
class TableCopies : public QObject {
    Q_OBJECT
public:
    TableCopies(models::Workbench& workbench, session::Settings& settings, QWidget& window);

    void copy(const QTableView& table);
    /// Asks where.
    void save(const QTableView& table);

private:
    models::Workbench& workbench_;
    session::Settings& settings_;
    QWidget& window_;
};

/// Gives a table a menu (right button, Shift+F10) that copies it as CSV or saves it, by the
/// TableCopies of the window it is in.
void addTableMenu(QTableView& table);

} // namespace dpfm::views
