#include "ui/views/save_picture.h"

#include "ui/models/background.h"
#include "ui/session/error_text.h"
#include "ui/session/files.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>

namespace dpfm::views {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

QString askForPath(const figures::Picture& picture, session::Settings& settings, QWidget& window) {
    QFileDialog dialog(&window, tr("Export picture"), settings.folder());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters({QStringLiteral("PDF (*.pdf)"), QStringLiteral("SVG (*.svg)"),
                           QStringLiteral("PNG (*.png)")});
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    QObject::connect(
        &dialog, &QFileDialog::filterSelected, &dialog,
        [&dialog](const QString& filter) { dialog.setDefaultSuffix(filter.left(3).toLower()); });
    dialog.selectFile(picture.name);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString path = dialog.selectedFiles().constFirst();
    settings.setFolder(QFileInfo(path).absolutePath());
    return path;
}

Result<QByteArray> render(const figures::Picture& picture, const QString& path) {
    const auto format = figures::figureFormat(path);
    return format ? figures::renderPicture(picture, *format) : Result<QByteArray>(format.error());
}

} // namespace

void savePicture(const figures::Picture& picture, models::Workbench& workbench,
                 session::Settings& settings, QWidget& window) {
    const QString path = askForPath(picture, settings, window);
    if (path.isEmpty())
        return;
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const Result<QByteArray> content = render(picture, path);
    QGuiApplication::restoreOverrideCursor();
    const auto said = [&workbench, &window, path](const Result<void>& written) {
        if (written)
            emit workbench.message(tr("Wrote %1.").arg(path));
        else
            QMessageBox::warning(&window, tr("Export picture"),
                                 session::errorText(written.error()));
    };
    if (!content) {
        said(content.error());
        return;
    }
    models::inBackground(
        &window, [path, content = *content] { return session::writeFile(path, content); }, said);
}

} // namespace dpfm::views
