#include "ui/session/damage.h"

#include "ui/session/run_list.h"

#include <algorithm>
#include <string>

namespace dpfm::session {

namespace {

std::vector<std::size_t> runsWithDamagedMarks(const SweepRecord& sweep) {
    std::vector<std::size_t> damaged;
    for (const RunRecord& run : sweep.runs)
        if (run.marksDamaged)
            damaged.push_back(run.run.index);
    return damaged;
}

/// Of runs %1, and of the marks of runs %2.
const char* sentenceOf(const std::vector<std::size_t>& runs,
                       const std::vector<std::size_t>& marks) {
    if (runs.empty())
        return "What the file holds of notes, pins, colours and deletions of run %2 is damaged and "
               "was left out; its figures are right.";
    if (!marks.empty())
        return "What the file holds of run %1, and of notes, pins, colours and deletions of run "
               "%2, is damaged and was left out. Run %1 counts as not trained; resume the sweep to "
               "train it again.";
    return runs.size() == 1
               ? "Run %1 is damaged: the file does not hold what was written of it. It counts as "
                 "not trained; resume the sweep to train it again."
               : "Runs %1 are damaged: the file does not hold what was written of them. They count "
                 "as not trained; resume the sweep to train them again.";
}

/// How the rest is kept is the same in all: %3 runs are whole, of sweeps %4 nothing can be read,
/// and of %5 runs the marks cannot.
const char* sentenceOf(const FileDamage& damage) {
    if (!damage.sweepsLost.empty() && damage.experimentLost)
        return "The file is damaged: the experiment being edited and the settings of sweep %4 "
               "cannot be read; of the other sweeps %1 of %2 runs are damaged and left out, and "
               "notes, pins, colours and deletions of %5; %3 are whole. It is open for reading "
               "only; save it under another name (\"dpfm recover\") to keep what is whole.";
    if (!damage.sweepsLost.empty())
        return "The file is damaged: the settings of sweep %4 cannot be read, and its runs are "
               "left out; of the other sweeps %1 of %2 runs are damaged and left out, and notes, "
               "pins, colours and deletions of %5; %3 are whole. It is open for reading only; save "
               "it under another name (\"dpfm recover\") to keep what is whole.";
    if (damage.experimentLost)
        return "The file is damaged: the experiment being edited cannot be read, and that of the "
               "latest sweep stands in its place; %1 of %2 runs are damaged and left out, and "
               "notes, pins, colours and deletions of %5; %3 are whole. It is open for reading "
               "only; save it under another name (\"dpfm recover\") to keep what is whole.";
    if (damage.marksDamaged > 0)
        return "The file is damaged: %1 of %2 runs are damaged and left out, and notes, pins, "
               "colours and deletions of %5; %3 are whole. It is open for reading only; save it "
               "under another name (\"dpfm recover\") to keep what is whole.";
    if (damage.damaged == 1)
        return "The file is damaged: %1 of %2 runs is damaged and left out; %3 are whole. It is "
               "open for reading only; save it under another name (\"dpfm recover\") to keep what "
               "is whole.";
    if (damage.damaged > 1)
        return "The file is damaged: %1 of %2 runs are damaged and left out; %3 are whole. It is "
               "open for reading only; save it under another name (\"dpfm recover\") to keep what "
               "is whole.";
    if (damage.runs > 0)
        return "The file is damaged, but all of its %2 runs are whole. It is open for reading "
               "only; save it under another name (\"dpfm recover\") to keep them.";
    return "The file is damaged, but its experiment is whole; it has no runs. It is open for "
           "reading only; save it under another name (\"dpfm recover\") to keep it.";
}

} // namespace

void FileDamage::add(const SweepRecord& sweep) {
    runs += sweep.runs.size();
    damaged += static_cast<std::size_t>(std::count_if(
        sweep.runs.begin(), sweep.runs.end(), [](const RunRecord& run) { return run.damaged; }));
    marksDamaged += runsWithDamagedMarks(sweep).size();
}

Error damageOfFile(const FileDamage& damage, const QString& path) {
    std::string sweeps;
    for (const qint64 sweep : damage.sweepsLost)
        sweeps += (sweeps.empty() ? "" : ", ") + std::to_string(sweep);
    return {ErrorCode::FileFormat,
            path.toStdString(),
            sentenceOf(damage),
            {std::to_string(damage.damaged), std::to_string(damage.runs),
             std::to_string(damage.runs - damage.damaged), sweeps,
             std::to_string(damage.marksDamaged)}};
}

std::optional<Error> damageOf(const SweepRecord& sweep, const QString& path) {
    const std::vector<std::size_t> damaged = sweep.damaged();
    const std::vector<std::size_t> marks = runsWithDamagedMarks(sweep);
    if (damaged.empty() && marks.empty())
        return std::nullopt;
    return Error{ErrorCode::FileFormat,
                 path.toStdString(),
                 sentenceOf(damaged, marks),
                 {runListText(damaged).toStdString(), runListText(marks).toStdString()}};
}

} // namespace dpfm::session
