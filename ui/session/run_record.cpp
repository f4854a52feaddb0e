#include "ui/session/run_record.h"

namespace dpfm::session {

bool SweepRecord::complete() const {
    return remaining().empty();
}

std::vector<sweep::GridRun> SweepRecord::remaining() const {
    std::vector<sweep::GridRun> left;
    for (const RunRecord& run : runs)
        if (run.status != RunStatus::Completed && run.status != RunStatus::Diverged)
            left.push_back(run.run);
    return left;
}

} // namespace dpfm::session
