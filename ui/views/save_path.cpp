#include "ui/views/save_path.h"

#include "ui/models/background.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace dpfm::views {

void askSavePath(QWidget& parent, session::Settings& settings, const SaveRequest& request,
                 std::function<void(const QString&)> then) {
    auto* dialog = new QFileDialog(&parent, request.title, settings.folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FileKind& kind : request.kinds)
        filters += kind.filter;
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(request.kinds.front().suffix);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, kinds = request.kinds](const QString& filter) {
                         for (const FileKind& kind : kinds)
                             if (kind.filter == filter)
                                 dialog->setDefaultSuffix(kind.suffix);
                     });
    dialog->selectFile(request.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &parent,
                     [&settings, then = std::move(then)](const QString& path) {
                         settings.setFolder(QFileInfo(path).absolutePath());
                         then(path);
                     });
    dialog->open();
}

void writeInBackground(models::Workbench& workbench, std::function<Result<void>()> write,
                       const QString& written, std::function<void()> then) {
    models::inBackground(
        &workbench, std::move(write),
        [&workbench, written, then = std::move(then)](const Result<void>& outcome) {
            outcome ? emit workbench.message(written) : emit workbench.failed(outcome.error());
            if (then)
                then();
        });
}

} // namespace dpfm::views
