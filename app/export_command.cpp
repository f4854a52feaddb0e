#include "app/export_command.h"

#include "app/console.h"
#include "app/damage_warning.h"
#include "app/exit_codes.h"
#include "app/figure_arguments.h"
#include "app/latest_sweep.h"
#include "app/offscreen.h"
#include "app/sentences.h"
#include "app/translate.h"
#include "ui/session/csv_export.h"
#include "ui/session/error_text.h"
#include "ui/session/run_list.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <memory>
#include <optional>
#include <variant>

namespace dpfm::app {

namespace {

using session::SweepRecord;

/// What was asked for.
struct Request {
    QString results;
    QString csv; ///< empty: none
    session::CsvLayout layout = session::CsvLayout::Long;
    QString runs; ///< of the CSV; empty: all
    FigureRequest figure;
};

/// The request, or an exit code if there is nothing to do.
std::variant<Request, int> readRequest(const Command& command) {
    QCommandLineParser parser;
    const QCommandLineOption csvOption(
        QStringLiteral("csv"),
        tr("Every epoch of every run as CSV; its provenance goes beside it, in F.csv.json."),
        QStringLiteral("F.csv"));
    const QCommandLineOption layoutOption(
        QStringLiteral("layout"),
        tr("How the CSV is laid out: long, a line for each run and epoch (unless told), or wide, a "
           "line for each epoch with a column for each run and metric."),
        QStringLiteral("long|wide"));
    const QCommandLineOption runsOption(QStringLiteral("runs"),
                                        tr("The runs in the CSV by their index, like 0-5,8 (all)."),
                                        QStringLiteral("LIST"));
    parser.addOptions({csvOption, layoutOption, runsOption});
    const FigureArguments figureArguments;
    figureArguments.addTo(parser);
    parser.addPositionalArgument(QStringLiteral("RESULTS.dpfm"), tr("The results file."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("RESULTS.dpfm")},
                                             {QStringLiteral("metric")}))
        return *exitCode;
    const auto figure = figureArguments.read(parser);
    if (!figure)
        return badUsage(command, session::errorText(figure.error()));
    Request request;
    request.results = parser.positionalArguments().constFirst();
    request.csv = parser.value(csvOption);
    request.figure = *figure;
    for (const QCommandLineOption& option : {layoutOption, runsOption})
        if (parser.isSet(option) && request.csv.isEmpty())
            return badUsage(
                command,
                tr("--%1 is of the CSV; name one after --csv.").arg(option.names().constFirst()));
    if (parser.isSet(layoutOption)) {
        const auto layout = session::csvLayout(parser.value(layoutOption));
        if (!layout)
            return badUsage(command, tr("There is no layout \"%1\"; there are long and wide.")
                                         .arg(parser.value(layoutOption)));
        request.layout = *layout;
    }
    if (parser.isSet(runsOption) && parser.value(runsOption).isEmpty())
        return badUsage(command, tr("--runs names no run."));
    request.runs = parser.value(runsOption);
    if (request.csv.isEmpty() && request.figure.path.isEmpty() && !request.figure.sentences)
        return badUsage(command,
                        tr("Say what to write: --csv F.csv, --figure F.pdf or --sentences."));
    if (!request.figure.path.isEmpty()) {
        if (const auto format = figures::figureFormat(request.figure.path); !format)
            return badUsage(command, session::errorText(format.error()));
        if (!request.csv.isEmpty() && QFileInfo(request.figure.path).absoluteFilePath() ==
                                          QFileInfo(request.csv).absoluteFilePath())
            return badUsage(command, tr("--csv and --figure name the same file."));
    }
    return request;
}

void warnIfIncomplete(const SweepRecord& sweep, const QString& path) {
    if (!sweep.complete())
        printError(tr("Warning: %1: The sweep is incomplete: %2 of %3 runs have not ended.")
                       .arg(path)
                       .arg(sweep.remaining().size())
                       .arg(sweep.runs.size() - sweep.deletedCount()));
}

Result<void> writeCsv(const SweepRecord& sweep, const Request& request) {
    if (request.csv.isEmpty())
        return {};
    session::CsvOptions options{request.layout, {}};
    if (!request.runs.isEmpty()) {
        auto runs = session::parseRunList(request.runs, sweep.runs.size());
        if (!runs) {
            Error error = runs.error();
            error.place = "--runs";
            return error;
        }
        options.runs = *std::move(runs);
    }
    return session::exportCsv(sweep, request.csv, options);
}

Result<void> writeFigure(const SweepRecord& sweep, const Request& request) {
    const auto& [path, options, sentences] = request.figure;
    return path.isEmpty() ? Result<void>() : figures::exportFigure(sweep, options, path);
}

Result<void> writeSentences(const SweepRecord& sweep, const Request& request) {
    if (!request.figure.sentences)
        return {};
    figures::FigureOptions options = request.figure.options;
    options.fontFamily.clear(); // sentences have none
    const auto checked = figures::checkFigure(sweep, options, figures::FigureFormat::Pdf);
    if (!checked)
        return checked;
    for (const QString& sentence : sentencesOf(sweep, options))
        printLine(sentence);
    return {};
}

int run(const Command& command, int argc, char** argv) {
    const std::unique_ptr<QCoreApplication> application =
        FigureArguments::wanted(argc, argv) ? offscreenApplication(argc, argv)
                                            : std::make_unique<QCoreApplication>(argc, argv);
    const auto asked = readRequest(command);
    if (const int* exitCode = std::get_if<int>(&asked))
        return *exitCode;
    const auto& request = std::get<Request>(asked);
    const auto sweep = latestSweep(request.results);
    if (!sweep) {
        printError(sweep.error());
        return kBadInput;
    }
    warnOfDamage(*sweep, request.results);
    warnIfIncomplete(*sweep, request.results);
    for (const auto write : {writeCsv, writeFigure, writeSentences})
        if (const auto written = write(*sweep, request); !written) {
            printError(written.error());
            return kBadInput;
        }
    return kDone;
}

} // namespace

Command exportCommand() {
    return {"export",
            "RESULTS.dpfm [--csv F.csv [--layout long|wide] [--runs LIST]] [--figure "
            "F.pdf|F.svg|F.png [--plot PLOT]]",
            QT_TRANSLATE_NOOP("dpfm::app", "Writes the latest sweep of a results file as CSV "
                                           "and as figures."),
            run};
}

} // namespace dpfm::app
