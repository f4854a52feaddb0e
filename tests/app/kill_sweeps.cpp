#include "tests/app/kill_sweeps.h"

#include "core/base/random.h"
#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/experiment_json.h"
#include "ui/session/results_store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <vector>

namespace dpfm::tests {

namespace {

using namespace session;

constexpr int kTimeout = 120'000;
constexpr int kParts = 3;

/// 288 runs: far more than are trained side by side, so that they end all along.
network::Experiment killedExperiment(int epochs) {
    network::Experiment experiment = smallExperiment(epochs);
    experiment.name = "Killed";
    experiment.sweep.registers = {1, 2, 4, 0};
    experiment.sweep.corpus = {20, 40, 80};
    experiment.sweep.seeds.resize(24);
    std::iota(experiment.sweep.seeds.begin(), experiment.sweep.seeds.end(), std::uint64_t{1});
    return experiment;
}

bool ended(const RunRecord& run) {
    return run.status == RunStatus::Completed || run.status == RunStatus::Diverged;
}

bool same(const RunRecord& a, const RunRecord& b) {
    return a.status == b.status && a.seconds == b.seconds && a.layers == b.layers &&
           sameBits(a.epochs, b.epochs) && sameBits(a.weights, b.weights);
}

/// The runs of a file that were ever seen complete.
class Ledger {
public:
    explicit Ledger(QString path) : path_(std::move(path)) {}

    const QString& path() const { return path_; }

    /// Takes what is complete now, while others write.
    void look() {
        const auto store = ResultsStore::open(path_, Access::Read);
        const auto record = store ? (*store)->load(1) : Result<SweepRecord>(store.error());
        if (record)
            for (const RunRecord& run : record->runs)
                if (ended(run))
                    known_[run.run.index] = run;
    }

    /// Looks for all of it, after a kill.
    void check(KillReport& report) {
        if (!QFileInfo::exists(path_)) {
            ++report.beforeAnyFile;
            report.lost += static_cast<int>(known_.size());
            return;
        }
        const auto store = ResultsStore::open(path_, Access::Read);
        const auto sweeps =
            store ? (*store)->sweeps() : Result<std::vector<SweepListing>>(store.error());
        if (sweeps && sweeps->empty() && known_.empty()) {
            ++report.readable;
            return;
        }
        const auto record = sweeps ? (*store)->load(1) : Result<SweepRecord>(sweeps.error());
        if (!record) {
            report.complaints << QString::fromStdString(record.error().text());
            return;
        }
        ++report.readable;
        report.runs += static_cast<long long>(known_.size());
        for (const auto& [index, before] : known_) {
            const RunRecord& now = record->runs[index];
            if (!ended(now))
                ++report.lost;
            else if (!same(before, now))
                ++report.changed;
        }
        const std::size_t left = record->remaining().size();
        if (left > 0 && left < record->runs.size())
            ++report.inATraining;
        for (const RunRecord& run : record->runs)
            if (ended(run))
                known_[run.run.index] = run;
    }

    bool complete() const {
        const auto store = ResultsStore::open(path_, Access::Read);
        const auto record = store ? (*store)->load(1) : Result<SweepRecord>(store.error());
        return record && record->complete();
    }

private:
    QString path_;
    std::map<std::size_t, RunRecord> known_;
};

class Killer {
public:
    explicit Killer(const KillOptions& options)
        : options_(options)
        , random_(options.seed, Purpose::Resampling) {
        if (!writeExperiment(path("e.json"), killedExperiment(options.epochs)))
            report_.complaints << "the experiment cannot be written";
        QElapsedTimer clock;
        clock.start();
        if (run({"sweep", path("e.json"), "--out", path("whole.dpfm"), "--jobs", "1"}) != 0)
            report_.complaints << "the uninterrupted sweep failed";
        milliseconds_ = clock.elapsed();
        csv_ = exported("whole.dpfm");
    }

    /// What is to be complained of can be looked at.
    ~Killer() { folder_.setAutoRemove(report_.holds()); }
    Killer(const Killer&) = delete;
    Killer& operator=(const Killer&) = delete;

    KillReport sweeps() {
        while (goesOn()) {
            const Ledger fresh(path("killed.dpfm"));
            QFile::remove(fresh.path());
            Ledger ledger = fresh;
            while (goesOn() || QFileInfo::exists(ledger.path())) {
                const bool atEnd =
                    !killed({"sweep", path("e.json"), "--out", ledger.path(), "--jobs", "1"},
                            {&ledger}, milliseconds_ / 2);
                if (atEnd || !report_.complaints.isEmpty())
                    break;
            }
            compare("killed.dpfm");
        }
        return report_;
    }

