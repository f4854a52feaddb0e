#include "app/verify_command.h"

#include "app/console.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/jobs_argument.h"
#include "app/offscreen.h"
#include "app/training_loop.h"
#include "app/translate.h"
#include "core/data/source_files.h"
#include "ui/figures/bundle_figures.h"
#include "ui/session/bundle_reader.h"
#include "ui/session/error_text.h"
#include "ui/session/files.h"
#include "ui/session/verification.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <optional>
#include <utility>

namespace dpfm::app {

namespace {

using session::BundledSweep;

int exitCodeOf(const Error& error) {
    return error.code == ErrorCode::Mismatch ? kFailed : kBadInput;
}

/// Whether the experiment can be run where its data files are. Says what is wrong.
bool canBeRun(const BundledSweep& bundled, const QString& folder) {
    const std::vector<Error> problems = data::validate(bundled.experiment, data::Reading::Whole);
    for (const Error& problem : problems)
        printError(
            session::inFile(QDir(folder).filePath(QStringLiteral("experiment.json")), problem));
    return problems.empty();
}

void printDifference(const session::SweepRecord& sweep, const session::RunDifference& first) {
    const training::RunParameters& run = sweep.runs[first.run].run.parameters;
    printLine(tr("The first difference: run %1 (corpus %2, R %3, seed %4), epoch %5, %6: %7 in the "
                 "bundle, %8 now.")
                  .arg(first.run)
                  .arg(run.corpus)
                  .arg(run.registers == 0 ? tr("all") : QString::number(run.registers))
                  .arg(run.seed)
                  .arg(first.epoch)
                  .arg(first.figure, first.before, first.now));
}

/// Draws the bundle's figures again and says which are not byte by byte what they were; false if
/// one is not.
bool sameFigures(const session::OpenBundle& bundle, const BundledSweep& bundled) {
    const QString below = QStringLiteral("figures/");
    QStringList bundledFigures;
    for (const session::OpenBundle::File& file : bundle.files)
        if (file.name.startsWith(below))
            bundledFigures << file.name;
    if (bundledFigures.isEmpty())
        return true;
    const session::BundleFigures again = figures::bundleFigures(bundled.sweep);
    QStringList differing;
    for (const QString& name : bundledFigures) {
        const auto drawn =
            std::find_if(again.drawn.begin(), again.drawn.end(),
                         [&](const auto& figure) { return below + figure.file == name; });
        const auto before = session::readFile(QDir(bundle.folder).filePath(name));
        if (drawn == again.drawn.end() || !before || *before != drawn->content)
            differing << name;
    }
    printLine(differing.isEmpty()
                  ? tr("%n figure(s) drawn again are the same, byte by byte.", nullptr,
                       static_cast<int>(bundledFigures.size()))
                  : tr("%1 of %2 figures drawn again differ: %3. Another version of this program, "
                       "of Qt or of a font can be the reason; the runs tell whether the data hold.")
                        .arg(differing.size())
                        .arg(bundledFigures.size())
                        .arg(differing.join(QStringLiteral(", "))));
    return differing.isEmpty();
}

int trainAgain(const BundledSweep& bundled, std::optional<std::size_t> size, int jobs,
               const Interrupt& interrupt) {
    const std::vector<sweep::GridRun> all = session::sampleOf(bundled.sweep, {});
    if (all.empty()) {
        printError(tr("Whether it holds cannot be said: no run had ended when the bundle was made, "
                      "so there is nothing to compare with."));
        return kFailed;
    }
    const std::vector<sweep::GridRun> runs = session::sampleOf(bundled.sweep, size);
    if (const std::size_t open = bundled.sweep.remaining().size(); open > 0)
        printError(
            tr("Warning: %n run(s) had not ended when the bundle was made; there is nothing to "
               "compare with.",
               nullptr, static_cast<int>(open)));
    printError(
        runs.size() == all.size()
            ? tr("The files are as they were bundled; training all %1 runs again.").arg(runs.size())
            : tr("The files are as they were bundled; training %1 of %2 runs again, drawn "
                 "with the seed 1.")
                  .arg(runs.size())
                  .arg(all.size()));
    session::Verification verification(bundled.sweep);
    const Trained trained = trainAndShow(bundled.experiment, runs, jobs, interrupt,
                                         [&](std::span<const session::RunEvent> events) {
                                             verification.apply(events);
                                             return Result<void>();
                                         });
    if (const auto* error = std::get_if<Error>(&trained.outcome)) {
        printError(*error);
        return kBadInput;
    }
    const auto& differences = verification.differences();
    if (!differences.empty())
        printDifference(bundled.sweep, differences.begin()->second);
    if (std::holds_alternative<training::Cancelled>(trained.outcome)) {
        printError(tr("Interrupted: %1 of %2 runs were compared, %3 of them differ.")
                       .arg(verification.compared())
                       .arg(runs.size())
                       .arg(differences.size()));
        return kInterrupted;
    }
    printLine(
        differences.empty()
            ? tr("It holds: %n run(s) trained again have the same figures in every epoch and the "
                 "same final weights, bit by bit.",
                 nullptr, static_cast<int>(verification.compared()))
            : tr("It does not hold: %1 of %2 runs trained again differ.")
                  .arg(differences.size())
                  .arg(verification.compared()));
    return differences.empty() ? kDone : kFailed;
}

int verify(const QString& path, std::optional<std::size_t> size, int jobs,
           const Interrupt& interrupt) {
    const auto bundle = session::openBundle(path);
    if (!bundle) {
        printError(bundle.error());
        return kBadInput;
    }
    if (const auto same = session::checkHashes(*bundle); !same) {
        printError(same.error());
        return exitCodeOf(same.error());
    }
    const auto bundled = session::readBundledSweep(*bundle);
    if (!bundled) {
        printError(bundled.error());
        return exitCodeOf(bundled.error());
    }
    if (!canBeRun(*bundled, bundle->folder))
        return kBadInput;
    const bool figuresHold = sameFigures(*bundle, *bundled);
    const int exitCode = trainAgain(*bundled, size, jobs, interrupt);
    return exitCode == kDone && !figuresHold ? int{kFailed} : exitCode;
}

int run(const Command& command, int argc, char** argv) {
    const Interrupt interrupt;
    const auto application = offscreenApplication(argv);
    QCommandLineParser parser;
    const QCommandLineOption sampleOption(
        QStringLiteral("sample"),
        tr("Train only N runs again (all): the first N of a permutation drawn with the seed 1, so "
           "the same for everyone."),
        QStringLiteral("N"));
    const JobsArgument jobsArgument;
    parser.addOptions({sampleOption, jobsArgument.option()});
    parser.addPositionalArgument(QStringLiteral("BUNDLE"), tr("A bundle's folder or archive."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("BUNDLE")}, {},
                                             argumentsOf(argc, argv)))
        return *exitCode;
    std::optional<std::size_t> sample;
    if (parser.isSet(sampleOption)) {
        bool isNumber = false;
        sample = parser.value(sampleOption).toULongLong(&isNumber);
        if (!isNumber || *sample < 1)
            return badUsage(command, tr("The size of the sample is \"%1\"; it must be 1 or more.")
                                         .arg(parser.value(sampleOption)));
    }
    const auto jobs = jobsArgument.read(parser);
    if (!jobs)
        return badUsage(command, session::errorText(jobs.error()));
    return verify(parser.positionalArguments().constFirst(), sample, *jobs, interrupt);
}

} // namespace

Command verifyCommand() {
    return {"verify", "BUNDLE [--sample N] [--jobs N]",
            QT_TRANSLATE_NOOP("dpfm::app",
                              "Checks a bundle's files, draws its figures and trains its "
                              "runs again, to compare them bit by bit."),
            run};
}

} // namespace dpfm::app
