#include "app/export_command.h"

#include "app/console.h"
#include "app/console_application.h"
#include "app/damage_warning.h"
#include "app/exit_codes.h"
#include "app/figure_arguments.h"
#include "app/latest_sweep.h"
#include "app/offscreen.h"
#include "app/options.h"
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
#include <vector>

namespace dpfm::app {

namespace {

using session::SweepRecord;

/// What was asked for.
struct Request {
    QString results;
    QString csv; ///< empty: none
    session::CsvLayout layout = session::CsvLayout::Long;
    QString runs;                ///< empty: all
    std::optional<qint64> sweep; ///< none: the latest
    FigureRequest figure;
};

/// The request, or an exit code if there is nothing to do.
std::variant<Request, int> readRequest(const Command& command, const QStringList& arguments) {
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
    const QCommandLineOption runsOption(
        QStringLiteral("runs"),
        tr("The runs in the CSV and the figure by their index, like 0-5,8 (all)."),
        QStringLiteral("LIST"));
    const QCommandLineOption sweepOption(
        QStringLiteral("sweep"),
        tr("The sweep of this number in the file; the latest unless told."), QStringLiteral("N"));
    parser.addOptions({csvOption, layoutOption, runsOption, sweepOption});
    const FigureArguments figureArguments;
    figureArguments.addTo(parser);
    parser.addPositionalArgument(QStringLiteral("RESULTS.dpfm"), tr("The results file."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("RESULTS.dpfm")},
                                             FigureArguments::repeatable(), arguments))
        return *exitCode;
    const auto figure = figureArguments.read(parser);
    if (!figure)
        return badUsage(command, session::errorText(figure.error()));
    Request request;
    request.results = parser.positionalArguments().constFirst();
    request.csv = parser.value(csvOption);
    request.figure = *figure;
    if (parser.isSet(layoutOption) && request.csv.isEmpty())
        return badUsage(command, tr("--layout is of the CSV; name one after --csv."));
    if (parser.isSet(sweepOption)) {
        int number = 0;
        if (const auto read = readNumber(parser, sweepOption, number); !read)
            return badUsage(command, session::errorText(read.error()));
        request.sweep = number;
    }
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

/// The error's place is the option.
Result<std::vector<std::size_t>> runsOf(const SweepRecord& sweep, const Request& request) {
    auto runs = session::parseRunList(request.runs, sweep.runs.size());
    if (runs)
        return runs;
    Error error = runs.error();
    error.place = "--runs";
    return error;
}

Result<void> writeCsv(const SweepRecord& sweep, const Request& request) {
    if (request.csv.isEmpty())
        return {};
    session::CsvOptions options{request.layout, {}};
    if (!request.runs.isEmpty()) {
        auto runs = runsOf(sweep, request);
        if (!runs)
            return runs.error();
        options.runs = *std::move(runs);
    }
    return session::exportCsv(sweep, request.csv, options);
}

/// The figure that was asked for, of the runs that were.
Result<figures::FigureOptions> figureOf(const SweepRecord& sweep, const Request& request) {
    figures::FigureOptions options = request.figure.options;
    if (request.runs.isEmpty())
        return options;
    const auto list = runsOf(sweep, request);
    if (!list)
        return list.error();
    options.filter.shown.assign(sweep.runs.size(), false);
    for (const std::size_t run : *list)
        options.filter.shown[run] = true;
    return options;
}

Result<void> writeFigure(const SweepRecord& sweep, const Request& request) {
    if (request.figure.path.isEmpty())
        return {};
    const auto options = figureOf(sweep, request);
    return options ? figures::exportFigure(sweep, *options, request.figure.path)
                   : Result<void>(options.error());
}

Result<void> writeSentences(const SweepRecord& sweep, const Request& request) {
    if (!request.figure.sentences)
        return {};
    auto options = figureOf(sweep, request);
    if (!options)
        return options.error();
    options->look.fontFamily.clear(); // sentences have none
    const auto checked = figures::checkFigure(sweep, *options, figures::FigureFormat::Pdf);
    if (!checked)
        return checked;
    for (const QString& sentence : sentencesOf(sweep, *options))
        printLine(sentence);
    return {};
}

int run(const Command& command, int argc, char** argv) {
    const std::unique_ptr<QCoreApplication> application =
        FigureArguments::wanted(argc, argv) ? offscreenApplication(argv)
                                            : std::make_unique<ConsoleApplication>(argc, argv);
    const auto asked = readRequest(command, argumentsOf(argc, argv));
    if (const int* exitCode = std::get_if<int>(&asked))
        return *exitCode;
    const auto& request = std::get<Request>(asked);
    const auto sweep = latestSweep(request.results, request.sweep);
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
            "F.pdf|F.svg|F.png|F.tex [--plot PLOT]]",
            QT_TRANSLATE_NOOP("dpfm::app", "Writes a sweep of a results file as CSV "
                                           "and as figures."),
            run};
}

} // namespace dpfm::app
