#include "app/sweep_command.h"

#include "app/console.h"
#include "app/console_application.h"
#include "app/damage_warning.h"
#include "app/dry_run.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/jobs_argument.h"
#include "app/progress.h"
#include "app/sweep_table.h"
#include "app/training_loop.h"
#include "app/translate.h"
#include "core/data/source_files.h"
#include "core/network/validation.h"
#include "ui/session/error_text.h"
#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"
#include "ui/session/sweep_merge.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace dpfm::app {

namespace {

using session::ResultsStore;
using session::SweepRecord;

/// The experiment of a file if it can be run. Says all that is wrong with it, and warns.
std::optional<network::Experiment> validExperiment(const QString& path) {
    auto experiment = session::readExperiment(path);
    if (!experiment) {
        printError(experiment.error());
        return std::nullopt;
    }
    const std::vector<Error> problems = data::validate(*experiment, data::Reading::Whole);
    for (const Error& problem : problems)
        printError(session::inFile(path, problem));
    if (!problems.empty())
        return std::nullopt;
    for (const Error& warning : network::warnings(*experiment))
        printError(tr("Warning: %1").arg(session::errorText(session::inFile(path, warning))));
    return *std::move(experiment);
}

/// A results file with the sweep in it that is to be finished.
struct OpenSweep {
    std::unique_ptr<ResultsStore> store;
    SweepRecord record;
};

Result<std::unique_ptr<ResultsStore>> openResults(const QString& path,
                                                  const network::Experiment& experiment) {
    if (!QFileInfo::exists(path))
        return ResultsStore::create(path, experiment);
    auto store = ResultsStore::open(path);
    if (store && (*store)->readOnly()) // the refusal says why
        if (const auto refused = (*store)->setExperiment(experiment); !refused)
            return refused.error();
    return store;
}

/// Finds the sweep of this experiment that the file ends with, or adds one to an empty file.
Result<OpenSweep> openSweep(const QString& path, const network::Experiment& experiment) {
    auto store = openResults(path, experiment);
    if (!store)
        return store.error();
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    const Error another{ErrorCode::Mismatch,
                        path.toStdString(),
                        "The file holds another experiment; name another file after --out, or "
                        "delete this one.",
                        {}};
    qint64 id = 0;
    if (sweeps->empty()) {
        const auto edited = (*store)->experiment();
        if (!edited)
            return edited.error();
        if (*edited != experiment)
            return another;
        const auto added = (*store)->addSweep(experiment, session::currentProvenance());
        if (!added)
            return added.error();
        id = *added;
    } else {
        id = sweeps->back().id;
    }
    auto record = (*store)->load(id);
    if (!record)
        return record.error();
    if (record->experiment != experiment)
        return another;
    warnOfDamage(*record, path);
    return OpenSweep{*std::move(store), *std::move(record)};
}

void printTable(const SweepRecord& record) {
    for (const QString& line : sweepTable(record))
        printLine(line);
}

/// Of the `all` runs of the part; warns if another version of the program began them.
void sayWhatIsLeft(const OpenSweep& open, const std::vector<sweep::GridRun>& left, std::size_t all,
                   const QString& part) {
    const QString path = open.store->path();
    const std::size_t done = all - left.size();
    const auto goingOn = std::count_if(
        left.begin(), left.end(), [](const sweep::GridRun& run) { return run.from != nullptr; });
    QString plan = done == 0
                       ? tr("%1: %n run(s)%2 to train.", nullptr, static_cast<int>(left.size()))
                             .arg(path, part)
                       : tr("%1: %2 of %3 runs%4 are done; resuming with the other %5.")
                             .arg(path)
                             .arg(done)
                             .arg(all)
                             .arg(part)
                             .arg(left.size());
    if (goingOn > 0)
        plan += u' ' + tr("%n run(s) go on where they were interrupted.", nullptr,
                          static_cast<int>(goingOn));
    printError(plan);
    const QString& before = open.record.provenance.programVersion;
    if ((done > 0 || goingOn > 0) && before != session::programVersion())
        printError(tr("Warning: %1: The epochs that are done were trained by version %2 of this "
                      "program, the others will be by version %3; their figures may differ for "
                      "that alone.")
                       .arg(path, before, session::programVersion()));
}

int runSweepInto(OpenSweep open, const session::Shard& shard, int jobs) {
    const QString path = open.store->path();
    const auto held = [&](const auto& run) { return shard.holds(run); };
    std::vector<sweep::GridRun> runs = open.record.remaining();
    std::erase_if(runs, std::not_fn(held));
    const auto all = static_cast<std::size_t>(std::count_if(
        open.record.runs.begin(), open.record.runs.end(),
        [&](const session::RunRecord& run) { return !run.marks.deleted && shard.holds(run.run); }));
    const QString part =
        shard.of == 1 ? QString() : tr(" of part %1/%2").arg(shard.part).arg(shard.of);
    if (runs.empty()) {
        printError(tr("%1: The file is complete: it holds all %2 runs%3 of this experiment.")
                       .arg(path)
                       .arg(all)
                       .arg(part));
        printTable(open.record);
        return kDone;
    }
    sayWhatIsLeft(open, runs, all, part);
    const Interrupt interrupt;
    QElapsedTimer clock;
    clock.start();
    const Trained trained = trainAndShow(open.record.experiment, runs, jobs, interrupt,
                                         [&](std::span<const session::RunEvent> events) {
                                             return open.store->append(open.record.id, events);
                                         });
    const QString resume =
        tr("What was trained before is in %1; run the same command to resume.").arg(path);
    if (!trained.taken) {
        printError(trained.taken.error());
        printError(resume);
        return kFailed;
    }
    if (const auto* error = std::get_if<Error>(&trained.outcome)) {
        printError(*error);
        return kFailed;
    }
    if (std::holds_alternative<training::Cancelled>(trained.outcome)) {
        printError(tr("Interrupted.") + ' ' + resume);
        return kInterrupted;
    }
    printError(tr("%n run(s) trained in %1.", nullptr, static_cast<int>(runs.size()))
                   .arg(durationText(static_cast<double>(clock.elapsed()) * 1e-3)));
    const auto record = open.store->load(open.record.id);
    if (!record) {
        printError(record.error());
        return kFailed;
    }
    printTable(*record);
    return kDone;
}

int run(const Command& command, int argc, char** argv) {
    const ConsoleApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption outOption(
        QStringLiteral("out"), tr("The results file; an unfinished one is resumed (needed)."),
        QStringLiteral("RESULTS.dpfm"));
    const JobsArgument jobsArgument;
    const QCommandLineOption shardOption(
        QStringLiteral("shard"),
        tr("Train part I of N equal parts alone, for several machines; \"dpfm merge\" puts them "
           "together."),
        QStringLiteral("I/N"));
    const QCommandLineOption dryRunOption(
        QStringLiteral("dry-run"),
        tr("Say how many runs there are and about how long they take, and train nothing."));
    parser.addOptions({outOption, jobsArgument.option(), shardOption, dryRunOption});
    parser.addPositionalArgument(QStringLiteral("EXPERIMENT.json"), tr("What to train."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("EXPERIMENT.json")}))
        return *exitCode;
    const bool dry = parser.isSet(dryRunOption);
    if (parser.value(outOption).isEmpty() && !dry)
        return badUsage(command, tr("--out RESULTS.dpfm is missing."));
    const auto jobs = jobsArgument.read(parser);
    if (!jobs)
        return badUsage(command, session::errorText(jobs.error()));
    session::Shard shard;
    if (parser.isSet(shardOption)) {
        const auto given = session::parseShard(parser.value(shardOption).toStdString());
        if (!given)
            return badUsage(command, tr("The part is \"%1\"; it must be like 3/16, part 3 of 16.")
                                         .arg(parser.value(shardOption)));
        shard = *given;
    }
    const auto experiment = validExperiment(parser.positionalArguments().constFirst());
    if (!experiment)
        return kBadInput;
    if (dry)
        return dryRun(*experiment, shard, *jobs);
    auto open = openSweep(parser.value(outOption), *experiment);
    if (!open) {
        printError(open.error());
        return kBadInput;
    }
    return runSweepInto(*std::move(open), shard, *jobs);
}

} // namespace

Command sweepCommand() {
    return {"sweep", "EXPERIMENT.json --out RESULTS.dpfm [--jobs N] [--shard I/N] [--dry-run]",
            QT_TRANSLATE_NOOP("dpfm::app", "Trains all runs of an experiment into a results file."),
            run};
}

} // namespace dpfm::app
