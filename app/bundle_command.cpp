#include "app/bundle_command.h"

#include "app/console.h"
#include "app/exit_codes.h"
#include "app/latest_sweep.h"
#include "app/offscreen.h"
#include "app/translate.h"
#include "ui/figures/bundle_figures.h"

#include <QCommandLineParser>

namespace dpfm::app {

namespace {

int bundle(const QString& results, const QString& out) {
    const auto sweep = latestSweep(results);
    if (!sweep) {
        printError(sweep.error());
        return kBadInput;
    }
    if (!sweep->complete())
        printError(tr("Warning: %1: The sweep is incomplete: %2 of %3 runs have not ended.")
                       .arg(results)
                       .arg(sweep->remaining().size())
                       .arg(sweep->runs.size() - sweep->deletedCount()));
    const session::BundleFigures figures = figures::bundleFigures(*sweep);
    for (const auto& [file, reason] : figures.leftOut)
        printError(tr("There is no %1: %2").arg(file, reason));
    if (const auto written = session::writeBundle(results, sweep->id, figures, out); !written) {
        printError(written.error());
        return kBadInput;
    }
    printError(tr("Wrote %1. \"dpfm verify %1\" checks it.").arg(out));
    return kDone;
}

int run(const Command& command, int argc, char** argv) {
    const auto application = offscreenApplication(argv);
    QCommandLineParser parser;
    const QCommandLineOption outOption(
        QStringLiteral("out"),
        tr("The folder to be made or, if it ends with .zip, the archive (needed). Data files of up "
           "to 20 MB are copied into it; larger ones are named with their hash."),
        QStringLiteral("FOLDER|FILE.zip"));
    parser.addOption(outOption);
    parser.addPositionalArgument(QStringLiteral("RESULTS.dpfm"),
                                 tr("The results file; its latest sweep is bundled."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("RESULTS.dpfm")}, {},
                                             argumentsOf(argc, argv)))
        return *exitCode;
    if (parser.value(outOption).isEmpty())
        return badUsage(command, tr("--out FOLDER or --out FILE.zip is missing."));
    return bundle(parser.positionalArguments().constFirst(), parser.value(outOption));
}

} // namespace

Command bundleCommand() {
    return {"bundle", "RESULTS.dpfm --out FOLDER|FILE.zip",
            QT_TRANSLATE_NOOP("dpfm::app", "Puts a sweep with its experiment, CSV, figures and "
                                           "provenance together for a paper."),
            run};
}

} // namespace dpfm::app
