#pragma once

#include "core/base/error.h"
#include "core/network/experiment.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <vector>

namespace dpfm::models {

/// The experiment being edited, with its undo stack. Every edit goes through edit(), so every edit
/// can be undone; views listen to changed() and never keep values of their own.
class ExperimentDocument : public QObject {
    Q_OBJECT
public:
    explicit ExperimentDocument(QObject* parent = nullptr);

    const network::Experiment& experiment() const { return experiment_; }
    /// What keeps it from being run, each with its field (network::validate), and what may
    /// surprise.
    const std::vector<Error>& problems() const { return problems_; }
    const std::vector<Error>& warnings() const { return warnings_; }
    bool valid() const { return problems_.empty(); }

    /// Replaces the experiment and forgets the undo history: a document was opened.
    void reset(const network::Experiment& experiment);

    /// Changes the experiment by one undoable step called `text`. An edit that changes nothing
    /// leaves no step. Steps in a row with the same non-empty `mergeKey` become one, so that a
    /// dragged slider or a typed number is undone at once; endMerge() and every undo close such a
    /// row.
    void edit(const QString& text, const std::function<void(network::Experiment&)>& change,
              const QString& mergeKey = {});
    void endMerge();
    /// Names another file of the data source idx, by edit(). What the files hold is looked up, and
    /// once that is known the network's last layer and the loss are made to fit.
    void nameFile(const QString& text, std::string network::IdxFiles::*file, const QString& path,
                  const QString& mergeKey = {});

    /// What is pushed from elsewhere must not change the experiment.
    QUndoStack& undoStack() { return undoStack_; }
    /// Whether the experiment is another than the one last opened or saved; what else can be undone
    /// (where a neuron is drawn) is in no file.
    bool modified() const { return experiment_ != saved_; }
    void setSaved();

signals:
    /// The experiment is another document's; changed() follows.
    void replaced();
    void changed();

private:
    class EditCommand;
    void assign(const network::Experiment& experiment);
    void set(const network::Experiment& experiment);

    network::Experiment experiment_;
    network::Experiment saved_;
    std::vector<Error> problems_;
    std::vector<Error> warnings_;
    QUndoStack undoStack_;
    int mergeRow_ = 0;
};

} // namespace dpfm::models
