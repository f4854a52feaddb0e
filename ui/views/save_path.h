#pragma once

#include "core/base/result.h"
#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace dpfm::views {

/// A kind of file that can be written.
struct FileKind {
    QString filter; ///< as dialogs name it, e.g. "CSV (*.csv)"
    QString suffix; ///< that a name without one gets; empty for none
};

/// A file that is to be written.
struct SaveRequest {
    QString title;               ///< of the dialog
    std::vector<FileKind> kinds; ///< the first is offered
    QString name;                ///< offered, with or without its ending
};

/// Asks where, beginning in the folder of the settings, which is the chosen one's from then on.
/// `then` is called with the path, unless the person gives up or the parent goes.
void askSavePath(QWidget& parent, session::Settings& settings, const SaveRequest& request,
                 std::function<void(const QString& path)> then);

/// Calls `write` on a thread. Whatever window is there by then says `written`, or why not; then
/// `then` is called.
void writeInBackground(models::Workbench& workbench, std::function<Result<void>()> write,
                       const QString& written, std::function<void()> then = {});

} // namespace dpfm::views
