#include "ui/views/export_all.h"

#include "ui/figures/figure_command.h"
#include "ui/models/background.h"
#include "ui/session/error_text.h"
#include "ui/session/files.h"

#include <QFileInfo>
#include <QProgressDialog>
#include <QTimer>

#include <utility>

namespace dpfm::views {

ExportAll::ExportAll(const models::ResultsModel& results,
                     std::vector<figures::FigureOptions> options, figures::FigureFormat format,
                     QString folder, QWidget* parent)
    : QObject(parent)
    , results_(results)
    , options_(std::move(options))
    , format_(format)
    , folder_(std::move(folder))
    , progress_(new QProgressDialog(tr("Exporting figures…"), tr("Cancel"), 0,
                                    static_cast<int>(options_.size()), parent)) {
    progress_->setWindowTitle(tr("Export all plots"));
    progress_->setWindowModality(Qt::WindowModal);
    progress_->setAutoReset(false);
    for (const figures::FigureOptions& each : options_)
        names_ += figures::figureFileName(each, format_);
}

QStringList ExportAll::existing() const {
    QStringList there;
    for (const QString& name : names_)
        if (QFileInfo::exists(folder_ + u'/' + name))
            there += name;
    return there;
}

void ExportAll::start() {
    QTimer::singleShot(0, this, &ExportAll::next);
}

void ExportAll::next() {
    progress_->setValue(static_cast<int>(at_));
    if (at_ == options_.size() || progress_->wasCanceled()) {
        progress_->deleteLater();
        emit finished(written_, troubles_);
        return;
    }
    const auto content = figures::renderFigure(results_.sweep(), options_[at_], format_);
    if (!content) {
        done(content.error());
        return;
    }
    const QString path = folder_ + u'/' + names_[static_cast<qsizetype>(at_)];
    models::inBackground(
        this, [path, bytes = *content] { return session::writeFile(path, bytes); },
        [this](const Result<void>& outcome) { done(outcome); });
}

void ExportAll::done(const Result<void>& outcome) {
    if (outcome)
        ++written_;
    else
        troubles_ += names_[static_cast<qsizetype>(at_)] + QStringLiteral(": ") +
                     session::errorMessage(outcome.error());
    ++at_;
    start();
}

} // namespace dpfm::views
