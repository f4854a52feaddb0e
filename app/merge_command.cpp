#include "app/merge_command.h"

#include "app/console.h"
#include "app/console_application.h"
#include "app/damage_warning.h"
#include "app/exit_codes.h"
#include "app/sweep_table.h"
#include "app/translate.h"
#include "ui/session/results_store.h"
#include "ui/session/sweep_merge.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace dpfm::app {

namespace {

using session::MergeSource;
using session::ResultsStore;
using session::SweepRecord;

/// The latest sweep of a file.
Result<MergeSource> latestOf(const ResultsStore& store) {
    warnOfDamage(store);
    const auto sweeps = store.sweeps();
    if (!sweeps)
        return sweeps.error();
    if (sweeps->empty())
        return Error{
            ErrorCode::InvalidInput, store.path().toStdString(), "The file holds no sweep.", {}};
    auto sweep = store.load(sweeps->back().id);
    if (!sweep)
        return sweep.error();
    warnOfDamage(*sweep, store.path());
    return MergeSource{store.path(), *std::move(sweep)};
}

Result<std::vector<MergeSource>> readSources(const QStringList& paths) {
    std::vector<MergeSource> sources;
    for (const QString& path : paths) {
        const auto store = ResultsStore::open(path, session::Access::Read);
        if (!store)
            return store.error();
        auto source = latestOf(**store);
        if (!source)
            return source.error();
        sources.push_back(*std::move(source));
    }
    return sources;
}

/// What is to be written, and where.
struct Plan {
    std::unique_ptr<ResultsStore> store; ///< null: the file is to be made
    std::optional<qint64> sweep;         ///< the file's own; without one it is added
    std::size_t left = 0;                ///< runs that this sweep lacks
    std::vector<session::RunEvent> missing;
};

/// Reads what the file lacks and changes nothing, so what is wrong here is wrong with what was
/// given. `pending` is the sweep of the sources with nothing trained.
Result<Plan> planned(const QString& out, const MergeSource& pending,
                     const std::vector<MergeSource>& sources) {
    // Before the file is touched: sources that disagree leave no trace.
    auto missing = session::whatIsMissing(pending, sources);
    if (!missing)
        return missing.error();
    Plan plan;
    plan.left = pending.sweep.remaining().size();
    if (QFileInfo::exists(out)) {
        auto store = ResultsStore::open(out);
        if (!store)
            return store.error();
        plan.store = *std::move(store);
        const auto sweeps = plan.store->sweeps();
        if (!sweeps)
            return sweeps.error();
        if (!sweeps->empty()) {
            const auto target = latestOf(*plan.store);
            if (!target)
                return target.error();
            missing = std::vector<session::RunEvent>(); // may be large, as the next
            missing = session::whatIsMissing(*target, sources);
            if (!missing)
                return missing.error();
            plan.sweep = target->sweep.id;
            plan.left = target->sweep.remaining().size();
        }
        if (plan.store->readOnly() && !(plan.sweep && missing->empty())) // the refusal says why
            if (const auto refused = plan.store->setExperiment(pending.sweep.experiment); !refused)
                return refused.error();
    }
    plan.missing = *std::move(missing);
    return plan;
}

/// Writes it, all or nothing.
Result<void> write(Plan& plan, const QString& out, const SweepRecord& pending) {
    if (!plan.store) {
        auto made = ResultsStore::create(out, pending.experiment, pending.provenance, plan.missing);
        if (!made)
            return made.error();
        plan.store = *std::move(made);
        return {};
    }
    if (plan.sweep)
        return plan.store->append(*plan.sweep, plan.missing);
    const auto added = plan.store->addSweep(pending.experiment, pending.provenance, plan.missing);
    return added ? Result<void>() : added.error();
}

/// Where nothing can be written, another place is to be given; else a write failed.
ExitCode exitCodeOfWriting(const QString& out) {
    return QFileInfo(QFileInfo(out).absolutePath()).isWritable() ? kFailed : kBadInput;
}

int merge(const QString& out, const QStringList& paths) {
    const auto sources = readSources(paths);
    if (!sources) {
        printError(sources.error());
        return kBadInput;
    }
    MergeSource pending = sources->front();
    for (session::RunRecord& run : pending.sweep.runs) {
        run.status = session::RunStatus::Pending;
        run.marks = {};
    }
    auto plan = planned(out, pending, *sources);
    if (!plan) {
        printError(plan.error());
        return kBadInput;
    }
    if (const auto written = write(*plan, out, pending.sweep); !written) {
        printError(written.error());
        return exitCodeOfWriting(out);
    }
    const auto sweeps = plan->store->sweeps();
    const auto merged =
        sweeps ? plan->store->load(sweeps->back().id) : Result<SweepRecord>(sweeps.error());
    if (!merged) {
        printError(merged.error());
        return kFailed;
    }
    const std::size_t left = merged->remaining().size();
    printError(tr("%1: %n run(s) were merged from %2 files; %3 of %4 runs are there.", nullptr,
                  static_cast<int>(plan->left - left))
                   .arg(out)
                   .arg(paths.size())
                   .arg(merged->runs.size() - left)
                   .arg(merged->runs.size()));
    for (const QString& line : sweepTable(*merged))
        printLine(line);
    return kDone;
}

int run(const Command& command, int argc, char** argv) {
    const ConsoleApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption outOption(
        QStringLiteral("out"),
        tr("The results file; one that is there gets what it lacks (needed)."),
        QStringLiteral("RESULTS.dpfm"));
    parser.addOption(outOption);
    parser.addPositionalArgument(QStringLiteral("PART.dpfm"), tr("Parts of one sweep."),
                                 QStringLiteral("PART.dpfm..."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("PART.dpfm...")}))
        return *exitCode;
    if (parser.value(outOption).isEmpty())
        return badUsage(command, tr("--out RESULTS.dpfm is missing."));
    return merge(parser.value(outOption), parser.positionalArguments());
}

} // namespace

Command mergeCommand() {
    return {"merge", "PART.dpfm... --out RESULTS.dpfm",
            QT_TRANSLATE_NOOP("dpfm::app",
                              "Puts the parts of a sweep (--shard) into one results file."),
            run};
}

} // namespace dpfm::app
