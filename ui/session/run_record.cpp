#include "ui/session/run_record.h"

#include <algorithm>

namespace dpfm::session {

bool SweepRecord::complete() const {
    return std::all_of(runs.begin(), runs.end(), [](const RunRecord& run) {
        return run.status == RunStatus::Completed || run.status == RunStatus::Diverged;
    });
}

} // namespace dpfm::session
