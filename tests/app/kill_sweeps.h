#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace dpfm::tests {

struct KillOptions {
    int kills = 100;
    std::uint64_t seed = 1;
    int epochs = 3000; ///< of each run: how long a sweep takes
};

/// What killing came to.
struct KillReport {
    int kills = 0;
    int sweeps = 0;        ///< that came to their end in spite of it, and were compared
    int readable = 0;      ///< kills after which the file opened
    int beforeAnyFile = 0; ///< kills after which there was no file yet
    int inATraining = 0;   ///< kills at which some runs had ended and some had not
    long long runs = 0;    ///< runs that were complete before a kill and looked for after it
    int lost = 0;          ///< of those, not complete afterwards
    int changed = 0;       ///< of those, complete and not the same
    int merges = 0;        ///< in killShards(): those that ended
    int different = 0;     ///< sweeps whose CSV is not that of an uninterrupted one
    QStringList complaints;

    bool holds() const {
        return lost == 0 && changed == 0 && different == 0 && complaints.isEmpty();
    }
    QString text() const;
};

/// Runs `dpfm sweep` and kills it (SIGKILL) at random moments, again and again, until it comes to
/// its end; then the next sweep, until there were so many kills. After each, what was complete just
/// before must be complete and the same; each sweep's CSV must be that of an uninterrupted one.
KillReport killSweeps(const KillOptions& options);

/// The same with three parts of a sweep (--shard), side by side, and `dpfm merge` after every kill,
/// which is killed itself now and then.
KillReport killShards(const KillOptions& options);

} // namespace dpfm::tests
