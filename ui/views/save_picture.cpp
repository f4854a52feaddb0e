#include "ui/views/save_picture.h"

#include "ui/session/files.h"
#include "ui/views/save_path.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace dpfm::views {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

Result<QByteArray> render(const figures::Picture& picture, const QString& path) {
    const auto format = figures::figureFormat(path);
    return format ? figures::renderPicture(picture, *format) : Result<QByteArray>(format.error());
}

} // namespace

void savePicture(const figures::Picture& picture, models::Workbench& workbench,
                 session::Settings& settings, QWidget& window) {
    const SaveRequest request{tr("Export picture"),
                              {{QStringLiteral("PDF (*.pdf)"), QStringLiteral("pdf")},
                               {QStringLiteral("SVG (*.svg)"), QStringLiteral("svg")},
                               {QStringLiteral("PNG (*.png)"), QStringLiteral("png")}},
                              picture.name};
    askSavePath(window, settings, request, [picture, &workbench](const QString& path) {
        QGuiApplication::setOverrideCursor(Qt::WaitCursor);
        const Result<QByteArray> content = render(picture, path);
        QGuiApplication::restoreOverrideCursor();
        if (!content) {
            emit workbench.failed(content.error());
            return;
        }
        writeInBackground(
            workbench, [path, bytes = *content] { return session::writeFile(path, bytes); },
            tr("Wrote %1.").arg(path));
    });
}

} // namespace dpfm::views
