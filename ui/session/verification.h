#pragma once

#include "ui/session/mailbox.h"
#include "ui/session/run_record.h"

#include <QString>

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace dpfm::session {

/// Where a run that was trained again is not what it was.
struct RunDifference {
    std::size_t run = 0; ///< by grid index
    int epoch = 0;
    QString figure; ///< "val_loss", "weight 12 at its end", "the end"
    QString before; ///< in shortest numbers that read back to the same bits
    QString now;
};

/// Compares runs that are trained again with those of a record, bit by bit: every figure of every
/// epoch, how it ended, and the weights of its last epoch. Only the time it took may differ.
class Verification {
public:
    /// The record must outlive this.
    explicit Verification(const SweepRecord& before) : before_(before) {}

    /// Takes what happened, in its order, of runs that ended in the record. A run that was stopped
    /// is not compared.
    void apply(std::span<const RunEvent> events);

    std::size_t compared() const { return compared_; }
    /// The first difference of each run that has one, by its index.
    const std::map<std::size_t, RunDifference>& differences() const { return differences_; }

private:
    struct Trained {
        std::size_t epochs = 0;
        training::SnapshotPtr last;
    };
    void compare(std::size_t run, const training::SnapshotPtr& snapshot);
    void compareEnd(std::size_t run, const training::RunOutcome& outcome);
    void differs(std::size_t run, int epoch, const QString& figure, const QString& before,
                 const QString& now);

    const SweepRecord& before_;
    std::map<std::size_t, Trained> trained_; ///< runs that go on
    std::map<std::size_t, RunDifference> differences_;
    std::size_t compared_ = 0;
};

/// Which ended runs a sample of `size` takes: the first of a permutation of all ended runs that is
/// drawn with the seed 1, so the same for everyone. All of them if there are not more.
std::vector<sweep::GridRun> sampleOf(const SweepRecord& sweep, std::optional<std::size_t> size);

} // namespace dpfm::session
