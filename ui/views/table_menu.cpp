#include "ui/views/table_menu.h"

#include "ui/models/background.h"
#include "ui/models/table_csv.h"
#include "ui/session/error_text.h"
#include "ui/session/files.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMainWindow>
#include <QMessageBox>
#include <QStatusBar>
#include <QTableView>

namespace dpfm::views {

namespace {

constexpr int kMessageMs = 8000;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

QByteArray csvOf(const QTableView& table) {
    return models::tableCsv(*table.model(), !table.verticalHeader()->isHidden());
}

void say(const QTableView& table, const QString& text) {
    if (auto* window = qobject_cast<QMainWindow*>(table.window()))
        window->statusBar()->showMessage(text, kMessageMs);
}

void save(QTableView& table) {
    // What is asked for is what is seen now, even if the table goes on meanwhile.
    const QByteArray content = csvOf(table);
    QFileDialog dialog(table.window(), tr("Save table"), {}, QStringLiteral("CSV (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    dialog.selectFile(table.objectName() + QStringLiteral(".csv"));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    const QString path = dialog.selectedFiles().constFirst();
    models::inBackground(
        &table, [path, content] { return session::writeFile(path, content); },
        [&table, path](const Result<void>& written) {
            if (written)
                say(table, tr("Wrote %1.").arg(path));
            else
                QMessageBox::warning(table.window(), tr("Save table"),
                                     session::errorText(written.error()));
        });
}

} // namespace

void addTableMenu(QTableView& table) {
    auto* copy = new QAction(tr("Copy table as CSV"), &table);
    copy->setObjectName(QStringLiteral("copyTable"));
    QObject::connect(copy, &QAction::triggered, &table, [&table] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(csvOf(table)));
        say(table, tr("Copied the table."));
    });
    auto* store = new QAction(tr("Save table as CSV…"), &table);
    store->setObjectName(QStringLiteral("saveTable"));
    QObject::connect(store, &QAction::triggered, &table, [&table] { save(table); });
    table.addActions({copy, store});
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace dpfm::views
