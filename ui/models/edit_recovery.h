#pragma once

#include "core/base/error.h"
#include "ui/models/experiment_document.h"
#include "ui/session/unsaved_edits.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// Edits that a crash has kept from being saved.
struct LostEdits {
    QString document;
    QDateTime edited; ///< UTC
    bool shown;       ///< of the document that is shown; else it is to be opened first
};

/// Keeps the edits of a document with a name outside of its file until they are saved or given up,
/// and offers those that a program which is no longer there has left. Nothing that is offered goes
/// before a person chose, and then only what was chosen against, or is kept again. Files are
/// written and read on a thread of its own.
class EditRecovery : public QObject {
    Q_OBJECT
public:
    /// How long an edit is at most in no file.
    static constexpr int kKeepMs = 1000;

    /// Keeps in the first of the folders that can be written.
    EditRecovery(ExperimentDocument& document, QStringList folders, QObject* parent = nullptr);
    ~EditRecovery() override;

    /// The document's file is this one now, or none of a person's if the path is empty; what was
    /// kept of the one before is given up.
    void follow(const QString& path);
    /// The document is in this file of its own or another name now, all but what was edited since.
    void saved(const QString& path);
    /// This experiment of an untitled document is in its own file now. What was restored into it is
    /// nowhere else any more if it is that; else, undone perhaps, it stays to be offered again.
    void keptElsewhere(const network::Experiment& experiment);
    /// Looks for what is left of any document, after a start.
    void lookForAny();

    const std::optional<LostEdits>& offer() const { return offer_; }
    /// Makes them the experiment of the document that is shown, by a step that can be undone.
    void restore();
    void discard();

signals:
    void offerChanged();
    /// Edits cannot be kept, or what was left is broken.
    void trouble(const dpfm::Error& error);

private:
    using File = session::UnsavedEditsFile;
    using Left = std::vector<std::shared_ptr<File>>;
    struct Kept;

    /// Keeps what there is within kKeepMs or, if nothing is to be saved by then, gives up what was
    /// kept.
    void keepSoon();
    void keep();
    void forgetSaved();
    void giveUp();
    void look(const QString& document);
    void found(const QString& document, Left left);
    void offerNext();
    void setOffer(std::optional<LostEdits> offer);
    void tell(const Error& error);
    void remove(File& file);

    ExperimentDocument& document_;
    QStringList folders_;
    QString path_;
    std::shared_ptr<Kept> kept_; ///< of the document that is shown
    Left left_;                  ///< what is offered, and what will be after that
    Left restored_;              ///< into an untitled document, where it is not kept yet
    std::optional<LostEdits> offer_;
    QTimer timer_;
    QThreadPool thread_; ///< one: tasks in their order. Last, so that it ends first
};

} // namespace dpfm::models
