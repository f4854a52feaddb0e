#pragma once

#include "core/base/result.h"
#include "ui/session/run_record.h"

#include <span>
#include <vector>

/// The runs of a sweep as a results file has them: a row for each run of its grid, in their order,
/// and, while a run goes on, one for each of its epochs. How they are written as the runs go on is
/// EventWriter's.
namespace dpfm::session {

class ResultsDatabase;

/// Writes the rows of a sweep's runs, all pending, within a transaction.
Result<void> insertRuns(ResultsDatabase& database, qint64 sweep,
                        const network::Experiment& experiment);

/// Whether a sweep's rows are of the runs of its grid, and of no others. What they say beyond that
/// is checked when they are read.
Result<void> checkRuns(const ResultsDatabase& database, qint64 sweep,
                       const network::Experiment& experiment);

/// The runs of a sweep by grid index, to be called at one moment of the file. Ended runs are held
/// to their checksums, the others to what their network and their epochs can have: of one that
/// fails nothing is taken but its marks, and it is Pending and `damaged`; of marks that fail theirs
/// none are taken. A learner that is not of just this moment of its run is left out. An error if
/// the rows are not those of the grid.
Result<std::vector<RunRecord>> readRuns(const ResultsDatabase& database, qint64 sweep,
                                        const network::Experiment& experiment);

/// Writes marks of a sweep's runs with their checksums, within a transaction. An error that names
/// the run if the sweep does not have it.
Result<void> writeMarks(ResultsDatabase& database, qint64 sweep, std::span<const MarkedRun> runs);

} // namespace dpfm::session
