#include "ui/session/damage.h"

#include "ui/session/run_list.h"

namespace dpfm::session {

namespace {

std::optional<Error> damagedMarks(const SweepRecord& sweep, const QString& path) {
    std::vector<std::size_t> damaged;
    for (const RunRecord& run : sweep.runs)
        if (run.marksDamaged)
            damaged.push_back(run.run.index);
    if (damaged.empty())
        return std::nullopt;
    return Error{
        ErrorCode::FileFormat,
        path.toStdString(),
        "What the file holds of notes, pins and deletions of run %1 is damaged and was left "
        "out; its figures are right.",
        {runListText(damaged).toStdString()}};
}

} // namespace

std::optional<Error> damageOf(const SweepRecord& sweep, const QString& path) {
    const std::vector<std::size_t> damaged = sweep.damaged();
    if (damaged.empty())
        return damagedMarks(sweep, path);
    return Error{
        ErrorCode::FileFormat,
        path.toStdString(),
        damaged.size() == 1
            ? "Run %1 is damaged: the file does not hold what was written of it. It counts "
              "as not trained; resume the sweep to train it again."
            : "Runs %1 are damaged: the file does not hold what was written of them. They "
              "count as not trained; resume the sweep to train them again.",
        {runListText(damaged).toStdString()}};
}

} // namespace dpfm::session