    KillReport shards() {
        while (goesOn()) {
            std::vector<Ledger> parts;
            QStringList merge{"merge", "--out", path("merged.dpfm")};
            QFile::remove(path("merged.dpfm"));
            for (int part = 1; part <= kParts; ++part) {
                parts.emplace_back(path(QStringLiteral("part-%1.dpfm").arg(part)));
                QFile::remove(parts.back().path());
            }
            Ledger merged(path("merged.dpfm"));
            std::vector<bool> done(kParts);
            while (std::find(done.begin(), done.end(), false) != done.end() &&
                   report_.complaints.isEmpty()) {
                const auto part = static_cast<std::size_t>(random_.below(kParts));
                if (done[part])
                    continue;
                const QStringList sweep{
                    "sweep",   path("e.json"),
                    "--out",   parts[part].path(),
                    "--jobs",  "1",
                    "--shard", QStringLiteral("%1/%2").arg(part + 1).arg(kParts)};
                done[part] = !killed(sweep, {&parts[part]}, milliseconds_ / 4);
                QStringList all = merge;
                for (const Ledger& one : parts)
                    if (QFileInfo::exists(one.path()) && hasSweep(one.path()))
                        all << one.path();
                if (all.size() > merge.size() && !killed(all, {&merged}, milliseconds_ / 4))
                    ++report_.merges;
            }
            for (const Ledger& one : parts)
                merge << one.path();
            if (run(merge) != 0)
                report_.complaints << "the last merge failed";
            ++report_.merges;
            // Not after a kill: only what it looks for counts.
            KillReport last;
            merged.check(last);
            report_.runs += last.runs;
            report_.lost += last.lost;
            report_.changed += last.changed;
            report_.complaints << last.complaints;
            compare("merged.dpfm");
        }
        return report_;
    }

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    bool goesOn() const { return report_.kills < options_.kills && report_.complaints.isEmpty(); }

    static bool hasSweep(const QString& path) {
        const auto store = ResultsStore::open(path, Access::Read);
        const auto sweeps =
            store ? (*store)->sweeps() : Result<std::vector<SweepListing>>(store.error());
        return sweeps && !sweeps->empty();
    }

    int run(const QStringList& arguments) const {
        QProcess process;
        process.start(QStringLiteral(DPFM_PROGRAM), arguments);
        return process.waitForFinished(kTimeout) ? process.exitCode() : -1;
    }

    QByteArray exported(const QString& results) {
        const QString csv = path("out.csv");
        QFile::remove(csv);
        if (run({"export", path(results), "--csv", csv}) != 0)
            report_.complaints << results + " cannot be exported";
        QFile file(csv);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void compare(const QString& results) {
        if (!report_.complaints.isEmpty())
            return;
        ++report_.sweeps;
        if (exported(results) != csv_ || csv_.isEmpty())
            ++report_.different;
    }

    /// Starts the program and kills it within so many milliseconds, unless there were kills enough.
    /// False if it came to its end.
    bool killed(const QStringList& arguments, const std::vector<Ledger*>& ledgers, qint64 within) {
        QProcess process;
        process.start(QStringLiteral(DPFM_PROGRAM), arguments);
        if (!process.waitForStarted(kTimeout)) {
            report_.complaints << "the program cannot be started";
            return false;
        }
        const bool kill = report_.kills < options_.kills;
        const auto delay = static_cast<int>(random_.below(static_cast<std::uint64_t>(within) + 1));
        if (process.waitForFinished(kill ? delay : kTimeout)) {
            if (process.exitCode() != 0)
                report_.complaints << QString::fromLocal8Bit(process.readAllStandardError());
            return false;
        }
        for (Ledger* ledger : ledgers)
            ledger->look();
        QThread::usleep(static_cast<unsigned long>(random_.below(30'000)));
        process.kill();
        process.waitForFinished(kTimeout);
        if (process.exitStatus() != QProcess::CrashExit)
            return false; // it was quicker
        ++report_.kills;
        for (Ledger* ledger : ledgers)
            ledger->check(report_);
        return true;
    }

    KillOptions options_;
    RandomStream random_;
    QTemporaryDir folder_;
    qint64 milliseconds_ = 0; ///< an uninterrupted sweep takes
    QByteArray csv_;          ///< of that
    KillReport report_;
};

} // namespace

QString KillReport::text() const {
    QString text =
        QStringLiteral("%1 kills in %2 sweeps: %3 left a file that opens, %4 came before "
                       "there was one, %5 in the middle of the runs; %6 times a complete "
                       "run was looked for after a kill: %7 lost, %8 changed; ")
            .arg(kills)
            .arg(sweeps)
            .arg(readable)
            .arg(beforeAnyFile)
            .arg(inATraining)
            .arg(runs)
            .arg(lost)
            .arg(changed);
    if (merges > 0)
        text += QStringLiteral("%1 merges came to their end; ").arg(merges);
    text += QStringLiteral("%1 of %2 CSV files differ from an uninterrupted sweep's")
                .arg(different)
                .arg(sweeps);
    for (const QString& complaint : complaints)
        text += u'\n' + complaint;
    return text;
}

KillReport killSweeps(const KillOptions& options) {
    return Killer(options).sweeps();
}

KillReport killShards(const KillOptions& options) {
    return Killer(options).shards();
}

} // namespace dpfm::tests
