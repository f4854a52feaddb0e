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
#include <utility>
#include <vector>

namespace dpfm::app {

namespace {

using session::MergeSource;
using session::ResultsStore;

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

/// A file with what was merged into it, and how many runs of its sweep were left before.
struct Merged {
    std::unique_ptr<ResultsStore> store;
    std::size_t leftBefore = 0;
};

/// Makes a file of the parts, whole or not at all.
Result<Merged> mergeIntoNew(const QString& path, const MergeSource& pending,
                            const std::vector<MergeSource>& sources) {
    const auto missing = session::whatIsMissing(pending, sources);
    if (!missing)
        return missing.error();
    auto store =
        ResultsStore::create(path, pending.sweep.experiment, pending.sweep.provenance, *missing);
    if (!store)
        return store.error();
    return Merged{*std::move(store), pending.sweep.remaining().size()};
}

/// Adds to a file what it lacks, all or nothing.
Result<Merged> mergeIntoOld(const QString& path, const MergeSource& pending,
                            const std::vector<MergeSource>& sources) {
    auto store = ResultsStore::open(path);
    if (!store)
        return store.error();
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    if (sweeps->empty()) {
        const auto missing = session::whatIsMissing(pending, sources);
        if (!missing)
            return missing.error();
        if (const auto added =
                (*store)->addSweep(pending.sweep.experiment, pending.sweep.provenance, *missing);
            !added)
            return added.error();
        return Merged{*std::move(store), pending.sweep.remaining().size()};
    }
    const auto target = latestOf(**store);
    if (!target)
        return target.error();
    const auto missing = session::whatIsMissing(*target, sources);
    if (!missing)
        return missing.error();
    if (const auto written = (*store)->append(target->sweep.id, *missing); !written)
        return written.error();
    return Merged{*std::move(store), target->sweep.remaining().size()};
}

int merge(const QString& out, const QStringList& paths) {
    const auto sources = readSources(paths);
    if (!sources) {
        printError(sources.error());
        return kBadInput;
    }
    // Before a file is touched: what disagrees leaves no trace.
    MergeSource pending = sources->front();
    for (session::RunRecord& run : pending.sweep.runs) {
        run.status = session::RunStatus::Pending;
        run.marks = {};
    }
    if (const auto agreeing = session::whatIsMissing(pending, *sources); !agreeing) {
        printError(agreeing.error());
        return kBadInput;
    }
    const auto into = QFileInfo::exists(out) ? mergeIntoOld : mergeIntoNew;
    const auto target = into(out, pending, *sources);
    if (!target) {
        printError(target.error());
        return kBadInput;
    }
    const auto sweeps = target->store->sweeps();
    const auto merged = sweeps ? target->store->load(sweeps->back().id)
                               : Result<session::SweepRecord>(sweeps.error());
    if (!merged) {
        printError(merged.error());
        return kFailed;
    }
    const std::size_t left = merged->remaining().size();
    printError(tr("%1: %n run(s) were merged from %2 files; %3 of %4 runs are there.", nullptr,
                  static_cast<int>(target->leftBefore - left))
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
