#include "ui/models/run_marking.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <array>
#include <utility>

namespace dpfm::models {

using session::MarkedRun;

/// Exchanges the marks of runs before and after a change.
class RunMarking::Command : public QUndoCommand {
public:
    Command(RunMarking& marking, const QString& text, std::vector<MarkedRun> before,
            std::vector<MarkedRun> after)
        : QUndoCommand(text)
        , marking_(marking)
        , sweep_(marking.results_.sweep().id)
        , before_(std::move(before))
        , after_(std::move(after)) {}

    void undo() override { marking_.apply_(sweep_, before_); }
    void redo() override { marking_.apply_(sweep_, after_); }

private:
    RunMarking& marking_;
    qint64 sweep_;
    std::vector<MarkedRun> before_;
    std::vector<MarkedRun> after_;
};

RunMarking::RunMarking(const ResultsModel& results, QUndoStack& undoStack,
                       std::function<bool()> permitted,
                       std::function<void(qint64, const std::vector<MarkedRun>&)> apply)
    : results_(results)
    , undoStack_(undoStack)
    , permitted_(std::move(permitted))
    , apply_(std::move(apply)) {}

void RunMarking::setNote(std::size_t run, const QString& note) {
    change(std::array{run}, tr("Note on run %1"), tr("Note on %1 runs"),
           [&](session::RunMarks& marks) { marks.note = note; });
}

void RunMarking::setPinned(std::span<const std::size_t> runs, bool pinned) {
    change(runs, pinned ? tr("Pin run %1") : tr("Unpin run %1"),
           pinned ? tr("Pin %1 runs") : tr("Unpin %1 runs"),
           [pinned](session::RunMarks& marks) { marks.pinned = pinned; });
}

void RunMarking::setColor(std::span<const std::size_t> runs, int color) {
    change(runs, tr("Colour of run %1"), tr("Colour of %1 runs"),
           [color](session::RunMarks& marks) { marks.color = color; });
}

void RunMarking::remove(std::span<const std::size_t> runs) {
    change(runs, tr("Delete run %1"), tr("Delete %1 runs"),
           [](session::RunMarks& marks) { marks.deleted = true; });
}

void RunMarking::restoreAll() {
    std::vector<std::size_t> deleted;
    for (std::size_t run = 0; run < results_.runCount(); ++run)
        if (results_.run(run).marks.deleted)
            deleted.push_back(run);
    change(deleted, tr("Bring back run %1"), tr("Bring back %1 runs"),
           [](session::RunMarks& marks) { marks.deleted = false; });
}

void RunMarking::change(std::span<const std::size_t> runs, const QString& one, const QString& many,
                        const std::function<void(session::RunMarks&)>& edit) {
    if (!permitted())
        return;
    std::vector<MarkedRun> before;
    std::vector<MarkedRun> after;
    for (const std::size_t run : runs) {
        const MarkedRun present{run, results_.run(run).marks};
        MarkedRun wanted = present;
        edit(wanted.marks);
        if (wanted == present)
            continue;
        before.push_back(present);
        after.push_back(wanted);
    }
    if (after.empty())
        return;
    const QString text = after.size() == 1 ? one.arg(after[0].run) : many.arg(after.size());
    undoStack_.push(new Command(*this, text, std::move(before), std::move(after)));
}

} // namespace dpfm::models
