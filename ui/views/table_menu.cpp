#include "ui/views/table_menu.h"

#include "ui/models/table_csv.h"
#include "ui/session/files.h"
#include "ui/views/save_path.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

namespace dpfm::views {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

QByteArray csvOf(const QTableView& table) {
    return models::tableCsv(*table.model(), !table.verticalHeader()->isHidden());
}

/// A dock may have left the window, but not the window's children.
TableCopies* copiesOf(const QTableView& table) {
    for (const QWidget* place = &table; place != nullptr; place = place->parentWidget())
        if (auto* copies = place->findChild<TableCopies*>({}, Qt::FindDirectChildrenOnly))
            return copies;
    return nullptr;
}

void addAction(QTableView& table, const QString& text, const char* name,
               void (TableCopies::*what)(const QTableView&)) {
    auto* action = new QAction(text, &table);
    action->setObjectName(QString::fromLatin1(name));
    QObject::connect(action, &QAction::triggered, &table, [&table, what] {
        if (TableCopies* copies = copiesOf(table))
            (copies->*what)(table);
    });
    table.addAction(action);
}

} // namespace

TableCopies::TableCopies(models::Workbench& workbench, session::Settings& settings, QWidget& window)
    : QObject(&window)
    , workbench_(workbench)
    , settings_(settings)
    , window_(window) {}

void TableCopies::copy(const QTableView& table) {
    QGuiApplication::clipboard()->setText(QString::fromUtf8(csvOf(table)));
    emit workbench_.message(tr("Copied the table."));
}

void TableCopies::save(const QTableView& table) {
    // What is asked for is what is seen now, even if the table goes on meanwhile.
    askSavePath(window_, settings_,
                {tr("Save table"),
                 {{QStringLiteral("CSV (*.csv)"), QStringLiteral("csv")}},
                 table.objectName()},
                [this, content = csvOf(table)](const QString& path) {
                    writeInBackground(
                        workbench_, [path, content] { return session::writeFile(path, content); },
                        tr("Wrote %1.").arg(path));
                });
}

void addTableMenu(QTableView& table) {
    addAction(table, tr("Copy table as CSV"), "copyTable", &TableCopies::copy);
    addAction(table, tr("Save table as CSV…"), "saveTable", &TableCopies::save);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace dpfm::views
