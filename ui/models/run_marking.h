#pragma once

#include "ui/models/results_model.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <span>
#include <vector>

class QUndoStack;

namespace dpfm::models {

/// What a person makes of the runs of the shown sweep: notes, pins, colours, deletion. Each change
/// is a step on the document's undo stack, and can be undone whichever sweep is shown by then. A
/// change that changes nothing leaves no step; nothing happens where it is not permitted.
class RunMarking {
    Q_DECLARE_TR_FUNCTIONS(dpfm::models::RunMarking)
public:
    /// `apply` gives runs of a sweep, named by its id, their marks wherever these are kept.
    RunMarking(const ResultsModel& results, QUndoStack& undoStack, std::function<bool()> permitted,
               std::function<void(qint64, const std::vector<session::MarkedRun>&)> apply);

    /// Whether the shown sweep's marks can be stored.
    bool permitted() const { return permitted_(); }

    void setNote(std::size_t run, const QString& note);
    void setPinned(std::span<const std::size_t> runs, bool pinned);
    /// A number of runColor(); 0 gives runs back the colour of their register count.
    void setColor(std::span<const std::size_t> runs, int color);
    /// Marks runs as deleted. One that is in training is trained to its end.
    void remove(std::span<const std::size_t> runs);
    /// Takes back every deletion there is in the sweep.
    void restoreAll();

private:
    class Command;
    /// The step's name, for one run by its index and for many by their count.
    void change(std::span<const std::size_t> runs, const QString& one, const QString& many,
                const std::function<void(session::RunMarks&)>& edit);

    const ResultsModel& results_;
    QUndoStack& undoStack_;
    std::function<bool()> permitted_;
    std::function<void(qint64, const std::vector<session::MarkedRun>&)> apply_;
};

} // namespace dpfm::models
