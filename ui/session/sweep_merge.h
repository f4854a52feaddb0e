#pragma once

#include "core/base/result.h"
#include "ui/session/mailbox.h"
#include "ui/session/run_record.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dpfm::session {

/// One of the equal parts of a sweep that several machines train: every `of`-th run by its index,
/// beginning with the `part`-th, counted from 1.
struct Shard {
    std::size_t part = 1;
    std::size_t of = 1;

    bool holds(const sweep::GridRun& run) const { return run.index % of == part - 1; }
};
/// "3/16": part 3 of 16. None if it is no such thing.
std::optional<Shard> parseShard(std::string_view text);

/// All that has happened to a run that has ended, as it was told when it did. Weights are those of
/// its last epoch alone, as files hold them.
std::vector<RunEvent> eventsOf(const RunRecord& run);

/// A sweep and where it was read, for what is said of it.
struct MergeSource {
    QString path;
    SweepRecord sweep;
};

/// What the sources have and `into` lacks: the events of every run that ended in one of them and
/// not in `into`. All must be of into's experiment, and a run that ended in several must be the
/// same there, bit for bit but for the time it took; otherwise nothing is merged, and the error
/// names files and run. Runs that are deleted in a source are left out. Merging twice brings
/// nothing the second time.
Result<std::vector<RunEvent>> whatIsMissing(const MergeSource& into,
                                            std::span<const MergeSource> sources);

} // namespace dpfm::session
