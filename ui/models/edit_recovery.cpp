#include "ui/models/edit_recovery.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dpfm::models {

/// What is kept of one document. For the thread alone.
struct EditRecovery::Kept {
    Result<void> keep(const network::Experiment& experiment) {
        if (!file) {
            auto made = File::make(folders, document);
            if (!made)
                return made.error();
            file = *std::move(made);
        }
        return file->keep(experiment);
    }

    QStringList folders;
    QString document;
    std::unique_ptr<File> file; ///< once there was something to keep
    bool failing = false;       ///< and it was told
};

EditRecovery::EditRecovery(ExperimentDocument& document, QStringList folders, QObject* parent)
    : QObject(parent)
    , document_(document)
    , folders_(std::move(folders)) {
    thread_.setMaxThreadCount(1);
    timer_.setSingleShot(true);
    timer_.setInterval(kKeepMs);
    connect(&timer_, &QTimer::timeout, this, &EditRecovery::keep);
    connect(&document_, &ExperimentDocument::changed, this, &EditRecovery::keepSoon);
}

EditRecovery::~EditRecovery() {
    // Whoever ends without closing the document gives nothing up.
    if (timer_.isActive())
        keep();
    thread_.waitForDone();
}

void EditRecovery::tell(const Error& error) {
    // Called on the thread, which ends before this does.
    QMetaObject::invokeMethod(
        this, [this, error] { emit trouble(error); }, Qt::QueuedConnection);
}

/// On the thread. Tells if the file stays.
void EditRecovery::remove(File& file) {
    if (const auto removed = file.remove(); !removed)
        tell(removed.error());
}

void EditRecovery::follow(const QString& path) {
    timer_.stop();
    giveUp();
    path_ = path;
    left_.clear();
    restored_.clear();
    setOffer(std::nullopt);
    if (path_.isEmpty())
        return;
    if (document_.modified())
        keepSoon();
    look(path_);
}

void EditRecovery::giveUp() {
    if (!kept_)
        return;
    thread_.start([this, kept = std::exchange(kept_, nullptr)] {
        if (kept->file)
            remove(*kept->file);
    });
}

void EditRecovery::lookForAny() {
    look({});
}

void EditRecovery::look(const QString& document) {
    thread_.start([this, document, folders = folders_] {
        std::vector<Error> broken;
        auto taken = File::takeLeft(folders, document, broken);
        for (const Error& error : broken)
            tell(error);
        Left left;
        for (auto& file : taken)
            left.push_back(std::move(file));
        QMetaObject::invokeMethod(
            this,
            [this, document, left = std::move(left)]() mutable {
                found(document, std::move(left));
            },
            Qt::QueuedConnection);
    });
}

void EditRecovery::found(const QString& document, Left left) {
    if (document == path_) {
        // Two looks can be under way at once: what one has taken, the other does not find.
        std::move(left.begin(), left.end(), std::back_inserter(left_));
        offerNext();
        return;
    }
    // Another document is shown by now; what was taken may be its own.
    left.clear();
    if (!path_.isEmpty())
        look(path_);
}

void EditRecovery::offerNext() {
    if (left_.empty())
        return setOffer(std::nullopt);
    const session::UnsavedEdits& edits = left_.front()->edits();
    // Saved all the same: the crash came between that and forgetting them.
    if (!path_.isEmpty() && !document_.modified() && edits.experiment == document_.experiment())
        return discard();
    setOffer(LostEdits{edits.document, edits.edited,
                       !path_.isEmpty() || !QFileInfo::exists(edits.document)});
}

void EditRecovery::setOffer(std::optional<LostEdits> offer) {
    const bool changes = offer || offer_;
    offer_ = std::move(offer);
    if (changes)
        emit offerChanged();
}

void EditRecovery::restore() {
    if (!offer_ || !offer_->shown)
        return;
    document_.edit(tr("Restored edits"), [experiment = left_.front()->edits().experiment](
                                             network::Experiment& e) { e = experiment; });
    keep();
    // Gone from where it was once it is kept again.
    if (path_.isEmpty())
        restored_.push_back(left_.front());
    else
        thread_.start([this, kept = kept_, file = left_.front()] {
            if (kept && kept->file && !kept->failing)
                remove(*file);
        });
    left_.erase(left_.begin());
    offerNext();
}

void EditRecovery::keptElsewhere(const network::Experiment& experiment) {
    const auto kept =
        std::stable_partition(restored_.begin(), restored_.end(), [&](const auto& file) {
            return !(file->edits().experiment == experiment);
        });
    for (auto file = kept; file != restored_.end(); ++file)
        thread_.start([this, file = *file] { remove(*file); });
    restored_.erase(kept, restored_.end());
}

void EditRecovery::discard() {
    if (left_.empty())
        return;
    thread_.start([this, file = left_.front()] { remove(*file); });
    left_.erase(left_.begin());
    offerNext();
}

void EditRecovery::keepSoon() {
    // Not begun anew by each edit: who goes on editing is kept too.
    if (!path_.isEmpty() && !timer_.isActive())
        timer_.start();
}

void EditRecovery::saved(const QString& path) {
    if (!document_.modified())
        keptElsewhere(document_.experiment());
    path == path_ ? forgetSaved() : follow(path);
}

void EditRecovery::forgetSaved() {
    if (document_.modified())
        return;
    timer_.stop();
    giveUp();
}

void EditRecovery::keep() {
    timer_.stop();
    if (path_.isEmpty())
        return;
    if (!document_.modified())
        return forgetSaved();
    if (!kept_) {
        kept_ = std::make_shared<Kept>();
        kept_->folders = folders_;
        kept_->document = path_;
    }
    thread_.start([this, kept = kept_, experiment = document_.experiment()] {
        const auto written = kept->keep(experiment);
        if (!written && !kept->failing)
            tell(written.error());
        kept->failing = !written;
    });
}

} // namespace dpfm::models
